"""Output formats, one module each; only the one asked for is imported."""

from __future__ import annotations

from typing import Any

from sitecheck.report.model import PageText, Report, RuleInfo

__all__ = ["FORMATS", "PageText", "Report", "RuleInfo", "render"]

FORMATS: dict[str, str] = {
    "text": "text",
    "concise": "concise",
    "json": "json_report",
    "jsonl": "json_lines",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "rdjson": "rdjson",
    "summary": "markdown",
    "html": "webpage",
}
"""The formats' names and the modules that render them."""


def render(name: str, report: Report, **look: Any) -> str:
    """The report in one format.

    Args:
        name: a key of `FORMATS`, or `statistics`.
        report: what to render.
        look: how `text` or `statistics` shall look (see their `render`); the others don't ask.

    Raises:
        KeyError: there is no such format.
    """
    if name == "text":
        from sitecheck.report import text

        return text.render(report, **look)
    if name == "statistics":
        from sitecheck.report import statistics

        return statistics.render(report, **look)
    from importlib import import_module

    module = import_module(f"sitecheck.report.{FORMATS[name]}")
    rendered: str = module.render(report)
    return rendered
