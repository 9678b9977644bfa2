"""What sharing and tracking leave behind in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.findings import Fix
from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.yaml.nodes import YamlNode
from sitecheck.rules.rule import HasPlaces, Problems, problem, replace, rule
from sitecheck.text.content import Content

_TOKENS = frozenset(
    ("access_token", "authkey", "casa_token", "jsessionid", "key-pair-id", "sharetoken", "x-amz-signature")
)
_TRACKING = frozenset(
    """_hsenc _hsmi dclid fbclid gclid gbraid hc_location igshid mc_cid mc_eid mkt_tok msclkid spm srsltid
    trk twclid vd_source wbraid yclid""".split()
)
_LEFT_OVER = {
    "docs.google.com": ("usp", "pli", "ouid"),
    "drive.google.com": ("usp", "pli", "ouid"),
    "sites.google.com": ("pli", "usp"),
    "scholar.google.com": ("hl", "oi"),
    "openreview.net": ("referrer",),
    "youtu.be": ("si", "feature"),
    "youtube.com": ("si", "feature", "ab_channel"),
    "bilibili.com": ("share_source", "share_medium", "spm_id_from"),
    "linkedin.com": ("originalSubdomain",),
    "notion.site": ("pvs",),
    "sciencedirect.com": ("via", "via%3Dihub"),
}
"""Parameters that copying an address leaves in it, by host; without them it leads to the same page."""


@rule(
    "LNK020",
    "access-token",
    "warning",
    fix="safe",
    bad=(
        "[Paper](https://example.org/document/1/⟦?casa_token=aB3dE6gH9:x-y⟧)",
        "[Data](https://example.org/d?id=1⟦&casa_token=aB3dE6gH9⟧&v=2#top)",
    ),
    good=("[Paper](https://example.org/document/1?id=3)", "[Code](https://example.org/casa_token/)"),
)
def access_token(page: Page) -> Problems:
    """An address holds a token that was given to its author.

    It tells who copied it, stops working after a while, and is needed by no visitor.
    """
    for start, end, name, _ in _parameters(page):
        if name.lower() in _TOKENS:
            message = f"{name} was given to you alone and stops working: leave it out"
            needless = name.lower() == "casa_token"
            yield problem(page, start, end, message, _cut(page, page.text, start, end) if needless else None)


@rule(
    "LNK021",
    "tracking-parameter",
    "warning",
    fix="safe",
    bad=(
        "[Prize](https://example.org/prize⟦?utm_source=mail&utm_medium=x⟧&id=1)",
        "[Video](https://example.org/v?id=2⟦&fbclid=IwAR0abc⟧#t)",
    ),
    good="[Prize](https://example.org/prize?id=utm_source)",
)
def tracking_parameter(page: Page) -> Problems:
    """An address holds a tracking parameter.

    It counts the page's visitors among those of the mail or post that the address was copied from.
    """
    runs: list[tuple[int, int, str]] = []
    for start, end, name, _ in _parameters(page):
        if name.lower() in _TRACKING or name.lower().startswith("utm_"):
            if runs and runs[-1][1] == start:
                runs[-1] = (runs[-1][0], end, runs[-1][2])
            else:
                runs.append((start, end, name))
    for start, end, name in runs:
        message = f"{name} is for tracking; the address works without it"
        yield problem(page, start, end, message, _cut(page, page.text, start, end))


@rule(
    "LNK022",
    "leftover-parameter",
    "info",
    fix="safe",
    bad=(
        "[Form](https://docs.google.com/forms/d/e/1/viewform⟦?usp=sf_link⟧)",
        "[Me](https://scholar.google.com/citations?user=AbCdEfGAAAAJ⟦&hl=zh-CN⟧)",
        {
            "_config.yml": 'author:\n  googlescholar: "https://scholar.google.com/citations?user=AbC⟦&hl⟧"\n',
            "index.md": "Hello\n",
        },
    ),
    good=("[Me](https://scholar.google.com/citations?user=AbCdEfGAAAAJ)", "[a](https://example.org/?hl=de)"),
)
def leftover_parameter(site: Site) -> Problems:
    """An address holds a parameter that copying it left behind.

    It says from where it was copied, or forces the author's own language on the visitor.
    """
    for page in site.pages:
        for start, end, name, host in _parameters(page):
            if _is_left_over(host, name, page.text[start:end]):
                message = f"{name} was left behind when the address was copied; it works without it"
                yield problem(page, start, end, message, _cut(page, page.text, start, end))
    if site.config and site.config.root and site.config_source:
        content = Content.of(site.config_source)
        for node in _scalars(site.config.root):
            if node.raw.startswith("http") and "?" in node.raw:
                at = content.text.find(node.raw, node.start, node.end)
                if at >= 0:
                    for start, end, name, host in _of(content.text, at, at + len(node.raw)):
                        if _is_left_over(host, name, content.text[start:end]):
                            message = f"{name} was left behind when the address was copied"
                            yield problem(
                                content, start, end, message, _cut(content, content.text, start, end)
                            )


def _scalars(node: YamlNode) -> Iterator[YamlNode]:
    if node.kind == "scalar":
        yield node
    for item in (*node.items, *(value for _, value in node.entries)):
        yield from _scalars(item)


def _is_left_over(host: str, name: str, text: str) -> bool:
    names = _LEFT_OVER.get(host) or _LEFT_OVER.get(".".join(host.split(".")[-2:]), ())
    if host.startswith("scholar.google."):
        names = _LEFT_OVER["scholar.google.com"]
    return name in names and not text.endswith("hl=en")


def _parameters(page: Page) -> Iterator[tuple[int, int, str, str]]:
    """The parameters of a page's links: range with the sign before it, name, host."""
    for link in page.links:
        if link.target.startswith("http") and "?" in link.target and OUTPUT not in link.target:
            yield from _of(page.text, link.target_start, link.target_end)


def _of(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    question = text.find("?", start, end)
    if question < 0:
        return
    host = re.match(r"https?://(?:www\.)?([^/?#:\s]*)", text[start:end])
    stop = text.find("#", question, end)
    for match in re.compile(r"(?:[?]|&(?:amp;)?)([^=&#]+)[^&#]*").finditer(
        text, question, stop if stop >= 0 else end
    ):
        yield match.start(), match.end(), match[1], host[1].lower() if host else ""


def _cut(where: HasPlaces, text: str, start: int, end: int) -> Fix:
    """Take a parameter out; the next one then follows the question mark."""
    if text[start] == "?" and text[end : end + 1] == "&":
        stop = end + (5 if text.startswith("&amp;", end) else 1)
        return replace(where, start + 1, stop, "", title="Leave it out")
    return replace(where, start, end, "", title="Leave it out")
