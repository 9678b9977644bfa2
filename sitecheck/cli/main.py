"""The front door: which command, and what becomes of its errors."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass

COMMANDS = {
    "check": "lint a site (the default)",
    "fix": "lint and apply safe fixes",
    "links": "check external links",
    "rules": "list the rules",
    "explain": "say what a rule is for",
    "inspect": "show the homepage as sitecheck understands it",
    "schema": "print a JSON Schema",
    "init": "set sitecheck up for a site",
    "words": "list, add or remove your own words",
    "config": "show what is set, and where",
    "completion": "print a script that completes commands in your shell",
    "server": "the language server, for editors",
    "version": "print the version",
}


def run(argv: list[str], *, own_process: bool = False) -> int:
    """Run a command.

    Args:
        argv: the arguments without the program's name.
        own_process: whether nothing else runs in this process, so that it may be tuned for this run.

    Returns:
        0 nothing at or above --fail-on, 1 findings, 2 wrong usage or an error of sitecheck's own.
    """
    try:
        status = _dispatch(argv, own_process=own_process)
        if not sys.stdout.closed:  # the language server closes it
            sys.stdout.flush()
    except BrokenPipeError:
        _give_up_output()
        return 0
    except Exception as error:
        if "--verbose" in argv or "-v" in argv:
            raise
        _tell(error)
        _give_up_output()
        return 2
    return status


def _tell(error: Exception) -> None:
    """One line on an error: the user's in plain words, sitecheck's own with its kind."""
    plain = type(error).__module__.startswith("sitecheck.") or isinstance(error, OSError)
    text = _one_line(str(error)) or type(error).__name__
    if isinstance(error, MemoryError):
        text, plain = "out of memory", True
    kind = "" if plain else f"internal error: {type(error).__name__}: "
    print(f"sitecheck: {kind}{text}{'' if plain else ' (--verbose shows where)'}", file=sys.stderr)


def _one_line(text: str) -> str:
    """What a site says may stand in an error; it must not run over the screen, nor steer the terminal."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text[:2000]).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


_LONGEST = 500
"""Characters of the longest error that is printed."""


def _give_up_output() -> None:
    """Send what is still to be printed nowhere: nobody reads it, or the disk is full."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        number = os.open(os.devnull, os.O_WRONLY)
        os.dup2(number, 1)
        os.close(number)


def _dispatch(argv: list[str], *, own_process: bool) -> int:
    name = argv[0] if argv and argv[0] in COMMANDS else ""
    if argv and argv[0] in ("--version", "-V"):
        name = "version"
    elif argv and argv[0] in ("--help", "-h") and len(argv) == 1:
        return _help()
    rest = argv[1:] if name else argv
    called = name = name or "check"
    if name == "fix":
        name, rest = "check", ["--fix", *rest]
    if name == "version":
        from sitecheck import __version__

        print(f"sitecheck {__version__}")
        return 0
    pending = None
    if name == "check" and "--no-cache" not in rest:
        from sitecheck.engine import cache

        pending = cache.request(rest)
        known = pending.lookup() if pending else None
        if known:
            sys.stdout.buffer.write(known[1])
            return known[0]
    _heed_termination()
    if own_process:
        _tune()
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.encoding != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    from sitecheck.cli.parsers import parser_of

    parser = parser_of(called)
    module = import_module(f"sitecheck.cli.{name}")
    try:
        arguments, left = parser.parse_known_args(rest)
        if left:  # paths on both sides of an option, or something unknown
            arguments = parser.parse_intermixed_args(rest)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    if pending:
        arguments.pending = pending
    status: int = module.run(arguments)
    return status


def _tune() -> None:
    """Make a short run shorter."""
    import gc

    from sitecheck.cli.patterns import install

    # A run makes hundreds of thousands of objects that live to its end; to look them through for circles
    # again and again, as Python's defaults have it, takes a tenth of the time and finds next to nothing.
    gc.set_threshold(200_000, 20, 100)
    install()


class Terminated(BaseException):
    """SIGTERM came: what is under way is cleaned up as for Ctrl-C."""


def _heed_termination() -> None:
    import signal

    def stop(number: int, frame: object) -> None:
        raise Terminated

    try:
        signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not the main thread: somebody else's process
        return


def _help() -> int:
    print("usage: sitecheck [COMMAND] [OPTIONS] [PATH ...]\n")
    print("The content linter and validator for academic homepages made with Jekyll themes.\n")
    for name, what in COMMANDS.items():
        print(f"  {name:<11} {what}")
    print(
        "\n`sitecheck` alone lints the site around you. `sitecheck COMMAND --help` shows a command's options."
    )
    return 0
