"""A diff for the eye: `sitecheck.engine.diff` makes the one that can be applied."""

from __future__ import annotations

from sitecheck.report.plain import disarm, shown

_STYLES = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def render(diff: str, *, color: bool = False) -> str:
    """A diff to look at, not to apply: control characters of the page are shown, not obeyed."""
    out = []
    for line in diff.split("\n"):
        safe = disarm("".join(char if char == "\t" else shown(char) for char in line.removesuffix("\r")))
        style = _STYLES.get(line[:1], "") if color else ""
        if color and line.startswith(("--- ", "+++ ")):
            style = "\x1b[1m"
        out.append(f"{style}{safe}\x1b[0m" if style else safe)
    return "\n".join(out)
