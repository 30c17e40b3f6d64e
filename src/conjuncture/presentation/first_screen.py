"""The first screen of every run: the finding over all that was compared, and what counted against the theory.

Page, terminal and data take their sentence, ranks and numbers from this one object.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.columns import Column
from conjuncture.inquiry.runs.counter_evidence import CounterEvidence, Kind, counter_evidence
from conjuncture.inquiry.runs.draws_left import FEWEST
from conjuncture.inquiry.runs.standings import Standing
from conjuncture.presentation.lever_words import sentences as levers_in_words
from conjuncture.presentation.number_words import counted, listed, number
from conjuncture.presentation.pictures.rules import finding as rules_in_words
from conjuncture.presentation.pictures.waves import short_name
from conjuncture.presentation.report_tables import without_folder

_NAMED, _LISTED = 3, 4

WOULD_COUNT: Mapping[Kind, str] = {
    "guess": "A guess made without any theory is nearer to a recorded quantity than the theory.",
    "predictor": "A dumb predictor that is told as little comes nearer to the recorded strikers.",
    "band": "Recorded figures lie outside the theory's 95 per cent band more often than one in twenty.",
    "blind guess": "The theory is not nearer to a recorded quantity than a blind guess by at least a tenth.",
    "waves": "More than one measure in ten of the shape of the waves lies outside nine draws in ten.",
    "pattern": "A crude pattern of the case is contradicted in every draw.",
}
_FOUND: Mapping[Kind, str] = {
    "guess": "It is so on {count} of {of} recorded quantities",
    "predictor": "It is so with {count} of {of} dumb predictors",
    "band": "It is so with {count} of {of} recorded figures",
    "blind guess": "It is so on {count} of {of} quantities that have such a guess",
    "waves": "It is so with {count} of {of} measures",
    "pattern": "It is so with {count} of {of} crude patterns",
}


@dataclass(frozen=True, eq=False)
class FirstScreen:
    """The finding of a run.

    Attributes:
        finding: one sentence over all compared quantities, the worst first.
        draws: which draws it is about.
        compared: every recorded quantity, the worst first.
        silent: recorded quantities about which the theory says nothing, with the variable that it lacks.
        against: what would have counted against the theory; first what did count.
        answer: if the case asks about one variable: how that develops, and what moves it.
        cautions: what a reader must know before believing the finding.
        beside: the same recorded quantities over draws chosen in other ways.
    """

    finding: str
    draws: str
    compared: tuple[Standing, ...]
    silent: Mapping[str, str]
    against: tuple[CounterEvidence, ...]
    answer: tuple[str, ...]
    cautions: tuple[str, ...]
    beside: tuple[Column, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As plain data: the same sentence, order and numbers as on the page."""
        return {
            "finding": self.finding,
            "which_draws": self.draws,
            "compared": [
                {
                    "rank": rank,
                    "target": standing.row.name,
                    "figures": standing.row.figures,
                    "between_counts": standing.row.between_counts,
                    "beside": standing.row.baseline,
                    "verdict": standing.row.verdict,
                    "skill": _digits(standing.row.skill),
                    "error_ratio": _digits(standing.error_ratio),
                    "outside_95": standing.outside,
                    "of": standing.scored,
                    "grades": sorted(set(standing.graded)),
                    "other_draws": {
                        column.chosen: _elsewhere(column, standing.row.name) for column in self.beside
                    },
                }
                for rank, standing in enumerate(self.compared, 1)
            ],
            "cannot_speak_of": dict(self.silent),
            "would_count_against": [
                {
                    "what": WOULD_COUNT[evidence.kind],
                    "counted": evidence.counted,
                    "finding": whether(evidence),
                    "count": evidence.count,
                    "of": evidence.examined,
                }
                for evidence in self.against
            ],
            "answer": list(self.answer),
            "cautions": list(self.cautions),
        }

    def lines(self) -> list[str]:
        """The lines for a terminal: the finding, what counted against the theory, what did not, cautions."""
        answer = [sentence for sentence in self.answer if sentence != self.finding]
        sentences = [self.finding, *answer, self.draws]
        for evidence in self.against:  # what counted comes first
            counts = "Against it" if evidence.counted else "Not against it"
            sentences.append(f"{counts}: {WOULD_COUNT[evidence.kind]} {whether(evidence)}")
        return [*sentences, *self.cautions]


def first_screen(run: CaseRun) -> FirstScreen:
    """The finding of a run, computed from the run."""
    return FirstScreen(
        finding=finding(run),
        draws=run.how_chosen if run.chosen in ("held", "course", "fitted") else f"These are {run.how_chosen}",
        compared=run.standings,
        silent={target.whole or target.name: target.variable for target in run.silent},
        against=counter_evidence(run),
        answer=_answer(run),
        cautions=_cautions(run),
        beside=run.beside,
    )


