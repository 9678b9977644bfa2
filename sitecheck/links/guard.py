"""Which addresses may be opened: a stranger's pull request chooses the links.

The one check that counts is made on the socket's own address, after the resolver and after every
redirect, so nothing can change between check and connect. The check of names and literals before
that only spares the look-up and gives a clearer reason.
"""

from __future__ import annotations

import errno
import ipaddress
import socket
from typing import Any

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_REFUSED_NETWORKS = (
    ipaddress.ip_network("168.63.129.16/32"),  # Azure's metadata and DNS host, a public address
    ipaddress.ip_network("192.88.99.0/24"),  # 6to4 relays, RFC 7526
    ipaddress.ip_network("64:ff9b:1::/48"),  # local-use NAT64, RFC 8215
    ipaddress.ip_network("fec0::/10"),  # site-local, RFC 3879
    ipaddress.ip_network("5f00::/16"),  # segment routing, RFC 9602
)
_REFUSED_NAMES = ("localhost", "localhost.localdomain", "metadata.google.internal", "metadata")
_REFUSED_SUFFIXES = (".localhost", ".local", ".internal", ".home.arpa")

MESSAGE = "private, loopback, link-local or metadata address"


class RefusedError(OSError):
    """The guard does not open this address. All have one text, so that several merge into one."""

    def __init__(self) -> None:
        super().__init__(errno.EACCES, MESSAGE)


class Guard:
    """Decides on addresses.

    Args:
        allow_private: open everything.
        exempt: (address or name, port) pairs that are opened all the same.
    """

    def __init__(
        self, *, allow_private: bool = False, exempt: frozenset[tuple[str, int]] = frozenset()
    ) -> None:
        self.allow_private = allow_private
        self._exempt = exempt

    def refuses_host(self, host: str, port: int) -> bool:
        """Whether a name or a literal address is refused before anything is looked up."""
        if self.allow_private or (host, port) in self._exempt:
            return False
        if is_literal(host):
            return self.refuses(host, port)
        name = host.lower().rstrip(".")
        return name in _REFUSED_NAMES or name.endswith(_REFUSED_SUFFIXES)

    def refuses(self, address: str, port: int) -> bool:
        """Whether a numeric address is refused; what is no address is refused, too."""
        if self.allow_private or (address, port) in self._exempt:
            return False
        try:
            return not is_public(ipaddress.ip_address(address.partition("%")[0]))
        except ValueError:
            return True

    def socket(self, info: tuple[Any, ...]) -> socket.socket:
        """Make the socket for one resolved address, the last moment before connecting.

        Raises:
            RefusedError: the address is not public.
        """
        family, kind, protocol, _, address = info
        if self.refuses(address[0], address[1]):
            raise RefusedError
        return socket.socket(family, kind, protocol)


def is_literal(host: str) -> bool:
    """Whether a host is a numeric address and no name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_public(address: IPAddress) -> bool:
    """Whether an address belongs to the public internet, tunnels and mappings looked through."""
    inner = _embedded(address)
    if inner is not None:
        return is_public(inner)
    if any(address in network for network in _REFUSED_NETWORKS):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _embedded(address: IPAddress) -> IPAddress | None:
    """The IPv4 address inside an IPv6 one: mapped, compatible, NAT64, 6to4, Teredo."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    number = int(address)
    if address in _NAT64 or number >> 32 == 0:
        return ipaddress.IPv4Address(number & 0xFFFFFFFF)
    return None
