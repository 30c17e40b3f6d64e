"""Data runs no code: a file of data may name what is installed; other code runs only if the user allows it.

A theory that the user names (`--theory mine.py`, `conjuncture.theory("mine.py")`) runs. But a theory that a
question file, a ledger or a `case.toml` names, and the `case.py` of a folder, run only with permission: it
must be safe to open tables from other people.
"""

from __future__ import annotations

from conjuncture.errors import ConjunctureError


class CodeFromDataError(ConjunctureError, PermissionError):
    """Data names code that is not installed, and the user has not allowed it to run."""


def refuse_code(code: str, *, named_in: str, allowed: bool, otherwise: str = "") -> None:
    """Refuse code that data names, unless the user allows it.

    Args:
        code: the file or module that would run.
        named_in: the data that names it, in words: "question.toml", "case.toml of my_union".
        allowed: whether the user allows it, by `--allow-code` or `allow_code=True`.
        otherwise: another remedy, in a sentence.

    Raises:
        CodeFromDataError: it is not allowed; the message names the code, and how to allow it.
    """
    if allowed:
        return
    raise CodeFromDataError(
        f"it would run the code in {code}, which needs your permission.",
        place=named_in,
        remedy=f"If you trust that code, add --allow-code (in Python: allow_code=True). {otherwise}".rstrip(),
    )
