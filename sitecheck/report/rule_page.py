"""A rule's page: the same words for `sitecheck explain` and for the documentation."""

from __future__ import annotations

from collections.abc import Callable

from sitecheck.rules.rule import CLOSE, OPEN, Example, Rule

FIXES = {
    None: "none",
    "safe": "safe, made by `--fix`",
    "unsafe": "unsafe, made by `--fix --unsafe-fixes`",
    "suggestion": "a suggestion, never made in bulk",
}


def story(rule: Rule, bad: Callable[[str], str] | None = None) -> str:
    """The rule's page in Markdown.

    Args:
        rule: whose.
        bad: how a bad example, with its marks, is shown; without it as code, without the marks.
    """
    runs = "" if rule.default else " It runs only when it is asked for."
    parts = [
        f"# {rule.code} {rule.name}",
        rule.summary,
        rule.why,
        f"Severity: {rule.severity}.{runs} Fix: {FIXES[rule.fix]}.",
        "## Bad\n\n" + _examples(rule.bad, bad or _code),
        "## Good\n\n" + _examples(rule.good, _code),
    ]
    if rule.options:
        listed = "\n".join(f"- `{name}` (default `{value!r}`)" for name, value in rule.options.items())
        parts.insert(4, f"## Options\n{listed}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _examples(examples: tuple[Example, ...], show: Callable[[str], str]) -> str:
    shown = []
    for example in examples:
        files = {"": example} if isinstance(example, str) else example
        shown += [(f"`{path}`\n\n" if path else "") + show(text) for path, text in files.items()]
    return "\n\n".join(shown)


def _code(text: str) -> str:
    bare = text.replace(OPEN, "").replace(CLOSE, "").rstrip("\n")
    fence = "~~~~" if "~~~" in bare else "~~~"
    return f"{fence}\n{bare}\n{fence}"
