"""How far countries stand apart is an error that all figures of one kind in one country share."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import halfnorm

from conjuncture.inquiry.fitting.abroad import learn
from conjuncture.inquiry.fitting.apart import SCALE, errors_apart
from conjuncture.inquiry.fitting.banking import Banking

from .test_abroad import rising


@pytest.fixture
def errors(tmp_path: Path):
    return errors_apart({name: rising(tmp_path, name).figures for name in ("north", "south")})


def test_figures_of_one_country_share_its_error_and_countries_share_none(errors) -> None:
    assert (errors.groups, errors.places) == (("level",), 2)
    places = np.tile([0.0, 0.75], (4000, 1))  # no error of theory in a figure; the middle of countries'
    drawn = errors.drawn(places, np.random.default_rng(1))
    assert drawn.shape == (4000, 40)
    correlated = np.corrcoef(drawn.T)
    of_country = SCALE * halfnorm.ppf(0.75)
    shared = of_country**2 / (of_country**2 + 0.05**2)
    assert correlated[0, 1] == pytest.approx(shared, abs=0.02)
    assert correlated[0, 25] == pytest.approx(0, abs=0.06)
    assert drawn.std() == pytest.approx(np.hypot(of_country, 0.05), rel=0.05)


def test_the_error_of_theory_in_a_figure_is_as_with_one_country(errors) -> None:
    alone = np.tile([0.75, 0.0], (4000, 1))
    drawn = errors.drawn(alone, np.random.default_rng(1))
    assert drawn.std() == pytest.approx(np.hypot(0.1 * halfnorm.ppf(0.75), 0.05), rel=0.05)
    assert np.corrcoef(drawn.T)[0, 1] == pytest.approx(0, abs=0.06)


def test_countries_that_agree_leave_a_smaller_error_than_countries_of_other_levels(tmp_path: Path) -> None:
    worlds = {name: rising(tmp_path, name) for name in ("north", "south", "west")}
    banks = {name: Banking(one).bank(600) for name, one in worlds.items()}

    def size(*levels: float) -> float:
        """With records that lie so far above what they are, in logarithms."""
        moved = {
            name: replace(bank, recorded=bank.recorded + level)
            for level, (name, bank) in zip(levels, banks.items(), strict=True)
        }
        found = learn(moved, worlds)
        return float(np.median(found.errors.apart(found.particles.errors)))

    assert size(0.0, 0.0, 0.0) < size(-0.3, 0.0, 0.3) < size(-1.0, 0.0, 1.0)
