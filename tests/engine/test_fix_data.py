"""Fixes in data: whatever the quoting, they differ only where a fix said so, and nothing moves."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitecheck.engine.fixes import fix_until_stable
from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import run
from sitecheck.findings import Finding
from sitecheck.jekyll.bibtex.scanner import scan
from sitecheck.jekyll.site import Site

RULES = list(load_rules().values())
TODAY = datetime.date(2026, 1, 15)

VALUES = st.lists(
    st.sampled_from(
        [
            "Chinese academic of science", "Neurips 2024", "Univeristy", "Jornel", "a  b", "x ,y", "Arxiv", "Caf\u00c3\u00a9",
            "https://scholar.google.com/citations?user=AbCdEfGhIJKL&hl=zh-CN", "it's", '"so"', "a: b", "#1", "# two", "\\n",
            "Github", "\u200b", "**bold**", "[a] (https://example.org)", "{x}", "- y", "2024", "yes", "\uff0c", "&amp;", "%",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip
STYLES = st.sampled_from(["'", '"', None, "|", ">"])
KEYS = ("title", "description", "bio", "excerpt", "location", "venue", "url", "googlescholar")
ENTRIES = st.dictionaries(st.sampled_from(KEYS), st.tuples(VALUES, STYLES), min_size=1)


class _Styled(str):
    """A scalar that is to be written in a style of YAML's."""

    style: str | None


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(
    _Styled,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=text.style),
)


def dumped(entries: dict[str, tuple[str, str | None]], width: int) -> str:
    """The entries as YAML, folded to a width."""
    data = {}
    for key, (text, style) in entries.items():
        data[key] = _Styled(text)
        data[key].style = style
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, width=width, sort_keys=False)


def indented(text: str) -> str:
    return "".join(f"  {line}" for line in text.splitlines(keepends=True))


def leaves(data: Any, route: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], Any]:
    if isinstance(data, dict):
        return {k: v for key, each in data.items() for k, v in leaves(each, (*route, key)).items()}
    if isinstance(data, list):
        return {k: v for number, each in enumerate(data) for k, v in leaves(each, (*route, number)).items()}
    return {route: data}


def front_matter(text: str) -> str:
    return text.split("---\n")[1]


@pytest.mark.parametrize("unsafe", [False, True])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(config=ENTRIES, page=ENTRIES, row=ENTRIES, width=st.sampled_from([20, 60, 10_000]))
def test_data_change_only_where_a_fix_says_so(
    unsafe: bool, config: Any, page: Any, row: Any, width: int
) -> None:
    files = {
        "_config.yml": f"title: Ada Example\nauthor:\n{indented(dumped(config, width))}",
        "index.md": f"---\n{dumped(page, width)}---\nText\n",
        "_data/navigation.yml": "main:\n" + indented(f"-\n{indented(dumped(row, width))}"),
    }

    def lint(texts: Any) -> list[Finding]:
        site = Site("/nonexistent", {path: text.encode() for path, text in (files | dict(texts)).items()})
        return run(site, RULES, today=TODAY).findings

    outcome = fix_until_stable(lint, unsafe=unsafe)
    assert outcome.stable
    again = fix_until_stable(lambda texts: lint(outcome.texts | dict(texts)), unsafe=unsafe)
    assert again.texts == {}
    for path, new in outcome.texts.items():
        part = front_matter if path == "index.md" else str
        before, after = leaves(yaml.safe_load(part(files[path]))), leaves(yaml.safe_load(part(new)))
        assert list(before) == list(after)
        edits = [edit for f in outcome.applied if f.fix for edit in f.fix.edits if edit.place.path == path]
        lines = {edit.place.start_position.line for edit in edits}
        touched = _routes_on(files[path], lines, path)
        assert {route for route in before if before[route] != after[route]} <= touched


def _routes_on(text: str, lines: set[int], path: str) -> set[tuple[Any, ...]]:
    """The routes of the scalars that stand on any of the lines."""
    first = 1 if path == "index.md" else 0
    node = yaml.compose(front_matter(text) if first else text, Loader=yaml.SafeLoader)
    found: set[tuple[Any, ...]] = set()

    def walk(node: Any, route: tuple[Any, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                walk(value, (*route, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                walk(value, (*route, number))
        elif lines & set(range(node.start_mark.line + 1 + first, node.end_mark.line + 2 + first)):
            found.add(route)

    walk(node, ())
    return found


BIB_VALUES = st.lists(
    st.sampled_from(
        [
            "Chinese academic of science", "Neurips", "Univeristy", "Jornel", "IEEE Transaction on Image Processing",
            "{CT}", "Moe, Elin", "and", "Lind, Bo", "10.1000/xyz", "https://doi.org/10.1000/xyz", "2401.00001",
            "arXiv:2401.00001", "12-34", "12--34", "march", "MRI", "\\\"o", "\\\\textbf{x}", "Caf\u00c3\u00a9", "True", "$x$", "See https://example.org/a", "Moe*, Lind*,", "``x''", "[a] (b)", "a--b", "100\\\\%", "~",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip
BIB_FIELDS = st.dictionaries(
    st.sampled_from(["author", "title", "journal", "booktitle", "year", "month", "pages", "doi", "arxiv", "url", "abbr", "selected", "note"]),
    st.tuples(BIB_VALUES, st.booleans()),
    min_size=1,
)  # fmt: skip


@pytest.mark.parametrize("unsafe", [False, True])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries=st.lists(BIB_FIELDS, min_size=1, max_size=3))
def test_a_bibliography_keeps_its_entries_and_fields(unsafe: bool, entries: Any) -> None:
    text = "".join(
        f"@article{{key{number},\n"
        + "".join(
            f"  {name} = " + (f"{{{value}}},\n" if braces or '"' in value else f'"{value}",\n')
            for name, (value, braces) in fields.items()
        )
        + "}\n\n"
        for number, fields in enumerate(entries)
    )
    files = {
        "_config.yml": "title: Ada Example\nplugins: [jekyll/scholar]\n",
        "_layouts/bib.liquid": "",
        "_bibliography/papers.bib": text,
        "index.md": "---\ntitle: x\n---\n{% bibliography %}\n",
    }

    def lint(texts: Any) -> list[Finding]:
        site = Site("/nonexistent", {path: text.encode() for path, text in (files | dict(texts)).items()})
        return run(site, RULES, today=TODAY).findings

    outcome = fix_until_stable(lint, unsafe=unsafe)
    assert outcome.stable
    new = outcome.texts.get("_bibliography/papers.bib", text)
    before, after = scan(text), scan(new)
    assert len(after.faults) <= len(before.faults)
    for markup in "<>*[":  # what Markdown wants is none of BibTeX's
        assert new.count(markup) == text.count(markup)
    assert [entry.key for entry in after.entries] == [entry.key for entry in before.entries]
    edits = [edit for f in outcome.applied if f.fix for edit in f.fix.edits]
    titles = " ".join(f.fix.title for f in outcome.applied if f.fix)
    assert (new != text) is bool([edit for edit in edits if edit.place.path.endswith(".bib")]), titles
