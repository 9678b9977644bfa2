"""`--fix`, `--unsafe-fixes` and `--diff`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sitecheck.cli.session import Session, is_narrow
from sitecheck.cli.target import UsageError
from sitecheck.engine import fixes
from sitecheck.engine.run import Outcome
from sitecheck.findings import Finding

if TYPE_CHECKING:
    from sitecheck.cli.narrowing import Confine


class _Linter:
    """Lints the site with some files' texts replaced; keeps the last outcome."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.outcome: Outcome | None = None
        self.confine: Confine | None = None
        if is_narrow(session):
            from sitecheck.cli.narrowing import Confine

            self.confine = Confine(session)

    def __call__(self, texts: Mapping[str, str]) -> list[Finding]:
        overlay = {}
        for path, text in texts.items():
            source = self.session.site.load(path)
            overlay[path] = source.encode(text) if source else text.encode("utf-8", "surrogateescape")
        self.outcome = self.session.lint(self.session.new_site(overlay) if overlay else None)
        findings = self.outcome.findings
        if self.confine:
            findings = self.confine(findings, texts)
        return self.session.shown(findings)[0]


def fix(session: Session) -> tuple[Outcome, str]:
    """Apply the fixes of what is shown; what a further lint finds, and what was done in a sentence.

    Raises:
        UsageError: there is no file to write to.
    """
    if session.args.stdin_filename:
        raise UsageError("--fix can't write to standard input; use --diff")
    from sitecheck.engine.write import guard, write_all

    linter = _Linter(session)
    done = fixes.fix_until_stable(linter, unsafe=session.args.unsafe_fixes, guard=guard(session.root))
    written = write_all(session.root, done.sources, done.texts)
    for path, reason in done.refused.items():
        print(f"sitecheck: {path}: left as it is: {reason}", file=sys.stderr)
    assert linter.outcome is not None
    if not written:
        return linter.outcome, ""
    from sitecheck.report.summary import count

    said = f"Mended {count(len(done.applied), 'finding')} in {count(len(written), 'file')}."
    return linter.outcome, said


def show_diff(session: Session) -> int:
    """Print the fixes as a diff; 1 where there are any."""
    from sitecheck.engine.diff import unified

    done = fixes.fix_until_stable(_Linter(session), unsafe=session.args.unsafe_fixes)
    text = unified(done.sources, done.texts)
    if sys.stdout.isatty():
        import os
        import shutil

        from sitecheck.report import terminal_diff
        from sitecheck.report.text import wants_color

        color, width = wants_color(sys.stdout, os.environ), shutil.get_terminal_size().columns
        print(terminal_diff.render(text, color=color, width=width), end="")
        return int(bool(text))
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    return int(bool(text))
