"""All links of a site: each asked once, verdicts as they come, nothing lost on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sitecheck.links.address import Address, BadAddressError, display, parse
from sitecheck.links.chain import walk
from sitecheck.links.exchange import FOR_DATA
from sitecheck.links.known import Policy, arxiv, hosts, policy
from sitecheck.links.model import LinkVerdict, Run, Settings, Watch

if TYPE_CHECKING:
    from sitecheck.links.ask import Asker, Job, Papers
    from sitecheck.links.cache import Cache
    from sitecheck.links.network import Network
    from sitecheck.links.pace import Pace

FLUSH = 1.0
"""Seconds between two writes of the cache: what a killed run may lose."""

TICK = 0.1
"""Seconds between two looks of the progress display."""


def check(urls: Iterable[str], settings: Settings, watch: Watch | None = None) -> Run:
    """Ask for every target once. Ctrl-C ends it early with what is known so far."""
    engine = Engine(settings, watch)
    interrupted = False
    try:
        engine.prepare(urls)
        if engine.jobs:
            asyncio.run(engine.ask())
    except KeyboardInterrupt:
        interrupted = True
    finally:
        engine.close()
    return Run(engine.verdicts, engine.total, interrupted, engine.requests, engine.cache_trouble)


class Engine:
    """One run.

    Args:
        settings: of the run.
        watch: told of every verdict.
    """

    def __init__(self, settings: Settings, watch: Watch | None = None) -> None:
        self.settings = settings
        self.verdicts: list[LinkVerdict] = []
        self.total = 0
        self.requests = 0
        self.jobs: dict[str, tuple[Address, Policy, list[tuple[str, Address]]]] = {}
        self._watch = watch
        self._cache: Cache | None = None
        if settings.cache:
            from sitecheck.links.cache import Cache, default_folder

            self._cache = Cache(settings.cache_folder or default_folder(), settings)

    @property
    def cache_trouble(self) -> str:
        """Why the cache is out of use; empty if it works."""
        return self._cache.trouble if self._cache else ""

    def prepare(self, urls: Iterable[str]) -> None:
        """Answer what needs no question; sort the rest into jobs."""
        wanted = [url for url in dict.fromkeys(urls) if self.settings.wants(url)]
        self.total = len(wanted)
        if self._watch:
            self._watch.begin(self.total)
        open_targets: list[tuple[str, Address, Policy]] = []
        for url in wanted:
            try:
                address = parse(url)
            except BadAddressError as error:
                self._tell(LinkVerdict(url, "dead" if error.sure else "unknown", str(error)))
                continue
            known = policy(address)
            if known.answer:
                self._tell(LinkVerdict(url, known.answer.verdict, known.answer.reason))
            else:
                open_targets.append((url, address, known))
        cached: dict[str, LinkVerdict] = {}
        if self._cache and not self.settings.refresh:
            cached = self._cache.get_many(url for url, _, _ in open_targets)
        for url, address, known in open_targets:
            if url in cached:
                self._tell(cached[url])
                continue
            bare = address._replace(fragment="")
            job = self.jobs.setdefault(bare.url, (bare, known, []))
            job[2].append((url, address))

    async def ask(self) -> None:
        """Ask all jobs at once; the pace decides who really goes."""
        from sitecheck.links.ask import Asker, Job
        from sitecheck.links.network import Network
        from sitecheck.links.pace import Pace

        settings = self.settings
        pace = Pace(settings.concurrency, settings.per_host, settings.interval, hosts.INTERVALS)
        papers: asyncio.Future[Papers] = asyncio.get_running_loop().create_future()
        async with Network(settings, pace) as network:
            asker = Asker(settings, network, papers)
            todo = [Job(address, tuple(targets), known) for address, known, targets in self.jobs.values()]
            helpers = [
                asyncio.create_task(self._papers(network, papers)),
                asyncio.create_task(self._housekeeping(pace)),
            ]
            tasks = [asyncio.create_task(self._one(asker, job)) for job in todo]
            try:
                await asyncio.gather(*tasks)
            finally:
                for task in (*tasks, *helpers):
                    task.cancel()
                await asyncio.gather(*tasks, *helpers, return_exceptions=True)
                self.requests = network.requests

    async def _one(self, asker: Asker, job: Job) -> None:
        try:
            found = await asker.verdicts(job)
        except Exception as error:  # one odd link must not cost the others their verdicts
            reason = f"internal error: {type(error).__name__}: {display(str(error))}"
            found = [LinkVerdict(url, "unknown", reason, transient=True) for url, _ in job.targets]
        for verdict in found:
            if self._cache:
                self._cache.put(verdict)
            self._tell(verdict)

    async def _papers(self, network: Network, result: asyncio.Future[Papers]) -> None:
        """Ask arXiv for all papers together."""
        from sitecheck.links.ask import Papers

        wanted = [known.paper for _, known, _ in self.jobs.values() if known.paper]
        found = Papers(set(), set(wanted))
        try:
            for address, group in arxiv.questions(wanted):
                answer = (await walk(network, "GET", address, FOR_DATA)).last
                if answer.status == 200 and answer.whole:
                    found.known.update(arxiv.known(group, answer.body))
                    found.unanswered.difference_update(group)
        finally:
            if not result.done():
                result.set_result(found)

    async def _housekeeping(self, pace: Pace) -> None:
        """Show progress and write the cache now and then, until cancelled."""
        since = 0.0
        while True:
            await asyncio.sleep(TICK)
            if self._watch:
                self._watch.tick(pace.slowest())
            since += TICK
            if self._cache and since >= FLUSH:
                since = 0.0
                await asyncio.to_thread(self._cache.flush)

    def close(self) -> None:
        """Write the cache's last words."""
        if self._cache:
            self._cache.close()

    def _tell(self, verdict: LinkVerdict) -> None:
        self.verdicts.append(verdict)
        if self._watch:
            self._watch.verdict(verdict)
