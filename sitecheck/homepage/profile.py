"""Slips in the owner's profile: links that lead nowhere, identifiers with a wrong digit, an unknown zone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitecheck.homepage.profile_links import PLACEHOLDER, ProfileProblem, link_problem, problem
from sitecheck.jekyll.profile import profile_fields
from sitecheck.jekyll.yaml.nodes import YamlNode

__all__ = ["ProfileProblem", "check_profile"]


def check_profile(config: YamlNode, theme: str, templates: Iterable[str] = ()) -> list[ProfileProblem]:
    """The slips in a profile.

    Args:
        config: the root of `_config.yml`, or of al-folio's `_data/socials.yml`.
        theme: as `sitecheck.jekyll.themes` tells it; it decides which fields are shown as what.
        templates: the texts of the site's own includes that show the profile (author-profile.html,
            social.liquid); where they differ from the theme's, they count.

    Returns:
        By place.
    """
    if config.kind != "mapping":
        return []
    found = [link_problem(field) for field in profile_fields(config, theme, templates)]
    found += [
        _zone(config.get("timezone")),
        _url(config.get("url")),
        _repository(config.get("repository"), theme),
        _verification(config.get("google_site_verification")),
        _analytics(config.get("google_analytics_id")),
        _analytics(config.get("google_analytics")),
        _analytics(config.get("analytics", "google", "tracking_id")),
    ]
    return sorted({slip for slip in found if slip is not None})


def _text(node: YamlNode | None) -> str:
    """A scalar's text; "" for what is blank, no scalar, or a placeholder."""
    if node is None or node.kind != "scalar" or node.blank or node.alias:
        return ""
    text = node.raw.strip()
    return "" if PLACEHOLDER.search(text) else text


_ZONES = {
    "America/Los_Angeles": "America/San_Francisco America/Seattle America/Stanford US/California",
    "America/New_York": "America/Boston America/Washington America/Pittsburgh America/Atlanta",
    "Asia/Kolkata": "Asia/Mumbai Asia/Delhi Asia/New_Delhi Asia/Bangalore",
    "Asia/Shanghai": (
        "Asia/Beijing Asia/Peking Asia/Shenzhen Asia/Guangzhou Asia/Hangzhou Asia/Nanjing Asia/Wuhan "
        "Asia/Chengdu Asia/China China/Beijing China/Shanghai"
    ),
    "Europe/Berlin": "Europe/Munich Europe/Frankfurt Europe/Hamburg",
    "Europe/Zurich": "Europe/Geneva Europe/Lausanne Europe/Basel",
}
"""Cities that people write and the tz database doesn't have, by the zone they lie in."""

_OFTEN = frozenset(
    """America/Chicago America/Montreal America/Toronto Asia/Hong_Kong Asia/Seoul Asia/Singapore Asia/Taipei
    Asia/Tokyo Australia/Sydney Etc/UTC Europe/London Europe/Paris UTC""".split()
)
"""Zones that need no look into the tz database, whose import costs 5 ms."""


_LONGEST_ZONE = 60
"""Letters of the longest name that is looked up; the tz database has none above 32."""


def _zone(node: YamlNode | None) -> ProfileProblem | None:
    text = _text(node)
    if node is None or not text or text in _ZONES or text in _OFTEN or _known_zone(text):
        return None
    if not _known_zone("Europe/London"):
        return None  # no tz database here (Windows without tzdata): nothing can be told
    meant = next((zone for zone, cities in _ZONES.items() if text in cities.split()), None)
    if meant is None and len(text) <= _LONGEST_ZONE:
        from zoneinfo import available_timezones

        from sitecheck.jekyll.near import slips

        near = [zone for zone in available_timezones() if slips(text.lower(), zone.lower(), 2) <= 2]
        best = sorted(near, key=lambda zone: (slips(text.lower(), zone.lower(), 2), zone))
        meant = best[0] if best and "/" in text else None
    hint = f"; did you mean {meant}?" if meant else ""
    message = (
        f"The tz database has no zone {text}, so that Jekyll takes UTC and dates may shift by a day{hint}"
    )
    return problem(node, "time-zone", message, meant)


def _known_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    if len(name) > _LONGEST_ZONE:  # zoneinfo makes a path of it, whatever it is
        return False
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _url(node: YamlNode | None) -> ProfileProblem | None:
    text = _text(node)
    if node is None or not text or re.match(r"(?:https?:)?//(?!/)", text):
        return None
    if slashes := re.match(r"https?:/(?=[^/])|https?:///+", text):
        mended = slashes[0].rstrip("/") + "//" + text[slashes.end() :]
        return problem(node, "url", "Two slashes belong behind https:", mended)
    right = f"https://{text}" if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", text) else None
    message = (
        "The site's `url` begins with https://; without it, feeds, sitemap and absolute links are broken"
    )
    return problem(node, "url", message, right)


def _repository(node: YamlNode | None, theme: str) -> ProfileProblem | None:
    text = _text(node)
    # Only acad-homepage shows something from there, the citation counts.
    if theme != "acad-homepage" or node is None or not text or re.fullmatch(r"[\w.-]+/[\w.-]+", text):
        return None
    found = re.fullmatch(r"(?:https?://)?(?:www\.)?github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?", text)
    message = "`repository` is owner/name, as GitHub has it: the citation counts are loaded from there"
    return problem(node, "repository", message, found.group(1) if found else None)


def _verification(node: YamlNode | None) -> ProfileProblem | None:
    text = _text(node)
    if node is None or not text:
        return None
    whole = re.search(r"google-site-verification\s*[=:]\s*[\"']?([\w-]{20,})", text)
    whole = whole or re.search(r"content=\s*[\"']?([\w-]{20,})", text)
    if whole is None:
        return None
    message = "The theme writes the meta tag itself: only the token belongs here"
    right = whole.group(1)
    return problem(node, "verification", message, right)


def _analytics(node: YamlNode | None) -> ProfileProblem | None:
    text = _text(node)
    if node is None or not text or re.fullmatch(r"(?:G|GT|GTM|UA|AW|DC|YT|MO)-[\w-]+", text):
        return None
    message = f"{text} is no Google Analytics id, which begins with G- (or UA- in older days)"
    return problem(node, "analytics", message)
