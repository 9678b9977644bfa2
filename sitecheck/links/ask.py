"""One target: asked, asked again, judged, looked at more closely."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from sitecheck.links import archive
from sitecheck.links.address import Address, display, parse
from sitecheck.links.chain import Outcome, walk
from sitecheck.links.exchange import FOR_ANCHORS, FOR_DATA, FOR_HINTS, failed
from sitecheck.links.fragments import in_html, in_pdf, meaningful
from sitecheck.links.hints import detour, parked, soft_404, title
from sitecheck.links.judge import Judgement, judge
from sitecheck.links.known import Policy, github, hosts
from sitecheck.links.model import LinkVerdict, Settings
from sitecheck.links.network import Network

_FILES = (".pdf", ".zip", ".gz", ".tar", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".mp4", ".pptx")
"""Endings of what is no page: HEAD is asked first, so that nobody sends megabytes for nothing."""

FEW_PAPERS = 5
"""As many are asked one by one, three seconds apart, when arXiv's interface does not answer."""


class Job(NamedTuple):
    """One thing to ask, whatever anchors of it are linked.

    Attributes:
        address: without fragment.
        targets: the links as written, each with its own fragment.
        policy: of the host.
    """

    address: Address
    targets: tuple[tuple[str, Address], ...]
    policy: Policy


class Papers(NamedTuple):
    """What arXiv says about the run's papers.

    Attributes:
        known: they exist.
        unanswered: the question about them got no answer.
    """

    known: set[str]
    unanswered: set[str]


