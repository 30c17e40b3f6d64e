"""`record`: the recorded series of a case, to read, draw and export."""

from __future__ import annotations

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.studies.record_result import CaseRecord


def record(case: str | Case = "russia", *, allow_code: bool = False) -> CaseRecord:
    """The recorded series of a case, by name: `conjuncture.record("russia")["ru_strikers_total"].frame`.

    Example:
        record("russia")["ru_strikers_total"].frame

    Args:
        case: its name, the path of its folder, or a `Case`.
        allow_code: whether the `case.py` of a folder may run.

    Raises:
        UnknownCaseError: an unknown case; the message has the nearest name.
        CodeFromDataError: code that is not allowed to run.
    """
    there = load(case, allow_code=allow_code) if isinstance(case, str) else case
    return CaseRecord(**vars(there.record()), case=there.name, title=there.title)
