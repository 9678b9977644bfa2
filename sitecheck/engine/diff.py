"""Changes as a unified diff that `git apply` and `patch -p1` take."""

from __future__ import annotations

from collections.abc import Mapping

from sitecheck.text.source import Source

NO_NEWLINE = "\\ No newline at end of file\n"


def unified(sources: Mapping[str, Source], texts: Mapping[str, str], *, context: int = 3) -> str:
    """The diff of all files, sorted by path; an empty text where nothing differs.

    Bytes that are no UTF-8 stay lone surrogates: write the diff with `errors="surrogateescape"`.
    """
    return "".join(file_diff(sources[path], texts[path], context=context) for path in sorted(texts))


def file_diff(source: Source, text: str, *, context: int = 3) -> str:
    """The diff of one file. A byte order mark is shown, as it is part of the first line."""
    from difflib import unified_diff

    mark = "\ufeff" if source.bom else ""
    before, after = _lines(mark + source.text), _lines(mark + text)
    names = quoted(f"a/{source.path}"), quoted(f"b/{source.path}")
    out = []
    for line in unified_diff(before, after, *names, n=context):
        out.append(line)
        if not line.endswith("\n"):
            out.append("\n" + NO_NEWLINE)
    return "".join(out)


def quoted(path: str) -> str:
    """A path as git writes it in a diff: quoted, with escapes, if it holds quotes or control characters."""
    if path.isprintable() and '"' not in path and "\\" not in path:
        # A tab after a name with spaces tells patch where the name ends.
        return path + "\t" if " " in path else path
    escapes = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    out = []
    for char in path:
        if char in escapes:
            out.append(escapes[char])
        elif char.isprintable():
            out.append(char)
        else:
            out.extend(f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))
    return f'"{"".join(out)}"'


def _lines(text: str) -> list[str]:
    """Split after LF only, as diff does; `str.splitlines` knows a dozen other line ends."""
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])
