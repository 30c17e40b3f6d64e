"""Data never runs code: a file of data names what is installed; other code runs only if the user allows it.

A theory that the user names (`--theory mine.py`, `conjuncture.theory("mine.py")`) runs. A theory that a
question file, a ledger or a `case.toml` names, and the `case.py` of a folder, are named by data: to open
somebody's tables must be as safe as to read them.
"""

from __future__ import annotations

from conjuncture.errors import ConjunctureError


class CodeFromDataError(ConjunctureError, PermissionError):
    """Data names code that is not installed, and the user has not allowed it to run."""


def refuse_code(code: str, *, named_in: str, allowed: bool, otherwise: str = "") -> None:
    """Refuse code that data names, unless the user allows it.

    Args:
        code: the file or module that would be run.
        named_in: the data that names it, as a reader knows it: "question.toml", "case.toml of my_union".
        allowed: whether the user allows it, by `--allow-code` or `allow_code=True`.
        otherwise: what else the user can do, in a sentence.

    Raises:
        CodeFromDataError: it is not allowed; with the code, and how to allow it.
    """
    if allowed:
        return
    raise CodeFromDataError(
        f"it would run the code in {code}, and data runs no code unless you allow it.",
        place=named_in,
        remedy=f"If you trust that code, add --allow-code (in Python: allow_code=True). {otherwise}".rstrip(),
    )
