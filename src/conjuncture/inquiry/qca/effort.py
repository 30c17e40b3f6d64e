"""The time that a comparison of cases takes, estimated beforehand.

The question is asked of its own table, of tables whose codings are moved, and of tables that lack a case.
The time for each grows with every condition, and most where many models tie.
"""

from __future__ import annotations

from conjuncture.inquiry.qca.robustness import MOST_LEFT_OUT
from conjuncture.inquiry.qca.table import Table

_SECONDS, _BY_CONDITION, _CASES = 0.0006, 1.75, 20
"""The seconds for one table of up to 20 cases without conditions, and the factor for each condition.
Measured on random tables of 15 to 40 cases and 4 to 11 conditions on one core: most lie within a factor of
three of it, and one in ten takes up to eight times as long."""


def tables_asked(table: Table, moved_times: int) -> int:
    """How many tables a question is asked of, including its own."""
    moved_tables = moved_times if table.fuzzy else 0
    return 1 + moved_tables + min(len(table.cases), MOST_LEFT_OUT)


def seconds(cases: int, conditions: int, tables: int) -> float:
    """How long that usually takes on one core."""
    return tables * _SECONDS * _BY_CONDITION**conditions * max(cases / _CASES, 1.0)


def in_words(cases: int, conditions: int, tables: int) -> str:
    """The same in a sentence."""
    usual = seconds(cases, conditions, tables)
    text = f"about {usual:.0f} seconds" if usual < 100 else f"about {usual / 60:.0f} minutes"
    return (
        f"{tables} tables of {cases} cases and {conditions} conditions are compared: usually "
        f"{text if usual >= 2 else 'a second or two'}, and several times as long where many models tie."
    )
