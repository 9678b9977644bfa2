"""From what the network did to one of three answers."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus
from typing import NamedTuple

from sitecheck.links.chain import Outcome
from sitecheck.links.exchange import Exchange
from sitecheck.links.model import Answer

DEAD = {404, 410}
TRANSIENT = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
"""Worth another try; 52x are Cloudflare's for an origin that doesn't answer."""

_FAILURES: dict[str, tuple[Answer, bool]] = {
    "no-host": ("dead", False),
    "certificate": ("dead", False),
    "untrusted": ("unknown", False),
    "tls": ("unknown", False),
    "refused": ("unknown", False),
    "protocol": ("unknown", False),
    "redirects": ("unknown", False),
    "closed": ("unknown", False),
    "dns": ("unknown", True),
    "timeout": ("unknown", True),
    "connection": ("unknown", True),
    "proxy": ("unknown", True),
}

_OWN_WORDS = {
    401: "asks for a login",
    402: "asks for a payment",
    403: "refuses robots or strangers",
    407: "the proxy asks for a login",
    418: "refuses robots",
    429: "too many requests",
    451: "blocked for legal reasons",
    999: "refuses robots",
}


class Judgement(NamedTuple):
    """An answer and what follows from it.

    Attributes:
        verdict: the answer.
        reason: for people.
        status: HTTP's, if there was one.
        transient: another try may tell.
        refused: by the guard.
        retry_after: seconds the server asks to wait.
    """

    verdict: Answer
    reason: str
    status: int | None = None
    transient: bool = False
    refused: bool = False
    retry_after: float | None = None


def judge(outcome: Outcome, *, accept: frozenset[int] = frozenset(), refuses_robots: str = "") -> Judgement:
    """Sort the end of a chain.

    Args:
        outcome: of `walk`.
        accept: further status codes that count as alive.
        refuses_robots: the host's known name, if only its 2xx mean anything to a robot.
    """
    last = outcome.last
    if last.failure is not None:
        verdict, transient = _FAILURES[last.failure]
        return Judgement(verdict, last.detail, transient=transient, refused=last.failure == "refused")
    status, words = last.status, phrase(last.status)
    if status in accept:
        return Judgement("alive", words, status)
    if challenged(last):
        return Judgement("unknown", f"{words}: asks whether a person is there", status)
    if 200 <= status < 300:
        return Judgement("alive", words, status)
    if refuses_robots:
        return Judgement("unknown", f"{words}; {refuses_robots} refuses robots", status)
    if status in DEAD:
        return Judgement("dead", words, status)
    return Judgement("unknown", words, status, transient=status in TRANSIENT, retry_after=retry_after(last))


@cache
def phrase(status: int) -> str:
    """`404 Not Found`, `403 refuses robots or strangers`."""
    if status in _OWN_WORDS:
        return f"{status} {_OWN_WORDS[status]}"
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"


def challenged(answer: Exchange) -> bool:
    """Whether a guard such as Cloudflare's or AWS's asks for a browser instead of answering."""
    headers = answer.headers
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return True
    return headers.get("x-amzn-waf-action", "").lower() in {"challenge", "captcha"}


def retry_after(answer: Exchange) -> float | None:
    """Seconds to wait by the Retry-After header, given in seconds or as a date (RFC 9110, 10.2.3)."""
    text = answer.headers.get("retry-after", "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
