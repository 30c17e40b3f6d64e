from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from conjuncture.cases.member_series import course
from conjuncture.cases.pattern import Pattern
from conjuncture.cases.registry import load
from conjuncture.cases.russia.patterns import PATTERNS
from conjuncture.cases.russia.series import percent_workers_striking_by_year
from conjuncture.inquiry.matching.ruling_out import LIMIT, implausibility
from conjuncture.records import RecordError


def years(*percentages: float) -> xr.Dataset:
    return xr.Dataset({"percent_workers_striking": (("draw", "year"), np.array([percentages]))})


def ruled_out_by(observed: xr.Dataset) -> set[str]:
    return {p.name for p in PATTERNS if implausibility(p, p.figure(observed))[0] > LIMIT}


def test_each_pattern_rules_out_what_it_is_named_for() -> None:
    assert ruled_out_by(years(0.01, 0.01, 0.02, 0.04, 0.2)) == {"some strike"}
    assert ruled_out_by(years(60, 60, 60, 250, 60)) == {"most years are quiet"}
    assert ruled_out_by(years(5, 5, 5, 900, 5)) == {"nobody strikes all the time"}
    assert ruled_out_by(years(5, 6, 5, 6, 5)) == {"some year stands out"}


def test_germany_is_not_ruled_out() -> None:
    """Strikers in thousands, official, 1899-1913, of about ten million workers in industry and mining."""
    thousands = (105, 132, 61, 64, 121, 137, 527, 349, 274, 112, 120, 370, 356, 481, 311)
    assert ruled_out_by(years(*(100 * value / 10_000 for value in thousands))) == set()


def test_the_patterns_are_few_and_their_bounds_are_far_from_the_russian_figures() -> None:
    recorded = percent_workers_striking_by_year().values.to_numpy()
    observed = years(*recorded)
    assert len(PATTERNS) <= 5
    for pattern in PATTERNS:
        figure = pattern.figure(observed)[0]
        for bound in (pattern.low, pattern.high):
            if bound is not None:
                assert abs(np.log(figure / bound)) > np.log(1.5), pattern.name


def test_years_without_strikes_have_no_outstanding_year() -> None:
    assert PATTERNS[-1].figure(years(0, 0, 0))[0] == 1
    assert PATTERNS[-1].figure(years(0, 0, 3))[0] == np.inf


def test_a_pattern_without_bound_or_reason_is_refused(wording) -> None:
    fine = vars(PATTERNS[0])
    with pytest.raises(RecordError, match="out") as refused:
        Pattern(**{**fine, "low": None})
    wording(refused.value)
    with pytest.raises(RecordError, match="above 0") as refused:
        Pattern(**{**fine, "low": 0.0})
    wording(refused.value)
    with pytest.raises(RecordError, match="reason") as refused:
        Pattern(**{**fine, "reason": ""})
    wording(refused.value)
    with pytest.raises(RecordError, match="observed") as refused:
        PATTERNS[0].figure(xr.Dataset())
    wording(refused.value)


@pytest.mark.parametrize("date", ["05.12.1905", "today", "1905-13", "May 1905"])
def test_a_bound_that_is_not_a_date_is_refused_and_not_compared_as_text(date: str) -> None:
    books = xr.Dataset({"percent": (("draw", "year"), [[1.0, 2.0]])}, {"year": [1905, 1906]})
    with pytest.raises(RecordError, match="is none"):
        course(books, "percent", since=date)
    assert course(books, "percent", since="1906-01").size == 1


def test_the_case_has_its_declared_patterns() -> None:
    assert load("russia").patterns is PATTERNS


def test_a_pattern_that_looks_beyond_the_case_is_refused() -> None:
    case = load("russia")
    for since, until in (
        ("1941-01", ""),
        ("", "1941-01"),
        ("1900", "1900"),
        ("1880", "1900-06"),
        ("June 1914", ""),
    ):
        beyond = replace(case.patterns[0], since=since, until=until)
        with pytest.raises(RecordError, match=beyond.name):
            replace(case, patterns=(beyond,))
    assert replace(case, patterns=(replace(case.patterns[0], since="1900", until="1901"),)).patterns
