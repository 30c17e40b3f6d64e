"""Shares of a run, each done by a process of its own, make the whole."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from walkers import theory_in, walking

from conjuncture import ConjunctureError, regular_society
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.execute import run, run_share
from conjuncture.engine.scheduling import Share
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.engine.worlds import Hold, World
from conjuncture.language.loading import load

DRAWS = 300  # five batches


@pytest.fixture(scope="module")
def simulation(tmp_path_factory: pytest.TempPathFactory) -> Simulation:
    return walking(theory_in(tmp_path_factory.mktemp("theory")), settable=("middle", "place"), steps=60)


def test_two_halves_are_the_whole_to_the_bit(simulation: Simulation, tmp_path: Path) -> None:
    store = Store(tmp_path)
    second = run_share(simulation, DRAWS, Share(2, 2), store=store)
    assert (second.computed, second.there, second.missing) == (2, 2, 3)
    first = run_share(simulation, DRAWS, Share(1, 2), store=store)
    assert (first.computed, first.there, first.missing) == (3, 5, 0)
    assert run_share(simulation, DRAWS, Share(1, 2), store=store).computed == 0
    whole = run(simulation, DRAWS, store=store)
    assert (whole.computed, whole.read) == (0, 5)
    assert whole.dataset.identical(run(simulation, DRAWS).dataset)


def test_more_shares_than_batches_leave_some_without_work(simulation: Simulation, tmp_path: Path) -> None:
    parts = [run_share(simulation, 64, Share(n, 3), store=Store(tmp_path)) for n in (1, 2, 3)]
    assert [part.computed for part in parts] == [1, 0, 0]


WORLDS = (
    World("as it was"),
    World("held late", holds=(Hold("middle", 1.0, 50),)),
    World("some moved", holds=(Hold("place", 2.0, 48, 55, np.arange(10) < 4),)),
)


def test_worlds_that_were_stopped_go_on_and_are_then_read(simulation: Simulation, tmp_path: Path) -> None:
    whole = run_worlds(simulation, WORLDS, 100)
    told: list[int] = []

    def stop(done: int, total: int) -> None:
        told.append(done)
        if done > 0.75 * total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_worlds(simulation, WORLDS, 100, store=Store(tmp_path), progress=stop)
    done = len(list(tmp_path.glob("*/batch-*")))
    assert 0 < done < 5
    assert run_worlds(simulation, WORLDS, 100, store=Store(tmp_path)).identical(whole)
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*/batch-*")}
    assert len(kept) == 5
    assert run_worlds(simulation, WORLDS, 100, store=Store(tmp_path)).identical(whole)
    assert kept == {path: path.stat().st_mtime_ns for path in tmp_path.glob("*/batch-*")}


def test_other_worlds_draws_or_members_held_are_kept_apart(simulation: Simulation, tmp_path: Path) -> None:
    run_worlds(simulation, WORLDS, 10, store=Store(tmp_path))
    others = (
        ((*WORLDS[:2], World("some moved", holds=(Hold("place", 2.0, 48, 55, np.arange(10) < 5),))), 10),
        ((*WORLDS[:2], World("some moved", holds=(Hold("place", 2.5, 48, 55, np.arange(10) < 4),))), 10),
        (WORLDS, 11),
        (WORLDS, list(range(1, 11))),
        ((WORLDS[1], WORLDS[0], WORLDS[2]), 10),
    )
    for number, (worlds, draws) in enumerate(others, 2):
        found = run_worlds(simulation, worlds, draws, store=Store(tmp_path))
        assert found.identical(run_worlds(simulation, worlds, draws))
        assert len(list(tmp_path.iterdir())) == number


def test_processes_that_share_worlds_all_get_all_of_them(simulation: Simulation, tmp_path: Path) -> None:
    whole = run_worlds(simulation, WORLDS, 100)
    for part in (2, 1):
        found = run_worlds(simulation, WORLDS, 100, store=Store(tmp_path), share=Share(part, 2))
        assert found.identical(whole)


def test_a_question_of_a_simulation_with_a_store_keeps_its_worlds_there(
    simulation: Simulation, tmp_path: Path
) -> None:
    from dataclasses import replace

    there = replace(simulation, store=Store(tmp_path))
    assert run_worlds(there, WORLDS, 10).identical(run_worlds(simulation, WORLDS, 10))
    assert len(list(tmp_path.glob("*/batch-*"))) == 1


TIMED = """
import time
from conjuncture import Level, Theory, derived

country = Level("country")


@derived(country, source="constructed")
def hour():
    return time.time() * 0.0


THEORY = Theory.module(globals(), name="timed")
"""


def test_a_run_whose_code_cannot_be_followed_is_run_and_not_kept_and_says_so(tmp_path: Path, wording) -> None:
    (tmp_path / "timed.py").write_text(TIMED, "utf-8")
    timed = Simulation(load(str(tmp_path / "timed.py")), regular_society({"country": 1}), 2)
    store = Store(tmp_path / "store")
    for _ in range(2):
        found = run(timed, 2, store=store)
        assert (found.computed, found.read) == (1, 0)
        wording(found.warnings[0])
    with pytest.raises(ConjunctureError, match="share") as refused:
        run_share(timed, 2, Share(1, 2), store=store)
    wording(refused.value)
    with ThreadPoolExecutor(1) as pool, pytest.raises(ConjunctureError, match="executor"):
        run(timed, 2, store=store, executor=pool)
    assert not (tmp_path / "store").exists()
