"""A rule's page: the same words for `sitecheck explain` and for the documentation."""

from __future__ import annotations

from sitecheck.rules.rule import CLOSE, OPEN, Example, Rule

FIXES = {
    None: "none",
    "safe": "safe, made by `--fix`",
    "unsafe": "unsafe, made by `--fix --unsafe-fixes`",
    "suggestion": "a suggestion, never made in bulk",
}


def story(rule: Rule) -> str:
    """The rule's page in Markdown."""
    runs = "" if rule.default else " It runs only when it is asked for."
    parts = [
        f"# {rule.code} {rule.name}",
        rule.summary,
        rule.why,
        f"Severity: {rule.severity}.{runs} Fix: {FIXES[rule.fix]}.",
        "## Bad\n" + _examples(rule.bad),
        "## Good\n" + _examples(rule.good),
    ]
    if rule.options:
        listed = "\n".join(f"- `{name}` (default `{value!r}`)" for name, value in rule.options.items())
        parts.insert(4, f"## Options\n{listed}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _examples(examples: tuple[Example, ...]) -> str:
    shown = []
    for example in examples:
        files = {"": example} if isinstance(example, str) else example
        for path, text in files.items():
            bare = text.replace(OPEN, "").replace(CLOSE, "").rstrip("\n")
            fence = "~~~~" if "~~~" in bare else "~~~"
            head = f"`{path}`\n\n" if path else ""
            shown.append(f"{head}{fence}\n{bare}\n{fence}")
    return "\n\n".join(shown)
