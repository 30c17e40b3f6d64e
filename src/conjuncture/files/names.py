"""Names from data as names of files: valid on every file system, and never outside their folder."""

from __future__ import annotations

import re

from conjuncture.errors import ConjunctureError

_LONGEST = 120
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def file_name(name: str, *, of: str) -> str:
    """Return the name unchanged, if every system allows it as the name of a file.

    Args:
        name: a name from data, such as the id of a claim or the name of a case or series.
        of: the kind of thing with this name, for the error: "claim", "case".

    Raises:
        ConjunctureError: it contains a slash, a colon or another character that some file system forbids,
            begins or ends with a point or a space, is reserved on Windows, is empty, or is longer than 120
            characters.
    """
    bad = re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    if bad:
        problem = f"contains {bad.group()!r}"
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
