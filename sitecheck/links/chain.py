"""From a target along its redirects to the last answer."""

from __future__ import annotations

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple, Protocol

from sitecheck.links.address import Address, BadAddressError, follow
from sitecheck.links.exchange import FOR_HINTS, Exchange, Limits, failed

MOST_HOPS = 10
"""Browsers give up at 20, crawlers of search engines at 5 to 10."""

REDIRECTS = {301, 302, 303, 307, 308}
PERMANENT = {301, 308}


class Asking(Protocol):
    """What the walk needs of the network."""

    async def exchange(
        self,
        method: str,
        address: Address,
        *,
        limits: Limits = FOR_HINTS,
        cookies: Mapping[str, str] | None = None,
    ) -> Exchange:
        """Ask once, without following anything."""


class Outcome(NamedTuple):
    """The end of a chain.

    Attributes:
        address: what was asked last.
        last: what came of it.
        hops: the statuses of the redirects before.
        steps: the addresses that redirected.
    """

    address: Address
    last: Exchange
    hops: tuple[int, ...] = ()
    steps: tuple[Address, ...] = ()

    @property
    def moved_for_good(self) -> bool:
        """Whether there were redirects, all of them permanent."""
        return bool(self.hops) and all(status in PERMANENT for status in self.hops)


async def walk(
    network: Asking,
    method: str,
    start: Address,
    limits: Limits = FOR_HINTS,
) -> Outcome:
    """Ask, and follow redirects; cookies live for this walk and their own host only.

    A circle is given one more turn when the server has set a cookie meanwhile (a cookie wall).
    """
    address = start
    hops: list[int] = []
    steps: list[Address] = []
    cookies: dict[str, dict[str, str]] = {}
    seen: set[tuple[str, int]] = set()
    while True:
        jar = cookies.get(address.host, {})
        place = (address.url, len(jar))
        if place in seen:
            return _end(address, hops, steps, "redirects in a circle")
        seen.add(place)
        answer = await network.exchange(method, address, limits=limits, cookies=jar)
        location = answer.headers.get("location")
        if answer.status not in REDIRECTS or not location:
            return Outcome(address, answer, tuple(hops), tuple(steps))
        if len(hops) == MOST_HOPS:
            return _end(address, hops, steps, f"more than {MOST_HOPS} redirects")
        if fresh := _cookies(answer):
            cookies.setdefault(address.host, {}).update(fresh)
        hops.append(answer.status)
        steps.append(address)
        try:
            address = follow(address, location)
        except BadAddressError as error:
            return _end(address, hops, steps, f"redirect elsewhere: {error}")


def _end(address: Address, hops: list[int], steps: list[Address], detail: str) -> Outcome:
    return Outcome(address, failed("redirects", detail), tuple(hops), tuple(steps))


def _cookies(answer: Exchange) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in answer.set_cookies:
        jar: SimpleCookie = SimpleCookie()
        try:
            jar.load(line)
        except CookieError:
            continue
        found.update({name: morsel.coded_value for name, morsel in jar.items()})
    return found
