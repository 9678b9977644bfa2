"""Places, look-ups, problems and bounds of the YAML tree."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.jekyll.yaml.nodes import MAX_DEPTH, MAX_NODES, parse_yaml

TEXT = """\
# profile
title: 'Ada''s page'   # shown in the tab
author: &me
  name: Ada
  links:
    - https://a.example   # home

    - url: "x"

🔥 bio: |
  One line
  and more

tags: [a, 'b']
again: *me
empty:
"""


def part(text, node):
    return text[node.start : node.end]


def test_every_node_knows_its_place_and_value():
    root = parse_yaml(TEXT).root
    assert part(TEXT, root.get("title")) == "'Ada''s page'"
    assert root.get("title").value == "Ada's page"
    assert part(TEXT, root.get("author")) == (
        'name: Ada\n  links:\n    - https://a.example   # home\n\n    - url: "x"'
    )
    assert part(TEXT, root.get("author", "links", 0)) == "https://a.example"
    assert part(TEXT, root.get("🔥 bio")) == "|\n  One line\n  and more"
    assert root.get("🔥 bio").style == "literal"
    assert part(TEXT, root.get("tags")) == "[a, 'b']"
    assert part(TEXT, root.get("again")) == "*me"
    assert root.get("again", "links", 1, "url").raw == "x"
    assert root.get("empty").blank
    assert part(TEXT, root.find("author", "name")[0]) == "name"
    assert root.get("author", "none") is None
    assert root.get("tags", 7) is None
    assert (root.start, TEXT[root.end :]) == (10, "\n")


def test_places_are_counted_from_the_offset():
    shifted = parse_yaml("a: 'it's'\n", 100).problems[0]
    assert (shifted.start, shifted.end) == (103, 109)
    twice = parse_yaml("a: 1\na: 2\n", 100).problems[0]
    assert (twice.start, twice.end, twice.related[:2]) == (105, 106, (100, 101))
    assert parse_yaml("a: 1\n", 100).root.get("a").start == 103


def test_merge_keys_and_repeated_keys_are_read_in_order():
    root = parse_yaml("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\nc: 1\nc: 2\n").root
    assert root.get("b").to_python() == {"x": 1, "y": 3}
    assert root.get("b", "y").value == 3
    assert root.get("c").value == 2


@pytest.mark.parametrize(
    ("text", "kind", "marked", "fix"),
    [
        ("a: 'it's'\nb: 1\n", "apostrophe", "'it's'", '"it\'s"'),
        ("a: 'the cats' home'\n", "apostrophe", "'the cats' home'", '"the cats\' home"'),
        ("a: b: c # d\n", "colon", "b: c", "'b: c'"),
        ("- a: it's: c\n", "colon", "it's: c", '"it\'s: c"'),
        ("a: Foo:\nb: c\n", "colon", "Foo:", "'Foo:'"),
        ('a: "x" y\n', "quote", '"x" y', "'\"x\" y'"),
        ('a: "say "hi" x"\n', "quote", '"say "hi" x"', "'say \"hi\" x'"),
        ('a: "x\nb: 1\n', "quote", '"x', '"x"'),
        ("a: 'x\nb: 'y'\n", "quote", "'x", None),
        ("a:\n\tb: 1\n\tc: 2\n", "tab", "\t", "  "),
        ("a: @me\n", "reserved", "@me", "'@me'"),
        ("a: `x`\n", "reserved", "`x`", "'`x`'"),
        ("a: {% x %}\n", "reserved", "{% x %}", "'{% x %}'"),
        ("a: > b\n", "reserved", "> b", "'> b'"),
        ("a: *bold* x\nb: 1\n", "reserved", "*bold* x", "'*bold* x'"),
        ("a: *bold\n", "alias", "*bold", "'*bold'"),
        ("a: {{ x }}/y\n", "liquid-text", "{{ x }}/y", "'{{ x }}/y'"),
        ("a: [x](u) y\n", "flow", "[x](u) y", "'[x](u) y'"),
        ("a: [b, c\nd: 1\n", "flow", "[", None),
        ('a: "\\gamma"\n', "escape", "\\g", "\\\\g"),
        ("a: b\nc:d\ne: f\n", "no-colon", ":", ": "),
        ("a: b\nc：d\ne: f\n", "no-colon", "：", ": "),
        ("a: b\nlost words\ne: f\n", "no-colon", "lost words", None),
        ("a: b\n  c: d\n", "indentation", "c: d", None),
        ("a:\n  b: 1\n c: 2\n", "indentation", "c: 2", None),
        ("a: 1\n- b\n", "indentation", "- b", None),
        ("a: - b\n", "indentation", "- b", None),
        ("a: \x01\n", "control", "\x01", None),
        ("a: &x [*x]\n", "alias", "*x", None),
    ],
)
def test_what_psych_rejects_is_told_at_its_cause(text, kind, marked, fix):
    document = parse_yaml(text)
    (problem,) = document.problems
    assert (problem.kind, text[problem.start : problem.end], problem.fix_text) == (kind, marked, fix)
    assert document.broken
    assert document.root is None
    if fix is not None and kind != "tab":
        mended = text[: problem.start] + fix + text[problem.end :]
        assert not parse_yaml(mended).problems


def test_tabs_are_mended_one_line_after_the_other():
    text = "a:\n\tb: 1\n\tc: 2\n"
    for _ in range(2):
        (problem,) = parse_yaml(text).problems
        text = text[: problem.start] + problem.fix_text + text[problem.end :]
    assert parse_yaml(text).root.to_python() == {"a": {"b": 1, "c": 2}}


@pytest.mark.parametrize(
    ("text", "kind", "marked", "fix"),
    [
        ("a: 012\n", "octal", "012", "'012'"),
        ("date: 2024-02-30\n", "impossible-date", "2024-02-30", None),
        ("date: 2024-04-31 10:00:00\n", "impossible-date", "2024-04-31 10:00:00", None),
        ("a: :smile\n", "symbol", ":smile", "':smile'"),
        ("a: Part #5\n", "cut-comment", "Part #5", "'Part #5'"),
        ("theme_color: #a0b1c2\n", "cut-comment", "#a0b1c2", "'#a0b1c2'"),
        ("a: !Great talk\n", "tag", "!Great talk", "'!Great talk'"),
        ("a: {{ x }}\n", "liquid", "{{ x }}", "'{{ x }}'"),
        ('a: "$\\beta$"\n', "escape-control", '"$\\beta$"', "'$\\beta$'"),
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", "a", None),
        ("  a: 1\nb: 2\n", "rest-dropped", "b: 2", None),
        ("a: 1\n--- x\n", "rest-dropped", "--- x", None),
    ],
)
def test_what_psych_reads_otherwise_than_meant(text, kind, marked, fix):
    document = parse_yaml(text)
    (problem,) = document.problems
    assert (problem.kind, text[problem.start : problem.end]) == (kind, marked)
    if fix is not None:
        assert problem.fix_text == fix
        assert not parse_yaml(text[: problem.start] + fix + text[problem.end :]).problems
    assert not document.broken


@pytest.mark.parametrize(
    "text",
    [
        "a: b\t\nc:\td\n",
        "a: &x 1\nb: &x 2\n",
        "[//]: #\n",
        "a: yes\nb: 03\nc: 1e3\nd: 2024-5-1\n",
        "title: C# and F#\nx: a # 5 of them\n",
        "port: 4000 #5\ncolor: # take your pick\n",
        "a: http://x.example:80/#5\n",
        "%YAML 1.1\n---\na: b\n",
        "",
        "# only\n",
        "a: it's fine, isn't it\n",
        'a: "\\t\\n\\u00e9"\n',
    ],
)
def test_what_works_is_no_problem(text):
    assert parse_yaml(text).problems == []


def test_dates():
    root = parse_yaml("a: 2024-5-1\nb: 2024-02-30\n").root
    assert root.get("a").value == date(2024, 5, 1)
    assert root.get("b").value == "2024-02-30"


def test_bytes_that_are_no_utf8_keep_their_place():
    text = "a: x\udce9y\nb: 'é'\n"
    root = parse_yaml(text).root
    assert part(text, root.get("b")) == "'é'"


def test_hostile_input_is_bounded():
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 12)
    )
    assert parse_yaml(bomb).problems[0].kind == "too-large"
    tower = "a0: &a0 x\n" + "".join(
        f"a{level}: &a{level} {'[' * 60}*a{level - 1}{']' * 60}\n" for level in range(1, 9)
    )
    assert {problem.kind for problem in parse_yaml(tower).problems} == {"too-large"}
    assert parse_yaml("[" * 100_000).problems[0].kind == "too-deep"
    assert parse_yaml("- " * (MAX_DEPTH + 5) + "x").problems[0].kind == "too-deep"
    assert parse_yaml("[" + "a," * (MAX_NODES + 5) + "]").problems[0].kind == "too-large"


@given(st.text(st.sampled_from("ab:- \n\t'\"[]{}#&*!|>%@`,?é🔥0."), max_size=40), st.integers(0, 5))
def test_never_raises_and_stays_inside_the_text(text, offset):
    document = parse_yaml(text, offset)
    for problem in document.problems:
        assert offset <= problem.start <= problem.end <= offset + len(text)
    stack = [document.root] if document.root is not None else []
    while stack:
        node = stack.pop()
        assert offset <= node.start <= node.end <= offset + len(text)
        if not node.alias:
            stack += node.items
            stack += [child for pair in node.entries for child in pair]
