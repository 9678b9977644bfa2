"""A program of its own: `python pdf.py FRAGMENT < FILE` says whether a PDF has it.

Prints `there`, `missing` or `unknown`. It reads a stranger's file, so it limits its own memory and
time; whoever starts it kills it, too, if it takes long.
"""

from __future__ import annotations

import io
import logging
import sys
from urllib.parse import unquote

MEMORY = 1024 * 1024 * 1024
SECONDS = 10


def look(data: bytes, fragment: str) -> str:
    """`there`, `missing` or `unknown`."""
    import pypdf

    logging.disable(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return "unknown"
        for part in unquote(fragment).split("&"):
            key, equals, value = part.partition("=")
            if equals and key.lower() == "page":
                return "there" if value.isdecimal() and 1 <= int(value) <= len(reader.pages) else "missing"
            if not equals or key.lower() == "nameddest":
                name = value if equals else key
                return "there" if name in reader.named_destinations else "missing"
    except Exception:  # a broken file, in whatever way, tells nothing
        return "unknown"
    return "unknown"


def main() -> int:
    """Read standard input, print one word."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    except (ImportError, OSError, ValueError):
        pass  # not on Windows; the caller's time limit remains
    sys.stdout.write(look(sys.stdin.buffer.read(), sys.argv[1]) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
