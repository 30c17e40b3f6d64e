"""What a fit says of its figures and quantities is in their own units."""

import numpy as np
import pytest
from tests.inquiry.rising import RISE

from conjuncture.cases.case import Case
from conjuncture.inquiry.fitting.fitting import fit_theory

from .conftest import THEORY, worlds_of


def test_tables_are_in_the_units_of_record_and_theory(case: Case) -> None:
    fit = fit_theory(worlds_of(case), THEORY, "main", 80, offered={})
    figures = fit.figures.set_index("figure").sort_index()
    assert figures.loc["level, 1919", "recorded"] == pytest.approx((1 + RISE) ** 19.5, rel=1e-3)
    assert (figures["fitted_low"] <= figures["fitted_high"]).all()
    assert set(figures["unit"]) == {"level"}
    quantities = fit.quantities.set_index("quantity")
    prior = quantities.loc["level.rise", ["prior_low", "prior_middle", "prior_high"]].to_numpy(float)
    np.testing.assert_allclose(prior, [0.01, 0.1, 0.19], rtol=1e-5)
    assert quantities["unit"].tolist() == ["1", "1/year"]
    assert np.isfinite(quantities.drop(columns="unit").to_numpy()).all()