class Asker:
    """Turns jobs into verdicts.

    Args:
        settings: patience and curiosity.
        network: the door.
        papers: which of the run's arXiv papers the interface knows; shared by all jobs.
    """

    def __init__(self, settings: Settings, network: Network, papers: asyncio.Future[Papers]) -> None:
        self.settings = settings
        self.network = network
        self._papers = papers

    async def verdicts(self, job: Job) -> list[LinkVerdict]:
        """One verdict for each of the job's targets."""
        judged, outcome = await self._light(job) or await self._patiently(job)
        if judged.verdict == "dead":
            judged = await self._doubt(job.address, judged, outcome)
        base = LinkVerdict(
            url="",
            verdict=judged.verdict,
            reason=display(judged.reason),
            status=judged.status,
            seconds=round(outcome.last.seconds, 3),
            slow=judged.verdict == "alive" and outcome.last.seconds >= self.settings.slow,
            refused=judged.refused,
            transient=judged.transient,
        )
        if base.verdict == "alive":
            base = await self._closer(job, base, outcome)
        elif base.verdict == "dead" and self.settings.suggest_archive:
            base = await archive.suggest(self.network, job.address, base)
        return [await self._anchored(base, url, target, outcome) for url, target in job.targets]

    async def _light(self, job: Job) -> tuple[Judgement, Outcome] | None:
        """Ask a cheaper question; only "alive" is believed."""
        if job.policy.paper:
            papers = await self._papers
            if job.policy.paper in papers.known:
                return Judgement("alive", "known to arXiv"), _nowhere(job.address)
            if job.policy.paper in papers.unanswered and len(papers.unanswered) > FEW_PAPERS:
                return Judgement("unknown", "arXiv did not answer", transient=True), _nowhere(job.address)
            return None
        if (light := job.policy.light) is None:
            return None
        outcome = await walk(self.network, "GET", light.address, FOR_DATA)
        judged = light.read(outcome)
        if judged is None or judged.verdict != "alive":
            return None
        return judged, outcome._replace(address=job.address, hops=(), steps=())

    async def _patiently(self, job: Job) -> tuple[Judgement, Outcome]:
        """Ask until the answer is good, final, or patience is at its end."""
        anchors = any(meaningful(target) for _, target in job.targets)
        limits = FOR_ANCHORS if anchors else FOR_HINTS
        method = "HEAD" if not anchors and (job.policy.head or _is_file(job.address)) else "GET"
        looked, tries, other = False, 0, False
        while True:
            outcome = await walk(self.network, method, job.address, limits)
            name = job.policy.refuses_robots or hosts.refuses_robots(outcome.address.host)
            judged = judge(outcome, accept=self.settings.accept, refuses_robots=name)
            if judged.verdict == "alive" or judged.refused:
                return judged, outcome
            if judged.verdict == "dead":
                if looked:
                    return judged, outcome
                looked, method = True, "GET"
                await asyncio.sleep(self.settings.second_look)
            elif (
                not other
                and not judged.transient
                and (method == "HEAD" or outcome.last.failure == "protocol")
            ):
                # Many servers refuse HEAD, or botch it; some send bodies that break the rules.
                other, method = True, "GET" if method == "HEAD" else "HEAD"
            elif judged.transient and tries < self.settings.retries:
                wait = judged.retry_after
                if wait is not None and wait > self.settings.longest_wait:
                    return judged._replace(reason=f"{judged.reason}, asks to wait {wait:.0f} s"), outcome
                if wait is None:
                    wait = self.settings.backoff * 2**tries
                tries, method = tries + 1, "GET"
                if judged.status in {429, 503}:
                    self.network.pace.pause(outcome.address.host, wait)
                else:
                    await asyncio.sleep(wait)
            else:
                return judged, outcome

    async def _doubt(self, address: Address, judged: Judgement, outcome: Outcome) -> Judgement:
        """Take back what may be our own network's fault; name what exactly is missing."""
        if outcome.last.failure == "no-host" and not await self.network.names_work():
            return Judgement("unknown", "no host name can be looked up from here", transient=True)
        place = github.target(address) if judged.status in {404, 410} else None
        if place is None:
            return judged
        there = await self._is_there(place.repository_page)
        branch = there and bool(place.branch) and await self._is_there(place.branch_page)
        told = github.missing(place, repository_there=there, branch_there=branch)
        return judged._replace(reason=f"{judged.reason}: {told}")

    async def _is_there(self, address: Address) -> bool:
        return judge(await walk(self.network, "HEAD", address)).verdict == "alive"

    async def _closer(self, job: Job, base: LinkVerdict, outcome: Outcome) -> LinkVerdict:
        """What else is to be said about a page that answers."""
        start, end, last = job.address, outcome.address, outcome.last
        page = last.text if last.body and last.is_html else ""
        doubt = ""
        if not job.policy.own_redirects:
            doubt = detour(start, end) or soft_404(start, page)
        doubt = doubt or parked(end, page)
        moved = end.url != start.url
        return base._replace(
            final_url=end.url if moved else None,
            permanent=outcome.moved_for_good
            and moved
            and not doubt
            and not job.policy.own_redirects
            and not _same_page(start, end),
            soft_dead=doubt,
            https_works=start.scheme == "http"
            and not doubt
            and (job.policy.https or await self._https(start, outcome)),
        )

    async def _https(self, start: Address, outcome: Outcome) -> bool:
        """Whether the same page is to be had over https."""
        end = outcome.address
        if end.scheme == "https":
            return _same_page(start, end)
        if start.port != 80 or outcome.hops:
            return False
        twin = parse(f"https:{start.url.partition(':')[2]}")
        method = "GET" if outcome.last.body else "HEAD"
        other = await walk(self.network, method, twin)
        if judge(other).verdict != "alive" or not _same_page(start, other.address):
            return False
        if other.address.scheme != "https":
            return False
        if outcome.last.is_html:
            name = title(outcome.last.text)
            return bool(name) and name == title(other.last.text)
        shape = [(last.kind, last.headers.get("content-length")) for last in (outcome.last, other.last)]
        return shape[0] == shape[1] and shape[0][1] is not None

    async def _anchored(self, base: LinkVerdict, url: str, target: Address, outcome: Outcome) -> LinkVerdict:
        """The verdict for one way of linking the page."""
        verdict = base._replace(url=url)
        last, end = outcome.last, outcome.address
        fragment = end.fragment or target.fragment
        if verdict.final_url and fragment:
            verdict = verdict._replace(final_url=f"{verdict.final_url}#{fragment}")
        if verdict.verdict != "alive" or not last.body or not meaningful(end._replace(fragment=fragment)):
            return verdict
        if last.is_html:
            presence = in_html(last.text, fragment, whole=last.whole)
        elif last.kind == "application/pdf":
            presence = await in_pdf(last.body, fragment, whole=last.whole)
        else:
            return verdict
        if presence != "missing":
            return verdict
        return verdict._replace(fragment_missing=True, reason=f"{verdict.reason}, no anchor #{fragment}")


def _same_page(one: Address, other: Address) -> bool:
    """Whether two addresses differ only in scheme, `www.` and a closing slash."""
    return (
        one.host.removeprefix("www.") == other.host.removeprefix("www.")
        and one.path.rstrip("/") == other.path.rstrip("/")
        and one.query == other.query
    )


def _is_file(address: Address) -> bool:
    return address.path.lower().endswith(_FILES)


def _nowhere(address: Address) -> Outcome:
    return Outcome(address, failed("connection", "not asked"))
