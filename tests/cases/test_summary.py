"""Summaries are declared with their errors, and compared on the scale that they name."""

from dataclasses import replace

import numpy as np
import pytest

from conjuncture.cases.registry import load
from conjuncture.cases.summary import Summary, summaries_hash
from conjuncture.records import RecordError

SHARE = Summary("share", "shares", "logit", 0.1, 0.3, "-", "-", least=0.01)
COUNT = replace(SHARE, name="count", transform="log", least=1.0)
LEVEL = replace(SHARE, name="level", transform="identity", least=None)


@pytest.mark.parametrize("summary", [SHARE, COUNT, LEVEL])
def test_off_scale_is_the_inverse_of_on_scale(summary: Summary) -> None:
    figures = np.array([[0.2, 0.9], [0.5, 0.01]]) * (10 if summary is COUNT else 1)
    figures = np.maximum(figures, summary.least or 0.0)
    np.testing.assert_allclose(summary.off_scale(summary.on_scale(figures)), figures)


def test_zero_and_nan_count_as_the_least() -> None:
    assert COUNT.on_scale(np.array([0.0, np.nan, 1.0])).tolist() == [0.0, 0.0, 0.0]
    least, none, whole = SHARE.on_scale(np.array([0.01, np.nan, 1.0]))
    assert least == none == pytest.approx(-whole)


def test_a_share_and_its_complement_are_equally_far_from_a_half_on_the_logit_scale() -> None:
    one, other = SHARE.on_scale(np.array([0.3, 0.7]))
    assert one == pytest.approx(-other)


def test_years_are_included_at_both_ends() -> None:
    some = replace(SHARE, first=1905, last=1907)
    assert [year for year in range(1900, 1915) if some.has(year)] == [1905, 1906, 1907]
    assert SHARE.has(1800)


@pytest.mark.parametrize(
    "wrong",
    [
        {"transform": "root"},
        {"together": "sum"},
        {"observation_sd": 0.0},
        {"discrepancy": -0.1},
        {"least": None},
        {"least": 0.6},
        {"first": 1907, "last": 1905},
        {"reason": ""},
    ],
)
def test_an_impossible_summary_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(RecordError):
        replace(SHARE, **wrong)


def test_any_change_of_a_summary_changes_the_hash() -> None:
    hashes = {
        summaries_hash(each)
        for each in (
            [SHARE],
            [COUNT],
            [SHARE, COUNT],
            [COUNT, SHARE],
            [replace(SHARE, discrepancy=0.31)],
            [replace(SHARE, claims=("O1",))],
            [replace(SHARE, reason="another")],
        )
    }
    assert len(hashes) == 7
    assert summaries_hash([replace(SHARE)]) == summaries_hash([SHARE])


def test_the_summaries_of_the_strikes_name_existing_claims() -> None:
    from conjuncture.studies.registry.ledgers import get_claims

    known = {claim.id for claim in get_claims("leninism").claims}
    assert {claim for summary in load("russia").summaries for claim in summary.claims} <= known
