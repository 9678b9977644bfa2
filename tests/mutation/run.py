"""Mutation testing of rules and engine by cosmic-ray, on a sample.

    pip install cosmic-ray
    python -m tests.mutation.run [--mutants N] [--seed N] [--minutes N] [--show]

Works on a copy of the last commit in a temporary folder, mutates N places drawn at random, runs the tests that
speak of each, and prints how many were noticed; `--show` also prints those that were not. cosmic-ray may live
in an environment of its own (`--cosmic-ray PATH`); the tests run with the Python that runs this.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import ROOT

CONFIG = "tests/mutation/cosmic-ray.toml"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mutants", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--minutes", type=float, default=120, help="stop after this time, and count what was done"
    )
    parser.add_argument("--show", action="store_true", help="print the survivors")
    parser.add_argument("--cosmic-ray", default="cosmic-ray", metavar="PATH")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "copy"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(copy)], check=True)
        compiled = ROOT / "sitecheck" / "_compiled"
        if compiled.exists():
            shutil.copytree(compiled, copy / "sitecheck" / "_compiled")
        environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
        session = str(Path(name) / "session.sqlite")
        subprocess.run([args.cosmic_ray, "init", CONFIG, session], cwd=copy, check=True)
        places = draw(Path(session), copy, args.mutants, args.seed)
        print(f"{places} places could be mutated, {args.mutants} are", flush=True)
        try:
            subprocess.run(
                [args.cosmic_ray, "exec", CONFIG, session],
                cwd=copy, env=environment, check=False, timeout=args.minutes * 60, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            print(f"stopped after {args.minutes:g} minutes")
        return tell(Path(session), show=args.show)


def draw(session: Path, root: Path, number: int, seed: int) -> int:
    """Leave `number` of the session's mutations; how many there were. Annotations, which nothing runs, and
    what a rule says of itself are not among them.
    """
    with sqlite3.connect(session) as database:
        rows = database.execute(
            "select job_id, module_path, operator_name, start_pos_row, start_pos_col from mutation_specs"
        ).fetchall()
        idle: dict[str, list[tuple[int, int, int, int]]] = {}
        for path in {row[1] for row in rows}:
            idle[path] = idle_ranges((root / path).read_text(encoding="utf-8"))
        live = [row[0] for row in rows if not any(holds(r, row[3], row[4]) for r in idle[row[1]])]
        kept = random.Random(seed).sample(sorted(live), min(number, len(live)))
        database.execute("create temp table kept (job_id text)")
        database.executemany("insert into kept values (?)", [(job,) for job in kept])
        for table in ("mutation_specs", "work_items"):
            database.execute(f"delete from {table} where job_id not in (select job_id from kept)")
    return len(live)


def idle_ranges(text: str) -> list[tuple[int, int, int, int]]:
    """Where annotations and the arguments of `@rule` stand: first row and column, last row and column."""
    found: list[ast.expr] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
            found.append(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            found += [d for d in node.decorator_list if isinstance(d, ast.Call)]
            if node.returns:
                found.append(node.returns)
        elif isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            found.append(node.test)
    # One column earlier: a decorator's sign, which is no part of its expression.
    return [(n.lineno, n.col_offset - 1, n.end_lineno or n.lineno, n.end_col_offset or 0) for n in found]


def holds(outer: tuple[int, int, int, int], row: int, column: int) -> bool:
    return outer[:2] <= (row, column) < outer[2:]


def tell(session: Path, *, show: bool) -> int:
    """Print the figure; 1 where less than 85 % of the mutants were noticed."""
    with sqlite3.connect(session) as database:
        results = database.execute(
            "select m.module_path, m.operator_name, m.start_pos_row, r.test_outcome, r.diff, m.occurrence "
            "from work_results r join mutation_specs m on m.job_id = r.job_id"
        ).fetchall()
    survived = [row for row in results if str(row[3]).upper().endswith("SURVIVED")]
    noticed = len(results) - len(survived)
    for path, operator, line, _, diff, _ in sorted(survived, key=lambda row: (row[0], row[2])):
        print(f"{path}:{line} {operator}")
        if show:
            print(
                "\n".join(
                    row
                    for row in (diff or "").splitlines()
                    if row[:1] in "+-" and row[:3] not in ("+++", "---")
                )
            )
    share = noticed / len(results) if results else 0.0
    print(f"{noticed} of {len(results)} mutants noticed: {share:.1%}")
    return int(share < 0.85)


if __name__ == "__main__":
    raise SystemExit(main())
