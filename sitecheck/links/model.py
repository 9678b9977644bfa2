"""What goes into the links door and what comes out of it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Literal, NamedTuple, Protocol

from sitecheck import __version__
from sitecheck.findings import Place

Answer = Literal["alive", "dead", "unknown"]

Resolve = Callable[[str, int], Awaitable[list[tuple[str, int]]]]
"""A host name and a port in; (IP address, port) pairs out. Raises `socket.gaierror`."""

USER_AGENT = f"Mozilla/5.0 (compatible; sitecheck/{__version__}; +https://jekyll-sitecheck.readthedocs.io)"


class LinkUse(NamedTuple):
    """A link as one place of the site uses it.

    Attributes:
        url: the target, Liquid and HTML entities already resolved.
        place: where it is written; a fix is offered only if the text there is the target itself.
        source: the place is in a source file; what a build made is not to be mended.
    """

    url: str
    place: Place
    source: bool = True


class LinkVerdict(NamedTuple):
    """What is known about one target.

    Attributes:
        url: as in `LinkUse.url`.
        verdict: only `dead` is a failure; `unknown` means that no honest answer can be given.
        reason: for people, without credentials; a clause such as "404 Not Found".
        status: the last HTTP status, if there was an answer.
        final_url: where redirects ended, if elsewhere.
        permanent: every redirect on the way was a permanent one (301 or 308).
        fragment_missing: the page is there, the anchor isn't.
        soft_dead: why an answer of 2xx may not be the page meant; empty if nothing hints at it.
        https_works: the target is http, and https shows the same page.
        slow: the answer took longer than `Settings.slow`.
        seconds: how long the first bytes of the last answer took.
        refused: sitecheck did not open a connection, for safety.
        transient: the reason may be gone within the hour (time-outs, 5xx, too many requests).
        archived: an archived copy of a dead page.
        archived_on: that copy's date, YYYY-MM-DD.
        cached: answered from the cache.
        own: the target belongs to the site that is checked.
    """

    url: str
    verdict: Answer
    reason: str = ""
    status: int | None = None
    final_url: str | None = None
    permanent: bool = False
    fragment_missing: bool = False
    soft_dead: str = ""
    https_works: bool = False
    slow: bool = False
    seconds: float = 0.0
    refused: bool = False
    transient: bool = False
    archived: str | None = None
    archived_on: str | None = None
    cached: bool = False
    own: bool = False


class HostHeader(NamedTuple):
    """A header for one host only.

    Attributes:
        host: lower case, with `:port` if the port isn't the scheme's own.
        name: the header's.
        value: never printed.
    """

    host: str
    name: str
    value: str


class Settings(NamedTuple):
    """How links are asked.

    Attributes:
        concurrency: requests under way at once.
        per_host: of these, to one host.
        interval: seconds between the starts of two requests to one host.
        timeout: seconds until an answer must have begun.
        retries: after time-outs, resets, 429 and 5xx.
        backoff: seconds before the first retry, doubled for each further one.
        second_look: seconds before a link is asked again that seems dead.
        longest_wait: seconds; a longer Retry-After is not waited for.
        slow: seconds from which an answer is called slow.
        accept: status codes that count as alive besides 2xx.
        include: if any, only targets that one of these matches are asked.
        exclude: targets that one of these matches are left out.
        user_agent: the header's value.
        headers: sent to the named hosts only.
        proxies: scheme to proxy URL, as `urllib.request.getproxies`; None takes the environment's.
        allow_private: also open private, loopback, link-local and metadata addresses.
        exempt: (address, port) pairs that are opened although they are private.
        resolve: how names become addresses; None asks the system.
        suggest_archive: look for archived copies of dead pages.
        cache: keep verdicts between runs.
        cache_folder: None takes the user's cache folder.
        refresh: ask again whatever the cache says.
    """

    concurrency: int = 64
    per_host: int = 4
    interval: float = 0.05
    timeout: float = 20.0
    retries: int = 2
    backoff: float = 1.0
    second_look: float = 1.0
    longest_wait: float = 30.0
    slow: float = 5.0
    accept: frozenset[int] = frozenset()
    include: tuple[re.Pattern[str], ...] = ()
    exclude: tuple[re.Pattern[str], ...] = ()
    user_agent: str = USER_AGENT
    headers: tuple[HostHeader, ...] = ()
    proxies: Mapping[str, str] | None = None
    allow_private: bool = False
    exempt: frozenset[tuple[str, int]] = frozenset()
    resolve: Resolve | None = None
    suggest_archive: bool = False
    cache: bool = True
    cache_folder: str | None = None
    refresh: bool = False

    def wants(self, url: str) -> bool:
        """Whether include and exclude patterns let a target through."""
        if self.include and not any(pattern.search(url) for pattern in self.include):
            return False
        return not any(pattern.search(url) for pattern in self.exclude)


class Watch(Protocol):
    """Somebody who looks on."""

    def begin(self, total: int) -> None:
        """So many verdicts will come."""

    def verdict(self, verdict: LinkVerdict) -> None:
        """Here is one."""

    def crawled(self, links: int) -> None:
        """LinkChecker has seen so many links."""

    def tick(self, busy: list[str]) -> None:
        """Time passes; these hosts are being waited for, the slowest first."""


class Run(NamedTuple):
    """What came out.

    Attributes:
        verdicts: one for each distinct target, in the order in which they came.
        total: how many there should be.
        interrupted: Ctrl-C ended the run.
        requests: how many were sent.
        cache_trouble: why verdicts could not be kept; empty if they were.
    """

    verdicts: list[LinkVerdict]
    total: int
    interrupted: bool = False
    requests: int = 0
    cache_trouble: str = ""


class Checked(NamedTuple):
    """What a run came to.

    Attributes:
        uses: where each target is written.
        run: the verdicts on them.
    """

    uses: list[LinkUse]
    run: Run


class CrawlError(Exception):
    """LinkChecker did not run, broke off, or found no site."""


def accepted_codes(text: str) -> frozenset[int]:
    """Read `403,429,500-599`.

    Raises:
        ValueError: something else stands there.
    """
    codes: set[int] = set()
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        low, dash, high = part.partition("-")
        first, last = int(low), int(high) if dash else int(low)
        if not 100 <= first <= last <= 999:
            raise ValueError(f"no HTTP status code: {part}")
        codes.update(range(first, last + 1))
    return frozenset(codes)


def host_header(text: str, environment: Mapping[str, str]) -> HostHeader:
    """Read `HOST:NAME=VARIABLE`, the value being the environment variable's.

    Secrets so never stand on a command line, where every process of the machine can read them.

    Raises:
        ValueError: another form, or the variable is not set.
    """
    target, equals, variable = text.partition("=")
    host, colon, name = target.rpartition(":")
    if not (equals and colon and host and re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name)):
        raise ValueError(f"write HOST:NAME=VARIABLE, not {text}")
    value = environment.get(variable)
    if not value:
        raise ValueError(f"the environment variable {variable} is not set")
    if "\r" in value or "\n" in value:
        raise ValueError(f"the environment variable {variable} has a line break")
    return HostHeader(host.lower(), name, value)
