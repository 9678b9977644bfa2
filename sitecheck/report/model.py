"""What every output format is given: the findings of one run and what is to be said about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sitecheck.findings import SEVERITIES, Finding, Severity

if TYPE_CHECKING:
    from typing import Protocol

    from sitecheck.jekyll.page import Page

    class RuleLike(Protocol):
        """What a report reads of a rule; see `RuleInfo`."""

        @property
        def code(self) -> str:
            """Three letters, three digits."""

        @property
        def name(self) -> str:
            """Kebab-case."""

        @property
        def severity(self) -> Severity:
            """The rule's own."""

        @property
        def summary(self) -> str:
            """What is wrong."""

        @property
        def why(self) -> str:
            """Why it matters."""

        @property
        def url(self) -> str:
            """The rule's page."""


# Plain classes: a NamedTuple costs 0.3 ms to make, and every run imports this module.
class RuleInfo:
    """What a report tells about a rule.

    Attributes:
        code: three letters, three digits.
        name: kebab-case.
        severity: the rule's own; a finding may have another by configuration.
        summary: one sentence, what is wrong.
        why: why it matters to a visitor.
        url: the rule's page.
    """

    __slots__ = ("code", "name", "severity", "summary", "url", "why")

    def __init__(self, code: str, name: str, severity: Severity, *, summary: str, why: str, url: str) -> None:
        self.code = code
        self.name = name
        self.severity: Severity = severity
        self.summary = summary
        self.why = why
        self.url = url


class PageText:
    """One page for the HTML report.

    Attributes:
        path: relative to the site's root.
        text: the decoded source, the very text in which the findings' places lie.
    """

    __slots__ = ("path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text


class Report:
    """The outcome of one run.

    Attributes:
        findings: what is shown, in `Finding.order`.
        files: how many files were read.
        suppressed: how many findings a comment in the site silenced.
        hidden: how many findings lie below the shown severity, by severity.
        baselined: how many findings the baseline accepts.
        version: sitecheck's own.
        root: the site's root seen from the working directory, with `/`.
        blob: URL under which the hosting site shows the working directory's files, ending in `/`; empty
            where there is none.
        rules: by code; at least those of the findings.
        pages: the site's pages, for the HTML report; of the others only the files are shown.
    """

    __slots__ = (
        "baselined",
        "blob",
        "files",
        "findings",
        "hidden",
        "pages",
        "root",
        "rules",
        "suppressed",
        "version",
    )

    def __init__(
        self,
        findings: Iterable[Finding],
        *,
        version: str,
        files: int = 0,
        suppressed: int = 0,
        hidden: Mapping[Severity, int] | None = None,
        baselined: int = 0,
        root: str = ".",
        blob: str = "",
        rules: Mapping[str, RuleLike] | None = None,
        pages: Iterable[Page | PageText] = (),
    ) -> None:
        self.findings: list[Finding] = list(findings)
        self.version = version
        self.files = files
        self.suppressed = suppressed
        self.hidden: dict[Severity, int] = dict(hidden or {})
        self.baselined = baselined
        self.root = root
        self.blob = blob
        self.rules: dict[str, RuleLike] = dict(rules or {})
        self.pages: list[Page | PageText] = list(pages)

    def counts(self) -> dict[Severity, int]:
        """How many shown findings each severity has, gravest first; zeros included."""
        counts = dict.fromkeys(SEVERITIES, 0)
        for finding in self.findings:
            counts[finding.severity] += 1
        return counts

    def location(self, path: str) -> str:
        """A file's path from the working directory, as CI systems want it.

        A root outside the working directory is left out: nothing there could be linked.
        """
        if self.root in {"", "."} or self.root.startswith(("/", "..")) or ":" in self.root:
            return path
        return f"{self.root.removeprefix('./').rstrip('/')}/{path}"

    def rule(self, finding: Finding) -> RuleLike:
        """The rule behind a finding; where it isn't known, what the finding itself tells."""
        known = self.rules.get(finding.code)
        if known is not None:
            return known
        return RuleInfo(
            finding.code, finding.name, finding.severity, summary=finding.name, why="", url=finding.url
        )

    def fixable(self, safety: str = "safe") -> int:
        """How many shown findings carry a fix of that safety."""
        return sum(1 for finding in self.findings if finding.fix and finding.fix.safety == safety)
