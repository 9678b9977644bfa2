"""Compiles the regular expressions of a check beforehand; see `sitecheck.cli.patterns`."""

from __future__ import annotations

import datetime
import marshal
import os
import subprocess
import sys
from array import array
from importlib import import_module
from typing import Any

from sitecheck.cli.patterns import FILE, version


def build(target: str) -> list[str]:
    """Write the expressions that imports and the rules' examples need; in a process of its own, since this
    one has compiled some of them already.
    """
    path = os.path.join(target, FILE)
    root = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from sitecheck.cli.patterns_build import record; record(sys.argv[2])"
    )
    subprocess.run([sys.executable, "-c", script, root, path], check=True, stdout=subprocess.DEVNULL)
    return [path]


def record(path: str) -> None:
    """Run the rules' examples and keep every expression that was compiled on the way."""
    compiler: Any = import_module("re._compiler")

    seen: dict[tuple[str, int], None] = {}
    compile_ = compiler.compile

    def noted(p: Any, flags: int = 0) -> Any:
        if isinstance(p, str):
            seen[(p, int(flags))] = None
        return compile_(p, flags)

    compiler.compile = noted
    _use_everything()
    compiler.compile = compile_
    kept = {key: _compiled(*key) for key in seen}
    partial = f"{path}.{os.getpid()}"
    with open(partial, "wb") as file:
        file.write(marshal.dumps((version(), kept)))
    os.replace(partial, path)


def _compiled(pattern: str, flags: int) -> bytes:
    """What `_sre.compile` is called with, caught on its way."""
    compiler: Any = import_module("re._compiler")

    caught: list[tuple[Any, ...]] = []

    class Catcher:
        @staticmethod
        def compile(*arguments: Any) -> Any:
            caught.append(arguments)

        def __getattr__(self, name: str) -> Any:
            return getattr(real, name)

    real = compiler._sre
    compiler._sre = Catcher()
    try:
        compiler.compile(pattern, flags)
    finally:
        compiler._sre = real
    _, final, code, groups, names, numbers = caught[0]
    return marshal.dumps((final, array("I", code).tobytes(), groups, dict(names), tuple(numbers)))


def _use_everything() -> None:
    from tempfile import TemporaryDirectory

    from sitecheck.cli.main import run as run_command
    from sitecheck.engine.registry import load_rules
    from sitecheck.engine.run import run
    from sitecheck.jekyll.site import Site
    from sitecheck.rules.examples import read_example

    rules = list(load_rules().values())
    for rule in rules:
        for example in (*rule.bad, *rule.good):
            files = read_example(example).files
            site = Site("/nonexistent", {p: t.encode("utf-8", "surrogateescape") for p, t in files.items()})
            run(site, rules, today=datetime.date.fromisoformat(rule.today))
    with TemporaryDirectory() as folder:
        for path, text in read_example(rules[0].bad[0]).files.items():
            full = os.path.join(folder, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8", errors="surrogateescape") as file:
                file.write(text)
        for arguments in ([], ["--format", "json"], ["--format", "github"], ["--diff"]):
            run_command(["check", folder, "--no-cache", *arguments])
