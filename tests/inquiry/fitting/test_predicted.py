"""Predicted worlds have new luck, and the errors that the fit found."""

import numpy as np
import pytest

from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.predicted import predict
from conjuncture.inquiry.fitting.rejection import nearest
from conjuncture.inquiry.fitting.worlds import Worlds


def test_errors_are_added_to_worlds_that_nobody_has_had(worlds: Worlds) -> None:
    bank = Banking(worlds).bank(200)
    errors = Errors.of(worlds.figures)
    kept = nearest(bank, errors, distance_in(bank))
    one, two = (predict(worlds, kept, errors, size=300, first_draw=first) for first in (200, 500))
    assert one.as_recorded.shape == (300 - one.failed, 20)
    assert one.noise.std() == pytest.approx(0.05, rel=0.1)
    assert one.errors.std() == pytest.approx(errors.sizes(kept.errors).mean(), rel=0.4)
    assert not set(one.values[:, 0]) & set(two.values[:, 0])
    np.testing.assert_allclose(one.as_recorded - one.errors - one.noise, one.values)
