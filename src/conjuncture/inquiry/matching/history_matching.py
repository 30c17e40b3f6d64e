"""History matching: draws that contradict a short list of crude patterns are ruled out.

Rounds of refocusing follow Vernon, Goldstein and Bower 2010 and Andrianakis et al. 2015, who call them waves.
Here no emulator stands in for the model, which is quick enough to be run itself.

Source: I. Vernon, M. Goldstein, R. Bower, Galaxy formation: a Bayesian uncertainty analysis, Bayesian
Analysis 5 (2010) 619-669.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.scheduling import Progress, Share, part_of
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.stopping import Stopping
from conjuncture.engine.worlds import World
from conjuncture.grammar import counted
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.null_twin import null_twin
from conjuncture.inquiry.matching.matched_draws import MatchedDraws, Round
from conjuncture.inquiry.matching.refocusing import box_around, whole_cube, with_boxes
from conjuncture.inquiry.matching.ruling_out import Observe, RulingOut

if TYPE_CHECKING:
    import xarray as xr

    from conjuncture.cases.pattern import Pattern  # loads table readers, which a list of claims does not need

type RunDraws = Callable[[Simulation, range, Stopping, Progress | None], xr.Dataset]
"""Runs draws with these numbers; its result has the variables that patterns use. Draws that are ruled out may
stop or run to their end: they are judged in the same way."""

_MARGIN = 1.25  # more draws than the last round's share of survivors suggests


def match_history(
    simulation: Simulation,
    patterns: Sequence[Pattern],
    observe: Observe,
    draws: int,
    *,
    rounds: int = 1,
    enough: int | None = None,
    as_needed: bool = False,
    share: Share | None = None,
    run: RunDraws | None = None,
    each_round: Callable[[xr.Dataset], object] | None = None,
    progress: Progress | None = None,
) -> MatchedDraws:
    """Run rounds of draws and keep those that no pattern rules out.

    The first round comes from the whole priors, each later one from the box around the survivors so far, a
    little widened. Draw numbers continue from round to round, so survivors of all rounds have different
    numbers.

    Args:
        simulation: of the theory on the case.
        patterns: few and crude; none means that every draw that did not fail is kept.
        observe: gives a run as the case's books would have recorded it.
        draws: in each round.
        rounds: the most rounds.
        enough: stop when this many survive.
        as_needed: whether a later round runs only as many draws as are likely to be enough.
        share: which batches to begin with, where several processes match the same in one store.
        run: runs the draws of a round; default: with only the variables that the patterns use.
        each_round: called with the survivors of each round as they were run.
        progress: called with (steps done, steps in all) over all rounds that may be needed.

    Raises:
        QuestionError: draws or rounds less than 1, or two patterns of one name.
    """
    if draws < 1 or rounds < 1:
        raise QuestionError(
            f"{counted(rounds, 'round')} of {counted(draws, 'draw')}: give one or more of each."
        )
    if len({pattern.name for pattern in patterns}) < len(patterns):
        raise QuestionError("two patterns have one name. Give each its own.")
    boxes = [whole_cube(simulation)]
    done: list[Round] = []
    survivors: list[int] = []
    if run is None and simulation.sparing:  # then the patterns use the theory's own variables
        simulation = replace(simulation, only=tuple(sorted({pattern.variable for pattern in patterns})))
    focused = with_boxes(simulation, boxes, draws)
    for number in range(rounds):
        size = _needed(draws, done, enough, simulation.batch) if as_needed else draws
        numbers = range(number * draws, number * draws + size)
        of_round = part_of(progress, number / rounds, (number + 1) / rounds)
        ruling_out = RulingOut(focused, patterns, observe)
        stopping = ruling_out.stopping
        if run is None:
            dataset = _run(focused, numbers, stopping, share, of_round)
        else:
            dataset = run(focused, numbers, stopping, of_round)
        first = ruling_out.first(dataset)
        kept = (dataset["failure"].to_numpy() == "") & (first < 0)
        ruled_out = {pattern.name: int((first == place).sum()) for place, pattern in enumerate(patterns)}
        if each_round is not None:
            each_round(dataset.isel(draw=kept))
        survivors += [draw for draw, stays in zip(numbers, kept, strict=True) if stays]
        done.append(Round(numbers.start, size, int(kept.sum()), ruled_out, boxes[-1]))
        last = number + 1 == rounds or (enough is not None and len(survivors) >= enough)
        if last or not survivors:
            break
        boxes.append(box_around(focused, survivors, boxes, draws))
        focused = with_boxes(simulation, boxes, draws)
    if progress is not None:
        progress(1, 1)  # rounds that were not needed count as done
    return MatchedDraws(replace(focused, only=()), tuple(survivors), tuple(done))


def _needed(draws: int, done: Sequence[Round], enough: int | None, batch: int) -> int:
    """How many draws the next round has: whole batches, and at most `draws`."""
    if not done or enough is None or not done[-1].survived:
        return draws
    missing = enough - sum(of_round.survived for of_round in done)
    wanted = math.ceil(_MARGIN * missing * done[-1].draws / done[-1].survived)
    return min(draws, -(-wanted // batch) * batch)


def _run(
    simulation: Simulation,
    numbers: range,
    stopping: Stopping,
    share: Share | None,
    progress: Progress | None,
) -> xr.Dataset:
    worlds = (_as_it_was(simulation),)
    return run_worlds(simulation, worlds, numbers, share=share, stopping=stopping, progress=progress).isel(
        world=0
    )


def _as_it_was(simulation: Simulation) -> World:
    """The world as it was, with room for a null twin, so that both use one compiled program."""
    holds = null_twin(simulation).holds
    if not all(hold.variable in simulation.settable for hold in holds):
        return World()
    return World(holds=tuple(replace(hold, end=hold.start) for hold in holds))