def finding(run: CaseRun) -> str:
    """One plain sentence over all compared quantities, the worst first."""
    theory, compared = run.theory.name, run.standings
    if len(run.failures) == run.before.draws:
        return f"Every draw of {theory} failed, so nothing follows from it in {run.case.title}."
    answer = _answer(run)
    if not compared and answer:
        return answer[0]
    if not compared:
        return (
            f"{run.case.title} records nothing that {theory} says anything of, so this run shows what "
            "follows from the theory and not how near that comes to what happened."
        )
    by_verdict = {verdict: [each for each in compared if each.row.verdict == verdict] for verdict in _SAID}
    if len(by_verdict[""]) == len(compared):
        return f"No guess can be made of anything that {run.case.title} records."
    parts = [_part(verdict, some) for verdict, some in by_verdict.items() if some]
    whole = counted(len(compared), "recorded quantity", "recorded quantities")
    sentence = "; ".join(parts).replace("such a guess", "a guess made without any theory", 1)
    return f"Of {whole} {theory} is {sentence}."


def _answer(run: CaseRun) -> tuple[str, ...]:
    """The answer on the variable that the case asks about, in words; empty if it asks about none."""
    of_rules = rules_in_words(run.rules) if run.rules is not None else ()
    if run.levers is None:
        return of_rules
    return (*levers_in_words(run.levers, run.known, recorded=records_what_it_asks(run)), *of_rules)


def records_what_it_asks(run: CaseRun) -> bool:
    """Whether the case records the variable that it asks about."""
    return any(target.variable == run.case.asks_about for target in run.targets)


_SAID = {
    "worse": "further from the record than such a guess on {n}",
    "no better": "no nearer than such a guess, as far as the record can tell, on {n}",
    "better": "nearer than such a guess on {n}",
    "": "without any guess to compare it with on {n}",
}


def _part(verdict: str, some: Sequence[Standing]) -> str:
    text, names = _SAID[verdict].format(n=len(some)), [standing.row.name for standing in some]
    few = len(some) <= _NAMED
    if verdict == "worse":
        worst = some[0]
        others = f", then {listed(names[1:])}" if few and len(some) > 1 else ""
        return f"{text}, worst on {worst.row.name} ({times(worst)} that of {worst.row.baseline}){others}"
    return f"{text} ({listed(names)})" if few else text


def times(standing: Standing) -> str:
    """The theory's error as a multiple of the guess's: "its error is 4.1 times"."""
    return f"its error is {number(standing.error_ratio, 2)} times"


def whether(evidence: CounterEvidence) -> str:
    """Whether it counted, with the numbers: "It is so on 4 of 5 recorded quantities: ..."."""
    names = (
        [short_name(name) for name in evidence.names] if evidence.kind == "waves" else list(evidence.names)
    )
    shown = (
        listed(names)
        if len(names) <= _LISTED
        else f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    )
    sentence = _FOUND[evidence.kind].format(
        count=number(evidence.count) if evidence.count else "none", of=evidence.examined
    )
    return f"{sentence}: {shown}." if names else f"{sentence}."


def _cautions(run: CaseRun) -> tuple[str, ...]:
    sentences, compared = [], run.standings
    if run.chosen in ("held", "course"):
        sentences.append(f"The worlds are on the recorded course of events ({run.on}).")
    if run.given.acts:
        sentences.append(f"The society is not the case's own: {run.given}.")
    if run.failures:
        first = without_folder(run.failures[0])
        whole = run.before.draws
        sentences.append(f"{len(run.failures)} of {whole} draws failed, the first: {first}")
    sentences += [f"Warning: {warning}" for warning in run.warnings]
    silent = list(dict.fromkeys(target.whole or target.name for target in run.silent))
    if silent:
        some = f"{', '.join(silent[:_NAMED])} and {len(silent) - _NAMED} more"
        names = listed(silent) if len(silent) <= _LISTED else some
        sentences.append(f"{run.theory.name} has no variable for, and cannot speak of: {names}.")
    if any(standing.scored for standing in compared) and run.draws < FEWEST:
        sentences.append(
            f"With {run.draws} draws a 95 per cent band is rough: run 128 or more before believing it."
        )
    if run.chosen == "left":
        sentences += _looked_at(compared)
    weak = [standing.row.name for standing in compared if standing.weak]
    if weak:
        names = f" ({listed(weak)})" if len(weak) <= _NAMED else ""
        sentences.append(
            f"{len(weak)} of {len(compared)} recorded quantities rest on sources of grade C alone{names}: "
            "what is found there says no more than its source."
        )
    if compared:
        sentences.append("Nothing was fitted, but whoever wrote the mechanisms knows the history.")
    return tuple(sentences)


def _looked_at(compared: Sequence[Standing]) -> list[str]:
    """Which recorded quantities have a variable that a pattern used to rule out draws."""
    names = [standing.row.name for standing in compared if standing.patterns]
    if not names:
        return []
    sentence = (
        f"Crude patterns look at the variable of {listed(names)}: if these draws are nearer there than the "
        "whole priors, that says nothing for the theory."
    )
    return [sentence]


def _elsewhere(column: Column, target: str) -> dict[str, Any]:
    """The standing of a recorded quantity over other draws."""
    standing = column.standing(target)
    if standing is None:
        return {}
    return {"verdict": standing.row.verdict, "skill": _digits(standing.row.skill), "draws": column.draws}


def _digits(value: float) -> float | None:
    return round(value, 4) if np.isfinite(value) else None
