"""The slips in the owner's profile, found once for all rules."""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

from sitecheck.homepage.profile import ProfileProblem, check_profile
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import HasPlaces, Problems, problem, replace
from sitecheck.text.content import Content

_TEMPLATES = (
    "_includes/author-profile.html",
    "_includes/author-profile-custom-links.html",
    "_includes/social.liquid",
    "_includes/social.html",
)


class _Slip(NamedTuple):
    where: HasPlaces
    found: ProfileProblem


_SLIPS: WeakKeyDictionary[Site, list[_Slip]] = WeakKeyDictionary()


def _slips(site: Site) -> list[_Slip]:
    known = _SLIPS.get(site)
    if known is None:
        templates = [site.load(path) for path in _TEMPLATES if path in site.files]
        texts = [source.text for source in templates if source]
        known = _SLIPS[site] = []
        for source, document in (
            (site.config_source, site.config),
            (site.load("_data/socials.yml"), site.data.get("_data/socials.yml")),
        ):
            if source and document and document.root:
                where = Content.of(source)
                known += [_Slip(where, slip) for slip in check_profile(document.root, site.theme, texts)]
    return known


def told(site: Site, *kinds: str) -> Problems:
    """The slips of some kinds as problems."""
    for where, slip in _slips(site):
        if slip.kind in kinds:
            fix = None
            if slip.fix_text is not None:
                fix = replace(where, slip.start, slip.end, slip.fix_text, safety="unsafe")
            yield problem(where, slip.start, slip.end, slip.message, fix)
