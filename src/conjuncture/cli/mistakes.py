"""The command line's messages for errors: one sentence with the remedy, never a traceback."""

from __future__ import annotations

import errno
import os
import traceback

from conjuncture.errors import ConjunctureError

CANNOT = 2  # exit code: conjuncture cannot do this, and the message says why
BROKEN = 1  # exit code: a defect of conjuncture itself
DEBUG = "CONJUNCTURE_DEBUG"

_REMEDIES = {
    errno.ENOSPC: "Make room there, or choose another folder with --out. The results so far are stored.",
    errno.EDQUOT: "Make room there, or choose another folder with --out. The results so far are stored.",
    errno.EACCES: "You have no permission. Choose another place.",
    errno.EPERM: "You have no permission. Choose another place.",
    errno.EROFS: "This disk can only be read. Choose another place.",
    errno.ENOENT: "Check the path.",
    errno.EISDIR: "Give the path of a file.",
    errno.ENOTDIR: "A part of the path is a file: give another path.",
    errno.EEXIST: "Choose another name.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.EMFILE: "Too many files are open: close other programs, or raise the limit (ulimit -n).",
}


def sentence(error: Exception) -> tuple[str, int]:
    """The text to print for an error, and the exit code."""
    if isinstance(error, ConjunctureError):
        return f"Error: {error}", CANNOT
    if isinstance(error, OSError):
        return f"Error: {_of_the_system(error)}", CANNOT
    if isinstance(error, MemoryError) or "RESOURCE_EXHAUSTED" in str(error):
        return "Error: there is not enough memory. Choose fewer --workers or --draws.", CANNOT
    if os.environ.get(DEBUG):
        return "".join(traceback.format_exception(error)), BROKEN
    message = str(error).strip().partition("\n")[0][:300]
    text = (
        f"Error: conjuncture has a defect ({type(error).__name__}: {message}). Please report it, with the "
        f"command that you typed and its output when you put {DEBUG}=1 before it."
    )
    return text, BROKEN


def _of_the_system(error: OSError) -> str:
    """The message of a file or network error, with the path."""
    if error.errno is None:
        return str(error)
    paths = [str(path) for path in (error.filename, error.filename2) if path is not None]
    where = f"{' to '.join(paths)}: " if paths else ""
    what = (error.strerror or type(error).__name__).rstrip(".")
    return f"{where}{what}. {_REMEDIES.get(error.errno, '')}".rstrip()
