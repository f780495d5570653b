"""Turn what an operating system says about a file into Problems with a sentence."""

import errno
import stat
from pathlib import Path

from record.problems import Problem

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CODES = {
    errno.ENOENT: "system.file_missing",
    errno.EACCES: "system.file_denied",
    errno.EPERM: "system.file_denied",
    errno.EROFS: "system.file_denied",
    errno.ELOOP: "system.not_a_file",
    errno.EISDIR: "system.not_a_file",
    errno.ENOTDIR: "system.not_a_file",
}
_GONE = {errno.ENODEV, errno.EIO, errno.ENXIO, errno.ESTALE}
WINDOWS_FULL = {39, 112}
WINDOWS_BUSY = {5, 32, 33}
WINDOWS_GONE = {21, 55, 483, 1006, 1167}


def already_running() -> Problem:
    """Say that another copy of the program holds the data folder."""
    return Problem("system.already_running")


def not_lockable(error: OSError, lock_file: Path) -> Problem:
    """Return the Problem for a data folder that can't be held: most often it can't be written."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Problem("system.folder_denied", name=lock_file.parent.name)
    return as_problem(error, lock_file)


def refuse_unless_regular(mode: int, path: Path) -> None:
    """Raise ``Problem('system.not_a_file')`` for anything but an ordinary file."""
    if not stat.S_ISREG(mode):
        raise Problem("system.not_a_file", name=path.name)


def as_problem(error: OSError | ValueError, path: Path) -> Problem:
    """Return the Problem for a failed file operation; a name with NUL counts as not found."""
    name = path.name.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if not isinstance(error, OSError):
        return Problem("system.file_missing", name=name)
    code = _code(error)
    if code == "system.file_failed":
        return Problem(code, name=name, reason=error.errno or 0)
    return Problem(code, name=name)


def disk_is_full(error: OSError) -> bool:
    """Whether there was no room: full, over quota, or too large for the file system."""
    return error.errno in _FULL or getattr(error, "winerror", None) in WINDOWS_FULL


def medium_is_gone(error: OSError) -> bool:
    """Whether a stick or share went away or stopped answering."""
    return error.errno in _GONE or getattr(error, "winerror", None) in WINDOWS_GONE


def _code(error: OSError) -> str:
    if disk_is_full(error):
        return "system.disk_full"
    if medium_is_gone(error):
        return "system.medium_gone"
    if getattr(error, "winerror", None) in WINDOWS_BUSY - {5}:
        return "system.file_busy"
    return _CODES.get(error.errno or 0, "system.file_failed")
