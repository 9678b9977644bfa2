"""All the servers that the table of behaviours needs, and settings that make a run quick."""

from __future__ import annotations

import datetime
import os
import socket
import ssl
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import trustme

from sitecheck.links.model import Settings
from tests.links.hostile import Hostile


class Certificates:
    """An authority that the tests trust, and one that nobody does."""

    def __init__(self) -> None:
        self.authority = trustme.CA()
        self.stranger = trustme.CA()
        with tempfile.NamedTemporaryFile(suffix=".pem", delete=False) as file:
            self.file = file.name
        self.authority.cert_pem.write_to_path(self.file)

    def close(self) -> None:
        os.unlink(self.file)

    def server(self, *names: str, **issued: datetime.datetime) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(*names, **issued).configure_cert(context)
        return context

    def expired(self) -> ssl.SSLContext:
        past = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
        return self.server("127.0.0.1", not_before=past, not_after=past + datetime.timedelta(days=1))

    def untrusted(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.stranger.issue_cert("127.0.0.1").configure_cert(context)
        return context

    def self_signed(self) -> ssl.SSLContext:
        """The stranger's own certificate, served as if it were a server's."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            both = Path(folder, "both.pem")
            both.write_bytes(self.stranger.private_key_pem.bytes() + self.stranger.cert_pem.bytes())
            context.load_cert_chain(both)
        return context


@contextmanager
def trusting(certificates: Certificates) -> Iterator[None]:
    """The authority is the only one, for programs that honour SSL_CERT_FILE."""
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = certificates.file
    try:
        yield
    finally:
        if before is None:
            del os.environ["SSL_CERT_FILE"]
        else:
            os.environ["SSL_CERT_FILE"] = before


@contextmanager
def all_servers(certificates: Certificates) -> Iterator[dict[str, str]]:
    """The addresses by the names that the table uses."""
    with ExitStack() as stack:
        plain = stack.enter_context(Hostile())
        places = {"base": plain.base}
        for name, context in {
            "tls": certificates.server("127.0.0.1"),
            "expired": certificates.expired(),
            "mismatch": certificates.server("elsewhere.example"),
            "selfsigned": certificates.self_signed(),
            "untrusted": certificates.untrusted(),
        }.items():
            places[name] = stack.enter_context(Hostile(context)).base
        places["notls"] = plain.base.replace("http:", "https:")
        places["credentials"] = plain.base.replace("://", "://ann:secret@")
        yield places


def resolver(names: Mapping[str, str | tuple[str, int]]):
    """Names that lead to servers of ours; every other name does not exist."""

    async def resolve(host: str, port: int) -> list[tuple[str, int]]:
        if host not in names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        found = names[host]
        return [(found, port)] if isinstance(found, str) else [found]

    return resolve


QUICK = Settings(
    interval=0.0,
    per_host=100,
    timeout=2.0,
    backoff=0.02,
    second_look=0.02,
    slow=0.2,
    allow_private=True,
    cache=False,
    proxies={},
)
"""Settings for tests: the guard open, nobody waits, no proxy."""


def port_of(base: str) -> int:
    return int(base.rpartition(":")[2])
