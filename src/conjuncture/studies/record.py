"""`record`: the recorded series of a case, to see, draw and take away."""

from __future__ import annotations

from conjuncture.cases.registry import load
from conjuncture.records import Record


def record(case: str = "russia", *, allow_code: bool = False) -> Record:
    """The recorded series of a case by name: `conjuncture.record("russia")["ru_strikers_total"].frame`.

    Args:
        case: its name, or the path of a folder.
        allow_code: whether the `case.py` of a folder may run.

    Raises:
        UnknownCaseError: no such case, with the nearest name.
        CodeFromDataError: code that is not allowed to run.
    """
    return load(case, allow_code=allow_code).record()
