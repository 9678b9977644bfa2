"""Writing mended files: whole or not at all, in the same form, never outside the site."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping

from sitecheck.text.files import replace_file
from sitecheck.text.source import Source


class WriteRefusedError(Exception):
    """A file was left as it is.

    Attributes:
        path: relative to the site's root.
        reason: in a few words.
    """

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: left as it is: {reason}")


def guard(root: str) -> Callable[[Source], str | None]:
    """For `sitecheck.engine.fixes`: tells why a file below a root may not be changed, or None."""

    def reason(source: Source) -> str | None:
        try:
            _target(root, source)
        except WriteRefusedError as error:
            return error.reason
        return None

    return reason


def write_all(root: str, sources: Mapping[str, Source], texts: Mapping[str, str]) -> list[str]:
    """Write the new texts; the paths written.

    All files are looked at before the first is touched.

    Args:
        root: the site's root.
        sources: the files as they were read, by path.
        texts: the new texts, by path.

    Raises:
        WriteRefusedError: a file changed since it was read, or may not be written.
    """
    for path in texts:
        _target(root, sources[path])
    return [path for path, text in texts.items() if write(root, sources[path], text)]


def write(root: str, source: Source, text: str) -> bool:
    """Replace a file's text, keeping byte order mark, mode, owner and symbolic link; whether it changed.

    The new content is written beside the file and moved over it, so that a crash leaves the old file or
    the new one. A hard link is parted from its other names.

    Raises:
        WriteRefusedError: as for `write_all`, or the disk refused.
    """
    target = _target(root, source)
    try:
        data = source.encode(text)
    except UnicodeEncodeError:
        raise WriteRefusedError(source.path, "the fix holds text that UTF-8 cannot write") from None
    if data == source.encode():
        return False
    try:
        replace_file(target, data)
    except OSError as error:
        raise WriteRefusedError(source.path, error.strerror or str(error)) from error
    return True


def _target(root: str, source: Source) -> str:
    """The regular file behind a path, if it is inside the root and still as it was read."""
    base = os.path.realpath(root)
    target = os.path.realpath(os.path.join(base, *source.path.split("/")))
    if not target.startswith(os.path.join(base, "")):
        raise WriteRefusedError(source.path, "it leads out of the site's folder")
    try:
        if not stat.S_ISREG(os.stat(target).st_mode):
            raise WriteRefusedError(source.path, "it is no regular file")
        if not os.access(target, os.W_OK):
            raise WriteRefusedError(source.path, "it is write-protected")
        with open(target, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        raise WriteRefusedError(source.path, "it is gone") from None
    except OSError as error:
        raise WriteRefusedError(source.path, error.strerror or str(error)) from error
    if data != source.encode():
        raise WriteRefusedError(source.path, "it changed while it was checked; run again")
    return target
