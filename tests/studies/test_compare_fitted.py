"""Fitted rows stand beside those from the priors, and nothing else is asked for."""

import pytest

from conjuncture.inquiry.errors import QuestionError
from conjuncture.studies.compare_fitted import wants_fitted


@pytest.mark.parametrize("on", ["fitted", "held", ("free", "course"), ()])
def test_unknown_kinds_of_draws_are_refused(on: str | tuple[str, ...]) -> None:
    with pytest.raises(QuestionError):
        wants_fitted(on, 5)


def test_fitted_rows_need_the_word_fitted() -> None:
    assert [wants_fitted(on, 5) for on in ("free", ("free",), ("free", "fitted"))] == [False, False, True]
    with pytest.raises(QuestionError):
        wants_fitted("free", 1)
