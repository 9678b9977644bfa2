"""Where an address on a page leads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_URL = re.compile(
    r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?\Z", re.DOTALL
)
_MAIL = ("mailto",)
_WEB = ("http", "https")


class Destination(NamedTuple):
    """Where an address leads.

    Attributes:
        kind: `internal` (a place below the site's root), `anchor` (of the same page), `external`,
            `outside` (the same host, but above or beside the site), `mail` or `other` (`tel:`,
            `javascript:`, `data:`).
        path: for internal and anchor, the address below `baseurl`, decoded, with dot segments gone;
            otherwise the address as it was.
        fragment: what stands behind `#`, decoded; None where there is no `#`.
        climbs: whether a relative address has more `..` than folders.
    """

    kind: str
    path: str
    fragment: str | None = None
    climbs: bool = False


def resolve(href: str, page_url: str, config: Mapping[str, object]) -> Destination:
    """Resolve an address as a browser does.

    Args:
        href: the address, Liquid run, entities resolved.
        page_url: where the page that holds it is shown, below `baseurl`.
        config: `_config.yml`, for `url` and `baseurl`.
    """
    href = href.strip()
    match = _URL.match(href)
    assert match is not None
    scheme, host, path, _, fragment = match.groups()
    decoded = None if fragment is None else _decode(fragment)
    base = str(config.get("baseurl") or "").strip("/")
    if scheme and scheme.lower() not in _WEB:
        return Destination("mail" if scheme.lower() in _MAIL else "other", href, decoded)
    if host is not None:
        if host.lower() not in _hosts(config):
            return Destination("external", href, decoded)
        return _below(path or "/", base, decoded)
    if scheme:
        return Destination("external", href, decoded)
    if path.startswith("/"):
        return _below(path, base, decoded)
    if not path:
        return Destination("anchor" if fragment is not None else "internal", page_url, decoded)
    folder = page_url.rpartition("/")[0]
    joined, climbs = _joined(f"/{base}{folder}/{_decode(path)}" if base else f"{folder}/{_decode(path)}")
    found = _below(joined, base, decoded)
    depth_left = climbs or found.kind == "outside"
    return found._replace(climbs=depth_left)


def _below(path: str, base: str, fragment: str | None) -> Destination:
    path, _ = _joined(_decode(path))
    if base:
        if path != f"/{base}" and not path.startswith(f"/{base}/"):
            return Destination("outside", path, fragment)
        path = path[len(base) + 1 :] or "/"
    return Destination("internal", path, fragment)


def _joined(path: str) -> tuple[str, bool]:
    """A path without dot segments, and whether it climbed above the root."""
    found: list[str] = []
    climbs = False
    parts = path.split("/")
    for part in parts[1:]:
        if part == "..":
            climbs = climbs or not found
            del found[-1:]
        elif part != ".":
            found.append(part)
    if parts[-1] in (".", "..") and found and found[-1]:
        found.append("")
    return "/" + "/".join(found), climbs


def _hosts(config: Mapping[str, object]) -> tuple[str, ...]:
    match = re.match(r"(?:https?:)?//([^/?#\s]+)", str(config.get("url") or ""))
    return (match[1].lower(),) if match else ()


def _decode(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)
