"""A fitted theory is one more row: scored as its fit scores it, and withheld where fits have no power."""

from pathlib import Path

import numpy as np
import pytest
from tests.inquiry.rising import write_case

import conjuncture as cj
from conjuncture.cases.case import Case
from conjuncture.cases.tables import case_from_tables
from conjuncture.inquiry.fitting.left_out import FITTED
from conjuncture.scoring.scores import crps, log_thousands
from conjuncture.studies.compare_result import Comparison

from .conftest import DRAWS, RISING, compared


def test_the_theory_that_made_the_record_wins_when_it_is_fitted_and_the_other_does_not(
    found: Comparison,
) -> None:
    (target,) = found.targets
    assert target.nearest.name == "rising, fitted"
    for other in ("wandering, fitted", "wandering", "rising", "the mean of the other figures"):
        pair = target.pair("rising, fitted", other)
        assert pair.apart
        assert pair.difference < 0
    assert {one.name for one in target.entrants if one.saw == ""} == {"rising", "wandering"}


def test_a_row_has_the_score_that_its_fit_has_and_a_hand_has(
    found: Comparison, case: Case, bank: Path
) -> None:
    (level,) = cj.fit(case, RISING, draws=DRAWS, bank=bank).left_out
    (target,) = found.targets
    row = next(one for one in target.entrants if one.name == "rising, fitted")
    assert row.score == level.of(FITTED).score
    (one,) = (one for one in found.fitted if one.theory == "rising")
    assert one.blocks is not None
    recorded = case.targets()[0].values.to_numpy()
    unit = recorded.min() / 100
    by_hand = []
    for place in range(4):
        some = slice(5 * place, 5 * place + 5)
        predicted = list(one.blocks.blocked.fits.values())[place].as_recorded[:, some]
        by_hand.append(crps(log_thousands(np.exp(predicted) / unit), log_thousands(recorded[some] / unit)))
    assert row.score == pytest.approx(np.concatenate(by_hand).mean())


def test_all_rows_and_guesses_share_one_pool_and_every_pair_is_told(found: Comparison) -> None:
    (target,) = found.targets
    assert target.pool is not None
    assert set(target.pool.weights) == set(target.scores) >= {*found.rows}
    table = found.differences()
    count = len(target.scores)
    assert len(table) == count * (count - 1) / 2
    scores = found.table().set_index("name")["score"]
    gaps = scores[table["name"]].to_numpy() - scores[table["other"]].to_numpy()
    assert table["difference"].to_numpy() == pytest.approx(gaps)


def test_blocks_of_another_length_are_left_out_by_guesses_too(case: Case, bank: Path) -> None:
    found = compared(case, bank, RISING, blocks=4)
    (target,) = found.targets
    assert target.held_out == tuple(np.repeat(np.arange(5), 4).tolist())
    saws = {one.saw for one in target.entrants if one.name != "rising"}
    assert saws == {"the figures outside a block of 4 years"}


def test_a_theory_without_kept_draws_has_no_row_and_the_reason_stands_in_its_place(
    case: Case, tmp_path: Path
) -> None:
    found = compared(case, tmp_path, RISING)
    assert found.rows == ("rising",)
    (one,) = found.fitted
    assert "conjuncture fit rising --theory rising" in one.withheld or "keeps no draws" in one.withheld
    assert one.withheld in found.words()


def test_where_a_fit_foretells_none_of_the_theorys_own_worlds_its_row_is_withheld(
    found: Comparison, case: Case, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fits that keep whatever comes first have no power; the score would be theirs and not the theory's."""
    from conjuncture.inquiry.fitting.checks.again import Again

    monkeypatch.setattr(Again, "__call__", lambda self, bank: np.arange(100))
    blind = compared(case, bank, RISING)
    assert blind.rows == ("rising",)
    assert blind.fitted[0].withheld.startswith("The check 'power'")
    assert all(one.withheld == "" for one in found.fitted)


def test_a_bad_record_withholds_quantities_and_not_the_score(tmp_path: Path, bank: Path) -> None:
    """A level that falls as it never does: the fit is withheld, and its score says how bad it is."""
    falling = case_from_tables(write_case(tmp_path / "falling", -0.2))
    assert not cj.fit(falling, RISING, draws=DRAWS, bank=bank).shown
    found = compared(falling, bank, RISING)
    (target,) = found.targets
    assert found.fitted[0].withheld == ""
    assert not target.ranked[0].theory
