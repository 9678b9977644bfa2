"""Front matter that the author meant and Jekyll misses: imported only where there is some."""

from __future__ import annotations

import re

from sitecheck.jekyll.front_matter import BLANKS, FrontMatter, between, find_closing
from sitecheck.jekyll.yaml.nodes import YamlDocument, YamlProblem, parse_yaml
from sitecheck.text.source import Source

_KEYS = frozenset(
    """author author_profile category categories classes collection date description excerpt header
    importance img lang layout location nav nav_order order paperurl permalink published redirect_from
    sidebar tags teaser title toc type venue""".split()
)
"""Keys of front matter by which one that is out of place is told from other text."""

_WINDOW = 4000
"""How far (code points) front matter that is out of place is looked for."""
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*[:：]")
_INVISIBLE = BLANKS + "\n\ufeff\u200b\u200c\u200d\u2060\u00a0"
_NEARLY = re.compile(r"[ \t]*(?:-{2,}|[-—–]*[—–][-—–]*)[ \t\r]*")
_COPIED = "Jekyll sees no front matter and copies the file as it is"


def missed(source: Source) -> FrontMatter | None:
    """The front matter that was meant, None if the file plainly has none."""
    text = source.text
    line_end = text.find("\n")
    first = text[: len(text) if line_end < 0 else line_end]
    if first[:3] == "---" and "\n" not in text[:_WINDOW] and "\r" in text:
        problem = YamlProblem("line-ends", 0, 3, f"Lines end with CR alone: {_COPIED}")
        return _unseen(FrontMatter(0, 3, 0, YamlDocument(None, [])), problem)
    if source.bom and first.rstrip(BLANKS) == "---":
        found = _read(text, 0, line_end + 1)
        message = f"The file begins with a byte order mark: {_COPIED}"
        return found and _unseen(found, YamlProblem("bom", 0, 3, message))
    lead = len(text) - len(text.lstrip(_INVISIBLE))
    if lead and text.startswith("---", lead):
        found = _read(text, lead, text.find("\n", lead) + 1)
        message = f"Something stands before the opening `---`: {_COPIED}"
        return found and _unseen(found, YamlProblem("leading-blank", 0, lead, message, ""))
    if _NEARLY.fullmatch(first):
        found = _read(text, 0, line_end + 1)
        message = f"Front matter opens with three dashes, this is {first.strip()!r}: {_COPIED}"
        return found and _unseen(found, YamlProblem("opening", 0, len(first.rstrip()), message, "---"))
    return _later(text, first)


def _later(text: str, first: str) -> FrontMatter | None:
    """Front matter without its opening line, or with text before it."""
    key = _KEY.match(first)
    if key and key.group(1) in _KEYS:
        found = _read(text, 0, 0)
        if found is not None:
            message = f"The opening `---` is missing: {_COPIED}"
            return _unseen(
                found, YamlProblem("opening", 0, len(first.rstrip()), message, "---\n" + first.rstrip())
            )
        return None
    at = text.find("\n---", 0, _WINDOW)
    if at < 0:
        return None
    begin = text.find("\n", at + 1) + 1
    found = _read(text, at + 1, begin) if begin and not text[at + 4 : begin].strip() else None
    if found is None:
        return None
    message = f"The front matter must come first, before this: {_COPIED}"
    return _unseen(found, YamlProblem("text-before", 0, max(len(first.rstrip()), 1), message))


def _read(text: str, start: int, begin: int) -> FrontMatter | None:
    """Front matter from `begin` to its closing line, if its keys say that it is some."""
    closing = find_closing(text, begin) if begin or not start else None
    if closing is None or closing - begin > _WINDOW:
        return None
    found = between(text, start, begin, closing)
    root = found.yaml.root
    if root is None or root.kind != "mapping":
        return None
    names = {key.raw for key, _ in root.entries}
    return found if names & _KEYS else None


def _unseen(found: FrontMatter, problem: YamlProblem) -> FrontMatter:
    found.seen = False
    found.problems.insert(0, problem)
    return found


def unclosed(text: str, begin: int) -> FrontMatter:
    """Front matter without its closing line; the lines that look like YAML are taken for it."""
    end = at = begin
    fix: YamlProblem | None = None
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop].rstrip(BLANKS)
        if at > begin and _NEARLY.fullmatch(line):
            fix = _closing(at, line)
            end = at
            break
        if not (_KEY.match(line) or line[:1] in {" ", "\t", "#"} or line[:2] == "- "):
            break
        at, end = stop + 1, stop
    found = FrontMatter(0, end, min(at, len(text)), parse_yaml(text[begin:end], begin))
    found.closed = False
    if fix is not None:
        found.problems.insert(0, fix)
        return found
    last = max(text.rfind("\n", 0, end) + 1, 0) if end > begin else 0
    stop = max(end, 3) if end > begin else 3
    written = text[last:stop].rstrip()
    message = "The front matter is never closed, a line `---` is missing: Jekyll shows these lines as text"
    fix_text = f"{written}\n---" if end > begin and found.yaml.root is not None else None
    found.problems.insert(0, YamlProblem("unclosed", last, last + len(written), message, fix_text))
    return found


def _closing(at: int, line: str) -> YamlProblem:
    lead = len(line) - len(line.lstrip())
    message = f"Front matter closes with a line of three dashes, this is {line!r}: Jekyll doesn't see it"
    return YamlProblem("closing", at, at + max(len(line), lead + 1), message, "---")


def misread_closing(text: str, begin: int, closing: int, found: FrontMatter) -> None:
    """Where broken YAML runs on into the page because its closing line is no closing line, say that."""
    at = begin
    while at < closing:
        stop = text.find("\n", at)
        line = text[at:stop].rstrip(BLANKS)
        if at > begin and _NEARLY.fullmatch(line):
            shorter = parse_yaml(text[begin:at], begin)
            if shorter.root is not None and shorter.root.kind == "mapping":
                found.problems[:] = [_closing(at, line)]
                found.body_start = stop + 1
            return
        at = stop + 1
