"""The language server: findings while typing, quick fixes, explanations."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from sitecheck import __version__
from sitecheck.config.words import add_words
from sitecheck.editor.linter import SiteLinter, find_site
from sitecheck.editor.positions import to_editor, to_offset
from sitecheck.engine import silence
from sitecheck.findings import Edit, Finding, Place
from sitecheck.report.rule_page import story

_SEVERITY = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """The server with the sites it looks after."""

    def __init__(self) -> None:
        super().__init__("sitecheck", __version__)
        self.sites: dict[str, SiteLinter] = {}
        self._told: dict[str, str] = {}

    def site_of(self, uri: str) -> tuple[SiteLinter, str] | None:
        """The linter of a document's site and the document's path in it."""
        path = to_fs_path(uri)
        root = find_site(path) if path else None
        if root is None or path is None:
            return None
        linter = self.sites.setdefault(root, SiteLinter(root))
        return linter, os.path.relpath(path, root).replace(os.sep, "/")

    def update(self, uri: str, text: str | None) -> None:
        """Take over a document's text (None: it was closed) and publish what its site has to say."""
        found = self.site_of(uri)
        if found is None:
            return
        linter, path = found
        if text is None:
            linter.open.pop(path, None)
            self._publish(linter, path, [])
        else:
            linter.open[path] = text
        try:
            findings = linter.lint()
        except Exception as error:  # such as settings in the middle of being written
            self._tell(linter.root, f"sitecheck: {error}")
            return
        self._told.pop(linter.root, None)
        for open_path, own in findings.items():
            self._publish(linter, open_path, own)

    def _tell(self, root: str, trouble: str) -> None:
        """Show what keeps a site from being linted, once; a keystroke later it would be the same."""
        if self._told.get(root) != trouble:
            self._told[root] = trouble
            message = lsp.ShowMessageParams(type=lsp.MessageType.Error, message=trouble)
            self.window_show_message(message)

    def _publish(self, linter: SiteLinter, path: str, findings: list[Finding]) -> None:
        uri = from_fs_path(os.path.join(linter.root, path)) or ""
        items = [diagnostic(linter.root, finding) for finding in findings]
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=uri, diagnostics=items))

    def findings_at(self, uri: str, wanted: lsp.Range) -> list[tuple[SiteLinter, Finding]]:
        """The findings that touch a range of a document."""
        found = self.site_of(uri)
        if found is None:
            return []
        linter, path = found
        source = linter.sources.get(path)
        if source is None:
            return []
        low = to_offset(source, wanted.start.line, wanted.start.character)
        high = to_offset(source, wanted.end.line, wanted.end.character)
        own = [f for f in linter.findings if f.path == path and f.place.start <= high and low <= f.place.end]
        return [(linter, finding) for finding in own]


def diagnostic(root: str, finding: Finding) -> lsp.Diagnostic:
    """A finding as the editor takes it."""
    related = [
        lsp.DiagnosticRelatedInformation(
            location=lsp.Location(
                uri=from_fs_path(os.path.join(root, r.place.path)) or "", range=_range(r.place)
            ),
            message=r.message,
        )
        for r in finding.related
    ]
    return lsp.Diagnostic(
        range=_range(finding.place),
        message=finding.message,
        severity=_SEVERITY[finding.severity],
        code=finding.code,
        code_description=lsp.CodeDescription(href=finding.url),
        source="sitecheck",
        related_information=related or None,
    )


def _range(place: Place) -> lsp.Range:
    start, end = to_editor(place.source, place.start), to_editor(place.source, place.end)
    return lsp.Range(start=lsp.Position(*start), end=lsp.Position(*end))


def actions(linter: SiteLinter, finding: Finding) -> list[lsp.CodeAction]:
    """Fix it, suppress it, or teach sitecheck the word."""
    given = [diagnostic(linter.root, finding)]
    found = []
    if finding.fix:
        changes = _changes(linter, finding.fix.edits)
        found.append(_action(finding.fix.title, given, changes, preferred=finding.fix.safety == "safe"))
    found += _suppression(linter, finding, given)
    if finding.code.startswith("SPL"):
        found.append(_new_word(linter, finding.place.text, given))
    return found


def _action(
    title: str,
    given: list[lsp.Diagnostic],
    changes: dict[str, list[lsp.TextEdit]],
    *,
    preferred: bool = False,
) -> lsp.CodeAction:
    return lsp.CodeAction(
        title=title,
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=given,
        is_preferred=preferred or None,
        edit=lsp.WorkspaceEdit(changes=changes),
    )


def _suppression(linter: SiteLinter, finding: Finding, given: list[lsp.Diagnostic]) -> list[lsp.CodeAction]:
    """A comment where the file can hold one; its reason is left to the author."""
    made = silence.plan([finding], "say why", linter.liquid.__contains__)
    changes = _changes(linter, [edit for edits in made.edits.values() for edit in edits])
    return [_action(f"Suppress {finding.code} here, with a reason", given, changes)] if changes else []


def _changes(linter: SiteLinter, edits: Iterable[Edit]) -> dict[str, list[lsp.TextEdit]]:
    changes: dict[str, list[lsp.TextEdit]] = {}
    for edit in edits:
        uri = from_fs_path(os.path.join(linter.root, edit.place.path)) or ""
        changes.setdefault(uri, []).append(lsp.TextEdit(range=_range(edit.place), new_text=edit.text))
    return changes


def _new_word(linter: SiteLinter, word: str, given: list[lsp.Diagnostic]) -> lsp.CodeAction:
    command = lsp.Command(title="Add to my words", command="sitecheck.addWord", arguments=[linter.root, word])
    return lsp.CodeAction(
        title=f"Add '{word}' to my words",
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=given,
        command=command,
    )


def make_server() -> Server:
    """The server with its features."""
    server = Server()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.update(params.text_document.uri, params.text_document.text)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.update(uri, server.workspace.get_text_document(uri).source)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.update(params.text_document.uri, None)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    )
    def act(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        found = server.findings_at(params.text_document.uri, params.range)
        return [action for linter, finding in found for action in actions(linter, finding)]

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        here = lsp.Range(start=params.position, end=params.position)
        found = server.findings_at(params.text_document.uri, here)
        stories = [story(linter.rules[f.code]) for linter, f in found if f.code in linter.rules]
        if not stories:
            return None
        text = "\n---\n".join(dict.fromkeys(stories))
        return lsp.Hover(contents=lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=text))

    @server.command("sitecheck.addWord")
    def add_word(root: Any, word: Any) -> None:
        linter = server.sites.get(str(root))
        if linter is None:
            return
        add_words(linter.root, [" ".join(str(word).split())])
        for open_path, text in list(linter.open.items()):
            server.update(from_fs_path(os.path.join(linter.root, open_path)) or "", text)
            break

    return server
