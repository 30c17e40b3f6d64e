"""The errors of loading a user's Python file, as sentences with file, line and column."""

from __future__ import annotations

import linecache
import re
import sys
import traceback
from pathlib import Path

from conjuncture.errors import ConjunctureError, Place, nearest

PREFIX = "conjuncture_files_"
"""The names of modules that are loaded from users' files begin with this prefix."""
_LONGEST = 100  # a message shows at most so many letters of the wrong line


def mistake(
    wrong: BaseException, file: Path, error: type[ConjunctureError], within: str = ""
) -> ConjunctureError:
    """Turn an exception from a file into an error for the user.

    Args:
        wrong: the exception.
        file: the file that was loaded.
        error: the class of the error to make.
        within: the package of the user's files, in which the place is searched; default: all files.
    """
    place = _place(wrong, within)
    line = linecache.getline(place.file, place.line) if place else ""
    match wrong:
        case SyntaxError():
            return _syntax(wrong, file, place, error)
        case UnicodeDecodeError(object=content, start=start):
            return error(
                f"it is not written in {wrong.encoding}: byte {start + 1} means nothing there.",
                place=Place(str(file), content[:start].count(b"\n") + 1),
                remedy="Save it as UTF-8, or name its encoding in the first line: # coding: latin-1",
            )
        case ModuleNotFoundError(name=str(name)) if name.startswith(PREFIX):
            problem, remedy = _missing_beside(name.partition(".")[2])
        case ModuleNotFoundError(name=str(name)):
            problem = f"it imports '{name}', but there is no such module."
            remedy = f"Install it, or put {name.rpartition('.')[2]}.py beside the file."
        case ImportError(name=str(name)) if found := re.match(r"cannot import name '(\w+)'", str(wrong)):
            module = name.partition(".")[2] if name.startswith(PREFIX) else name
            problem = f"'{module}' has no '{found[1]}'."
            remedy = nearest(found[1], _names_in(name))
            if not module:
                problem, remedy = _missing_beside(found[1])
        case ImportError() if "relative import" in str(wrong):
            problem = "it imports from a folder above its package."
            remedy = (
                "Put an __init__.py, which may be empty, into its folder and those above it, up to the one "
                "that contains both."
            )
        case SystemExit():
            problem = "it ends the program while it is loaded (sys.exit)."
            remedy = "Remove this line, or put it below: if __name__ == '__main__':"
        case OSError() if place is None:
            return error(
                f"{file} cannot be read: {wrong.strerror or wrong}.", remedy="Check its permissions."
            )
        case MemoryError() | RecursionError() if place is None:
            problem, remedy = "it is too deeply nested.", "Split it into smaller expressions."
        case _:
            message = f"{type(wrong).__name__}: {wrong}".removesuffix(": ").rstrip(".")
            problem, remedy = f"it stops here with {message}.", f"The line is: {_short(line)}"
    return error(problem, place=place or Place(str(file), 1), remedy=remedy)


def _missing_beside(module: str) -> tuple[str, str]:
    return (
        f"it imports its own file '{module}', but there is no such file.",
        f"Write the file {module.replace('.', '/')}.py, or correct the name.",
    )


def _place(wrong: BaseException, within: str) -> Place | None:
    """The last line of the user's files that ran; None if none of them ran."""
    place = None
    for frame, line in traceback.walk_tb(wrong.__traceback__):
        inside = str(frame.f_globals.get("__name__", "")).startswith(within) if within else True
        if inside and frame.f_code.co_filename != __file__ and Path(frame.f_code.co_filename).is_file():
            place = Place(frame.f_code.co_filename, line)
    return place


def _syntax(
    wrong: SyntaxError, file: Path, place: Place | None, error: type[ConjunctureError]
) -> ConjunctureError:
    """The error for a file that Python cannot parse, with Python's message; no line if it is not text."""
    where = str(wrong.filename) if wrong.filename and Path(wrong.filename).is_file() else str(file)
    if not wrong.lineno:
        return error(
            f"it cannot be read as Python: {wrong.msg}.",
            place=place or Place(where, 1),
            remedy="Save it as UTF-8 text.",
        )
    column = f", column {wrong.offset}" if wrong.offset and wrong.offset > 0 else ""
    text = f" The line is: {_short(wrong.text)}" if wrong.text and wrong.text.strip() else ""
    return error(
        f"it cannot be read as Python{column}: {wrong.msg}.",
        place=Place(where, wrong.lineno),
        remedy=f"Correct it.{text}",
    )


def _names_in(module: str) -> list[str]:
    return [name for name in dir(sys.modules.get(module)) if not name.startswith("_")]


def _short(line: str) -> str:
    text = line.strip()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
