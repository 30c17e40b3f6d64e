"""The columns of a ledger: its claims tested on several kinds of draws, and checks that should change no
verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.engine.memory import refuse_large_society
from conjuncture.engine.scheduling import Progress
from conjuncture.errors import nearest
from conjuncture.inquiry.codec import encode
from conjuncture.inquiry.codec.kinds import NOT_ASKED
from conjuncture.inquiry.course.on_record import On
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.half_step import refuse_half_step
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.ledger import Ledger, ProgressBars
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.language.theory import Theory
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.claims import ask_claims

Check = Literal["step", "size"]
"""What a check changes to see whether a verdict depends on it: half the step of time, or twice the people."""
HALF_STEP, TWICE = "half the step", "twice the people"

_CODED = "It is about coded cases, which have neither a course nor steps nor people."
_SHARES = "Its case counts in shares, so there are no people to double."


@dataclass(frozen=True)
class Column:
    """A column of a ledger: all claims tested with the same settings.

    Attributes:
        name: "free", "held", "course" or "fitted"; "half the step" or "twice the people".
        settings: the settings.
        left_out: the ids of claims that cannot be tested so, each with the reason.
    """

    name: str
    settings: AskSettings
    left_out: Mapping[str, str] = field(default_factory=dict)


def columns(
    on: On | Sequence[On],
    check: Check | Sequence[Check],
    claims: Sequence[Claim],
    case: str | Case | None,
    settings: AskSettings,
) -> list[Column]:
    """The columns of a ledger; the first is its main one. A check changes the settings of the first.

    Args:
        on: one or several ways to choose draws.
        check: the checks.
        claims: the claims of the ledger.
        case: used instead of the claims' own cases.
        settings: the settings of all columns.

    Raises:
        QuestionError: a name that is unknown or occurs twice; an empty `on`; a claim that cannot be asked at
            half the step; or no case has people to double.
        TooLargeError: a society of twice the people does not fit into memory.
    """
    ways = several(on, get_args(On), "way to use the recorded course")
    checks = several(check, get_args(Check), "check")
    if not ways:
        raise QuestionError("`on` is empty.", remedy="Leave `on` out.")
    first = replace(settings, on=ways[0])
    coded = {claim.id: _CODED for claim in claims if isinstance(claim.question, Conditions)}
    asked = [Column(way, replace(settings, on=way), coded) for way in ways]
    asked[0] = replace(asked[0], left_out={})
    over = _cases(claims, case, settings) if checks else {}
    if "step" in checks:
        for claim in claims:
            if claim.id in over:
                there = over[claim.id]
                refuse_half_step(encode(claim.question), there.start, there.dt, f"Claim {claim.id}")
        asked.append(Column(HALF_STEP, replace(first, half_step=True), coded))
    if "size" in checks:
        grow = {there.name: _grows(there, settings) for there in over.values()}
        shares = {name: _SHARES for name, there in over.items() if not grow[there.name]}
        if len(shares) == len(over):
            raise QuestionError(
                "the cases of this ledger count in shares, so there are no people to double.",
                remedy="Leave the check `size` out.",
            )
        asked.append(Column(TWICE, replace(first, workers=2 * first.workers), coded | shares))
    return asked


def several[T: str](named: str | Sequence[str], known: Sequence[T], what: str) -> tuple[T, ...]:
    """Check one or several names: each must be known, and occur once.

    Raises:
        QuestionError: a name is unknown (the message has the nearest) or occurs twice.
    """
    names = (named,) if isinstance(named, str) else tuple(named)
    for place, name in enumerate(names):
        if name not in known:
            raise QuestionError(f"there is no {what} '{name}'.", remedy=nearest(name, known))
        if name in names[:place]:
            raise QuestionError(f"the {what} '{name}' is named twice.", remedy="Name it once.")
    return tuple(known[known.index(name)] for name in names)


def ask_column(
    column: Column,
    claims: Sequence[Claim],
    theory: str | Theory | None,
    *,
    case: str | Case | None,
    room: Sequence[Claim],
    tell: ProgressBars,
) -> Ledger:
    """Test all claims with the settings of a column; a claim that is left out has an entry with the reason.

    Arguments and errors are those of `ask_claims`.
    """
    chosen = [claim for claim in claims if claim.id not in column.left_out]

    def of_column(what: str) -> Progress | None:
        return tell(f"{what}, {column.name}")

    found = ask_claims(chosen, theory, column.settings, case=case, room=room, tell=of_column)
    asked = {claim.id: claim for claim in found.claims}
    entries = {entry.claim: entry for entry in found.entries}
    entries |= {name: Entry(name, NOT_ASKED, why, None) for name, why in column.left_out.items()}
    return Ledger(
        tuple(asked.get(claim.id, claim) for claim in claims),
        tuple(entries[claim.id] for claim in claims),
        found.matched,
    )


def _cases(claims: Sequence[Claim], case: str | Case | None, settings: AskSettings) -> dict[str, Case]:
    """The case of each claim about a theory, by the claim's id."""
    asked = [claim for claim in claims if claim.theory and claim.question is not None]
    names = {case or claim.case for claim in asked}
    there = {one: load(one, allow_code=settings.allow_code) if isinstance(one, str) else one for one in names}
    return {claim.id: there[case or claim.case] for claim in asked}


def _grows(case: Case, settings: AskSettings) -> bool:
    """Whether twice as many workers make a larger society of this case."""
    if case.sized:
        refuse_large_society(2 * settings.workers)
    once, twice = (case.society(size, settings.seed) for size in (settings.workers, 2 * settings.workers))
    return any(level.size != twice.levels[name].size for name, level in once.levels.items())
