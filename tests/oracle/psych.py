"""The real Psych as a judge of our YAML reading.

`python -m tests.oracle.psych` records its answers in tests/jekyll/recorded/psych.json anew, after a text was
added there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

RECORDED = Path(__file__).parent.parent / "jekyll" / "recorded" / "psych.json"
SCRIPT = Path(__file__).with_name("psych.rb")


def available() -> bool:
    """Whether Ruby is here, with Psych 4 or later as Jekyll 4 needs it."""
    if shutil.which("ruby") is None:
        return False
    done = subprocess.run(
        ["ruby", "-ryaml", "-rjson", "-e", "print Psych::VERSION"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0 and int(done.stdout.split(".")[0] or 0) >= 4


def ask(texts: list[str]) -> list[dict[str, Any]]:
    """Psych's answers, in the form of `marked`."""
    done = subprocess.run(
        ["ruby", str(SCRIPT)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": "UTC", "LANG": "C.UTF-8"},
    )
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def marked(value: Any) -> Any:
    """Our value in the oracle's form."""
    if isinstance(value, dict):
        return {"map": [[marked(key), marked(entry)] for key, entry in value.items()]}
    if isinstance(value, list):
        return [marked(item) for item in value]
    if isinstance(value, datetime):
        return {"time": value.astimezone(UTC).isoformat()[:19]}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, float):
        return {"float": _ruby(value)}
    return value


def _ruby(value: float) -> str:
    text = repr(value)
    if text in {"inf", "-inf", "nan"}:
        return {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}[text]
    mantissa, _, exponent = text.partition("e")
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{exponent}" if exponent else text


if __name__ == "__main__":
    cases = json.loads(RECORDED.read_text("utf-8"))
    answers = ask([case["yaml"] for case in cases])
    lines = [
        json.dumps({"yaml": c["yaml"]} | a, ensure_ascii=False) for c, a in zip(cases, answers, strict=True)
    ]
    RECORDED.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")
    sys.exit(print(f"{len(lines)} cases"))
