"""What went wrong when there is no answer, from aiohttp's exceptions."""

from __future__ import annotations

import os
import socket
import ssl

import aiohttp

from sitecheck.links.exchange import Failure
from sitecheck.links.guard import MESSAGE, RefusedError

_INCOMPLETE_CHAIN = {2, 19, 20, 21, 27}
"""OpenSSL verify codes that speak of an issuer unknown here: a server without its intermediate
certificate (browsers mostly cope), a company's own authority, an outdated store."""

_NOT_THERE = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def explain(error: BaseException) -> tuple[Failure, str]:
    """Sort an exception of aiohttp's."""
    if isinstance(error, RefusedError) or MESSAGE in str(error):
        return "refused", MESSAGE
    if isinstance(error, TimeoutError):
        return "timeout", "no answer in time"
    if isinstance(error, aiohttp.ClientProxyConnectionError | aiohttp.ClientHttpProxyError):
        return "proxy", "the proxy did not connect"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return explain_name(error.os_error)
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        cause = error.certificate_error
        code = getattr(cause, "verify_code", 0)
        detail = getattr(cause, "verify_message", "") or "certificate not valid"
        return ("untrusted" if code in _INCOMPLETE_CHAIN else "certificate"), detail
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return "tls", "no common TLS protocol"
    if isinstance(error, aiohttp.ServerDisconnectedError | ConnectionResetError):
        return "connection", "connection closed without an answer"
    if isinstance(error, aiohttp.ClientResponseError | ValueError):
        return "protocol", "answer that is no valid HTTP"
    number = getattr(getattr(error, "os_error", error), "errno", None)
    return "connection", os.strerror(number).lower() if number else "no connection"


def explain_name(error: OSError) -> tuple[Failure, str]:
    """Sort what the resolver says."""
    if error.errno in _NOT_THERE:
        return "no-host", "no such host"
    return "dns", "the host's name could not be looked up"
