"""Sine qua non: which factors were necessary, and which sufficient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.counterfactuals.but_for import Cases
from conjuncture.inquiry.counterfactuals.necessities import SineQuaNonResult
from conjuncture.inquiry.counterfactuals.shapley import subsets
from conjuncture.inquiry.counterfactuals.what_if import nothing_changed
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.changes import Change, changes_between
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.experiments.paired_worlds import AS_IT_WAS, Worlds, run_interventions
from conjuncture.inquiry.experiments.sizes import sizes_in_words
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.statements.event import Event

MOST_FACTORS = 10


@dataclass(frozen=True)
class Factor:
    """A factor that is present or absent.

    Example:
        Factor("teaching", cut("taught"))

    Attributes:
        name: its name in answers.
        absent: the intervention that removes it: `cut("help")`, `hold("x", 0)`.
        present: the intervention that makes the factor present; default none, if it is present by itself.
    """

    name: str
    absent: Intervention
    present: Intervention = NOTHING_DONE


@dataclass(frozen=True)
class SineQuaNon:
    """Would the event have happened without the factor? Would the factor have been enough for it?

    Example:
        SineQuaNon(Event(Outcome("horizon"), ">", 0.5), (Factor("teaching", cut("taught")),))

    Attributes:
        event: the event to be explained.
        factors: one or several; all their subsets are asked about.
        given: events in the world as it was; only draws (or cases) in which they happened are counted.
        in_fact: an event in the world as it was that shows whether the factors were present. With it,
            necessity is judged among cases in which the factors were present and the event happened,
            sufficiency among cases in which neither was so. Without it, the worlds made with and without the
            factors are compared.
        each: a level; each of its members is then a case, instead of each draw.
        done: the intervention in every world, including the one as it was.
    """

    result: ClassVar = SineQuaNonResult

    event: Event
    factors: tuple[Factor, ...]
    given: tuple[Event, ...] = ()
    in_fact: Event | None = None
    each: str | None = None
    done: Intervention = NOTHING_DONE

    def __str__(self) -> str:
        names = ", ".join(factor.name for factor in self.factors)
        given = f", given {' and '.join(map(str, self.given))}" if self.given else ""
        return f"Sine qua non: {self.event}, without {names}{given}?"

    def ask(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Answer:
        """Necessity, sufficiency and both, for every subset of the factors: 2^k worlds, run together.

        Raises:
            QuestionError: no factor or too many, two of one name, one whose absence is its presence; an event
                that never happens or whose measure never varies; a condition that nothing meets.
        """
        _check(self)
        changes = {factor.name: _changes(self, factor.name) for factor in self.factors}
        worlds = run_interventions(
            simulation,
            {
                _name(self, gone): _intervention(self, gone)
                for gone in subsets([factor.name for factor in self.factors])
            },
            [event.outcome for event in self._events],
            draws,
            always=self.done,
            changes=[change for some in changes.values() for change in some],
            progress=progress,
        )
        cases = _cases(self, worlds)
        counted = None if self.each else cases.counted
        result = cases.result(
            {
                name: tuple(worlds.changes[change].size(counted) for change in some)
                for name, some in changes.items()
            }
        )
        return Answer(
            kind="sine qua non",
            question=str(self),
            words=_in_words(self, result),
            figures=result,
            warnings=(
                *_warnings(self, worlds, cases),
                *(
                    warning
                    for name, sizes in result.changed.items()
                    for warning in nothing_changed(f"without {name}", sizes)
                ),
            ),
            asked=self,
        )

    @property
    def _events(self) -> tuple[Event, ...]:
        return (self.event, *self.given, *([self.in_fact] if self.in_fact else []))


def _cases(question: SineQuaNon, worlds: Worlds) -> Cases:
    """The event in each case of each world.

    Raises:
        QuestionError: nothing meets the conditions, or the event never happens or never varies.
    """
    names = [factor.name for factor in question.factors]
    measured = {
        gone: question.event.measured(worlds, _name(question, gone), question.each) for gone in subsets(names)
    }
    as_it_was = question.event.measured(worlds, AS_IT_WAS, question.each)
    fact = question.in_fact
    seen = None if fact is None else fact.measured(worlds, AS_IT_WAS, question.each)
    looked_at = (as_it_was, *measured.values(), *([] if seen is None else [seen]))
    whole = ~np.any([np.isnan(values) for values in looked_at], axis=0)
    if not whole.any():
        causes = set(map(str, worlds.dataset["failure"].to_numpy().ravel())) - {""}
        raise QuestionError(f"no draw came through. {min(causes, default='')}")
    counted = whole.copy()
    for event in question.given:
        counted &= event.happens(event.measured(worlds, AS_IT_WAS, question.each))
    if not counted.any():
        conditions = " and ".join(map(str, question.given))
        raise QuestionError(f"none of {counted.size:,} cases meets {conditions}.")
    values = np.concatenate([values[counted] for values in (as_it_was, *measured.values())])
    if values.min() == values.max():
        raise QuestionError(
            f"{question.event.outcome} never varies: it is {values[0]:g} in every world and case."
        )
    happened = {gone: question.event.happens(found) for gone, found in measured.items()}
    if not any((found & counted).any() for found in happened.values()):
        raise QuestionError(f"{question.event} happens in no world: no factor can be necessary for it.")
    there = None if fact is None or seen is None else fact.happens(seen)
    return Cases(names, happened, question.event.happens(as_it_was), there, counted)


def _warnings(question: SineQuaNon, worlds: Worlds, cases: Cases) -> list[str]:
    sentences = []
    if question.each and worlds.simulation.resolved.parameters:
        sentences.append(
            f"The {question.each}s of one draw share its parameters; the intervals take them for "
            "independent, and may be too narrow."
        )
    broken = worlds.dataset["failure"] != ""
    failed = int(broken.any([dim for dim in broken.dims if dim != "draw"]).sum())
    if failed:
        sentences.append(
            f"{failed} of {worlds.dataset.sizes['draw']} draws failed in a world and are left out "
            "where they failed."
        )
    if all((happened | ~cases.counted).all() for happened in cases.happened.values()):
        sentences.append("The event happens in every case of every world: no factor can be necessary for it.")
    return sentences


def _check(question: SineQuaNon) -> None:
    names = [factor.name for factor in question.factors]
    if not names:
        raise QuestionError("the question names no factor. Name one or more.")
    if len(names) > MOST_FACTORS:
        raise QuestionError(
            f"{len(names)} factors take 2^{len(names)} worlds. Ask with {MOST_FACTORS} at most."
        )
    if len(set(names)) < len(names):
        raise QuestionError("two factors have one name. Give each its own.")
    for factor in question.factors:
        if factor.absent == factor.present:
            raise QuestionError(
                f"'{factor.name}' is present and absent by the same intervention: {factor.absent}."
            )


def _name(question: SineQuaNon, gone: frozenset[str]) -> str:
    names = [factor.name for factor in question.factors if factor.name in gone]
    return f"without {', '.join(names)}" if names else "with all"


def _intervention(question: SineQuaNon, gone: frozenset[str]) -> Intervention:
    acts = (factor.absent if factor.name in gone else factor.present for factor in question.factors)
    return sum(acts, NOTHING_DONE)


def _changes(question: SineQuaNon, name: str) -> tuple[Change, ...]:
    """The changes between the world without one factor and the world with all."""
    gone, whole = (
        question.done + _intervention(question, some) for some in (frozenset({name}), frozenset[str]())
    )
    return changes_between(gone, whole)


def _in_words(question: SineQuaNon, result: SineQuaNonResult) -> str:
    cases = f"{question.each}s" if question.each else "draws"
    given = f" Only {cases} count with {' and '.join(map(str, question.given))}." if question.given else ""
    made_sure = any(factor.present.acts for factor in question.factors)
    lines = [f"{question.event}: in {result.as_it_was.in_words(cases)} of the world as it was.{given}"]
    if made_sure:
        names = ", ".join(factor.name for factor in question.factors)
        lines.append(f"With all of {names}: in {result.with_all.in_words(cases)}.")
    for name, without in result.without.items():
        needed = without.necessity
        if len(without.factors) > 1:
            if without.least.share > 0.05:
                lines.append(
                    f"{name}: the event fails without all of them and not without fewer, in "
                    f"{without.least.in_words(cases)}."
                )
        elif needed.of == 0:
            lines.append(f"The necessity of {name} cannot be judged: the event never happened with it.")
        else:
            alone = f"; sufficient alone in {without.enough_alone.in_words(cases)}"
            lines.append(
                f"{name} {_strength(needed)}: necessary in {needed.in_words(cases)} in which the "
                "event happened "
                f"with it; sufficient in {without.sufficiency.in_words(cases)} in which it did not happen "
                f"without it; both in {without.both.in_words(cases)}"
                f"{alone if made_sure and len(question.factors) > 1 else ''}."
            )
    for name, sizes in result.changed.items():
        if changes := sizes_in_words(sizes):
            lines.append(f"Changed without {name}, in the middle draw: {changes}.")
    return " ".join(lines)


def _strength(needed: Proportion) -> str:
    if needed.low >= 0.85:
        return "was almost always necessary"
    if needed.high <= 0.15:
        return "was almost never necessary"
    if needed.high - needed.low > 0.4:
        return "cannot be judged on so few"
    if needed.low > 0.5:
        return "was necessary more often than not"
    return "was seldom needed" if needed.high < 0.5 else "was needed in some and not in others"
