"""Links whose address is not what the author meant."""

from __future__ import annotations

from sitecheck.jekyll.page import Page
from sitecheck.rules.rule import Problems, problem, replace, rule


@rule(
    "LNK001",
    "double-parenthesis-target",
    "error",
    fix="safe",
    bad="[Ann Lee]⟦((https://example.org/ann))⟧",
    good=("[Ann Lee](https://example.org/ann)", "([Ann Lee](https://example.org/ann_(actor)))"),
)
def double_parenthesis_target(page: Page) -> Problems:
    """A link's address stands in two pairs of parentheses.

    The inner pair becomes a part of the address, and the visitor lands nowhere.
    """
    for link in page.links:
        if link.kind == "inline" and link.target.startswith("(") and link.target.endswith(")"):
            start, end = link.target_start - 1, link.target_end + 1
            target = page.text[link.target_start + 1 : link.target_end - 1]
            fix = replace(page, start, end, f"({target})", title="Remove the outer parentheses")
            yield problem(page, start, end, "Two pairs of parentheses around the address break the link", fix)


@rule(
    "LNK002",
    "space-in-target",
    "warning",
    fix="safe",
    bad="[A paper](https://example.org/paper⟦ ⟧)",
    good=("[A paper](https://example.org/paper)", '[A paper](https://example.org/paper "Its title")'),
)
def space_in_target(page: Page) -> Problems:
    """A blank stands between a link's address and its closing parenthesis.

    Some Markdown renderers then show the brackets instead of a link.
    """
    for link in page.links:
        if link.kind != "inline":
            continue
        end = link.end - 1
        start = link.target_end
        if start < end and not page.text[start:end].strip(" \t"):
            yield problem(
                page,
                start,
                end,
                "Blank at the end of the address",
                replace(page, start, end, "", title="Remove it"),
            )
