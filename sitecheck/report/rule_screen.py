"""A rule's story for a terminal, in colour; `sitecheck.report.rule_page` has the plain one."""

from __future__ import annotations

import re
import textwrap

from sitecheck.report.plain import shown
from sitecheck.report.rule_page import FIXES
from sitecheck.rules.rule import CLOSE, OPEN, Example, Rule

WIDEST = 96
"""Cells a line of prose may take: longer ones are hard to read."""

_BOLD, _DIM, _RED, _GREEN, _END = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[0m"
_SEVERITY = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1;36m"}
_CODE = re.compile(r"`([^`]+)`")


def screen(rule: Rule, width: int) -> str:
    """The story with ANSI colours, ending in a newline."""
    width = min(width, WIDEST)
    runs = "" if rule.default else " It runs only when it is asked for."
    head = f"{_SEVERITY[rule.severity]}{rule.severity} {rule.code}{_END} {_BOLD}{rule.name}{_END}"
    parts = [head, _prose(rule.summary, width), *(_prose(part, width) for part in rule.why.split("\n\n"))]
    parts.append(_prose(f"Fix: {FIXES[rule.fix]}.{runs}", width))
    if rule.options:
        listed = "\n".join(f"  {name} = {value!r}" for name, value in rule.options.items())
        parts.append(f"{_BOLD}Options{_END}\n{listed}")
    parts += [_examples("Bad", rule.bad, _RED), _examples("Good", rule.good, _GREEN)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _prose(text: str, width: int) -> str:
    wrapped = textwrap.fill(" ".join(text.split()), width, break_long_words=False, break_on_hyphens=False)
    return _CODE.sub(rf"{_BOLD}\1{_END}", wrapped)


def _examples(title: str, examples: tuple[Example, ...], color: str) -> str:
    if not examples:
        return ""
    blocks = []
    for example in examples:
        files = {"": example} if isinstance(example, str) else example
        for path, text in files.items():
            lines = [f"{_DIM}{path}{_END}"] if path else []
            lines += [_safe(line) for line in text.rstrip("\n").split("\n")]
            blocks.append("\n".join(f"{color}│{_END} {line}".rstrip() for line in _marked(lines, color)))
    return f"{color}{_BOLD}{title}{_END}\n" + "\n\n".join(blocks)


def _safe(line: str) -> str:
    return "".join(sign if sign == "\t" else shown(sign) for sign in line.removesuffix("\r"))


def _marked(lines: list[str], color: str) -> list[str]:
    """The lines with what stands between the marks underlined, also where it goes over several lines."""
    out, inside = [], False
    for line in lines:
        begin = f"{color}\x1b[4m" if inside else ""
        text = begin + line.replace(OPEN, f"{color}\x1b[4m").replace(CLOSE, _END)
        inside = (inside or OPEN in line) and line.rfind(CLOSE) <= line.rfind(OPEN)
        out.append(text + (_END if inside else ""))
    return out
