"""Who may ask when: a limit in all, and per host a limit, an interval and a pause."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from types import TracebackType


class Lane:
    """The queue to one host.

    Attributes:
        answered: how many answers came.
        seconds: how long they took in all.
        waiting: requests under way.
    """

    __slots__ = ("answered", "free_at", "interval", "places", "seconds", "waiting")

    def __init__(self, places: int, interval: float) -> None:
        self.places = asyncio.Semaphore(places)
        self.interval = interval
        self.free_at = 0.0
        self.answered = 0
        self.seconds = 0.0
        self.waiting = 0


class Pace:
    """Hands out turns.

    Args:
        concurrency: turns in all.
        per_host: turns to one host.
        interval: seconds between two starts to one host.
        own_intervals: hosts that ask for longer ones.
    """

    def __init__(
        self,
        concurrency: int,
        per_host: int,
        interval: float,
        own_intervals: dict[str, float] | None = None,
    ) -> None:
        self._all = asyncio.Semaphore(concurrency)
        self._per_host = per_host
        self._interval = interval
        self._own = own_intervals or {}
        self.lanes: dict[str, Lane] = {}

    def lane(self, host: str) -> Lane:
        """The queue to a host."""
        found = self.lanes.get(host)
        if found is None:
            interval = max(self._interval, self._own.get(host, 0.0))
            found = self.lanes[host] = Lane(self._per_host, interval)
        return found

    def turn(self, host: str, pointless: Callable[[], object] = lambda: False) -> Turn:
        """A turn, to be used with `async with`.

        Args:
            host: whose lane to queue in.
            pointless: whether nothing will be asked after all; then the interval isn't waited for.
        """
        return Turn(self.lane(host), self._all, pointless)

    def pause(self, host: str, seconds: float) -> None:
        """Nobody asks this host before the time is over."""
        lane = self.lane(host)
        lane.free_at = max(lane.free_at, monotonic() + seconds)

    def slowest(self, count: int = 3) -> list[str]:
        """The hosts with requests under way, the slowest first."""
        lanes = self.lanes.items()
        busy = [(lane.seconds / max(1, lane.answered), host) for host, lane in lanes if lane.waiting]
        return [host for _, host in sorted(busy, reverse=True)[:count]]


class Turn:
    """Holds a place in the host's lane and one in all while inside."""

    __slots__ = ("_all", "_lane", "_pointless", "_start")

    def __init__(self, lane: Lane, everyone: asyncio.Semaphore, pointless: Callable[[], object]) -> None:
        self._lane = lane
        self._all = everyone
        self._pointless = pointless
        self._start = 0.0

    async def __aenter__(self) -> None:
        lane = self._lane
        await lane.places.acquire()
        try:
            # The host's own queue comes first: waiting for a slow host takes nobody else's place.
            while (wait := lane.free_at - monotonic()) > 0 and not self._pointless():
                await asyncio.sleep(wait)
            if not self._pointless():
                lane.free_at = monotonic() + lane.interval
            await self._all.acquire()
        except BaseException:
            lane.places.release()
            raise
        self._start = monotonic()
        lane.waiting += 1

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        lane = self._lane
        lane.waiting -= 1
        lane.answered += 1
        lane.seconds += monotonic() - self._start
        self._all.release()
        lane.places.release()
