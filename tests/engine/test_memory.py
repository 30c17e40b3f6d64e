"""What does not fit into memory is refused before any of it is asked for."""

import pytest

from conjuncture import Level, Theory, state
from conjuncture.engine import memory
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.society.regular import regular

country = Level("country")


@state(country, initial=0.0, unit="none", source="none")
def grows(grows):
    return grows + 1.0


@pytest.fixture
def simulation() -> Simulation:
    return Simulation(Theory.of(grows), regular({"country": 1}, {}), steps=12)


def test_draws_that_do_not_fit_are_refused_with_the_number_that_would(
    monkeypatch: pytest.MonkeyPatch, simulation: Simulation, wording
) -> None:
    monkeypatch.setattr(memory, "available", lambda: 1_000_000)
    with pytest.raises(memory.TooLargeError, match="1,000,000,000 draws") as caught:
        run(simulation, 1_000_000_000)
    fits = int(caught.value.remedy.split()[3].replace(",", ""))
    assert 1_000 < fits < 1_000_000 / (12 * 4)
    assert run(simulation, 5).dataset.sizes["draw"] == 5
    with pytest.raises(memory.TooLargeError, match="of 2 worlds") as refused:
        run_worlds(simulation, [World(name="a"), World(name="b")], 1_000_000_000)
    wording(refused.value)


def test_where_the_system_says_nothing_nothing_is_refused(
    monkeypatch: pytest.MonkeyPatch, simulation: Simulation
) -> None:
    monkeypatch.setattr(memory, "available", lambda: None)
    memory.refuse_large_society(10**11)
    memory.refuse_large_run(simulation, 10**15)


def test_the_memory_there_is_lies_between_a_little_and_a_lot() -> None:
    there = memory.available()
    assert there is None or 10**7 < there < 10**16


def test_memory_is_given_back_wherever_the_c_library_can_and_nowhere_is_it_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory.give_back()

    def absent(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(memory.ctypes, "CDLL", absent)
    memory.give_back()


@pytest.mark.parametrize(("exact", "told"), [(7, 7), (99, 99), (123, 120), (98_765, 98_000)])
def test_an_estimate_is_told_in_two_digits(exact: int, told: int) -> None:
    assert memory._round(exact) == told
