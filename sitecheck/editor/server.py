"""The language server: findings while typing, quick fixes, explanations."""

from __future__ import annotations

import os
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from sitecheck import __version__
from sitecheck.config.load import WORDS_FILE
from sitecheck.editor.linter import SiteLinter, find_site
from sitecheck.editor.positions import to_editor, to_offset
from sitecheck.findings import Finding, Place
from sitecheck.report.rule_page import story
from sitecheck.text.source import Source

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
        except Exception as error:
            self.window_log_message(
                lsp.LogMessageParams(type=lsp.MessageType.Error, message=f"sitecheck: {error}")
            )
            return
        for open_path, own in findings.items():
            self._publish(linter, open_path, own)

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
        changes: dict[str, list[lsp.TextEdit]] = {}
        for edit in finding.fix.edits:
            uri = from_fs_path(os.path.join(linter.root, edit.place.path)) or ""
            changes.setdefault(uri, []).append(lsp.TextEdit(range=_range(edit.place), new_text=edit.text))
        found.append(_action(finding.fix.title, given, changes, preferred=finding.fix.safety == "safe"))
    found.append(_suppression(linter, finding, given))
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


def _suppression(linter: SiteLinter, finding: Finding, given: list[lsp.Diagnostic]) -> lsp.CodeAction:
    """A comment on the line above."""
    source, path = finding.place.source, finding.path
    line = finding.place.start_position.line
    comment = "<!-- {} -->\n"
    if path.endswith((".yml", ".yaml")) or _in_front_matter(source, finding.place.start):
        comment = "# {}\n"
    elif path.endswith(".bib"):
        comment = "% {}\n"
    text = source.text[source.line_span(line).start :]
    indent = text[: len(text) - len(text.lstrip(" "))]
    words = f"sitecheck-disable-next-line {finding.code}: say why"
    at = lsp.Position(line=line - 1, character=0)
    edit = lsp.TextEdit(range=lsp.Range(start=at, end=at), new_text=indent + comment.format(words))
    uri = from_fs_path(os.path.join(linter.root, path)) or ""
    return _action(f"Suppress {finding.code} here, with a reason", given, {uri: [edit]})


def _in_front_matter(source: Source, offset: int) -> bool:
    return source.text.startswith("---") and offset < source.text.find("\n---", 3)


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
        path = os.path.join(linter.root, WORDS_FILE)
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"{str(word).splitlines()[0]}\n")
        for open_path, text in list(linter.open.items()):
            server.update(from_fs_path(os.path.join(linter.root, open_path)) or "", text)
            break

    return server
