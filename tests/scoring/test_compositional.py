"""The energy score of divisions: known values, and that it cannot be gamed."""

import numpy as np
import pytest

from conjuncture.scoring.compositional import any_division, as_shares, energy_score
from conjuncture.scoring.scores import TooFewDrawsError, crps


def test_an_exact_division_scores_zero_and_a_point_scores_its_distance() -> None:
    recorded = np.array([0.5, 0.3, 0.2])
    assert energy_score(np.tile(recorded, (5, 1)), recorded) == 0.0
    point = np.array([0.2, 0.3, 0.5])
    assert energy_score(np.tile(point, (5, 1)), recorded) == pytest.approx(np.hypot(0.3, 0.3))


def test_with_two_parts_the_energy_score_is_the_crps_of_one_times_the_root_of_two() -> None:
    share = np.random.default_rng(1).beta(2, 3, 400)
    both = np.stack([share, 1 - share], axis=1)
    single = crps(share[:, None], [0.7])[0]
    assert energy_score(both, [0.7, 0.3]) == pytest.approx(np.sqrt(2) * single)


def test_the_energy_score_is_proper() -> None:
    luck = np.random.default_rng(2)
    truth = luck.dirichlet([8, 4, 2], 300)
    honest, bold, shy = (luck.dirichlet(np.array([8, 4, 2]) * by, 400) for by in (1, 6, 0.2))
    mean = [np.mean([energy_score(said, one) for one in truth]) for said in (honest, bold, shy)]
    assert mean[0] == min(mean)


def test_a_draw_whose_parts_are_all_zero_has_no_division() -> None:
    found = as_shares([[1.0, 3.0], [0.0, 0.0]])
    assert found[0].tolist() == [0.25, 0.75]
    assert np.isnan(found[1]).all()


def test_random_divisions_add_up_and_favour_no_part() -> None:
    guessed = any_division(3, draws=20_000)
    np.testing.assert_allclose(guessed.sum(axis=1), 1)
    np.testing.assert_allclose(guessed.mean(axis=0), 1 / 3, atol=0.01)


def test_one_draw_or_a_wrong_number_of_parts_cannot_be_scored() -> None:
    with pytest.raises(TooFewDrawsError):
        energy_score([[0.5, 0.5]], [0.5, 0.5])
    with pytest.raises(ValueError, match="give"):
        energy_score([[0.5, 0.5]] * 3, [0.5, 0.3, 0.2])
