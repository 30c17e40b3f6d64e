"""Verdicts on claims, by rules that were fixed before any run and are the same for every claim.

With p the share of the draws that count (not ruled out, and meeting what is given) in which the claimed
relation holds by more than margin and the null twin's 95 % band, and at least 200 such draws:

    follows     the lower 95 % bound of p is at least 0.85
    fails       the upper 95 % bound of p is at most 0.15
    depends     else, a stated boundary in the theory's quantities separates the two kinds of draws with a
                balanced accuracy of at least 0.75 on held-out draws
    undecided   else; and whenever fewer count
    definition  it also holds when everything is cut except what defines the things it is about

Before all of these, a claim is `undecided` if one of its statements compares two worlds, and every difference
between them changes next to nothing (see `experiments.sizes`): worlds that hardly differ show nothing. A
claim about waves in a society of fewer than 2,000 people is `undecided` too, since in small societies noise
makes waves.

Bounds are Wilson's (see `proportion`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.experiments.interventions import cut
from conjuncture.inquiry.experiments.sizes import each_once
from conjuncture.inquiry.experiments.wave_height import WaveHeight
from conjuncture.inquiry.proportions import Proportion, proportion
from conjuncture.inquiry.sensitivity.boundaries import SEPARATES, Boundary, find_boundary
from conjuncture.inquiry.statements.evaluate import evaluate
from conjuncture.inquiry.statements.result import StatementShown
from conjuncture.inquiry.statements.statement import Statement, Together

Word = Literal["follows", "fails", "depends", "undecided", "definition"]
WORDS: tuple[Word, ...] = ("follows", "depends", "fails", "undecided", "definition")

SURVIVORS = 200
FOLLOWS, FAILS = 0.85, 0.15
ENOUGH = SURVIVORS + 40
"""With this many survivors no further round is run, and no more of them are judged unless a claim has given
statements. It is a few more than a verdict needs."""
FEWEST_FOR_WAVES = 2_000
_DEFINITION_DRAWS = 32  # if all 32 hold, the lower bound is 0.89


@dataclass(frozen=True)
class Verdict:
    """A verdict with the numbers that made it.

    Attributes:
        word: one of the five.
        share: in how many draws the claimed relation holds, with bounds: see `proportion`.
        boundary: the rule that separates the two kinds of draws, where one was looked for and found.
        reason: why this word, in a sentence.
    """

    word: Word
    share: Proportion
    boundary: Boundary | None
    reason: str


def judge(
    holds: NDArray[np.bool_],
    parameters: NDArray[np.float64],
    names: Sequence[str],
    *,
    definition: bool = False,
    unchanged: Sequence[StatementShown] = (),
    too_small: str = "",
) -> Verdict:
    """The verdict on a relation that holds in some of the draws that count.

    Args:
        holds: whether it holds in each of these draws, (draws,).
        parameters: the quantities of these draws, (draws, quantities).
        names: of the quantities.
        definition: what `holds_by_definition` found.
        unchanged: the statements that compare worlds with next to no difference.
        too_small: what `too_small_for_waves` says.
    """
    share = proportion(holds)
    if too_small:
        return Verdict("undecided", share, None, f"{too_small} It holds in {share.in_words()}.")
    if unchanged:
        sizes = "; ".join(
            one.told for one in each_once(size for statement in unchanged for size in statement.changed)
        )
        statements = "; ".join(statement.statement for statement in unchanged)
        return Verdict(
            "undecided",
            share,
            None,
            f"What is done changes next to nothing ({sizes}), so that the draws do not test it: "
            f"{statements}. It holds in {share.in_words()}.",
        )
    if definition:
        return Verdict("definition", share, None, "It holds even when every other mechanism is cut.")
    if share.of < SURVIVORS:
        return Verdict(
            "undecided",
            share,
            None,
            f"Only {share.of} draws count; {SURVIVORS} are needed for a verdict. It holds in "
            f"{share.in_words()}.",
        )
    if share.low >= FOLLOWS:
        return Verdict("follows", share, None, f"It holds in {share.in_words()}: at least {FOLLOWS:.0%}.")
    if share.high <= FAILS:
        return Verdict("fails", share, None, f"It holds in {share.in_words()}: at most {FAILS:.0%}.")
    boundary = find_boundary(holds, parameters, names)
    text = f"It holds in {share.in_words()}."
    if boundary is None:
        return Verdict("undecided", share, None, f"{text} No short rule separates the two kinds of draws.")
    quality = (
        f"(balanced accuracy {boundary.balanced_accuracy:.2f} on {boundary.held_out} held-out draws; "
        f"{SEPARATES} is needed)"
    )
    if boundary.balanced_accuracy >= SEPARATES:
        return Verdict("depends", share, boundary, f"{text} It holds where {boundary.words} {quality}.")
    return Verdict(
        "undecided",
        share,
        boundary,
        f"{text} The best short rule, {boundary.words}, separates the two kinds of draws too badly "
        f"{quality}.",
    )


def too_small_for_waves(question: Statement | Together, simulation: Simulation) -> str:
    """Why the waves in a question cannot be judged; empty where they can, or where there are none. People are
    the members of a level who come and go; a society that has only shares has no noise of people.
    """
    waves = any(
        isinstance(side.outcome, WaveHeight) for statement in question.statements for side in statement.sides
    )
    people = [
        simulation.society.levels[name].size
        for name, level in simulation.theory.levels.items()
        if level.filled_by
    ]
    if not waves or not people or max(people) >= FEWEST_FOR_WAVES:
        return ""
    return (
        f"A society of {max(people):,} people makes waves out of noise; they are judged at "
        f"{FEWEST_FOR_WAVES:,} or more (--workers)."
    )


def holds_by_definition(question: Statement | Together, simulation: Simulation) -> bool:
    """Whether the relation also holds when every mechanism is cut except those that define its outcomes.

    The given statements must also hold in the world in which everything is cut: if nothing at all happens
    there, the fact that nothing happens without X does not make X part of a definition.

    The outcomes' own mechanisms stay, those they read through mechanisms whose source is "definition", and
    those that cannot be cut. The judgement uses 32 draws of the whole priors, and the bound of `follows`.
    """
    theory = simulation.theory
    definitions = _definitions(simulation, question.statements)
    everything_else = cut(
        *(
            name
            for name, mechanism in theory.mechanisms.items()
            if name not in definitions and (mechanism.kind == "state" or mechanism.absent is not None)
        )
    )
    alone = Together(
        tuple(statement.with_done(everything_else) for statement in question.statements),
        given=tuple(statement.with_done(everything_else) for statement in question.given),
    )
    holds = evaluate(alone, simulation, _DEFINITION_DRAWS, sized=False).holds
    return bool(holds.size) and proportion(holds).low >= FOLLOWS


def _definitions(simulation: Simulation, statements: Sequence[Statement]) -> set[str]:
    resolved = simulation.resolved
    sides = [side for statement in statements for side in statement.sides]
    waiting, definitions = [side.outcome.variable for side in sides], set[str]()
    reads: dict[str, list[str]] = {}
    for read in resolved.reads:
        reads.setdefault(read.reader, []).append(read.variable)
    while waiting:
        name = waiting.pop()
        reading = resolved.variables[name].reading
        if name in definitions or reading is None:
            continue
        definitions.add(name)
        if reading.source.startswith("definition"):
            waiting += reads.get(name, [])
    return definitions
