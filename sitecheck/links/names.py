"""Host names to addresses, in threads that nobody has to wait for."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from time import monotonic
from typing import NamedTuple

from sitecheck.links.guard import is_literal
from sitecheck.links.model import Settings

MOST = 32
"""Look-ups at once. The event loop's own pool has six threads on a small machine, each held for seconds
by a dead name server, and the interpreter waits for them when it ends; these are daemons."""

HOPELESS = 10
"""Names that failed without one that worked: there is no network here."""


class Names:
    """Looks names up by the settings' resolver or the system's.

    A name is looked up once at a time. One that fails is looked up a second time after
    `Settings.second_look`, and then no more in this run: a hundred links to a dead host wait for it once.

    Attributes:
        worked: whether any look-up succeeded.
    """

    def __init__(self, settings: Settings) -> None:
        self._resolve = settings.resolve
        self._second_look = settings.second_look
        self._places = asyncio.Semaphore(MOST)
        self._under_way: dict[tuple[str, int], asyncio.Task[list[tuple[str, int]]]] = {}
        self._failures: dict[str, _Failure] = {}
        self.worked = False

    def given_up(self, host: str) -> socket.gaierror | None:
        """Why a name is looked up no more; None if it still is."""
        if not self.worked and len(self._failures) >= HOPELESS:
            return next(reversed(self._failures.values())).error
        failure = self._failures.get(host)
        if failure and (failure.twice or monotonic() < failure.until):
            return failure.error
        return None

    async def look_up(self, host: str, port: int) -> list[tuple[str, int]]:
        """The (address, port) pairs of a host; a numeric address is its own.

        Raises:
            socket.gaierror: the name does not exist, or can't be looked up.
        """
        if is_literal(host):
            return [(host, port)]
        if error := self.given_up(host):
            raise error
        task = self._under_way.get((host, port))
        if task is None:
            task = self._under_way[host, port] = asyncio.create_task(self._ask(host, port))
            task.add_done_callback(lambda _: self._under_way.pop((host, port), None))
        return await asyncio.shield(task)

    async def _ask(self, host: str, port: int) -> list[tuple[str, int]]:
        try:
            if self._resolve is not None:
                pairs = await self._resolve(host, port)
            else:
                async with self._places:
                    pairs = await _in_thread(host, port)
        except socket.gaierror as error:
            twice = host in self._failures
            self._failures[host] = _Failure(error, monotonic() + self._second_look * 0.9, twice)
            raise
        self.worked = self.worked or bool(pairs)
        self._failures.pop(host, None)
        return pairs


class _Failure(NamedTuple):
    error: socket.gaierror
    until: float
    twice: bool


async def _in_thread(host: str, port: int) -> list[tuple[str, int]]:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[list[tuple[str, int]]] = loop.create_future()

    def tell(pairs: list[tuple[str, int]], error: OSError | None) -> None:
        if future.done():
            return
        if error is None:
            future.set_result(pairs)
        else:
            future.set_exception(error)

    def work() -> None:
        pairs: list[tuple[str, int]] = []
        trouble: OSError | None = None
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            pairs = [(str(address[0]), int(address[1])) for *_, address in found]
        except OSError as error:
            trouble = error
        except UnicodeError:  # a part of the name is longer than 63 characters
            trouble = socket.gaierror(socket.EAI_NONAME, "not a host name")
        with suppress(RuntimeError):  # the run is over, nobody listens
            loop.call_soon_threadsafe(tell, pairs, trouble)

    threading.Thread(target=work, name="sitecheck-dns", daemon=True).start()
    return await future
