"""What a comparison of cases finds, in sentences that follow from its figures."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from conjuncture.inquiry.qca.findings import NOT_SOLVED, Findings
from conjuncture.inquiry.qca.robustness import Key, Survival
from conjuncture.inquiry.qca.solutions import Kind, Model, Solution

MOST_TOLD = 4
"""Models and conditions told in words; the figures have them all."""
_ASSUMING: dict[Kind, str] = {
    "conservative": "With nothing assumed of configurations that no case shows",
    "parsimonious": "With whatever makes it shortest assumed of them",
    "intermediate": "With only what is expected to help assumed of them",
}


def finding(found: Findings, moved_by: float) -> str:
    """The finding as a paragraph; `moved_by` is how far codings were moved."""
    cases = len(found.rows.table.cases)
    parts = [f"Cases more in than out of {found.rows.outcome}: {len(found.successes)} of {cases}."]
    parts += [_solution(found, kind, one) for kind, one in found.solutions.items()]
    parts += [_conjunctions(found), _necessary(found)]
    parts += [_rival(found, one) for one in found.rivals]
    parts += [_survival(found, found.when_moved, f"codings are moved by up to {moved_by:g}")]
    each = "one case is left out" if found.when_left_out.tables == cases else "cases are drawn again"
    parts += [_survival(found, found.when_left_out, each)]
    parts += ["This says which conditions and outcome are found together in these cases, not what caused it."]
    return " ".join(part for part in parts if part)


def warnings(found: Findings) -> tuple[str, ...]:
    """What a reader must know before using it."""
    told = []
    outcome = found.rows.outcome
    seen, could = len(found.rows.rows), prod(found.rows.levels)
    if len(found.successes) == 1:
        told.append(
            f"One case alone has {outcome} ({found.successes[0]}): whatever it has looks necessary, and no "
            "comparison can tell its features apart."
        )
    if seen < could:
        told.append(f"The cases show {seen} of {could} configurations; of the others nothing is known.")
    if found.rows.nowhere:
        told.append(
            f"Exactly at a half in some condition, and so in no configuration: {_some(found.rows.nowhere)}. "
            "Code them, or see what halves=0.001 and halves=-0.001 give."
        )
    torn = [case for row in found.rows.rows if row.output == "C" for case in row.cases]
    if torn:
        told.append(f"In contradictory configurations: {_some(torn)}.")
    within = set(found.successes)
    against = [c for row in found.rows.rows if row.output == "1" for c in row.cases if c not in within]
    if against:
        told.append(
            f"In a configuration that goes with {outcome}, but without it themselves: {_some(against)}."
        )
    weak = {str(m) for s in found.solutions.values() for m in s.models if m.fit.pri < 0.5}
    if weak:
        told.append(f"As good for the contrary (PRI below a half): {_some(sorted(weak), MOST_TOLD)}.")
    unsolved = found.when_moved.count(NOT_SOLVED) + found.when_left_out.count(NOT_SOLVED)
    if unsolved:
        told.append(
            f"{unsolved} of the {found.when_moved.tables + found.when_left_out.tables} changed tables could "
            "not be minimised; in them no term counts as found again."
        )
    return tuple(told)


def _solution(found: Findings, kind: Kind, solution: Solution) -> str:
    if not solution.models:
        best = max(found.rows.rows, key=lambda row: row.inclusion)
        return (
            f"{_ASSUMING[kind]}, no configuration is enough: the nearest ({_some(best.cases)}) has an "
            f"inclusion of {best.inclusion:.2f}."
        )
    told = "; ".join(_model(one) for one in solution.models[:MOST_TOLD])
    if len(solution.models) == 1:
        return f"{_ASSUMING[kind]}: {told}."
    more = len(solution.models) - MOST_TOLD
    rest = f"; and {more} more" if more > 0 else ""
    return f"{_ASSUMING[kind]}, {len(solution.models)} models tie, and the cases do not choose: {told}{rest}."


def _model(model: Model) -> str:
    told = f"{model} (inclusion {model.fit.inclusion:.2f}, coverage {model.fit.coverage:.2f}"
    return f"{told}, {len(model.assumed)} assumed)" if model.assumed else f"{told})"


def _conjunctions(found: Findings) -> str:
    best = sorted(found.enough_for_half, key=lambda one: -one.enough.coverage)
    named = f", {_some([str(one.term) for one in best], MOST_TOLD)}" if best else ""
    return (
        f"Of {len(found.features)} features and short conjunctions, {len(best)} are enough for at least "
        f"half of it (inclusion from {found.cut:g}){named}."
    )


def _alone(found: Findings) -> list[str]:
    return [one.words for one in found.needed if "*" not in one.words and "+" not in one.words]


def _necessary(found: Findings) -> str:
    alone = _alone(found)
    if not alone:
        return f"No single condition is necessary for {found.rows.outcome}."
    failures = {str(one.term): one.failures for one in found.features}
    fits = {one.words: one.fit for one in found.needed}
    told = ", ".join(
        f"{one} ({fits[one].inclusion:.2f}; relevance {fits[one].relevance:.2f}; {failures[one]:.0%} of the "
        "failures have it too)"
        for one in alone[:MOST_TOLD]
    )
    return f"{found.rows.outcome} is hardly found without {told}."


def _rival(found: Findings, words: str) -> str:
    reached = found.rival(words)
    return (
        f"{words} alone reaches inclusion {reached.inclusion:.2f} and coverage {reached.coverage:.2f}; "
        f"{reached.shared_by_failures:.0%} of the failures have it too."
    )


def _survival(found: Findings, survived: Survival, when: str) -> str:
    if not survived.tables:
        return ""
    kind: Kind = "intermediate" if "intermediate" in found.solutions else "parsimonious"
    told = [
        f"{one} is again a term of the {kind} solution in {_percent(survived, (f'{kind} term', str(one)))}"
        for one in found.solutions[kind].terms[:MOST_TOLD]
    ]
    told += [
        f"{one} is necessary in {_percent(survived, ('necessary', one))}" for one in _alone(found)[:MOST_TOLD]
    ]
    told += [f"{one} alone is enough in {_percent(survived, ('rival', one))}" for one in found.rivals]
    return f"When {when} ({survived.tables} tables): {'; '.join(told)}."


def _percent(survived: Survival, key: Key) -> str:
    return f"{survived.share(key):.0%}"


def _some(names: Sequence[str], most: int = 8) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
