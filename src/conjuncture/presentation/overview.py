"""An overview: one theory run on a coarse case, looked at beside what is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

import xarray as xr

from conjuncture.cases.case import Case
from conjuncture.cases.case_input import Input
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.cases.targets_of_theory import check_bounds, in_other_units, unmatched
from conjuncture.engine.execute import run
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.errors import nearest
from conjuncture.language.theory import Theory
from conjuncture.presentation.results_file import write_results
from conjuncture.presentation.study import StudyError, prepare

DRAWS = 128
_SHOWN = 6  # where neither user nor case says what to show


@dataclass(frozen=True, eq=False)
class Overview:
    """The result: what a page of a coarse case shows, and what it was made from.

    Attributes:
        dataset: what the theory did, by draw, month and member.
        inputs: the case's series that the theory reads.
        targets: the case's recorded series that have a likeness in the theory.
        left_out: names of the case's targets, inputs and givens that the theory has no use for.
        shown: the variables shown.
        computed, read: batches run now, and found in the store.
        warnings: what a reader must know of the run: that nothing could be kept, that workers were lost.
    """

    case: Case
    theory: Theory
    scenario: str
    simulation: Simulation
    dataset: xr.Dataset
    inputs: Mapping[str, Input]
    targets: tuple[RecordedTarget, ...]
    left_out: tuple[str, ...]
    shown: tuple[str, ...]
    computed: int
    read: int
    warnings: tuple[str, ...] = ()

    @property
    def draws(self) -> int:
        """Draws asked for."""
        return self.dataset.sizes["draw"]

    @property
    def failures(self) -> tuple[str, ...]:
        """The causes of the draws that failed."""
        return tuple(str(cause) for cause in self.dataset["failure"].values if cause)

    def save(self, folder: Path) -> Path:
        """Write all results as one zarr store, `FOLDER/results.zarr`; its path."""
        return write_results(self.dataset, folder)


def overview(
    case: Case,
    theory: Theory,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    scenario: str | None = None,
    show: Sequence[str] = (),
    store: Path | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Overview:
    """Run a theory on a case and look at it.

    Args:
        case: from `conjuncture.cases.case.load`.
        theory: with its cuts and readings.
        draws: samples of parameters and luck; at least 2, since a band needs two.
        seed: of the parameters and all luck.
        scenario: which inputs; default the case's first.
        show: variables to show; default those that the case names, or the theory's first states.
        store: folder in which runs are kept and looked up.
        executor: any of `concurrent.futures`, which computes what is not in the store; its workers must see
            the store's folder. Default: threads of this process.
        progress: told (steps done, steps in all).

    Raises:
        TheoryError: the theory does not fit the case.
        StudyError: too few draws, no such scenario, or a variable to show that is not recorded.
        FileError: a recorded figure that its variable cannot have.
    """
    if draws < 2:
        raise StudyError(f"{draws} draws: a band of uncertainty needs at least 2.")
    simulation = prepare(case, theory, seed=seed, scenario=scenario)
    shown = _shown(simulation, case, show)
    targets, variables = case.targets(), simulation.resolved.variables
    check_bounds(targets, variables)
    kept = Store(store) if store else None
    outcome = run(simulation, draws, store=kept, executor=executor, progress=progress)
    chosen = scenario or case.scenarios[0]
    offered, known = case.inputs_of(chosen), variables
    unread = (
        *(name for name in offered if name not in known),
        *(name for name in simulation.society.given if name not in known),
        *(target.name for target in targets if target.variable not in outcome.dataset),
    )
    return Overview(
        case=case,
        theory=theory,
        scenario=chosen,
        simulation=simulation,
        dataset=outcome.dataset,
        inputs={name: given for name, given in offered.items() if name in known},
        targets=tuple(target for target in targets if target.variable in outcome.dataset),
        left_out=unread,
        shown=shown,
        computed=outcome.computed,
        read=outcome.read,
        warnings=(
            *outcome.warnings,
            *unmatched(targets, map(str, outcome.dataset.data_vars)),
            *in_other_units(targets, variables),
        ),
    )


def _shown(simulation: Simulation, case: Case, asked: Sequence[str]) -> tuple[str, ...]:
    kept = simulation.program.kept
    for name in asked:
        if name not in kept:
            raise StudyError(f"there is no variable '{name}' to show. {nearest(name, kept)}")
    if asked:
        return tuple(dict.fromkeys(asked))
    named = tuple(name for name in case.shown if name in kept)
    states = [name for name in simulation.resolved.states if name in kept]
    return named or tuple(states[:_SHOWN]) or kept[:_SHOWN]
