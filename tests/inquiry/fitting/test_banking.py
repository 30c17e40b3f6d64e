"""A bank grows, loses nothing, and is read for nothing but what it was made of."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.inquiry.rising import FILES, write_case

from conjuncture.cases.case import Case
from conjuncture.cases.tables import case_from_tables
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting import banking
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.runs.prepare import prepare

from .conftest import THEORY, worlds_of


@pytest.fixture(autouse=True)
def _small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(banking, "DRAWS_AT_ONCE", 8)


def _counting(monkeypatch: pytest.MonkeyPatch, *, until: int = 10**6) -> list[int]:
    """How many draws were run; from some number on the run is interrupted."""
    ran: list[int] = []
    values = Worlds.values

    def counted(self, positions, draws, progress=None):
        if sum(ran) >= until:
            raise KeyboardInterrupt
        ran.append(len(draws))
        return values(self, positions, draws, progress)

    monkeypatch.setattr(Worlds, "values", counted)
    return ran


def test_a_bank_that_grows_runs_only_the_new_draws(
    worlds: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = _counting(monkeypatch)
    small = Banking(worlds, tmp_path / "bank").bank(16)
    large = Banking(worlds, tmp_path / "bank").bank(40)
    assert sum(ran) == 40
    np.testing.assert_array_equal(large.values[:16], small.values)
    np.testing.assert_array_equal(large.values, Banking(worlds).bank(40).values)


@pytest.mark.parametrize("first", [24, 22])
@pytest.mark.parametrize("then", [19, 18, 2])
def test_a_bank_that_is_asked_for_fewer_draws_keeps_all_that_it_has(
    worlds: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int, then: int
) -> None:
    large = Banking(worlds, tmp_path / "bank").bank(first)
    stored = {path: path.read_bytes() for path in (tmp_path / "bank").rglob("*.*")}
    ran = _counting(monkeypatch)
    small = Banking(worlds, tmp_path / "bank").bank(then)
    np.testing.assert_array_equal(small.values, large.values[:then])
    assert Banking(worlds, tmp_path / "bank").bank(first).values.tolist() == large.values.tolist()
    assert ran == []
    assert {path: path.read_bytes() for path in (tmp_path / "bank").rglob("*.*")} == stored


def test_a_whole_file_of_an_interrupted_bank_is_not_written_over_by_a_shorter_one(
    worlds: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        _counting(patch, until=16)
        with pytest.raises(KeyboardInterrupt):
            Banking(worlds, tmp_path / "bank").bank(32)
    Banking(worlds, tmp_path / "bank").bank(11)
    ran = _counting(monkeypatch)
    Banking(worlds, tmp_path / "bank").bank(32)
    assert sum(ran) == 16


def test_an_interrupted_bank_loses_nothing_that_was_done(
    worlds: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        ran = _counting(patch, until=16)
        with pytest.raises(KeyboardInterrupt):
            Banking(worlds, tmp_path / "bank").bank(32)
    assert sum(ran) == 16
    ran = _counting(monkeypatch)
    Banking(worlds, tmp_path / "bank").bank(32)
    assert sum(ran) == 16


@pytest.mark.parametrize("change", ["theory", "seed", "summaries"])
def test_a_bank_of_something_else_is_never_read(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    Banking(worlds_of(case), tmp_path / "bank").bank(8)
    ran = _counting(monkeypatch)
    Banking(worlds_of(case), tmp_path / "bank").bank(8)
    assert ran == []
    (summary,) = case.summaries
    other = {
        "theory": lambda: (
            Worlds(prepare(case, THEORY.without("level")), case)
            if False
            else Worlds(replace(prepare(case, THEORY), parameters={"level.idle": 0.5}), case)
        ),
        "seed": lambda: worlds_of(case, seed=1),
        "summaries": lambda: worlds_of(replace(case, summaries=(replace(summary, discrepancy=0.11),))),
    }[change]()
    Banking(other, tmp_path / "bank").bank(8)
    assert ran == [8]


@pytest.mark.parametrize("how", ["sum", "last", "max"])
def test_a_bank_is_not_read_once_months_become_a_figure_in_another_way(
    worlds: Worlds, tmp_path: Path, how: str
) -> None:
    kept = Banking(worlds, tmp_path / "bank").bank(8)
    folder = write_case(tmp_path / "other")
    (folder / "targets.csv").write_text(FILES["targets.csv"].lstrip().replace(",mean", f",{how}"), "utf-8")
    other = worlds_of(case_from_tables(folder))
    read = Banking(other, tmp_path / "bank").bank(8)
    np.testing.assert_array_equal(read.values, Banking(other).bank(8).values)
    assert (read.values != kept.values).any()


def test_a_damaged_file_is_made_anew(worlds: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Banking(worlds, tmp_path / "bank").bank(16)
    path = sorted((tmp_path / "bank").rglob("*.npz"))[1]
    path.write_bytes(path.read_bytes()[:-40])
    ran = _counting(monkeypatch)
    again = Banking(worlds, tmp_path / "bank").bank(16)
    assert ran == [8]
    np.testing.assert_array_equal(again.values, whole.values)


def test_positions_are_those_of_the_draws_in_their_priors(worlds: Worlds) -> None:
    bank = Banking(worlds).bank(8)
    assert bank.quantities == ("level.idle", "level.rise")
    run = worlds.seen(bank.positions, bank.draws)
    rise = 0.2 * bank.positions[:, 1]
    ends = run["level"].isel(time=-1).to_numpy()
    assert np.corrcoef(np.log(ends), rise)[0, 1] > 0.8


def test_a_bank_of_one_draw_is_refused(worlds: Worlds) -> None:
    with pytest.raises(QuestionError):
        Banking(worlds).bank(1)
