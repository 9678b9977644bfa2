"""Host names to addresses, in threads that nobody has to wait for."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress

from sitecheck.links.guard import is_literal
from sitecheck.links.model import Settings

MOST = 32
"""Look-ups at once. The event loop's own pool has six threads on a small machine, each held for seconds
by a dead name server, and the interpreter waits for them when it ends; these are daemons."""


class Names:
    """Looks names up by the settings' resolver or the system's.

    Attributes:
        worked: whether any look-up succeeded.
    """

    def __init__(self, settings: Settings) -> None:
        self._resolve = settings.resolve
        self._places = asyncio.Semaphore(MOST)
        self.worked = False

    async def look_up(self, host: str, port: int) -> list[tuple[str, int]]:
        """The (address, port) pairs of a host; a numeric address is its own.

        Raises:
            socket.gaierror: the name does not exist, or can't be looked up.
        """
        if is_literal(host):
            return [(host, port)]
        if self._resolve is not None:
            pairs = await self._resolve(host, port)
        else:
            async with self._places:
                pairs = await _in_thread(host, port)
        self.worked = self.worked or bool(pairs)
        return pairs


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
