"""The language server, over standard input and output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.editor.positions import to_editor, to_offset
from sitecheck.text.source import Source
from tests.conftest import ROOT

PAGE = "---\ntitle: x\npermalink: /\n---\n🔥 See [a]((https://example.org)) here.\n"


class Client:
    """A small client of the protocol."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sitecheck", "server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        self.number = 0

    def send(self, method: str, params: Any, *, notification: bool = False) -> Any:
        message: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
        if not notification:
            self.number += 1
            message["id"] = self.number
        data = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()
        return None if notification else self.until(lambda m: m.get("id") == message["id"])["result"]

    def until(self, wanted: Any) -> dict[str, Any]:
        assert self.process.stdout
        while True:
            length = 0
            while (line := self.process.stdout.readline().strip()) != b"":
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message: dict[str, Any] = json.loads(self.process.stdout.read(length))
            if wanted(message):
                return message

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        message = self.until(
            lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri
        )
        return message["params"]["diagnostics"]


@pytest.fixture
def client() -> Iterator[Client]:
    client = Client()
    client.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    client.send("initialized", {}, notification=True)
    yield client
    client.send("shutdown", None)
    client.send("exit", None, notification=True)
    assert client.process.wait(20) == 0


def test_findings_while_typing_with_quick_fix_and_hover(client: Client, make_site) -> None:
    root: Path = make_site({"_pages/about.md": "---\ntitle: x\npermalink: /\n---\nAll is well.\n"})
    uri = (root / "_pages/about.md").as_uri()
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": PAGE}
    client.send("textDocument/didOpen", {"textDocument": document}, notification=True)
    [found] = client.diagnostics(uri)
    assert (found["code"], found["severity"], found["source"]) == ("LNK001", 1, "sitecheck")
    # the emoji is two UTF-16 units
    assert found["range"] == {"start": {"line": 4, "character": 10}, "end": {"line": 4, "character": 33}}
    where = {"textDocument": {"uri": uri}, "range": found["range"], "context": {"diagnostics": [found]}}
    actions = client.send("textDocument/codeAction", where)
    fix = actions[0]["edit"]["changes"][uri]
    assert [edit["newText"] for edit in fix] == ["(https://example.org)"]
    assert actions[0]["isPreferred"] is True
    assert "sitecheck-disable-next-line LNK001" in actions[1]["edit"]["changes"][uri][0]["newText"]
    hover = client.send(
        "textDocument/hover", {"textDocument": {"uri": uri}, "position": found["range"]["start"]}
    )
    assert "# LNK001 double-parenthesis-target" in hover["contents"]["value"]
    change = {
        "textDocument": {"uri": uri, "version": 2},
        "contentChanges": [{"text": PAGE.replace("((", "(").replace("))", ")")}],
    }
    client.send("textDocument/didChange", change, notification=True)
    assert client.diagnostics(uri) == []


def opened(client: Client, root: Path, path: str, text: str) -> list[dict[str, Any]]:
    """Open a document; what is said of it."""
    uri = (root / path).as_uri()
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    client.send("textDocument/didOpen", {"textDocument": document}, notification=True)
    return client.diagnostics(uri)


def actions(client: Client, root: Path, path: str, found: dict[str, Any]) -> list[dict[str, Any]]:
    where = {"textDocument": {"uri": (root / path).as_uri()}, "range": found["range"]}
    answer: list[dict[str, Any]] = client.send(
        "textDocument/codeAction", {**where, "context": {"diagnostics": [found]}}
    )
    return answer


def test_the_site_around_an_open_document_counts(client: Client, make_site) -> None:
    """What a link leads to is another file of the site, as it is on disk now."""
    link = "---\ntitle: x\npermalink: /\n---\nSee [it](/files/a.pdf).\n"
    root: Path = make_site({"_pages/about.md": link, "files/a.pdf": "%PDF"})
    assert opened(client, root, "_pages/about.md", link) == []
    (root / "files/a.pdf").unlink()
    change = {"textDocument": {"uri": (root / "_pages/about.md").as_uri(), "version": 2}}
    client.send("textDocument/didChange", {**change, "contentChanges": [{"text": link}]}, notification=True)
    assert [one["code"] for one in client.diagnostics((root / "_pages/about.md").as_uri())] == ["LNK014"]


