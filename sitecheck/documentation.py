"""The documentation's pages on rules, made from the rules themselves."""

from __future__ import annotations

from html import escape

from sitecheck.cli.catalogue import all_rules
from sitecheck.report.families import FAMILIES
from sitecheck.report.plain import shown
from sitecheck.report.rule_page import story
from sitecheck.rules.rule import CLOSE, OPEN, Rule

_SILENCE = """\
## Where it is right as it is

```html
<!-- sitecheck-disable-next-line {code}: the reason -->
```

[Suppressions](../suppressions.md) tells how to do that in YAML and BibTeX, [Configuration](../settings.md) how to
switch a rule off.
"""


def rule_pages() -> dict[str, str]:
    """Markdown by file name: one page a rule, called by its name, and an index."""
    rules = all_rules()
    pages = {
        f"{rule.name}.md": f"{story(rule, _marked)}\n{_SILENCE.format(code=rule.code)}"
        for rule in rules.values()
    }
    pages["index.md"] = _index(list(rules.values()))
    return pages


def _marked(text: str) -> str:
    """A bad example with what is reported marked; a point between two characters shows as a bar."""
    visible = "".join(sign if sign in "\n\t" else shown(sign) for sign in text.rstrip("\n"))
    marked = escape(visible, quote=False).replace(OPEN + CLOSE, "<mark>|</mark>")
    marked = marked.replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
    # An empty line would end the block of HTML in some Markdown readers.
    lines = "\n".join(line or "&#8203;" for line in marked.split("\n"))
    return f'<pre class="bad"><code>{lines}</code></pre>'


def _index(rules: list[Rule]) -> str:
    lines = [
        "# Rules",
        "",
        f"{len(rules)} rules. `error` is wrong for every reader or breaks the site, `warning` is almost surely wrong, "
        "`info` is a matter of taste and shown with `--severity info` only.",
    ]
    family = ""
    for rule in rules:
        if rule.code[:3] != family:
            family = rule.code[:3]
            name = FAMILIES.get(family, family)
            lines += [
                "",
                f"## {family}: {name}",
                "",
                "| code | name | severity | fix | |",
                "| --- | --- | --- | --- | --- |",
            ]
        severity = rule.severity if rule.default else f"{rule.severity}, when asked for"
        lines.append(
            f"| {rule.code} | [{rule.name}]({rule.name}.md) | {severity} | {rule.fix or ''} | {rule.summary} |"
        )
    return "\n".join(lines) + "\n"
