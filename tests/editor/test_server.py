"""The language server, over standard input and output."""

from __future__ import annotations

import json
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


@given(st.text(alphabet="a\n🔥é\U00020000", max_size=30))
def test_editor_positions_lead_back(text: str) -> None:
    source = Source("a.md", text)
    for offset in range(len(text) + 1):
        assert to_offset(source, *to_editor(source, offset)) == offset
