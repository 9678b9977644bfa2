"""The second door: a built or live site, crawled by LinkChecker, judged like everything else.

LinkChecker says which pages, links and anchors there are and which of the site's own are missing. Links
that leave the site, and whatever seems wrong on a live one, are then asked by our own engine, with its
second look and its knowledge of hosts, so that both doors give the same verdicts.
"""

from __future__ import annotations

import asyncio
import html
from collections.abc import Iterable
from urllib.parse import urlsplit

from sitecheck.links import engine, linkchecker
from sitecheck.links.address import BadAddressError, parse
from sitecheck.links.built import Built
from sitecheck.links.collect import PageLink
from sitecheck.links.gateway import Gateway
from sitecheck.links.linkchecker import Row
from sitecheck.links.model import Checked, CrawlError, LinkUse, LinkVerdict, Run, Settings, Watch
from sitecheck.links.places import ROOT, Where, name_of, uses_of


def check_site(
    where: Where,
    links: Iterable[PageLink],
    settings: Settings,
    *,
    alone: bool = False,
    watch: Watch | None = None,
) -> Checked:
    """Crawl a site and judge its links.

    Args:
        where: the site.
        links: the links of its sources, to say in which source file a link stands.
        settings: as for every run.
        alone: believe LinkChecker in everything instead of asking again.
        watch: told of progress.

    Raises:
        CrawlError: LinkChecker did not run, or broke off.
    """
    rows: list[Row] = []
    starts, built = _starts(where)
    if built is None:
        settings = _with_start_allowed(settings, starts[0])

    def on_row(row: Row) -> None:
        rows.append(row)
        if watch:
            watch.crawled(len(rows))

    interrupted = names_work = False

    async def crawl() -> None:
        nonlocal names_work
        async with Gateway(settings, built) as gateway:
            try:
                await linkchecker.crawl(starts, settings, gateway, extern=alone, on_row=on_row)
            finally:
                names_work = gateway.names_worked

    try:
        asyncio.run(crawl())
    except KeyboardInterrupt:
        interrupted = True
    seen = [row for row in rows if row.page and row.target.startswith(("http://", "https://"))]
    judged: dict[str, LinkVerdict] = {}
    doubtful: list[str] = []
    for row in seen:
        if settings.wants(name_of(row.target)):
            verdict = _verdict(row, where, built, alone=alone, names_work=names_work)
            if verdict is None:
                doubtful.append(row.target)
            else:
                judged[verdict.url] = verdict
    asked = Run([], len(doubtful))
    if doubtful and not interrupted:
        asked = engine.check(doubtful, settings, watch)
    verdicts = [*judged.values(), *asked.verdicts]
    run = asked._replace(
        verdicts=verdicts,
        total=len(judged) + asked.total,
        interrupted=interrupted or asked.interrupted,
    )
    return Checked(list(uses_of(seen, links, where, built)), run)


def check_with_linkchecker(uses: Iterable[LinkUse], settings: Settings, watch: Watch | None = None) -> Run:
    """Ask the sources' links by LinkChecker instead of our own engine; slower, and it never retries.

    Raises:
        CrawlError: LinkChecker did not run, or broke off.
    """
    targets = [url for url in dict.fromkeys(use.url for use in uses) if settings.wants(url)]
    page = "\n".join(f'<a href="{html.escape(url)}">{number}</a>' for number, url in enumerate(targets))
    found: dict[str, LinkVerdict] = {}
    rows: list[Row] = []
    if watch:
        watch.begin(len(targets))

    def on_row(row: Row) -> None:
        rows.append(row)
        if watch:
            watch.crawled(len(rows))

    names_work = interrupted = False

    async def crawl() -> None:
        nonlocal names_work
        async with Gateway(settings, {"/": f"<html><body>{page}</body></html>".encode()}) as gateway:
            try:
                await linkchecker.crawl([f"{ROOT}/"], settings, gateway, extern=True, depth=1, on_row=on_row)
            finally:
                names_work = gateway.names_worked

    try:
        if targets:
            asyncio.run(crawl())
    except KeyboardInterrupt:
        interrupted = True
    told = {_plainly(row.target): row for row in rows if row.page}
    for url in targets:
        # LinkChecker names only the first of several ways to write one address.
        if row := told.get(_plainly(url)):
            verdict = _told(row, url, names_work=names_work)
        elif interrupted:
            continue
        else:
            verdict = LinkVerdict(url, "unknown", "LinkChecker gave no answer")
        found[url] = verdict
        if watch:
            watch.verdict(verdict)
    return Run(list(found.values()), len(targets), interrupted)


def _plainly(url: str) -> str:
    try:
        address = parse(url)
    except BadAddressError:
        return url
    return f"{address.url}#{address.fragment}"


def _starts(where: Where) -> tuple[list[str], Built | None]:
    """Where the crawl begins: at every page of a folder, for nothing may lead there."""
    if where.live:
        return [where.target], None
    built = Built(where.target, where.base)
    starts = [f"{ROOT}{path}" for path in built.pages()]
    if not starts:
        raise CrawlError(f"{where.target}: no HTML page there")
    return starts, built


def _with_start_allowed(settings: Settings, start: str) -> Settings:
    """A server that the user names may be opened, `jekyll serve` at 127.0.0.1:4000 above all."""
    try:
        address = parse(start)
    except BadAddressError as error:
        raise CrawlError(f"{start}: {error}") from error
    names = {address.host}
    if names & {"localhost", "127.0.0.1", "::1"}:
        names |= {"localhost", "127.0.0.1", "::1"}
    return settings._replace(exempt=settings.exempt | {(name, address.port) for name in names})


def _verdict(
    row: Row, where: Where, built: Built | None, *, alone: bool, names_work: bool
) -> LinkVerdict | None:
    """What is certain about a row; None where our engine must ask."""
    name = name_of(row.target)
    if row.target.startswith(f"{ROOT}/"):
        return _told(row, name, names_work=names_work)._replace(own=True)
    if built is not None and where.own and (path := _own_path(row.target, where.own)) is not None:
        # The site's own published address: what counts is the build, not what is online today.
        there = bool(built.file_of(path)) or built.serve(path).status == 301
        reason = "in the built site" if there else "not in the built site"
        return LinkVerdict(name, "alive" if there else "dead", reason, own=True)
    if alone:
        return _told(row, name, names_work=names_work)
    if where.live and row.checked and row.valid and _same_host(row.target, where.target):
        return _told(row, name, names_work=names_work)._replace(own=True)
    return None


def _told(row: Row, url: str, *, names_work: bool) -> LinkVerdict:
    judged = linkchecker.judge(row, names_work=names_work)
    return LinkVerdict(
        url,
        judged.verdict,
        judged.reason,
        status=judged.status,
        fragment_missing=row.anchor is not None,
        refused=judged.refused,
        transient=judged.transient,
    )


def _own_path(url: str, own: str) -> str | None:
    """The path of an address below the site's own; None for another's."""
    try:
        there, here = parse(url), parse(own)
    except BadAddressError:
        return None
    return there.path if there.host.removeprefix("www.") == here.host.removeprefix("www.") else None


def _same_host(url: str, other: str) -> bool:
    return urlsplit(url).netloc.lower() == urlsplit(other).netloc.lower()
