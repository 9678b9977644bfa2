"""Writing files whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress


def write_whole(path: str, data: bytes) -> None:
    """Write a file that the user named: a crash or a full disk leaves the old file or none.

    What is no regular file (a pipe, `/dev/stderr`) is written to as it is, and so is a file in a folder
    where no other can be made.

    Raises:
        OSError: it can't be written.
    """
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        regular = True
    if regular:
        with suppress(PermissionError):
            replace_file(os.path.realpath(path), data)
            return
    with open(path, "wb") as file:
        file.write(data)


def replace_file(target: str, data: bytes) -> None:
    """Write beside a file and move over it; mode and owner stay. A hard link is parted from its other names.

    Raises:
        OSError: the disk refused; the old file is untouched and nothing is left beside it.
    """
    import tempfile

    folder = os.path.dirname(target)
    try:
        status: os.stat_result | None = os.stat(target)
    except FileNotFoundError:
        status = None
    number, temporary = tempfile.mkstemp(prefix=".sitecheck-", dir=folder)
    try:
        with open(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if status is None:
            os.chmod(temporary, 0o666 & ~_umask())
        else:
            if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
                with suppress(OSError):
                    os.chown(temporary, status.st_uid, status.st_gid)
            os.chmod(temporary, stat.S_IMODE(status.st_mode))
        os.replace(temporary, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: str) -> None:
    """Make the move itself last; where a folder cannot be opened (Windows) there is nothing to do."""
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(number)
    os.close(number)


def inside(root: str, path: str) -> bool:
    """Whether a path, symbolic links followed, is a regular file below a folder."""
    return not leads_out(root, path) and os.path.isfile(path)


def leads_out(root: str, path: str) -> bool:
    """Whether a path, symbolic links followed, lies outside a folder, be something there or not."""
    return not os.path.realpath(path).startswith(os.path.join(os.path.realpath(root), ""))
