"""The plan of a job: everything that another process needs to compute its batches, as data in the store.

It uses no pickle: arrays of numbers and truths, settings as JSON, and a theory by its modules or its text. A
reader of a plan checks that the job it builds has the requested fingerprint.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.jobs import Draws, Job, Lanes
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.society_data import society_data, society_from
from conjuncture.engine.store import Store
from conjuncture.engine.theory_data import theory_data, theory_from
from conjuncture.engine.worlds import Lane
from conjuncture.engine.worlds_data import (
    ArraysByContent,
    course_data,
    course_from,
    hold_data,
    hold_from,
    world_data,
    world_from,
)
from conjuncture.errors import ConjunctureError

_PLAIN = (
    "steps", "dt", "start", "seed", "keep", "settable", "wirable", "on_course", "luck_numbers", "sparing",
    "only",
)  # fmt: skip


def write_plan(store: Store, job: Job) -> None:
    """Keep a job's plan.

    Raises:
        ConjunctureError: its theory cannot be written as data.
    """
    arrays = ArraysByContent()
    notes = {"simulation": _simulation_data(job.simulation, arrays), "job": _job_data(job, arrays)}
    store.write_plan(job.fingerprint, arrays.arrays, notes)


def read_plan(store: Store, fingerprint: str) -> Job:
    """The job of this fingerprint.

    Raises:
        ConjunctureError: there is no plan, or its job has another fingerprint.
    """
    stored = store.read_plan(fingerprint)
    if stored is None:
        raise ConjunctureError(
            f"the store {store.folder} has no plan of the run {fingerprint[:20]}.",
            remedy="Give all processes one store, on a disk that all of them see.",
        )
    arrays, notes = stored
    job = _job_from(
        notes["job"], _simulation_from(notes["simulation"], arrays, store.texts(fingerprint)), arrays
    )
    if job.fingerprint != fingerprint:
        raise ConjunctureError(
            f"the run {fingerprint[:20]} has another fingerprint here ({job.fingerprint[:20]}): its theory "
            "was changed in Python after it was read, or conjuncture and its packages differ.",
            remedy="Put the changed theory into a file of its own; run the same versions on all machines.",
        )
    return job


def _simulation_data(simulation: Simulation, arrays: ArraysByContent) -> dict[str, Any]:
    return {
        "theory": theory_data(simulation.theory),
        "society": society_data(simulation.society, arrays),
        "series": {name: arrays.name(values) for name, values in simulation.series.items()},
        "parameters": {name: arrays.name(values) for name, values in simulation.parameters.items()},
        "holds": [hold_data(hold, arrays) for hold in simulation.holds],
        "course": course_data(simulation.course, arrays),
        **{name: getattr(simulation, name) for name in _PLAIN},
    }


def _simulation_from(data: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]], texts: Path) -> Simulation:
    return Simulation(
        theory=theory_from(data["theory"], texts),
        society=society_from(data["society"], arrays),
        series={name: arrays[values] for name, values in data["series"].items()},
        parameters={name: arrays[values].tolist() for name, values in data["parameters"].items()},
        holds=tuple(hold_from(hold, arrays) for hold in data["holds"]),
        course=course_from(data["course"], arrays),
        **{name: _tuples(data[name]) for name in _PLAIN},
    )


def _job_data(job: Job, arrays: ArraysByContent) -> dict[str, Any]:
    if isinstance(job, Lanes):
        return {
            "worlds": [world_data(world, arrays) for world in job.worlds],
            "lanes": [
                arrays.name(np.array([(lane.world, lane.draw) for lane in lanes], np.int64))
                for lanes in job.batches
            ],
        }
    return {}


def _job_from(data: Mapping[str, Any], simulation: Simulation, arrays: Mapping[str, NDArray[Any]]) -> Job:
    if not data:
        return Draws(simulation, simulation.batch)
    worlds = [world_from(world, arrays) for world in data["worlds"]]
    batches = [[Lane(world, draw) for world, draw in arrays[lanes].tolist()] for lanes in data["lanes"]]
    return Lanes(simulation, worlds, batches)


def _tuples(value: Any) -> Any:
    """JSON's lists as the tuples they were."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
