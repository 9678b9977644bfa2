"""Asks the real kramdown and Jekyll every question of tests/jekyll/recorded again and notes the answers.

`python -m tests.oracle.record` after adding a case (for kramdown its "text", for Jekyll "name", "config"
and "files" are enough); the tests then hold us to it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.oracle.ruby import jekyll, kramdown

RECORDED = Path(__file__).parent.parent / "jekyll" / "recorded"


def main() -> int:
    """Record all; 1 where there is no kramdown to ask."""
    oracle = kramdown()
    if oracle is None:
        print("no Ruby with kramdown and kramdown-parser-gfm here: nothing recorded", file=sys.stderr)
        return 1
    for path in sorted(RECORDED.glob("kramdown_*.json")):
        recorded = json.loads(path.read_text("utf-8"))
        operations = recorded["operations"]
        arguments = recorded.get("arguments", [])
        cases = [
            {"text": case["text"]} | {name: oracle.ask(name, case["text"], *arguments) for name in operations}
            for case in recorded["cases"]
        ]
        lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
        head = f'"operations": {json.dumps(operations)}, "arguments": {json.dumps(arguments)}'
        path.write_text(f'{{{head}, "cases": [\n{lines}\n]}}\n', "utf-8")
        print(f"{path.name}: {len(cases)} cases")
    _record_urls()
    return 0


def _record_urls() -> None:
    """Lay out the invented sites and note where Jekyll puts each of their files."""
    oracle = jekyll()
    if oracle is None:
        print("no Jekyll here: its addresses are not recorded", file=sys.stderr)
        return
    path = RECORDED / "jekyll_urls.json"
    recorded = json.loads(path.read_text("utf-8"))
    for case in recorded["cases"]:
        with tempfile.TemporaryDirectory() as folder:
            lay_out(Path(folder), case, recorded["front_matter"])
            answer = oracle.ask({"source": folder})
        if "error" in answer:
            raise SystemExit(f"{case['name']}: {answer['error']}")
        case["addresses"] = {kind: sorted(answer[kind]) for kind in ("pages", "documents", "static")}
    path.write_text(json.dumps(recorded, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{path.name}: {len(recorded['cases'])} cases")


def lay_out(root: Path, case: dict[str, Any], front_matter: dict[str, str | None]) -> None:
    """Write a recorded site to disk; a file without front matter gets one byte."""
    (root / "_config.yml").write_text(case["config"], "utf-8")
    for name in case["files"]:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        matter = front_matter[name]
        file.write_text("x" if matter is None else f"---\n{matter}---\nText\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
