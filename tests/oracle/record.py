"""Asks the real kramdown every question of tests/jekyll/recorded again and writes its answers down.

`python -m tests.oracle.record` after adding a case (its "text" is enough); the tests then hold us to it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.oracle.ruby import kramdown

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
    return 0


if __name__ == "__main__":
    sys.exit(main())
