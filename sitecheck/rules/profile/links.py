"""The links and identifiers of the owner's profile."""

from __future__ import annotations

import re

from sitecheck.jekyll.site import Site
from sitecheck.rules.profile._slips import told
from sitecheck.rules.rule import Problems, rule

_HIDDEN = re.compile(r"[\[({<]\s*(?:at|dot)\s*[\])}>]|\s(?:at|dot)\s", re.IGNORECASE)
_PAGE = "---\npermalink: /\n---\nText\n"


def _acad(lines: str) -> dict[str, str]:
    return {
        "_config.yml": f"title: Ada\ngoogle_scholar_stats_use_cdn: true\n{lines}",
        "index.md": _PAGE,
    }


@rule(
    "CFG001",
    "profile-link",
    "warning",
    fix="unsafe",
    bad=(
        _acad("author:\n  github: ⟦https://github.com/ada-roe⟧\n"),
        _acad("author:\n  googlescholar: ⟦abcdefghijk_⟧\n"),
        _acad("author:\n  linkedin: ⟦https://www.linkedin.com/in/ada-roe/⟧\n"),
    ),
    good=(
        _acad("author:\n  github: ada-roe\n  linkedin: ada-roe\n  researchgate: https://a.test/ada\n"),
        _acad(
            "author:\n  github:\n  googlescholar: 'https://scholar.google.com/citations?user=abcdefghijk_'\n"
        ),
    ),
)
def profile_link(site: Site) -> Problems:
    """A field of the profile holds an address where a name belongs, or a name where an address belongs.

    The link in the sidebar leads nowhere, and the visitor gives up.
    """
    yield from told(site, "address", "name")


@rule(
    "CFG002",
    "profile-identifier",
    "warning",
    bad=(
        _acad("author:\n  orcid: ⟦https://orcid.org/0000-0002-1825-0096⟧\n"),
        _acad("author:\n  googlescholar: ⟦'https://scholar.google.com/citations?user=abc'⟧\n"),
    ),
    good=_acad("author:\n  orcid: https://orcid.org/0000-0002-1825-0097\n"),
)
def profile_identifier(site: Site) -> Problems:
    """An ORCID iD or a Scholar id that can't exist.

    An ORCID iD's last digit proves the others; a Scholar id has twelve characters.
    """
    yield from told(site, "orcid", "scholar-id")


@rule(
    "CFG003",
    "profile-mail",
    "warning",
    bad=_acad("author:\n  email: ⟦ada@uni⟧\n"),
    good=(_acad("author:\n  email: ada@uni.test\n"), _acad("author:\n  email: 'ada (at) uni.test'\n")),
)
def profile_mail(site: Site) -> Problems:
    """The profile's mail address can't be one.

    Whoever clicks on it writes a letter that never arrives.
    """
    yield from (slip for slip in told(site, "mail") if not _HIDDEN.search(slip.place.text))


@rule(
    "CFG004",
    "hidden-mail",
    "info",
    bad=_acad("author:\n  email: ⟦'ada (at) uni.test'⟧\n"),
    good=_acad("author:\n  email: ada@uni.test\n"),
)
def hidden_mail(site: Site) -> Problems:
    """The profile's mail address is written so that robots can't read it.

    The theme makes a link of it, and mail programs can't read it either.
    """
    yield from (slip for slip in told(site, "mail") if _HIDDEN.search(slip.place.text))
