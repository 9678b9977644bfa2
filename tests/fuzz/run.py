"""Checks many mutated inputs; one line a failure, and a line at the end.

    python -m tests.fuzz.run [--inputs N] [--seed N] [--first N] [--keep FOLDER] [FOLDER ...]

The folders hold what is mutated: real sites, say. Without any, the examples and the tests' own sites are.
An input is made from its seed and number alone: `--seed S --first N --inputs 1` makes it again, and `--keep`
writes those that fail. Exit status 1 where one failed.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
import traceback
from pathlib import Path

from tests.conftest import ROOT
from tests.fuzz.mutate import Files, Seeds
from tests.fuzz.verdict import ALL_FORMATS, judge, time_is_up, within_time

OWN = [ROOT / "examples", ROOT / "tests" / "golden" / "sites"]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="where inputs that fail are written")
    args = parser.parse_args()
    seeds = Seeds(args.folders or OWN)
    began = time.monotonic()
    slowest, findings, failures = (0.0, -1), 0, 0
    for number in range(args.first, args.first + args.inputs):
        files = seeds.site(args.seed, number)
        started = time.process_time()
        try:
            within_time()
            findings += judge(files, formats=formats_of(number))
        except Exception as error:
            failures += 1
            cause = error.__cause__ or error
            where = traceback.extract_tb(cause.__traceback__)[-1]
            print(f"input {number}: {type(error).__name__}: {error} ({where.filename}:{where.lineno})")
            sys.stdout.flush()
            if args.keep:
                keep(files, args.keep / f"{args.seed}-{number}")
        finally:
            time_is_up()
        slowest = max(slowest, (time.process_time() - started, number))
        if number % 10_000 == 9_999:
            print(
                f"… {number + 1 - args.first} inputs, {failures} failures, {time.monotonic() - began:.0f} s"
            )
            sys.stdout.flush()
            gc.collect()
    print(
        f"{args.inputs} inputs of seed {args.seed}, {len(seeds.pages)} pages mutated: {failures} failures, "
        f"{findings} findings, {time.monotonic() - began:.0f} s; slowest: input {slowest[1]}, {slowest[0]:.2f} s"
    )
    return int(failures > 0)


def formats_of(number: int) -> tuple[str, ...]:
    """JSON always, another format in turn for every fourth input."""
    if number % 4:
        return ("json",)
    return ("json", random.Random(number).choice(ALL_FORMATS))


def keep(files: Files, folder: Path) -> None:
    """Write a site that failed."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    raise SystemExit(main())
