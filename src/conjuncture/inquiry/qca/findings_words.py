"""The findings of a comparison of cases, in sentences made from its figures."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from conjuncture.inquiry.qca.findings import NOT_SOLVED, Findings
from conjuncture.inquiry.qca.robustness import Key, Survival
from conjuncture.inquiry.qca.solutions import Kind, Model, Solution

MOST_TOLD = 4
"""How many models and conditions the words name; the figures have all of them."""
_ASSUMING: dict[Kind, str] = {
    "conservative": "With nothing assumed of configurations that no case shows",
    "parsimonious": "With whatever makes it shortest assumed of them",
    "intermediate": "With only what is expected to help assumed of them",
}


def finding(findings: Findings, moved_by: float) -> str:
    """The finding as a paragraph; `moved_by` is how far codings were moved."""
    cases = len(findings.rows.table.cases)
    parts = [f"Cases more in than out of {findings.rows.outcome}: {len(findings.successes)} of {cases}."]
    parts += [_solution(findings, kind, solution) for kind, solution in findings.solutions.items()]
    parts += [_conjunctions(findings), _necessary(findings)]
    parts += [_rival(findings, rival) for rival in findings.rivals]
    parts += [_survival(findings, findings.when_moved, f"codings are moved by up to {moved_by:g}")]
    change = "one case is left out" if findings.when_left_out.tables == cases else "cases are drawn again"
    parts += [_survival(findings, findings.when_left_out, change)]
    parts += ["This says which conditions and outcome are found together in these cases, not what caused it."]
    return " ".join(part for part in parts if part)


def warnings(findings: Findings) -> tuple[str, ...]:
    """Limits that a reader must know before using the finding."""
    sentences = []
    outcome = findings.rows.outcome
    observed, could = len(findings.rows.rows), prod(findings.rows.levels)
    if len(findings.successes) == 1:
        sentences.append(
            f"One case alone has {outcome} ({findings.successes[0]}): whatever it has looks necessary, and "
            "no comparison can tell its features apart."
        )
    if observed < could:
        sentences.append(
            f"The cases show {observed} of {could} configurations; of the others nothing is known."
        )
    if findings.rows.nowhere:
        sentences.append(
            "Exactly at a half in some condition, and so in no configuration: "
            f"{_first_names(findings.rows.nowhere)}. Code them, or see what halves=0.001 and halves=-0.001 "
            "give."
        )
    torn = [case for row in findings.rows.rows if row.output == "C" for case in row.cases]
    if torn:
        sentences.append(f"In contradictory configurations: {_first_names(torn)}.")
    within = set(findings.successes)
    against = [c for row in findings.rows.rows if row.output == "1" for c in row.cases if c not in within]
    if against:
        sentences.append(
            f"In a configuration that goes with {outcome}, but without it themselves: "
            f"{_first_names(against)}."
        )
    weak = {str(m) for s in findings.solutions.values() for m in s.models if m.fit.pri < 0.5}
    if weak:
        sentences.append(
            f"As good for the contrary (PRI below a half): {_first_names(sorted(weak), MOST_TOLD)}."
        )
    unsolved = findings.when_moved.count(NOT_SOLVED) + findings.when_left_out.count(NOT_SOLVED)
    if unsolved:
        sentences.append(
            f"{unsolved} of the {findings.when_moved.tables + findings.when_left_out.tables} changed tables "
            "could not be minimised; in them no term counts as found again."
        )
    return tuple(sentences)


def _solution(findings: Findings, kind: Kind, solution: Solution) -> str:
    if not solution.models:
        best = max(findings.rows.rows, key=lambda row: row.inclusion)
        return (
            f"{_ASSUMING[kind]}, no configuration is enough: the nearest ({_first_names(best.cases)}) has an "
            f"inclusion of {best.inclusion:.2f}."
        )
    models = "; ".join(_model(model) for model in solution.models[:MOST_TOLD])
    if len(solution.models) == 1:
        return f"{_ASSUMING[kind]}: {models}."
    more = len(solution.models) - MOST_TOLD
    rest = f"; and {more} more" if more > 0 else ""
    return (
        f"{_ASSUMING[kind]}, {len(solution.models)} models tie, and the cases do not choose: {models}{rest}."
    )


def _model(model: Model) -> str:
    text = f"{model} (inclusion {model.fit.inclusion:.2f}, coverage {model.fit.coverage:.2f}"
    return f"{text}, {len(model.assumed)} assumed)" if model.assumed else f"{text})"


def _conjunctions(findings: Findings) -> str:
    best = sorted(findings.enough_for_half, key=lambda feature: -feature.enough.coverage)
    examples = f", {_first_names([str(feature.term) for feature in best], MOST_TOLD)}" if best else ""
    are = "is" if len(best) == 1 else "are"
    return (
        f"Of {len(findings.features)} features and short conjunctions, {len(best)} {are} enough for at least "
        f"half of it (inclusion from {findings.cut:g}){examples}."
    )


def _alone(findings: Findings) -> list[str]:
    return [
        condition.words
        for condition in findings.needed
        if "*" not in condition.words and "+" not in condition.words
    ]


def _necessary(findings: Findings) -> str:
    singles = _alone(findings)
    if not singles:
        return f"No single condition is necessary for {findings.rows.outcome}."
    failures = {str(feature.term): feature.failures for feature in findings.features}
    fits = {condition.words: condition.fit for condition in findings.needed}
    phrases = ", ".join(
        f"{condition} ({fits[condition].inclusion:.2f}; relevance {fits[condition].relevance:.2f}; "
        f"{failures[condition]:.0%} of the failures have it too)"
        for condition in singles[:MOST_TOLD]
    )
    return f"{findings.rows.outcome} is hardly found without {phrases}."


def _rival(findings: Findings, words: str) -> str:
    reached = findings.rival(words)
    return (
        f"{words} alone reaches inclusion {reached.inclusion:.2f} and coverage {reached.coverage:.2f}; "
        f"{reached.shared_by_failures:.0%} of the failures have it too."
    )


def _survival(findings: Findings, survived: Survival, when: str) -> str:
    if not survived.tables:
        return ""
    kind: Kind = "intermediate" if "intermediate" in findings.solutions else "parsimonious"
    phrases = [
        f"{term} is again a term of the {kind} solution in {_percent(survived, (f'{kind} term', str(term)))}"
        for term in findings.solutions[kind].terms[:MOST_TOLD]
    ]
    phrases += [
        f"{condition} is necessary in {_percent(survived, ('necessary', condition))}"
        for condition in _alone(findings)[:MOST_TOLD]
    ]
    phrases += [
        f"{rival} alone is enough in {_percent(survived, ('rival', rival))}" for rival in findings.rivals
    ]
    return f"When {when} ({survived.tables} tables): {'; '.join(phrases)}."


def _percent(survived: Survival, key: Key) -> str:
    return f"{survived.share(key):.0%}"


def _first_names(names: Sequence[str], most: int = 8) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
