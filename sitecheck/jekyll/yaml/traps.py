"""YAML that Psych accepts and reads otherwise than its author meant.

Each function looks at one node while it is read and reports to the reader; places are counted in the
reader's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitecheck.jekyll.yaml import psych

if TYPE_CHECKING:
    from sitecheck.jekyll.yaml.nodes import YamlNode
    from sitecheck.jekyll.yaml.reader import Reader

_COLOUR_KEYS = ("color", "colour", "background")


def quote(text: str) -> str:
    """The text as a quoted YAML scalar: in single quotes if it can be, else in double ones."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def numeric(reader: Reader, raw: str, start: int, end: int) -> None:
    """A plain scalar that begins like a number: base 8, a day that doesn't exist, a symbol."""
    if raw[0] == "0" and psych.octal(raw):
        message = f"Ruby reads `{raw}` in base 8, as {psych.resolve(raw)}: quote it, or drop the zero"
        reader.report("octal", start, end, message, quote(raw))
    elif raw[0] == ":" and len(raw) > 1:
        message = "A value that begins with `:` is a symbol to Ruby, which Jekyll may refuse: quote it"
        reader.report("symbol", start, end, message, quote(raw))
    elif "-" in raw and psych.impossible_date(raw):
        message = f"The calendar has no {raw}: Jekyll can't read it as a date"
        reader.report("impossible-date", start, end, message)


def cut(reader: Reader, raw: str, start: int, end: int) -> None:
    """A `#` that begins a comment where it was meant as text: `C #5`, `color: #fff`."""
    line_end = reader.text.find("\n", end)
    rest = reader.text[end : len(reader.text) if line_end < 0 else line_end].rstrip()
    begin, stop = start, end + len(rest)
    if start < end:
        if not rest[2:].isdecimal() or not isinstance(psych.resolve(raw), str):
            return
    else:
        colour = rest.lstrip()
        if len(colour) not in {4, 7} or colour[0] != "#" or colour[1:].strip("0123456789abcdefABCDEF"):
            return
        if not any(word in reader.pending_key.lower() for word in _COLOUR_KEYS):
            return
        begin = end + rest.index("#")
    message = f"A `#` after a space begins a comment: {rest.lstrip()!r} is dropped; quote the value"
    reader.report("cut-comment", begin, stop, message, quote(reader.text[begin:stop]))


def tagged(reader: Reader, tag: str, start: int, end: int) -> None:
    """A value that begins with `!`, which YAML takes for a tag and drops."""
    stop, rest = reader.line_rest(start)
    if stop >= end:
        message = f"A value that begins with `!` is a YAML tag: {tag!r} is dropped; quote the value"
        reader.report("tag", start, stop, message, quote(rest))


def controls(reader: Reader, raw: str, start: int, end: int) -> None:
    r"""A backslash in double quotes that makes a control character: `"$\beta$"`."""
    if any(ord(char) < 32 and char not in "\n\t\r" for char in raw):
        inner = reader.text[start + 1 : end - 1]
        literal = "\n" not in inner and "\\\\" not in inner and '\\"' not in inner
        message = "A backslash in double quotes makes a control character here: use single quotes"
        reader.report("escape-control", start, end, message, quote(inner) if literal else None)


def duplicates(reader: Reader, node: YamlNode) -> None:
    """A key that a mapping has twice."""
    seen: dict[Any, YamlNode] = {}
    for key, _ in node.entries:
        if key.kind != "scalar" or key.raw == "<<":
            continue
        value = key.value
        name = value.__class__, value
        first = seen.get(name)
        if first is not None:
            message = f"The key `{key.raw}` is given twice: only the last one counts"
            reader.report("duplicate-key", key.start - reader.offset, key.end - reader.offset, message)
            related = first.start, first.end, "first given here, without effect"
            reader.problems[-1] = reader.problems[-1]._replace(related=related)
        seen[name] = key


def liquid(reader: Reader, node: YamlNode) -> None:
    """Unquoted `{{ x }}`, a mapping whose only key is a mapping."""
    start, end = node.start - reader.offset, node.end - reader.offset
    doubled = reader.text.startswith("{{", start) and len(node.entries) == 1
    if doubled and node.entries[0][0].kind == "mapping":
        message = "Unquoted `{{ … }}` is a YAML mapping, not Liquid: quote it"
        reader.report("liquid", start, end, message, quote(reader.text[start:end]))
