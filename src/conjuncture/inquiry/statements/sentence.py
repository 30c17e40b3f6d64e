"""A statement in one line: `strikers without example < strikers in 1905`.

    SIDE < SIDE, SIDE > SIDE, or a number on the right
    SIDE        a variable, followed in any order by:
                  in 1905, in 1905-07, in 1905-1907       the year, the month, the years
                  of metal workers                        only these members
                  without example, news                   these mechanisms are cut
                  with fear = 0                           this has this value: a variable that a mechanism
                                                          writes, an input, a given value or a parameter
                before it: max, min, sum, median, first, last of the months; else their mean

If only one side names a period or a member, it applies to both: the first example compares 1905 with 1905.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import get_args

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Act, Intervention, cut, hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement
from conjuncture.language.resolved import Resolved
from conjuncture.over_time import OverTime

EXAMPLE = "strikers without example < strikers in 1905"
_RELATIONS = {"<": "below", ">": "above"}
_CLAUSE = re.compile(r"\s+(in|of|without|with)\s+")
_ONCE = ("in", "of")
"""What may be said once of a side. A name that has such a word in it needs a question's file."""
_YEAR = re.compile(r"(\d{4})(?:-(\d{4}))?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_VALUE = re.compile(r"(\w+(?:\.\w+)?)\s*=\s*([-+.\deE]+)")
_HOW = frozenset(get_args(OverTime)) - {"share of months above"}


@dataclass(frozen=True)
class _Said:
    """The parts of a side."""

    outcome: Outcome
    world: Intervention = NOTHING_DONE

    def like(self, other: _Said) -> _Said:
        """The side with the period and the member of the other side, if it names none itself."""
        own, its = self.outcome, other.outcome
        if own.since is None:
            own = replace(own, since=its.since, until=its.until)
        if own.member is None:
            own = replace(own, member=its.member)
        return replace(self, outcome=own)


def is_sentence(text: str) -> bool:
    """Whether a text is meant as a statement: it compares."""
    return any(sign in text for sign in _RELATIONS)


def read_sentence(text: str) -> Statement:
    """The statement that a line describes.

    Raises:
        QuestionError: the line cannot be read; the message has the part and an example.
    """
    sides = re.split(r"([<>])", text)
    if len(sides) != 3 or not all(part.strip() for part in sides):
        raise _unread(text, "compares two sides by one '<' or '>'")
    first, sign, second = (part.strip() for part in sides)
    relation = "below" if sign == "<" else "above"
    number = _number(second)
    if number is not None:
        said = _side(first, text)
        return Statement(Side(said.outcome, said.world), relation, number, words=text.strip())
    if _number(first) is not None:
        raise _unread(text, "has the number on the right")
    left, right = _side(first, text), _side(second, text)
    left, right = left.like(right), right.like(left)
    return Statement(
        Side(left.outcome, left.world), relation, Side(right.outcome, right.world), words=text.strip()
    )


def in_theory(statement: Statement, resolved: Resolved) -> Statement:
    """The statement in which each `with NAME = NUMBER` is the act that the theory has for this name.

    A line does not say whether a name is a variable, an input, a given value or a parameter. `read_sentence`
    takes each for a variable; the theory knows better.
    """

    def side(one: Side) -> Side:
        return replace(one, world=Intervention(tuple(_act_on(act, resolved) for act in one.world.acts)))

    second = side(statement.second) if isinstance(statement.second, Side) else statement.second
    return replace(statement, first=side(statement.first), second=second)


def _act_on(act: Act, resolved: Resolved) -> Act:
    if act.kind != "hold" or act.where is not None or act.since is not None or act.until is not None:
        return act
    if act.what in resolved.parameters:
        return replace(act, kind="parameter")
    variable = resolved.variables.get(act.what)
    if variable is None or variable.kind not in ("given", "series"):
        return act
    return replace(act, kind="given" if variable.kind == "given" else "input")


def _side(text: str, whole: str) -> _Said:
    head, *clauses = _CLAUSE.split(text)
    how, _, name = head.rpartition(" ")
    if how and how not in _HOW:
        raise _unread(whole, f"names a variable without blanks, after one of {', '.join(sorted(_HOW))}", how)
    if not name.isidentifier():
        raise _unread(whole, "begins each side with the name of a variable", name)
    said = _Said(Outcome(name, over_time=how or "mean"))  # type: ignore[arg-type]
    for word in _ONCE:
        if clauses[::2].count(word) > 1:
            raise _unread(whole, f"says '{word}' once on each side", text)
    for word, what in zip(clauses[::2], clauses[1::2], strict=True):
        said = _with(said, word, what.strip(), whole)
    return said


def _with(said: _Said, word: str, what: str, whole: str) -> _Said:
    if word == "in":
        since, until = _period(what, whole)
        return replace(said, outcome=replace(said.outcome, since=since, until=until))
    if word == "of":
        return replace(said, outcome=replace(said.outcome, member=what))
    if word == "without":
        names = [name.strip() for name in what.split(",")]
        if not all(name.isidentifier() for name in names):
            raise _unread(whole, "names mechanisms after 'without', with commas", what)
        return replace(said, world=said.world + cut(*names))
    found = _VALUE.fullmatch(what)
    number = _number(found[2]) if found else None
    if found is None or number is None:
        raise _unread(whole, "has NAME = NUMBER after 'with'", what)
    return replace(said, world=said.world + hold(found[1], number))


def _period(what: str, whole: str) -> tuple[str, str]:
    """From the first day, until the day after the last."""
    if found := _YEAR.fullmatch(what):
        first, last = int(found[1]), int(found[2] or found[1])
        if first <= last:
            return f"{first:04}-01-01", f"{last + 1:04}-01-01"
    if (found := _MONTH.fullmatch(what)) and 1 <= int(found[2]) <= 12:
        year, month = int(found[1]), int(found[2])
        return f"{year:04}-{month:02}-01", f"{year + month // 12:04}-{month % 12 + 1:02}-01"
    raise _unread(whole, "has a year, a month or years after 'in', such as 1905, 1905-07 or 1905-1907", what)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None  # `nan` and `inf` are names


def _unread(text: str, what: str, part: str = "") -> QuestionError:
    at = f" at '{part}'" if part else ""
    return QuestionError(f"'{text}' cannot be read{at}: a statement {what}.", remedy=f"Example: {EXAMPLE}")