def test_a_word_can_be_added(client: Client, make_site) -> None:
    text = "---\ntitle: x\npermalink: /\n---\nMy Jornel papers.\n"
    root: Path = make_site({"_pages/about.md": text, ".sitecheck-words.txt": "zebrafish"})
    [found] = opened(client, root, "_pages/about.md", text)
    command = next(
        one["command"] for one in actions(client, root, "_pages/about.md", found) if "command" in one
    )
    client.send(
        "workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]}
    )
    assert (root / ".sitecheck-words.txt").read_text() == "Jornel\nzebrafish\n"


def test_a_suppression_goes_where_a_comment_may_stand(client: Client, make_site) -> None:
    text = "---\ntitle: x\npermalink: /\nexcerpt: |\n  One line.\n  My Caf\u00c3\u00a9 papers.\n---\nHere.\n"
    root: Path = make_site({"_pages/about.md": text})
    [found] = opened(client, root, "_pages/about.md", text)
    edits = next(
        edit
        for one in actions(client, root, "_pages/about.md", found)
        if "Suppress" in one["title"]
        for edit in one["edit"]["changes"].values()
    )
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda edit: -edit["range"]["start"]["line"]):
        lines.insert(edit["range"]["start"]["line"], edit["newText"])
    mended = "".join(lines)
    assert "excerpt: |\n  One line.\n  My Caf\u00c3\u00a9 papers.\n" in mended
    uri = (root / "_pages/about.md").as_uri()
    change = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": mended}]}
    client.send("textDocument/didChange", change, notification=True)
    assert client.diagnostics(uri) == []


def test_settings_and_baseline_hold_in_the_editor_too(client: Client, make_site) -> None:
    files = {"_pages/about.md": PAGE, "old/cv.md": PAGE.replace("permalink: /", "permalink: /cv/")}
    root: Path = make_site(files)
    run = [sys.executable, "-m", "sitecheck", "check", "--write-baseline", "known.json", "--select", "LNK001"]
    assert (
        subprocess.run(run, cwd=root, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}).returncode
        == 0
    )
    (root / "sitecheck.toml").write_text('per-file-ignores = {"old/*" = ["LNK"]}\nbaseline = "known.json"\n')
    assert opened(client, root, "old/cv.md", files["old/cv.md"] + "\n[b]((https://example.org))\n") == []
    assert opened(client, root, "_pages/about.md", PAGE) == []
    [found] = opened(client, root, "_pages/about.md", PAGE + "\n[b]((https://example.org))\n")
    assert found["code"] == "LNK001"


def test_wrong_settings_are_shown_once(client: Client, make_site) -> None:
    root: Path = make_site({"_pages/about.md": PAGE, "sitecheck.toml": "severty = 1\n"})
    uri = (root / "_pages/about.md").as_uri()
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": PAGE}
    client.send("textDocument/didOpen", {"textDocument": document}, notification=True)
    told = client.until(lambda m: m.get("method") == "window/showMessage")
    assert "did you mean 'severity'?" in told["params"]["message"]
    (root / "sitecheck.toml").unlink()
    change = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": PAGE}]}
    client.send("textDocument/didChange", change, notification=True)
    assert [one["code"] for one in client.diagnostics(uri)] == ["LNK001"]


@given(st.text(alphabet="a\n🔥é\U00020000", max_size=30))
def test_editor_positions_lead_back(text: str) -> None:
    source = Source("a.md", text)
    for offset in range(len(text) + 1):
        assert to_offset(source, *to_editor(source, offset)) == offset
