"""What was learnt on one record foretells another of the same pace, with the errors that were learnt."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from conjuncture.inquiry.fitting.abroad import learn
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.foretold import by_rates, erring, from_priors, learnt_elsewhere
from conjuncture.inquiry.fitting.worlds import Worlds

from .test_abroad import rising


@pytest.fixture
def found(tmp_path: Path):
    worlds = {"north": rising(tmp_path, "north")}
    banks = {name: Banking(one).bank(600) for name, one in worlds.items()}
    return learn(banks, worlds), worlds, rising(tmp_path, "south")


def test_learnt_draws_are_nearer_to_another_record_than_the_priors(found) -> None:
    abroad, _, south = found
    (after,) = learnt_elsewhere(south, abroad, "main").standings
    (before,) = from_priors(south, 128, "main").standings
    assert after.row.mean_crps < 0.3 * before.row.mean_crps
    assert after.row.draws_scored == abroad.particles.size
    assert after.row.coverage_90 > 0.8


def test_the_band_has_the_errors_that_were_learnt_and_no_more(found) -> None:
    abroad, _, south = found
    (standing,) = learnt_elsewhere(south, abroad, "main").standings
    assert standing.row.series is not None
    drawn = standing.row.series.drawn
    fitted, errors = abroad.particles, abroad.errors
    of_worlds = fitted.values.var(axis=0).mean()  # those of the other country: the same pace, and luck alike
    of_errors = (errors.sizes(fitted.errors) ** 2).mean() + (errors.apart(fitted.errors) ** 2).mean()
    spread = np.sqrt(of_worlds + of_errors + 0.05**2)
    assert drawn.std(axis=0).mean() == pytest.approx(spread, rel=0.25)


def test_a_share_with_an_error_is_still_a_share_and_a_figure_is_moved_on_its_own_scale() -> None:
    shares, errors = np.array([[0.05, 0.5, 0.95]]), np.array([[2.0, -1.0, 3.0]])
    moved = erring(shares, errors, "logit")
    assert ((moved > 0) & (moved < 1)).all()
    np.testing.assert_allclose(np.log(moved / (1 - moved)), np.log(shares / (1 - shares)) + errors)
    np.testing.assert_allclose(np.log(erring(shares, errors, "log")), np.log(shares) + errors)
    np.testing.assert_allclose(erring(shares, errors, "identity"), shares + errors)


def test_an_index_is_foretold_over_the_base_of_the_same_world_which_has_no_error(found) -> None:
    abroad, _, south = found
    (target,) = south.case.targets()
    index = replace(target, values=target.values / float(target.values.iloc[0]), unit="index, 1900 = 1")
    case = replace(south.case, targets=lambda: (index,))
    (standing,) = learnt_elsewhere(Worlds(south.whole, case), abroad, "main").standings
    assert standing.row.series is not None
    first = standing.row.series.drawn[:, 0]  # a year after the base: it rises by a fifth at most
    spread = np.sqrt((abroad.errors.sizes(abroad.particles.errors)[:, 0] ** 2).mean() + 0.05**2)
    apart = np.sqrt((abroad.errors.apart(abroad.particles.errors) ** 2).mean())
    assert first.std() == pytest.approx(np.hypot(spread, apart), rel=0.35)


def test_a_level_has_no_workers_so_no_guess_is_made_by_their_number(found) -> None:
    _, worlds, south = found
    assert by_rates(south, tuple(worlds.values()), "main").standings == ()
