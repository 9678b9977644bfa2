"""`--changed-since` and baselines: which of the findings are spoken of."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sitecheck.cli.session import Session
from sitecheck.cli.target import UsageError
from sitecheck.findings import Finding
from sitecheck.text.files import inside, leads_out

if TYPE_CHECKING:
    from sitecheck.engine.baseline import Baseline
    from sitecheck.engine.changed import Changed


def narrow(session: Session, findings: list[Finding]) -> tuple[list[Finding], int]:
    """The findings that are new, and how many a baseline accepts."""
    args = session.args
    everything = findings
    if args.changed_since:
        from sitecheck.engine.changed import changed_since

        findings = changed_since(args.changed_since, session.root).keep(findings, args.scope)
    if args.write_baseline:
        from sitecheck.engine import baseline

        baseline.write(args.write_baseline, baseline.Baseline.of(findings))
        print(f"sitecheck: {args.write_baseline} accepts {len(findings)} findings", file=sys.stderr)
        return [], len(findings)
    path = args.baseline or _configured(session)
    if not path:
        if args.update:
            raise UsageError("--update needs --baseline FILE")
        return findings, 0
    from sitecheck.engine import baseline

    known = baseline.read(path)
    exists = session.site.files.__contains__
    applied = known.apply(findings, exists)
    if args.update:
        ran = {rule.code for rule in session.choice.rules}
        baseline.write(
            path,
            known.shrunk(
                everything,
                exists,
                lambda file, code: code in ran and (session.concerns(file) or not exists(file)),
            ),
        )
    return applied.new, len(applied.accepted)


class Confine:
    """Keeps of several lints' findings what a run speaks of, for its fixes.

    What changed is asked of git once, and followed through the fixes made since.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        args = session.args
        self.changed: Changed | None = None
        if args.changed_since:
            from sitecheck.engine.changed import changed_since

            self.changed = changed_since(args.changed_since, session.root)
        self.known: Baseline | None = None
        if path := args.baseline or _configured(session):
            from sitecheck.engine import baseline

            self.known = baseline.read(path)

    def __call__(self, findings: list[Finding], texts: Mapping[str, str]) -> list[Finding]:
        """The findings that are new.

        Args:
            findings: of a lint.
            texts: those that stood in for files then, by path.
        """
        if self.changed:
            from sitecheck.engine.follow import follow

            files = ((path, self.session.site.load(path), text) for path, text in texts.items())
            moved = follow(self.changed, ((path, file.text, text) for path, file, text in files if file))
            findings = moved.keep(findings, self.session.args.scope)
        if self.known:
            findings = self.known.apply(findings, self.session.site.files.__contains__).new
        return findings


def _configured(session: Session) -> str:
    name = session.settings.get("baseline", "")
    path = os.path.join(session.root, name)
    if name and not inside(session.root, path) and (os.path.exists(path) or leads_out(session.root, path)):
        raise UsageError(f"baseline = {name!r}: no file of this site; use --baseline for others")
    return path if name else ""
