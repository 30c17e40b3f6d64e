"""What the command line says when something goes wrong: a sentence with the remedy, never a traceback."""

from __future__ import annotations

import errno
import os
import traceback

from conjuncture.errors import ConjunctureError

CANNOT = 2  # exit code: what was asked for cannot be done, and the message says why
BROKEN = 1  # exit code: a defect of conjuncture itself
DEBUG = "CONJUNCTURE_DEBUG"

_REMEDIES = {
    errno.ENOSPC: "Make room there, or write elsewhere with --out; what was computed is kept.",
    errno.EDQUOT: "Make room there, or write elsewhere with --out; what was computed is kept.",
    errno.EACCES: "You have not the right to: choose another place.",
    errno.EPERM: "You have not the right to: choose another place.",
    errno.EROFS: "Nothing can be written there: choose another place.",
    errno.ENOENT: "Look at the path.",
    errno.EISDIR: "Give the path of a file.",
    errno.ENOTDIR: "A part of the path is a file: give another path.",
    errno.EEXIST: "Choose another name.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.EMFILE: "Too many files are open: close other programs, or raise the limit (ulimit -n).",
}


def sentence(error: Exception) -> tuple[str, int]:
    """What to print, and the exit code."""
    if isinstance(error, ConjunctureError):
        return f"Error: {error}", CANNOT
    if isinstance(error, OSError):
        return f"Error: {_of_the_system(error)}", CANNOT
    if isinstance(error, MemoryError) or "RESOURCE_EXHAUSTED" in str(error):
        return "Error: there is not memory enough. Ask for fewer --workers or --draws.", CANNOT
    if os.environ.get(DEBUG):
        return "".join(traceback.format_exception(error)), BROKEN
    said = str(error).strip().partition("\n")[0][:300]
    text = (
        f"Error: conjuncture made a mistake ({type(error).__name__}: {said}). Please report it, with the "
        f"command that you typed and what it prints when {DEBUG}=1 stands before it."
    )
    return text, BROKEN


def _of_the_system(error: OSError) -> str:
    """An error of files or of the network, with the path."""
    if error.errno is None:
        return str(error)
    paths = [str(path) for path in (error.filename, error.filename2) if path is not None]
    where = f"{' to '.join(paths)}: " if paths else ""
    what = (error.strerror or type(error).__name__).rstrip(".")
    return f"{where}{what}. {_REMEDIES.get(error.errno, '')}".rstrip()
