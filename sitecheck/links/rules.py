"""The rules of the links door. They have no page check: `sitecheck.links.report` makes their findings."""

from __future__ import annotations

from sitecheck.rules.rule import Problems, Rule, rule


@rule(
    "LNK901",
    "dead-link",
    "error",
    bad="[our code](⟦https://example.org/moved-away⟧)",
    good="[our code](https://example.org/still-there)",
    fix="suggestion",
)
def dead_link() -> Problems:
    """A link leads nowhere: 404, 410, no such host, or a broken certificate.

    The visitor meets an error page or a browser's warning. A link is called dead only after a second
    look; what a robot is merely refused, what times out or answers 5xx is never called dead.
    """
    return ()


@rule(
    "LNK902",
    "moved-permanently",
    "info",
    bad="[my lab](⟦http://lab.example.org/old⟧)",
    good="[my lab](https://lab.example.org/new)",
    fix="unsafe",
)
def moved_permanently() -> Problems:
    """The page says that it has moved for good (301 or 308).

    Redirects are taken down after some years, and then the link is dead. Identifiers and shorteners
    (doi.org, arXiv, bit.ly), and redirects to the same page over https, are left out.
    """
    return ()


@rule(
    "LNK903",
    "missing-anchor",
    "info",
    bad="[section 3](⟦https://example.org/paper#section-3⟧)",
    good="[section 3](https://example.org/paper#sec3)",
)
def missing_anchor() -> Problems:
    """The page is there, but not the anchor after `#`.

    The visitor lands at the top of a perhaps long page and has to search. Anchors that scripts make
    can't be seen and are left out.
    """
    return ()


@rule(
    "LNK904",
    "soft-dead-link",
    "info",
    bad="[the workshop](⟦https://workshop.example.org/2014⟧)",
    good="[the workshop](https://archive.example.org/workshop-2014)",
)
def soft_dead_link() -> Problems:
    """The server answers 200, but hardly with the page that was meant.

    It redirects to a login or to the home page, the page's title says that it was not found, or the
    domain is for sale. Only a person can tell for sure.
    """
    return ()


@rule(
    "LNK905",
    "https-available",
    "info",
    bad="[my group](⟦http⟧://group.example.org/)",
    good="[my group](https://group.example.org/)",
    fix="safe",
)
def https_available() -> Problems:
    """The link is http, and https shows the same page.

    Browsers call http pages "not secure"; some open them only after a question.
    """
    return ()


@rule(
    "LNK906",
    "slow-link",
    "info",
    bad="[data set](⟦https://slow.example.org/data⟧)",
    good="[data set](https://example.org/data)",
)
def slow_link() -> Problems:
    """The first byte took more than five seconds.

    Visitors take a page for dead long before that.
    """
    return ()


@rule(
    "LNK907",
    "unverifiable-link",
    "info",
    bad="[Scholar](⟦https://scholar.google.com/citations?user=xxxxxxxxxxxx⟧)",
    good="[code](https://example.org/code)",
)
def unverifiable_link() -> Problems:
    """No honest answer can be given.

    The host refuses robots (publishers, LinkedIn, ResearchGate), is never asked (Google Scholar), didn't
    answer in time or had an error of its own. Look with a browser now and then.
    """
    return ()


@rule(
    "LNK908",
    "refused-address",
    "info",
    bad="[demo](⟦http://192.168.1.20:8080/⟧)",
    good="[demo](https://demo.example.org/)",
)
def refused_address() -> Problems:
    """The link leads to a private, loopback, link-local or metadata address.

    Nobody outside that network can follow it. sitecheck doesn't either: links come from strangers' pull
    requests, and the machine that checks them may stand inside. `--allow-private` opens them.
    """
    return ()


@rule(
    "LNK909",
    "missing-page-anchor",
    "warning",
    bad="[News](⟦#news⟧)",
    good="[News](#-news)",
)
def dead_anchor() -> Problems:
    """An anchor of the built site isn't there (`sitecheck links --site`).

    The visitor clicks the menu and nothing happens. Headings get their ids from the text after emoji are
    dropped, so renaming one breaks its links.
    """
    return ()


RULES: tuple[Rule, ...] = (
    dead_link,
    moved_permanently,
    missing_anchor,
    soft_dead_link,
    https_available,
    slow_link,
    unverifiable_link,
    refused_address,
    dead_anchor,
)
"""All of them, by code."""
