"""A study: one theory run on one case and held against its record, beside the dumb baselines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import xarray as xr

from conjuncture.cases.case import Case, load
from conjuncture.cases.case_input import Input
from conjuncture.engine.execute import run
from conjuncture.engine.memory import refuse_large_society
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.errors import ConjunctureError
from conjuncture.language.errors import TheoryError
from conjuncture.language.theory import Theory
from conjuncture.presentation.catalogue import default_theory, get_theory
from conjuncture.presentation.results_file import write_results
from conjuncture.record import Target
from conjuncture.scoring import (
    Prediction,
    ScoreRow,
    ShuffledControl,
    WaveRow,
    baselines,
    score_table,
    shuffled_inputs,
    wave_rows,
    who_wins,
)

if TYPE_CHECKING:
    from conjuncture.presentation.switches import Switches  # its pictures are made of studies

WORKERS, DRAWS = 10_000, 128


class StudyError(ConjunctureError, ValueError):
    """A study that cannot be made as asked; the message says why."""


@dataclass(frozen=True, eq=False)
class Study:
    """The result of the main job: all that the report page shows, and all that it was made from.

    Attributes:
        dataset: what the theory did, by draw and month (and branch, town).
        observed: the same as the factory inspectors would have counted it, by draw and year or quarter.
        targets: what was recorded.
        inputs: the case's series that the theory read.
        scores: distance from the recorded yearly strikers, the theory among the baselines, best first.
        winner: who is nearest, in words.
        control: the forcing-only regression against shuffled inputs.
        waves: shape of the waves, recorded beside simulated.
        computed, read: batches run now, and found in the store.
        switches: the yearly strikers with mechanisms out and quantities set, if any were asked for.
        warnings: what a reader must know of the run: that nothing could be kept, that workers were lost.
    """

    case: Case
    theory: Theory
    scenario: str
    simulation: Simulation
    dataset: xr.Dataset
    observed: xr.Dataset
    targets: Mapping[str, Target]
    inputs: Mapping[str, Input]
    scores: tuple[ScoreRow, ...]
    winner: str
    control: ShuffledControl
    waves: tuple[WaveRow, ...]
    computed: int
    read: int
    switches: Switches | None = None
    warnings: tuple[str, ...] = ()

    @property
    def draws(self) -> int:
        """Draws asked for."""
        return self.dataset.sizes["draw"]

    def save(self, folder: Path) -> Path:
        """Write all results as one zarr store, `FOLDER/results.zarr`, for `xarray.open_zarr`; its path."""
        return write_results(self.dataset, folder)

    def _repr_html_(self) -> str:
        """How a notebook shows a study."""
        from conjuncture.presentation.notebook import study_html

        return study_html(self)

    @property
    def standing(self) -> str:
        """Where the theory stands among the predictors, in words."""
        scored = [row for row in self.scores if row.score is not None]
        for place, row in enumerate(scored, 1):
            if row.name == self.theory.name:
                return (
                    f"{row.name} is number {place} of {len(scored)} predictors of the recorded strikers, at "
                    f"{row.mean_crps:.3f} (standard error {row.standard_error:.3f})."
                )
        return f"{self.theory.name} could not be scored."

    @property
    def failures(self) -> tuple[str, ...]:
        """The causes of the draws that failed."""
        return tuple(str(cause) for cause in self.dataset["failure"].values if cause)


def study(
    case: Case,
    theory: Theory,
    *,
    workers: int = WORKERS,
    draws: int = DRAWS,
    seed: int = 0,
    scenario: str | None = None,
    switch: Sequence[str] = (),
    store: Path | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Study:
    """Run a theory on a case and hold it against the record.

    Args:
        case: from `conjuncture.cases.case.load`.
        theory: with its cuts and readings; it must write what the case's bridge counts.
        workers: places in the synthetic society.
        draws: samples of parameters and luck; at least 2, since a band needs two.
        seed: of the society, the parameters and all luck.
        scenario: which inputs; default the case's first.
        switch: mechanisms and quantities that the page's switches set, run in a smaller society over fewer
            draws (`conjuncture.presentation.switches`).
        store: folder in which runs are kept and looked up.
        executor: any of `concurrent.futures`, which computes what is not in the store; its workers must see
            the store's folder. Default: threads of this process.
        progress: told (steps done, steps in all).

    Raises:
        TheoryError: the theory does not fit the case.
        StudyError: too few draws, no such scenario, or a case without books of strikes.
        SwitchError: something that cannot be switched.
    """
    if draws < 2:
        raise StudyError(f"{draws} draws: a band of uncertainty needs at least 2.")
    if case.strikes is None:
        raise StudyError(
            f"{case.title} keeps no books of strikes to hold a theory against. Look at it with "
            "`conjuncture.presentation.overview`, or ask it: conjuncture ask."
        )
    simulation = prepare(case, theory, workers=workers, seed=seed, scenario=scenario)
    if switch:
        from conjuncture.presentation.switches import named

        named(simulation, case, switch)  # what cannot be switched is said before anything is run
    kept = Store(store) if store else None
    outcome = run(simulation, draws, store=kept, executor=executor, progress=progress)
    chosen = scenario or case.scenarios[0]
    offered = case.inputs_of(chosen)
    inputs = {name: given for name, given in offered.items() if name in simulation.theory.inputs}
    observed = case.observe(outcome.dataset, seed)
    targets = case.strikes.targets()
    strikers = targets["strikers by year"]
    years, recorded = strikers.values.index.to_numpy(), strikers.values.to_numpy(float)
    simulated = observed[strikers.variable].sel(year=years).transpose("draw", "year").to_numpy()
    own = Prediction(
        name=theory.name,
        kind="free-running",
        ensemble=simulated,
        sees="the case's inputs and no recorded strikes; parameters from their priors, never fitted",
        free_parameters=0,
    )
    yearly = _yearly(offered, simulation)  # the same baseline beside every theory, whatever it reads
    others = baselines(years, recorded, yearly, draws=max(draws, 500), seed=seed)
    scores = tuple(score_table(years, recorded, (own, *others)))
    return Study(
        case=case,
        theory=theory,
        scenario=chosen,
        simulation=simulation,
        dataset=outcome.dataset,
        observed=observed,
        targets=targets,
        inputs=inputs,
        scores=scores,
        winner=who_wins(scores),
        control=shuffled_inputs(years, recorded, yearly, seed=seed),
        waves=tuple(wave_rows(years, recorded, simulated, seed=seed)),
        computed=outcome.computed,
        read=outcome.read,
        switches=_switched(case, theory, switch, workers, draws, seed, scenario, kept, progress),
        warnings=outcome.warnings,
    )


def run_case(
    case: str | Case = "russia",
    theory: str | Theory | None = None,
    *,
    draws: int = DRAWS,
    workers: int = WORKERS,
    seed: int = 0,
    without: Sequence[str] = (),
    readings: Mapping[str, str] | None = None,
    scenario: str | None = None,
    switch: Sequence[str] = (),
    store: str | Path | None = None,
    executor: Executor | None = None,
    allow_code: bool = False,
    progress: Progress | None = None,
) -> Study:
    """Run a theory over a case and hold it against the record: `conjuncture.run("russia")`.

    Args:
        case: its name, or a `Case`.
        theory: a theory, its name or its file; default the case's own.
        draws, workers, seed, scenario, switch, store, executor, progress: as for `study`.
        without: mechanisms to cut.
        readings: the reading of some mechanisms.
        allow_code: whether the `case.py` of a folder, and a case's own theory that is not installed, may run.

    Raises:
        CodeFromDataError: code that is not allowed to run.
        TheoryError: no such theory, mechanism or reading, or it does not fit the case.
    """
    where = load(case, allow_code=allow_code) if isinstance(case, str) else case
    if isinstance(theory, Theory):
        what = theory
    else:
        what = get_theory(theory) if theory else default_theory(where, allow_code=allow_code)
    what = what.reading(**(readings or {})).without(*without)
    folder = Path(store) if store is not None else None
    return study(
        where,
        what,
        workers=workers,
        draws=draws,
        seed=seed,
        scenario=scenario,
        switch=switch,
        store=folder,
        executor=executor,
        progress=progress,
    )


def prepare(
    case: Case, theory: Theory, *, workers: int = WORKERS, seed: int = 0, scenario: str | None = None
) -> Simulation:
    """The simulation of a theory on a case, not yet run.

    Raises:
        TheoryError: the theory does not write what the case's bridge counts, or not on the level it counts.
        StudyError: unknown scenario.
        TooLargeError: more places than memory holds.
    """
    for name, level in case.needs.items():
        mechanism = theory.mechanisms.get(name)
        if mechanism is None or mechanism.level_name != level:
            found = f"writes it on '{mechanism.level_name}'" if mechanism else "does not write it"
            raise TheoryError(
                f"the case '{case.name}' counts '{name}' on the level '{level}'; "
                f"theory '{theory.name}' {found}.",
                place=mechanism.place if mechanism else None,
                remedy=f"Write @derived({level}, ...) def {name}(...). The case counts: "
                + ", ".join(f"{key} ({where})" for key, where in case.needs.items())
                + ".",
            )
    if scenario is not None and scenario not in case.scenarios:
        raise StudyError(f"'{scenario}' is no scenario of {case.name}: {', '.join(case.scenarios)}.")
    inputs = case.inputs_of(scenario or case.scenarios[0])
    if case.strikes is not None:  # a coarse society has the places that its tables give
        refuse_large_society(workers)
    return Simulation(
        theory=theory + case.bridge if case.bridge else theory,
        society=case.society(workers, seed),
        steps=case.steps,
        dt=case.dt,
        start=case.start,
        series={name: given.values for name, given in inputs.items()},
        seed=seed,
    )


def _switched(
    case: Case,
    theory: Theory,
    names: Sequence[str],
    workers: int,
    draws: int,
    seed: int,
    scenario: str | None,
    store: Store | None,
    progress: Progress | None,
) -> Switches | None:
    """The switches, in no larger a society and over no more draws than the study itself."""
    if not names:
        return None
    from conjuncture.presentation import switches

    small = prepare(case, theory, workers=min(workers, switches.WORKERS), seed=seed, scenario=scenario)
    # Of many worlds only what the books see is brought home.
    seen = tuple(case.bridge.mechanisms) if case.bridge else ()
    small = replace(small, only=seen, store=store)
    return switches.run_switches(small, case, names, draws=min(draws, switches.DRAWS), progress=progress)


def _yearly(inputs: Mapping[str, Input], simulation: Simulation) -> dict[str, np.ndarray]:
    """The inputs' yearly means, those that vary: what the forcing-only regression is shown."""
    per_year = round(1 / simulation.dt)
    means = {
        name: np.asarray(given.values).reshape(-1, per_year).mean(axis=1) for name, given in inputs.items()
    }
    return {name: values for name, values in means.items() if np.ptp(values) > 0}
