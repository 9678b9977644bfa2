"""Why libyaml rejects a text, in the words of the person who wrote it.

libyaml reports where it gave up, which is often behind the cause. Here the line is looked at again, the
cause is named and, where one change surely mends it, a fix is given; it is given only if libyaml then
reads past the place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from sitecheck.jekyll.yaml.line import KEY, Line, above
from sitecheck.jekyll.yaml.nodes import TOO_DEEP, YamlNode, YamlProblem
from sitecheck.jekyll.yaml.reader import open_parser
from sitecheck.jekyll.yaml.traps import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOST = "the YAML can't be read"
_MAX_RETRY = 200_000
"""Longest text (code points) that is parsed again to prove a fix."""

_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_GLUED = re.compile(r"[ \t]*(?:- +)*[A-Za-z_][\w-]*(:|：[ \t]*)(?=[^\s:/])")


def diagnose(text: str, error: yaml.YAMLError, last: YamlNode | None, offset: int) -> YamlProblem:
    """The cause of an error.

    Args:
        text: the YAML that was read.
        error: what PyYAML raised.
        last: the last scalar that was read before it, places counted in the source.
        offset: where the text begins in the source.

    Returns:
        A problem whose places are counted in the source.
    """
    found = _cause(text, error, last, offset)
    start, end = min(found.start, len(text)), min(found.end, len(text))
    return found._replace(start=start + offset, end=end + offset)


def _cause(text: str, error: Any, last: YamlNode | None, offset: int) -> YamlProblem:
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        control = _CONTROL.search(text)
        at = control.start() if control else 0
        char = f"U+{ord(text[at]):04X} " if control else ""
        return YamlProblem("control", at, at + 1, f"The control character {char}is not allowed: {_LOST}")
    at = min(error.problem_mark.index, len(text))
    context_at = error.context_mark.index if error.context_mark is not None else at
    what = error.problem or ""
    if "nesting depth" in what:  # libyaml's own bound; it looks further ahead than we read
        return YamlProblem("too-deep", at, min(at + 1, len(text)), TOO_DEEP)
    line = Line(text, at)
    if (found := _open_quote(text, line, last, offset)) is not None:
        return found
    if "mapping values are not allowed" in what:
        return _colon(text, at, line)
    if "could not find expected ':'" in what:
        return _no_colon(text, Line(text, context_at), at)
    if "tab" in what or (at < len(text) and text[at] == "\t"):
        return _tab(text, at, line)
    if "end of stream" in what or "document indicator" in what:
        return _unclosed(text, context_at)
    if "escape" in what or "hexdecimal" in what:
        stop = min(at + 2, len(text))
        message = f"A backslash in double quotes begins an escape, and {text[at:stop]} is none: {_LOST}"
        fixes = ["\\\\" + text[at + 1 : stop]]
        return _problem(text, "escape", (at, stop), message, fixes)
    if "block sequence entries" in what:
        message = f"A list can't begin on the line of its key: {_LOST}"
        return _problem(text, "indentation", (at, line.end), message)
    if at < len(text) and text[at] in "@`%" and "cannot start" in what:
        return _reserved(text, at, line)
    if any(word in what for word in ("alphabetic or numeric", "tag", "comment or line break", "URI")):
        return _reserved(text, context_at, Line(text, context_at))
    if "flow" in (error.context or "") and "block" not in (error.context or ""):
        return _bracket(text, context_at, at)
    return _trailing(text, at, line)


def _problem(
    text: str, kind: str, place: tuple[int, int], message: str, fixes: Iterable[str] = ()
) -> YamlProblem:
    """A problem with the first of the fixes that helps."""
    start, end = place
    fix_text = next((fix for fix in fixes if _helps(text, start, end, fix)), None)
    return YamlProblem(kind, start, max(end, start + 1), message, fix_text)


def _helps(text: str, start: int, end: int, fix: str) -> bool:
    """Whether libyaml reads past the line once the fix is made."""
    if len(text) > _MAX_RETRY:
        return False
    mended = text[:start] + fix + text[end:]
    stop = mended.find("\n", start + len(fix))
    stop = len(mended) if stop < 0 else stop
    try:
        parser = open_parser(mended)
        while parser.check_event():
            parser.get_event()
    except yaml.MarkedYAMLError as error:
        # A later error is a case of its own; one whose cause may lie here is not.
        mark, context = error.problem_mark, error.context_mark
        if mark is None or mark.index <= stop:
            return False
        if mended[mark.index : mark.index + 1] == "\t":
            return True  # the next line's tab is next
        if "\t" in text[start:end]:
            return False
        return context is None or context.index > stop or context.index < start
    except yaml.YAMLError:
        return False
    return True


def _colon(text: str, at: int, line: Line) -> YamlProblem:
    if line.key and line.value_start <= at and line.value:
        message = f"A colon followed by a space needs quotes around the value of `{line.key}`: {_LOST}"
        fixes = [] if line.value[0] in "'\"[{|>&*!" else [quote(line.value)]
        return _problem(text, "colon", line.value_place, message, fixes)
    upper = above(text, line)
    if upper is not None and not upper.key:
        return _no_colon(text, upper, at)
    if upper is not None and upper.value:
        message = f"Indented deeper than `{upper.key}` above, this line is a part of its value: {_LOST}"
        return _problem(text, "indentation", line.content, message)
    message = f"A key can't stand here, check the indentation: {_LOST}"
    return _problem(text, "indentation", line.content, message)


def _no_colon(text: str, line: Line, at: int) -> YamlProblem:
    glued = _GLUED.match(line.text)
    if glued:
        wide = glued.group(1)[0] == "："
        place = line.start + glued.start(1), line.start + glued.end(1)
        fault = "A full-width colon is no colon to YAML" if wide else "A space is missing after the colon"
        message = f"{fault}: {_LOST}"
        return _problem(text, "no-colon", place, message, [": "])
    below = Line(text, at)
    if below.start != line.start and not KEY.match(line.text):
        message = f"This line is neither `key: value` nor a part of the value above: {_LOST}"
        return _problem(text, "no-colon", line.content, message)
    return _problem(text, "no-colon", line.content, f"`key: value` expected: {_LOST}")


def _tab(text: str, at: int, line: Line) -> YamlProblem:
    start = line.start
    while start < at and text[start] == " ":
        start += 1
    if text[start:at].strip(" \t"):
        start = at
    end = start
    while end < len(text) and text[end] in " \t":
        end += 1
    message = f"YAML can't be indented with tabs; use spaces: {_LOST}"
    upper = above(text, line)
    indent = len(upper.text) - len(upper.text.lstrip(" ")) if upper is not None else 0
    fixes = []
    if start == line.start or not text[line.start : start].strip():
        deeper = upper is not None and not upper.value
        tabs = text[start:end].count("\t")
        fixes = [" " * max(indent + (2 if deeper else 0) - (start - line.start), 0), "  " * tabs]
    return _problem(text, "tab", (start, end), message, fixes)


def _unclosed(text: str, at: int) -> YamlProblem:
    line = Line(text, at)
    mark = text[at : at + 1]
    end = line.end - (len(line.text) - len(line.text.rstrip()))
    if mark not in {"'", '"'}:
        return _bracket(text, at, at)
    message = f"This {mark} is never closed: {_LOST}"
    inner = text[at + 1 : end]
    return _problem(text, "quote", (at, end), message, [] if mark in inner else [mark + inner + mark])


def _reserved(text: str, at: int, line: Line) -> YamlProblem:
    end = max(line.value_end, at + 1)
    start = at if not line.value or at < line.value_start else line.value_start
    value = text[start:end]
    if text.startswith("{%", start):
        return _problem(
            text, "reserved", (start, end), f"Liquid needs quotes in YAML: {_LOST}", [quote(value)]
        )
    message = f"A value can't begin with {value[:1]!r} unless it stands in quotes: {_LOST}"
    return _problem(text, "reserved", (start, end), message, [quote(value)] if start == at else [])


def _bracket(text: str, start: int, at: int) -> YamlProblem:
    line = Line(text, start)
    if line.value_start <= start < line.value_end and line.start <= at <= line.end:
        value = line.value
        if value.startswith("[") and "](" in value:
            return _text_in_brackets(text, line)
        message = f"Inside the brackets a comma, a quote or the closing bracket is missing: {_LOST}"
        return _problem(text, "flow", line.value_place, message)
    mark = text[start : start + 1] or "["
    return _problem(
        text, "flow", (start, start + 1), f"This `{mark}` is never closed, or a comma is missing: {_LOST}"
    )


def _text_in_brackets(text: str, line: Line) -> YamlProblem:
    mark = line.value[0]
    message = (
        f"A value that begins with `{mark}` is a YAML list or mapping unless it stands in quotes: {_LOST}"
    )
    return _problem(text, "flow", line.value_place, message, [quote(line.value)])


def _open_quote(text: str, line: Line, last: YamlNode | None, offset: int) -> YamlProblem | None:
    """A quote that took in some lines and was closed by one that was meant to open another text."""
    if last is None or last.style not in {"single", "double"}:
        return None
    begin, end = last.start - offset, last.end - offset
    opened = Line(text, begin)
    if opened.start == line.start or not line.start <= end <= line.end:
        return None
    mark = "'" if last.style == "single" else '"'
    message = f"This {mark} is not closed before the next {mark}, some lines below: {_LOST}"
    return _problem(text, "quote", (begin, opened.start + len(opened.text.rstrip())), message)


def _trailing(text: str, at: int, line: Line) -> YamlProblem:
    """Something follows where the value was already complete."""
    value = line.value
    if at >= line.value_start and value:
        mark = value[0]
        if mark in "'\"":
            return _quoted(text, at, line)
        if value.startswith("{{"):
            message = f"Liquid needs quotes in YAML: {_LOST}"
            return _problem(text, "liquid-text", line.value_place, message, [quote(value)])
        if mark in "[{":
            return _text_in_brackets(text, line)
        if mark in "*&!":
            return _reserved(text, line.value_start, line)
    if at >= len(text):
        return _problem(text, "syntax", (max(at - 1, 0), at), f"The YAML ends too early: {_LOST}")
    message = f"The indentation of this line fits no line above: {_LOST}"
    if text.startswith("- ", at):
        message = f"A list item can't stand beside keys: {_LOST}"
    elif not line.key:
        message = f"This is neither a key nor a list item: {_LOST}"
    return _problem(text, "indentation", line.content, message)


def _quoted(text: str, at: int, line: Line) -> YamlProblem:
    value, mark = line.value, line.value[0]
    inner = value[1:-1]
    closed = len(value) > 2 and value.endswith(mark)
    if mark == "'":
        glued = at >= 2 and text[at - 1] == "'" and text[at - 2].isalnum() and text[at].isalpha()
        if glued or (closed and value.count("'") % 2):
            message = f"The apostrophe ends the single-quoted value here: {_LOST}; use double quotes"
            fixes = [quote(inner.replace("''", "'"))] if closed else []
            return _problem(text, "apostrophe", line.value_place, message, fixes)
    message = f"Text follows after the closing {mark} of the value: {_LOST}"
    fixes = []
    if "\\" not in value:
        fixes = [quote(inner)] if closed and value.count(mark) > 3 and mark == '"' else [quote(value)]
    return _problem(text, "quote", line.value_place, message, fixes)
