"""How names from data become names of files: on every file system, and never outside their folder."""

from __future__ import annotations

import re

from conjuncture.errors import ConjunctureError

_LONGEST = 120
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def file_name(name: str, *, of: str) -> str:
    """The name itself, where it can be a file's name on every system.

    Args:
        name: from data: a claim's id, a case's or series' name.
        of: what it is the name of, for the error: "claim", "case".

    Raises:
        ConjunctureError: it holds a slash, a colon or another character that some file system forbids,
            begins with a point, is reserved on Windows, is empty, or is longer than 120 characters.
    """
    bad = re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    if bad:
        problem = f"holds {bad.group()!r}"
    elif not name.strip() or name != name.strip() or name.startswith(".") or name.endswith("."):
        problem = "is empty, or begins or ends with a point or a space"
    elif name.partition(".")[0].casefold() in _RESERVED:
        problem = "is reserved on Windows"
    elif len(name) > _LONGEST:
        problem = f"is longer than {_LONGEST} characters"
    else:
        return name
    raise ConjunctureError(
        f"the name of a {of} becomes the name of a file, and {name!r} {problem}.",
        remedy="Use letters, digits, hyphens and underscores.",
    )
