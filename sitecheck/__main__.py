"""The `sitecheck` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; the exit status, 130 or 143 where the user or the system ended it."""
    try:
        _open_closed_streams()
        if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
            _again_in_utf8()
        from sitecheck.cli.main import run

        return _leave(run(sys.argv[1:], own_process=True))
    except KeyboardInterrupt:
        return _ended("interrupted", 130)
    except BaseException as error:
        if type(error).__name__ == "Terminated":
            return _ended("terminated", 143)
        raise


def _leave(status: int) -> int:
    """End now: all is written, and to take every object down one by one takes a seventh of the whole run.

    Where threads run, or somebody watches this run (a debugger, a profiler), Python ends it in its own way.
    """
    import atexit
    import os

    if not ("threading" in sys.modules or sys.gettrace() or sys.getprofile()):
        atexit._run_exitfuncs()
        if _flush():
            os._exit(status)
    return status


def _flush() -> bool:
    """Write what is still to be written; whether that could be done."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if not stream.closed:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


def _open_closed_streams() -> None:
    """Whoever starts us with an output closed wants to hear nothing; it is no error of ours."""
    import os

    for number, name in enumerate(("stdout", "stderr"), 1):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            if (
                nowhere != number
            ):  # else a file that is opened later would get the number, and what is printed
                os.dup2(nowhere, number)
                os.close(nowhere)
            stream = open(number, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - open to the end
            setattr(sys, name, stream)


def _ended(how: str, status: int) -> int:
    """Say why there is no report; nothing half done is printed."""
    import os

    print(f"sitecheck: {how}", file=sys.stderr)
    sys.stderr.flush()
    os._exit(status)


def _again_in_utf8() -> None:
    """Start anew in Python's UTF-8 mode: sites are UTF-8, file names included, whatever the locale."""
    import os

    if os.name == "posix" and sys.executable:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


if __name__ == "__main__":
    raise SystemExit(main())
