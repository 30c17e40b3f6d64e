"""Learning on two records at once finds the pace that made both; a draw that failed in one is out in all."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.inquiry.rising import FILES, RISE, write_case

from conjuncture.cases.tables import case_from_tables
from conjuncture.inquiry.fitting.abroad import joined, learn
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.worlds import Worlds

from .conftest import worlds_of


def rising(folder: Path, name: str, rise: float = RISE) -> Worlds:
    """A country called so, in which the level rose at this pace."""
    toml = FILES["case.toml"].replace('"rising"', f'"{name}"')
    return worlds_of(case_from_tables(write_case(folder / name, rise, case_toml=toml)))


def test_what_both_records_show_is_learnt_and_what_moves_nothing_is_not(tmp_path: Path) -> None:
    worlds = {name: rising(tmp_path, name) for name in ("north", "south")}
    banks = {name: Banking(one).bank(600) for name, one in worlds.items()}
    found = learn(banks, worlds)
    assert found.cases == ("north", "south")
    assert found.bank.summaries[0] == "north: level, 1900"
    assert len(found.bank.summaries) == 40
    assert found.errors.groups == ("level",)  # one error for the same quantity in both
    rise, idle = (found.bank.quantities.index(name) for name in ("level.rise", "level.idle"))
    contraction = found.particles.contraction()
    assert contraction[rise] > 1 - 0.5**2  # narrower than half of the prior
    assert abs(contraction[idle]) < 0.5
    middle = found.particles.quantiles((0.5,))[0, rise] * 0.2
    assert middle == pytest.approx(RISE, abs=0.01)


def test_two_records_that_contradict_each_other_leave_a_pace_between(tmp_path: Path) -> None:
    worlds = {"slow": rising(tmp_path, "slow", 0.03), "fast": rising(tmp_path, "fast", 0.12)}
    banks = {name: Banking(one).bank(600) for name, one in worlds.items()}
    found = learn(banks, worlds)
    middle = found.particles.quantiles((0.5,))[0, found.bank.quantities.index("level.rise")] * 0.2
    assert 0.04 < middle < 0.11


def test_draws_are_one_theory_in_all_cases_and_those_that_failed_in_one_are_left_out(tmp_path: Path) -> None:
    worlds = {name: rising(tmp_path, name) for name in ("north", "south")}
    banks = {name: Banking(one).bank(40) for name, one in worlds.items()}
    banks["south"] = replace(banks["south"].taking(np.arange(40) != 7), failed=1)
    bank = joined(banks, seed=0)
    assert 7 not in bank.draws
    assert (bank.size, bank.failed) == (39, 1)
    for one in banks.values():
        here = np.isin(one.draws, bank.draws)
        np.testing.assert_array_equal(one.positions[here], bank.positions)
    np.testing.assert_array_equal(bank.values[:, 20:], banks["south"].values)
