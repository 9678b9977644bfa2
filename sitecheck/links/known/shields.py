"""Badges of img.shields.io, answered by their syntax: the service draws a picture for nearly anything."""

from __future__ import annotations

import re
from urllib.parse import unquote

from sitecheck.links.address import Address
from sitecheck.links.judge import Judgement

_STATIC = re.compile(r"(?:(?:[^-]|--)*-)?(?:[^-]|--)*-(?:[^-.]|--)+(?:\.(?:svg|png|json))?")
"""`label-message-color` or `message-color`; `--` is a literal dash (shields.io, "Static Badge")."""


def read(address: Address) -> Judgement | None:
    """Alive or dead by syntax; None for what is no badge.

    Dynamic badges (`/github/stars/…`) always draw something: their words come from elsewhere.
    """
    kind, _, rest = address.path.lstrip("/").partition("/")
    if kind == "badge":
        text = unquote(rest)
        if text.startswith(("dynamic/", "endpoint")):
            return Judgement("alive", "badge drawn from data elsewhere")
        if len(text) > 1000 or _STATIC.fullmatch(text):
            return Judgement("alive", "well-formed badge")
        return Judgement("dead", "badge not of the form label-message-color")
    if kind == "static" and rest.startswith("v1"):
        return Judgement("alive", "well-formed badge")
    return Judgement("alive", "badge drawn from data elsewhere") if kind and rest else None
