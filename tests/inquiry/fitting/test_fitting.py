"""A fit finds what made the record, is had again to the bit, and is withheld where it may not be believed."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.inquiry.rising import RISE, write_case

import conjuncture as cj
from conjuncture.cases.case import Case
from conjuncture.cases.tables import case_from_tables
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.worlds import World
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.blocks import blocks_to_leave
from conjuncture.inquiry.fitting.figures import seen_by_month, values_of
from conjuncture.inquiry.fitting.fitted import TheoryFit, WithheldError
from conjuncture.inquiry.fitting.fitting import MOST, fit_theory
from conjuncture.inquiry.fitting.left_out import FITTED, PRIOR
from conjuncture.inquiry.fitting.worlds import Worlds, placed
from conjuncture.questions import WhatIf
from conjuncture.worlds import Outcome, hold

from .conftest import THEORY, worlds_of


def fit_of(case: Case, draws: int, folder: Path | None = None, **settings) -> TheoryFit:
    return fit_theory(worlds_of(case), THEORY, "main", draws, offered={}, folder=folder, **settings)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bank")


@pytest.fixture(scope="module")
def good(bank: Path, tmp_path_factory: pytest.TempPathFactory) -> TheoryFit:
    """The theory fitted to a record that it could have left."""
    return fit_of(case_from_tables(write_case(tmp_path_factory.mktemp("good") / "case")), 4_000, bank)


@pytest.fixture(scope="module")
def bent(bank: Path, tmp_path_factory: pytest.TempPathFactory) -> TheoryFit:
    """The theory fitted to a record that rises faster than it ever does."""
    folder = tmp_path_factory.mktemp("bent") / "case"
    return fit_of(case_from_tables(write_case(folder, 0.4)), 1_000, bank)


def test_both_methods_find_the_quantity_that_made_the_record_and_leave_the_other(good: TheoryFit) -> None:
    table = good.quantities.set_index("quantity")
    for method in ("sequential", "rejection"):
        ends = [f"{method}_{end}" for end in ("low", "middle", "high")]
        low, middle, high = table.loc["level.rise", ends].to_numpy(float)
        assert low < RISE < high
        assert middle == pytest.approx(RISE, abs=0.01)
    idle, rise = table.loc[["level.idle", "level.rise"], "contraction"].to_numpy(float)
    assert rise > 0.7
    assert abs(idle) < 0.15


def test_what_it_was_not_shown_is_foretold_better_than_by_a_guess(good: TheoryFit) -> None:
    (level,) = good.left_out
    assert (level.figures, level.blocks) == (20, 4)
    assert [each.name for each in level.scored][:2] == [FITTED, PRIOR]
    assert level.scored[0].score < level.of(PRIOR).score
    assert level.nearest_guess.difference > 2 * level.nearest_guess.standard_error


def test_a_fit_that_passes_every_check_is_shown(good: TheoryFit) -> None:
    assert [check.name for check in good.against] == []
    assert good.shown
    good.refuse_withheld()


def test_sensitivity_asks_with_figures_in_other_units(good: TheoryFit) -> None:
    (check,) = (check for check in good.checks if check.name == "sensitivity")
    assert f"Of {2 + 20 + 2} other choices" in check.words


def test_a_record_outside_the_cloud_withholds_the_posterior_with_the_reason(bent: TheoryFit) -> None:
    assert {"reach", "conflict", "predictive"} <= {check.name for check in bent.against}
    with pytest.raises(WithheldError) as error:
        bent.refuse_withheld()
    assert all(check.words in str(error.value) for check in bent.against)


def test_the_worst_miss_comes_first(bent: TheoryFit) -> None:
    away = bent.figures["away"].abs().to_numpy()
    assert (np.diff(away) <= 0).all()
    assert away[0] > 3
    assert bent.figures["recorded"][0] > bent.figures["fitted_high"][0]


def test_every_particle_is_had_again_to_the_bit(good: TheoryFit) -> None:
    particles = good.particles
    again = placed(good.worlds.whole, particles.positions, particles.draws)
    run = run_worlds(again, (World(),), particles.size).isel(world=0)
    seen = seen_by_month(good.case, run, 0)
    np.testing.assert_array_equal(values_of(seen, good.worlds.figures), particles.values)


def test_the_same_fit_has_the_same_bits_kept_or_not(case: Case, tmp_path: Path) -> None:
    one, two, three = (fit_of(case, 120, folder) for folder in (None, tmp_path / "bank", tmp_path / "bank"))
    for other in (two, three):
        np.testing.assert_array_equal(one.particles.positions, other.particles.positions)
        np.testing.assert_array_equal(one.particles.values, other.particles.values)
        assert one.left_out[0].scored == other.left_out[0].scored
        assert [str(check) for check in one.checks] == [str(check) for check in other.checks]
        assert one.fingerprint == other.fingerprint


def test_a_fit_that_is_made_again_runs_nothing_of_its_bank_or_its_moves(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fit_of(case, 120, tmp_path)

    def refused(*_: object) -> None:
        raise AssertionError("a world was run")

    monkeypatch.setattr(Worlds, "values", refused)
    assert fit_of(case, 120, tmp_path).bank.size > 100


def test_new_luck_is_nobodys(good: TheoryFit) -> None:
    assert good.particles.draws.max() < 4_000 + good.led.runs
    assert good.predicted.values.shape[1] == 20
    assert not set(map(tuple, good.predicted.values.tolist())) & set(map(tuple, good.bank.values.tolist()))


def test_blocks_are_named_by_their_years(good: TheoryFit) -> None:
    every = ("1900-04", "1905-09", "1910-14", "1915-19")
    assert good.blocks == blocks_to_leave(good.bank.blocks, ()) == every
    assert blocks_to_leave(good.bank.blocks, ("1910-1914", "1910-14")) == ("1910-14",)
    with pytest.raises(QuestionError) as error:
        blocks_to_leave(good.bank.blocks, ("1911-1915",))
    assert "1910-14" in str(error.value)


def test_where_there_are_two_blocks_nothing_is_scored(case: Case) -> None:
    (summary,) = case.summaries
    short = replace(case, summaries=(replace(summary, last=1909),))
    found = fit_of(short, 60)
    assert found.left_out == ()
    assert found.warnings
    with pytest.raises(QuestionError):
        blocks_to_leave(found.bank.blocks, ("1900-04",))


def test_one_block_alone_is_left_out_and_scored(case: Case) -> None:
    found = fit_of(case, 60, leave=("1905-09",))
    (level,) = found.left_out
    assert (level.figures, level.blocks) == (5, 1)
    assert level.bands["period"].dt.year.tolist() == [1905, 1906, 1907, 1908, 1909]


def test_blocks_of_other_lengths_are_left_out_by_fit_and_guesses_alike(case: Case) -> None:
    found = fit_of(case, 60, block=4)
    (level,) = found.left_out
    assert found.blocks == ("1900-03", "1904-07", "1908-11", "1912-15", "1916-19")
    assert (level.figures, level.blocks) == (20, 5)
    alone = fit_of(case, 60, block=4, leave=("1912-1915",))
    assert alone.left_out[0].bands["period"].dt.year.tolist() == [1912, 1913, 1914, 1915]


def test_a_kept_bank_serves_blocks_of_any_length(case: Case, tmp_path: Path) -> None:
    one, other = (fit_of(case, 60, tmp_path, block=block) for block in (5, 4))
    assert one.fingerprint == other.fingerprint
    np.testing.assert_array_equal(one.particles.positions, other.particles.positions)


@pytest.mark.parametrize("draws", [12, MOST + 1])
def test_too_few_draws_are_refused_and_so_many_that_luck_would_be_had_twice(case: Case, draws: int) -> None:
    with pytest.raises(QuestionError):
        fit_of(case, draws)


def test_a_run_shows_worlds_of_the_fit_beside_the_priors(good: TheoryFit, bank: Path) -> None:
    run = cj.run(good.case, THEORY, draws=64, on=("free", "fitted"), bank=bank)
    column = run.column("fitted")
    assert column is not None
    assert column.draws == good.particles.distinct
    unfitted, fitted = run.standing("level"), column.standing("level")
    assert unfitted is not None
    assert fitted is not None
    assert fitted.row.mean_crps < unfitted.row.mean_crps


def test_a_question_is_asked_of_worlds_of_the_fit(good: TheoryFit, bank: Path, tmp_path: Path) -> None:
    question = WhatIf(hold("level", 1.0, since="1910-01-01"), (Outcome("level"),))
    settings = {"draws": 32, "bank": bank, "store": tmp_path / "store"}
    free = cj.ask(good.case, question, THEORY, draws=32).table()
    fitted = cj.ask(good.case, question, THEORY, on="fitted", **settings).table()
    again = cj.ask(good.case, question, THEORY, on="fitted", **settings).table()
    widths = [(table["high"] - table["low"]).iloc[0] for table in (free, fitted)]
    assert widths[1] < widths[0]
    assert fitted.equals(again)


def test_a_fit_that_is_withheld_shows_no_worlds_and_says_why(bent: TheoryFit, bank: Path) -> None:
    # The bank of 4,000 draws is the same; the record is another.
    run = cj.run(bent.case, THEORY, draws=8, on=("free", "fitted"), bank=bank)
    assert run.column("fitted") is None
    assert any("withheld" in warning for warning in run.warnings)
    with pytest.raises(WithheldError):
        cj.run(bent.case, THEORY, draws=8, on="fitted", bank=bank)


def test_worlds_of_a_fit_need_a_bank_of_this_very_theory(good: TheoryFit, bank: Path) -> None:
    for folder, seed in ((None, 0), (bank, 7)):
        with pytest.raises(QuestionError):
            cj.run(good.case, THEORY, draws=8, seed=seed, on="fitted", bank=folder)
