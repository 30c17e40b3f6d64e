"""Fitted rows stand beside those from the priors, and nothing else is asked for."""

import pytest

from conjuncture.inquiry.errors import QuestionError
from conjuncture.studies.compare_fitted import wants_fitted


@pytest.mark.parametrize("on", ["fitted", "held", ("free", "course"), ()])
def test_ways_that_there_are_not_are_refused(on: str | tuple[str, ...]) -> None:
    with pytest.raises(QuestionError):
        wants_fitted(on, 5)


def test_fitted_rows_are_wanted_where_they_are_named() -> None:
    assert [wants_fitted(on, 5) for on in ("free", ("free",), ("free", "fitted"))] == [False, False, True]
    with pytest.raises(QuestionError):
        wants_fitted("free", 1)
