"""The owner's accounts and addresses: the profile against the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.facts.identifiers import link_facts
from sitecheck.findings import Related
from sitecheck.homepage.samples import is_sample
from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.yaml.nodes import YamlNode
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.text.content import Content

_SCHOLAR_ID = re.compile(r"(?:[?&]user=|^)([\w-]{12})(?![\w-])")
_CITATIONS = re.compile(r"(?P<id>[\w-]{12}):[\w-]{12}")
_OWN_TEXT = re.compile(
    r"\W*(?:my |the )?(?:full |complete )?(?:google scholar|scholar|github|orcid)(?: (?:profile|page|account|homepage))?\W*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{2,}@[\w-]+(?:\.[\w-]+)+")
_CONFIG = "author:\n  name: Mira Solberg\n  googlescholar: https://scholar.google.com/citations?user=abcdefghijkl\n  github: mirasol\n  email: mira@fjord.no\ninclude: [_pages]\n"
_SPAN = "<span class='show_paper_citations' data='{}:mnopqrstuvwx'></span>\n"


class _Account(NamedTuple):
    """An account that the profile names.

    Attributes:
        kind: `scholar-user`, `github-user` or `orcid`, as `link_facts` calls its links.
        key: of the identifier in a link's facts.
        value: the identifier.
        node: where the profile has it.
    """

    kind: str
    key: str
    value: str
    node: YamlNode


def _node(site: Site, *names: str) -> YamlNode | None:
    """The first of some fields that the profile fills, under `author` or at the top."""
    root = site.config.root if site.config else None
    if root is None or root.kind != "mapping":
        return None
    for name in names:
        for path in (("author", name), (name,)):
            node = root.get(*path)
            if node is not None and node.kind == "scalar" and not node.blank and not node.alias:
                return node
    return None


def _accounts(site: Site) -> Iterator[_Account]:
    scholar = _node(site, "googlescholar", "google_scholar", "scholar_userid")
    if scholar is not None and (match := _SCHOLAR_ID.search(scholar.raw)):
        yield _Account("scholar-user", "user", match[1], scholar)
    github = _node(site, "github", "github_username")
    if github is not None and re.fullmatch(r"[\w-]+", github.raw):
        yield _Account("github-user", "user", github.raw, github)
    orcid = _node(site, "orcid", "orcid_id")
    if orcid is not None and (match := re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", orcid.raw)):
        yield _Account("orcid", "orcid", match[0], orcid)


def _pages(site: Site) -> Iterator[Page]:
    return (page for page in site.pages if not page.collection and not is_sample(page))


def _related(site: Site, node: YamlNode) -> tuple[Related, ...]:
    source = site.config_source
    return (Related(Content.of(source).place(node.start, node.end), "the profile"),) if source else ()


@rule(
    "AGR018",
    "profile-link-differs",
    "warning",
    follows=("TPL004", "CFG002"),
    bad=(
        {
            "_config.yml": _CONFIG,
            "_pages/about.md": "See [Google Scholar](⟦https://scholar.google.com/citations?user=ABCDEFGHIJKL⟧).\n",
        },
        {"_config.yml": _CONFIG, "_pages/about.md": "Code on [my GitHub](⟦https://github.com/mirasool⟧).\n"},
    ),
    good=(
        {
            "_config.yml": _CONFIG,
            "_pages/about.md": "[Google Scholar](https://scholar.google.com/citations?user=abcdefghijkl&hl=en),"
            " [GitHub](https://github.com/MiraSol), [Elin Moe](https://scholar.google.com/citations?user=ABCDEFGHIJKL)\n",
        },
        {"_config.yml": _CONFIG, "_pages/about.md": "[GitHub](https://github.com/fjordlab/nets)\n"},
    ),
)
def profile_link_differs(site: Site) -> Problems:
    """The page's link to the owner's Scholar, GitHub or ORCID is another account than the profile's.

    One of the two leads the visitor to somebody else's work.
    """
    accounts = {account.kind: account for account in _accounts(site)}
    for page in _pages(site) if accounts else ():
        for link in page.links:
            if link.image or not _OWN_TEXT.fullmatch(link.text):
                continue
            facts = link_facts(link.target)
            account = accounts.get(facts.kind)
            value = facts.ids.get(account.key, "") if account is not None else ""
            if account is None or not value or OUTPUT in value:
                continue
            if not _same(value, account):
                message = f"The profile has {account.value}"
                yield problem(
                    page, link.target_start, link.target_end, message, None, _related(site, account.node)
                )


def _same(value: str, account: _Account) -> bool:
    """Whether an identifier of a link is the account's; only Scholar tells capitals apart."""
    if account.kind == "scholar-user":
        return value[:12] == account.value
    return value.lower() == account.value.lower()


@rule(
    "AGR019",
    "citations-of-somebody-else",
    "warning",
    follows=("TPL004",),
    bad={"_config.yml": _CONFIG, "_pages/about.md": _SPAN.format("⟦ABCDEFGHIJKL⟧")},
    good={"_config.yml": _CONFIG, "_pages/about.md": _SPAN.format("abcdefghijkl")},
)
def citations_of_somebody_else(site: Site) -> Problems:
    """A paper's citation count is asked under another Scholar id than the profile's.

    The count stays empty, or it is somebody else's.
    """
    account = next((one for one in _accounts(site) if one.kind == "scholar-user"), None)
    for page in _pages(site) if account is not None else ():
        for tag in page.tags:
            data = tag.get("data") if tag.name == "span" and not tag.closing else None
            match = _CITATIONS.fullmatch(data.value) if data is not None and data.value else None
            if account is None or data is None or match is None or match["id"] == account.value:
                continue
            start = data.value_start + match.start("id")
            message = f"The profile's Scholar id is {account.value}"
            yield problem(page, start, start + 12, message, None, _related(site, account.node))


@rule(
    "AGR022",
    "mail-differs",
    "warning",
    follows=("CFG003",),
    bad={"_config.yml": _CONFIG, "_pages/about.md": "Write to ⟦mira@fiord.no⟧.\n"},
    good={
        "_config.yml": _CONFIG,
        "_pages/about.md": "Write to mira@fjord.no or mira.solberg@uni.no, or to my colleague mina@uni.no.\n",
    },
)
def mail_differs(site: Site) -> Problems:
    """The mail address on the page is a letter away from the profile's.

    Mail to one of the two doesn't arrive, and nobody hears of it.
    """
    node = _node(site, "email")
    if node is None or not _MAIL.fullmatch(node.raw):
        return
    for page in _pages(site):
        for block in page.blocks if "@" in page.text else ():
            for match in _MAIL.finditer(block.text) if "@" in block.text else ():
                if _slip(match[0].rstrip(".").lower(), node.raw.lower()):
                    span = block.span(match.start(), match.start() + len(match[0].rstrip(".")))
                    message = f"The profile has {node.raw}"
                    yield problem(page, span.start, span.end, message, None, _related(site, node))


def _slip(one: str, other: str) -> bool:
    """Whether two addresses differ by one letter, or two that are swapped; full stops aside."""
    from sitecheck.facts.places import distance

    return (
        distance(one, other, 1) == 1
        and one.replace(".", "") != other.replace(".", "")
        and (
            one.partition("@")[0] == other.partition("@")[0]
            or one.partition("@")[2] == other.partition("@")[2]
        )
    )
