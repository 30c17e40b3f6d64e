"""Other processes compute what a store lacks: the same numbers to the bit, also where a worker is killed."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
import xarray as xr
from walkers import theory_in, walking

from conjuncture import ConjunctureError, Level, Theory, derived
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.engine.worker import _ready
from conjuncture.engine.worlds import Hold, World

DRAWS = 300  # five batches


@pytest.fixture(scope="module")
def simulation(tmp_path_factory: pytest.TempPathFactory) -> Simulation:
    theory = theory_in(tmp_path_factory.mktemp("theory")).reading(place="apart")
    return walking(theory, settable=("middle", "place"))


@pytest.fixture(scope="module")
def whole(simulation: Simulation) -> xr.Dataset:
    return run(simulation, DRAWS).dataset


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessPoolExecutor]:
    # Spawned: JAX runs threads, and a forked process may inherit their locks.
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


def test_processes_compute_draws_and_worlds_as_this_one_does(
    simulation: Simulation, whole: xr.Dataset, processes: Executor, tmp_path: Path
) -> None:
    found = run(simulation, DRAWS, store=Store(tmp_path), executor=processes)
    assert (found.computed, found.read, found.warnings) == (5, 0, ())
    assert found.dataset.identical(whole)
    again = run(simulation, DRAWS, store=Store(tmp_path), executor=processes)
    assert (again.computed, again.read) == (0, 5)
    worlds = (
        World("as it was"),
        World("late", holds=(Hold("middle", 1.0, 6), Hold("place", 2.0, 7, 9, np.arange(10) < 4))),
        World("steep", parameters={"place.pull": 0.3}, cut=frozenset({"middle"})),
    )
    there = run_worlds(simulation, worlds, 50, store=Store(tmp_path), executor=processes)
    assert there.identical(run_worlds(simulation, worlds, 50))


def test_threads_compute_as_this_one_does(simulation: Simulation, whole: xr.Dataset, tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        found = run(simulation, DRAWS, store=Store(tmp_path), executor=pool)
    assert (found.computed, found.warnings) == (5, ())
    assert found.dataset.identical(whole)


def killing(folder: Path, pids: Callable[[], list[int]]) -> Thread:
    """Kill a worker as soon as one of them has begun to work: it has then read the theory's text."""

    def kill() -> None:
        while not list(folder.glob("*/theory/0/walkers.py")):
            time.sleep(0.01)
        os.kill(pids()[0], signal.SIGKILL)

    thread = Thread(target=kill, daemon=True)
    thread.start()
    return thread


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_where_a_process_is_killed_the_rest_is_computed_here(
    simulation: Simulation, whole: xr.Dataset, tmp_path: Path
) -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        thread = killing(tmp_path, lambda: list(pool._processes))
        found = run(simulation, DRAWS, store=Store(tmp_path), executor=pool)
        thread.join()
        assert found.dataset.identical(whole)
        assert "workers" in found.warnings[0]
        # The pool stays broken; the run does not.
        assert run(simulation, 400, store=Store(tmp_path), executor=pool).dataset.identical(
            run(simulation, 400).dataset
        )


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.filterwarnings("ignore")  # of what a cluster says of its killed worker, nothing is ours
def test_dask_goes_on_where_one_of_its_workers_is_killed(
    simulation: Simulation, whole: xr.Dataset, tmp_path: Path
) -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        pids = list(client.run(os.getpid).values())
        thread = killing(tmp_path, lambda: pids)
        found = run(simulation, DRAWS, store=Store(tmp_path), executor=client.get_executor())
        thread.join()
    assert (found.computed, found.warnings) == (5, ())
    assert found.dataset.identical(whole)


def test_a_damaged_plan_and_text_are_written_anew(
    simulation: Simulation, whole: xr.Dataset, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(1) as pool:
        run(simulation, 64, store=Store(tmp_path), executor=pool)
        (plan,) = tmp_path.glob("*/plan.npz")
        plan.write_bytes(plan.read_bytes()[:-50])
        (text,) = tmp_path.glob("*/theory/0/walkers.py")
        text.write_text("raise SystemExit", "utf-8")
        _ready.cache_clear()  # as in another process
        found = run(simulation, DRAWS, store=Store(tmp_path), executor=pool)
    assert (found.computed, found.read, found.warnings) == (4, 1, ())
    assert found.dataset.identical(whole)


def test_an_executor_needs_a_store_that_its_workers_see(simulation: Simulation) -> None:
    with ThreadPoolExecutor(1) as pool, pytest.raises(ConjunctureError, match="store="):
        run(simulation, DRAWS, executor=pool)


country = Level("country")


def growing(step: float) -> Theory:
    @derived(country, source="constructed")
    def size():
        return step + 0.0

    return Theory.of(size, name="growing")


def test_a_theory_made_in_python_cannot_travel_and_says_what_to_do(tmp_path: Path) -> None:
    from conjuncture import regular_society

    made = Simulation(growing(1.0), regular_society({"country": 1}), 3)
    with (
        ThreadPoolExecutor(1) as pool,
        pytest.raises(ConjunctureError, match="'size'"),
    ):
        run(made, 2, store=Store(tmp_path), executor=pool)
    assert run(made, 2, store=Store(tmp_path)).computed == 1


def test_a_worker_that_finds_another_theory_refuses_it(
    simulation: Simulation, tmp_path: Path, wording
) -> None:
    """The plan says one fingerprint, and what it makes has another: no number of it is used."""
    from conjuncture.engine.jobs import Draws
    from conjuncture.engine.plan import read_plan, write_plan

    job = Draws(simulation, DRAWS)
    write_plan(Store(tmp_path), job)
    read = Store(tmp_path).read_plan(job.fingerprint)
    assert read is not None
    arrays, notes = read
    notes["simulation"]["theory"]["namespaces"][0]["texts"]["walkers.py"] += "\n"
    notes["simulation"]["seed"] = 1
    other = "ab" * 32
    Store(tmp_path).write_plan(other, arrays, notes)
    with pytest.raises(ConjunctureError) as refused:
        read_plan(Store(tmp_path), other)
    wording(refused.value)
    with pytest.raises(ConjunctureError, match="plan") as refused:
        read_plan(Store(tmp_path / "elsewhere"), other)
    wording(refused.value)
