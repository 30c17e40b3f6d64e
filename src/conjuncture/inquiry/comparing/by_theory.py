"""Every record of a case, theory by theory: quantities, passages of events, the whole course."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.inquiry.course.passages import CONSTANT, SAYS_NOTHING, Passage, Predicted
from conjuncture.scoring.target_rows import Verdict

Role = Literal["first", "rival", "theory", "null", "fitted", "guess"]
_ROLES: tuple[Role, ...] = ("first", "rival", "theory", "null", "fitted", "guess")


@dataclass(frozen=True)
class Recorded:
    """One recorded quantity, one passage of an event, or the whole recorded course.

    Attributes:
        of: which of the three it is.
        name: of the quantity or of the event; empty for the course.
        member, month: of a passage, whose and when.
    """

    of: Literal["quantity", "passage", "course"]
    name: str = ""
    member: str = ""
    month: str = ""


COURSE = Recorded("course")


@dataclass(frozen=True)
class Figure:
    """The score, or the chance, that a theory or a guess has for one record.

    Attributes:
        value: of a quantity the score, lower is nearer; of a passage its chance; of the course the logarithm
            of its chance.
        over_guess: the score divided by that of the guess; the chance divided by that of a constant rate;
            the logarithm minus that of a constant rate. Not a number where there is no such guess.
        verdict: whether it differs from that guess beyond chance; empty for one passage, which says too
            little.
    """

    value: float
    over_guess: float
    verdict: Verdict


@dataclass(frozen=True)
class OnRecord:
    """A theory or a guess, with a figure for each record that it predicts."""

    name: str
    role: Role
    figures: Mapping[Recorded, Figure]


@dataclass(frozen=True)
class ByTheory:
    """The table: the records, and the theories and guesses that are compared with them.

    Attributes:
        recorded: quantities in the order of the comparison, passages in the order of time, then the course.
        rows: the first theory, rivals of its ledger, other theories, the null, fitted theories, guesses.
    """

    recorded: tuple[Recorded, ...]
    rows: tuple[OnRecord, ...]


def by_theory(comparison: TheoryComparison) -> ByTheory:
    """Each theory, rival, null and guess of a comparison, with its figure for every record."""
    figures: dict[str, dict[Recorded, Figure]] = {name: {} for name in comparison.theories}
    for name, recorded, figure in (*_of_quantities(comparison), *_of_course(comparison)):
        figures.setdefault(name, {})[recorded] = figure
    there = {recorded for own in figures.values() for recorded in own}
    passages = sorted(
        (one for one in there if one.of == "passage"), key=lambda one: (one.month, one.name, one.member)
    )
    quantities = [Recorded("quantity", target.name) for target in comparison.targets]
    rows = [OnRecord(name, _role(comparison, name), own) for name, own in figures.items()]
    return ByTheory(
        (*quantities, *passages, *([COURSE] if COURSE in there else [])),
        tuple(sorted(rows, key=lambda row: _ROLES.index(row.role))),
    )


def _of_quantities(comparison: TheoryComparison) -> Iterator[tuple[str, Recorded, Figure]]:
    for target in comparison.targets:
        for entrant in target.entrants:
            figure = Figure(entrant.score, entrant.ratio, entrant.verdict)
            yield entrant.name, Recorded("quantity", target.name), figure


def _of_course(comparison: TheoryComparison) -> Iterator[tuple[str, Recorded, Figure]]:
    """The guesses do not depend on the theory, as far as two theories have the same events."""
    for name, said in comparison.predicted.items():
        own = comparison.courses[name]
        for passage in said.passages:
            yield name, _recorded(passage), _of_passage(passage, passage.chance)
        yield name, COURSE, _of_whole(own.log_evidence, said, trusted=own.usable)
    for said in reversed(tuple(comparison.predicted.values())):  # the first theory's come last and stay
        for name, score in said.guesses.items():
            for passage in said.passages:
                yield name, _recorded(passage), _of_passage(passage, passage.guesses[name])
            yield name, COURSE, _of_whole(score.whole, said)


def _recorded(passage: Passage) -> Recorded:
    return Recorded("passage", passage.event, passage.member, passage.month)


def _of_passage(passage: Passage, chance: float) -> Figure:
    constant = passage.guesses[CONSTANT]
    return Figure(chance, chance / constant if constant > 0 else math.nan, "")


def _of_whole(log_chance: float, said: Predicted, *, trusted: bool = True) -> Figure:
    """No verdict where a theory is compared with itself, or where a few draws have most of the weight."""
    gap = log_chance - said.guesses[CONSTANT].whole
    verdict: Verdict = "no better" if abs(gap) <= SAYS_NOTHING else "better" if gap > 0 else "worse"
    return Figure(log_chance, gap, verdict if trusted and gap else "")


def _role(comparison: TheoryComparison, name: str) -> Role:
    if name == comparison.first:
        return "first"
    if name == comparison.null:
        return "null"
    if name not in comparison.runs:
        return "fitted" if name in comparison.rows else "guess"
    return "rival" if name in {rival.theory for rival in comparison.rivals} else "theory"
