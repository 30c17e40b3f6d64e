"""Ensembles: several worlds of every draw, with their common past computed once.

Worlds of one draw share all noise. Worlds that are wired to each other are computed in the same batch; others
are computed wherever there is room, since a lane does not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from conjuncture.engine.batch import joined
from conjuncture.engine.checks import check_draws, check_given, check_hold, check_parameters
from conjuncture.engine.course_checks import check_course
from conjuncture.engine.early_stopping import StoppingLanes
from conjuncture.engine.errors import RunError
from conjuncture.engine.horizon import up_to, world_up_to
from conjuncture.engine.jobs import Lanes
from conjuncture.engine.memory import refuse_large_run
from conjuncture.engine.packing import coupled, packed
from conjuncture.engine.results import dataset_of
from conjuncture.engine.scheduling import Progress, Share
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.stopping import Stopping
from conjuncture.engine.store import Store
from conjuncture.engine.work import work_through
from conjuncture.engine.worlds import World
from conjuncture.errors import nearest
from conjuncture.language.errors import TheoryError

if TYPE_CHECKING:
    import xarray as xr


def run_worlds(
    simulation: Simulation,
    worlds: Sequence[World],
    draws: int | Sequence[int],
    *,
    store: Store | None = None,
    executor: Executor | None = None,
    share: Share | None = None,
    steps: int | None = None,
    stopping: Stopping | None = None,
    progress: Progress | None = None,
) -> xr.Dataset:
    """Run several worlds of each draw.

    Args:
        simulation: with `settable` and `wirable` naming what the worlds hold, cut and wire.
        worlds: each with a name of its own.
        draws: how many draws of each, or the numbers of the draws to run.
        store: where batches of lanes are stored and looked up; default the simulation's own, if it has one.
        executor: any of `concurrent.futures`, which computes the batches that are not in the store; default
            the simulation's own, where there is a store.
        share: which batches to begin with, where several processes run the same worlds in one store.
        steps: run only so many of the first steps; they are the same to the bit.
        stopping: which draws stop early, in all worlds: later values are missing, and `failure` says why. An
            executor, and processes that share the work, run every draw to its end.
        progress: called with (steps done, steps in all).

    Returns:
        As `execute.simulate`, with a first dimension `world` (the worlds' names).

    Raises:
        RunError: no world or no draw.
        TooLargeError: the run does not fit into memory.
        TheoryError: two worlds of one name, an unknown world, variable, mechanism or arrow, or more worlds
            wired together than a batch has lanes.
    """
    import xarray as xr

    check(simulation, worlds)
    if steps is not None:
        simulation, worlds = up_to(simulation, steps), [world_up_to(world, steps) for world in worlds]
    refuse_large_run(simulation, draws if isinstance(draws, int) else len(draws), len(worlds))
    numbers = list(range(draws)) if isinstance(draws, int) else list(draws)
    if not numbers or not worlds:
        raise RunError("nothing to run: name at least one world and one draw.")
    check_draws(simulation.by_draw, numbers)
    kept = store or simulation.store
    elsewhere = executor or (simulation.executor if kept is not None else None)
    if stopping is not None and elsewhere is None and share is None:
        job = StoppingLanes(simulation, worlds, numbers, stopping)
        kept = None if stopping.decides.unknown else kept
    else:
        job = Lanes(simulation, worlds, list(packed(worlds, numbers, simulation.batch)))
    done = work_through(job, store=kept, executor=elsewhere, share=share, progress=progress)
    parts = [job.by_world(number, batch) for number, batch in enumerate(done.batches)]
    by_world = [joined([part[number] for part in parts]) for number in range(len(worlds))]
    names = xr.DataArray([world.name for world in worlds], dims="world", name="world")
    reasons = () if stopping is None else stopping.reasons
    return xr.concat([dataset_of(simulation, [batch], reasons) for batch in by_world], names, join="exact")


def check(simulation: Simulation, worlds: Sequence[World]) -> None:
    """Refuse worlds that the simulation cannot run, naming what is wrong.

    Raises:
        TheoryError: as in `run_worlds`.
    """
    names = [world.name for world in worlds]
    resolved = simulation.resolved
    for world in worlds:
        if names.count(world.name) > 1:
            raise TheoryError(f"two worlds are called '{world.name}'.", remedy="Give each a name of its own.")
        simulation.theory.without(*world.cut)  # raises an error that says what cannot be cut, and why
        check_parameters(resolved, world.parameters)
        for name in world.series:
            if name not in resolved.variables or resolved.variables[name].kind != "series":
                series = [key for key, variable in resolved.variables.items() if variable.kind == "series"]
                raise TheoryError(f"the theory reads no series '{name}'.", remedy=nearest(name, series))
        for name, values in world.given.items():
            check_given(resolved, simulation.society, name, values)
            if name not in simulation.settable:
                raise TheoryError(
                    f"world '{world.name}' sets '{name}', which the simulation does not list as settable.",
                    remedy="Name it in Simulation(settable=...).",
                )
        for hold in world.holds:
            check_hold(resolved, simulation.society, hold)
            room = simulation.program.settable.count(hold.variable) - len(
                [own for own in simulation.holds if own.variable == hold.variable]
            )
            if sum(other.variable == hold.variable for other in world.holds) > room:
                raise TheoryError(
                    f"world '{world.name}' holds '{hold.variable}' more often than settable= lists it.",
                    remedy="Name it in Simulation(settable=...) as often as one world holds it.",
                )
        for arrow, other in ((arrow, None) for arrow in world.blind):
            _check_arrow(simulation, arrow, other, names)
            read = resolved.variables[arrow[1]]
            if read.absent is None and read.kind != "state":
                raise TheoryError(
                    f"the arrow from '{arrow[1]}' to '{arrow[0]}' cannot be cut: no absent value is "
                    f"declared for '{arrow[1]}'.",
                    place=read.place,
                    remedy="Declare it with absent=..., or wire the arrow to another world.",
                )
        for arrow, other in world.wired.items():
            _check_arrow(simulation, arrow, other, names)
        _check_course(simulation, world)
        _check_luck(world, worlds)
    for group in coupled(worlds):
        if len(group) > simulation.batch:
            raise TheoryError(
                f"{len(group)} worlds are wired together, but a batch has {simulation.batch} lanes."
            )


def _check_course(simulation: Simulation, world: World) -> None:
    if world.course is not None:
        check_course(simulation.resolved, simulation.society, simulation.steps, world.course)
        for name in world.course:
            if name not in simulation.program.on_course:
                raise TheoryError(
                    f"world '{world.name}' puts '{name}' on a course, which the simulation does not list.",
                    place=simulation.resolved.variables[name].place,
                    remedy="Name it in Simulation(on_course=...).",
                )


def _check_luck(world: World, worlds: Sequence[World]) -> None:
    """Raise an error if a world takes the noise of an unknown world, or of one that takes another's."""
    if not world.luck_of:
        return
    by_name = {other.name: other for other in worlds}
    if world.luck_of not in by_name:
        raise TheoryError(
            f"there is no world '{world.luck_of}', whose noise '{world.name}' takes.",
            remedy=nearest(world.luck_of, by_name),
        )
    first = by_name[world.luck_of].luck_of
    if first:
        raise TheoryError(
            f"world '{world.name}' takes the noise of '{world.luck_of}', which takes that of '{first}'.",
            remedy=f"Write luck_of='{first}'.",
        )


def _check_arrow(simulation: Simulation, arrow: tuple[str, str], other: str | None, names: list[str]) -> None:
    if arrow not in simulation.wirable:
        raise TheoryError(
            f"the arrow from '{arrow[1]}' to '{arrow[0]}' cannot be cut or wired in this simulation.",
            remedy="Name it in Simulation(wirable=...).",
        )
    if other is not None and other not in names:
        raise TheoryError(f"there is no world '{other}' to be wired to.", remedy=nearest(other, names))
