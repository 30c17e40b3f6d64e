"""As much for each worker as abroad: by hand, for two countries of different size."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.cases.made_up_country import spoiled, write_country

from conjuncture.cases.registry import load
from conjuncture.inquiry.fitting.rates import rates_abroad
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.studies.registry.theories import get_theory


def worlds_of(folder: str | Path) -> Worlds:
    case = load(str(folder))
    return Worlds(prepare(case, get_theory("leninism.struggle"), workers=300), case)


@pytest.fixture
def utopia(tmp_path: Path) -> Worlds:
    return worlds_of(write_country(tmp_path / "utopia"))


def test_figures_abroad_are_put_over_workers_there_and_times_workers_here(
    utopia: Worlds, tmp_path: Path
) -> None:
    folder = write_country(tmp_path / "twice")
    spoiled(folder / "works.csv", "Utopia,,,100000", "Utopia,,,200000")
    twice = worlds_of(folder)
    (own, _) = utopia.case.targets()
    (target, _) = twice.case.targets()
    guessed = rates_abroad(target, twice, [utopia])
    assert guessed is not None
    seen = twice.seen(twice.prior_positions(range(1)), np.array([0]))
    guess = guessed.beside(seen)["simulated"].to_numpy()
    logs = np.log(own.values.to_numpy() / 100_000)
    drawn = np.log(guess / 200_000)
    assert drawn.mean() == pytest.approx(logs.mean(), abs=0.03)
    assert drawn.std() == pytest.approx(logs.std(ddof=1) * np.sqrt(1 + 1 / 16), rel=0.03)
    assert guess.shape == (1000, 16)


def test_days_for_1000_employees_are_compared_as_they_are() -> None:
    names = ("strikes_norway_1951_1985", "strikes_denmark_1951_1985")
    norway, denmark = map(worlds_of, names)
    (target,) = denmark.case.targets()
    guessed = rates_abroad(target, denmark, [norway])
    assert guessed is not None
    (abroad,) = norway.case.targets()
    seen = denmark.seen(denmark.prior_positions(range(1)), np.array([0]))
    guess = guessed.beside(seen)["simulated"].to_numpy()
    assert np.log(guess).mean() == pytest.approx(np.log(abroad.values).mean(), abs=0.03)
    assert rates_abroad(replace(target, unit="thousand days"), denmark, [norway]) is None


def test_what_no_other_country_counts_is_not_guessed(utopia: Worlds) -> None:
    (target,) = load("strikes_norway_1951_1985").targets()
    assert rates_abroad(target, utopia, [utopia]) is None
