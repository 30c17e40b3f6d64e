"""The bridge to yearly books: what an office makes of works that are out, counted by hand."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from conjuncture import Level, Theory, derived, where
from conjuncture.cases import bridges
from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.cases.russia.bridge import BRIDGE as RUSSIAN
from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.language.errors import TheoryError
from conjuncture.society import Filling, Given, Society

country = Level("country")
workplace = Level("workplace", within=(country,))
worker = Level("worker", within=(workplace,))


@derived(workplace, absent=False, source="test")
def on_strike(t):
    """All works are out in the first month of each year."""
    return where(t * 12 % 12 < 0.5, True, False)


@derived(worker, absent=False, source="test")
def takes_part(on_strike):
    """To a man."""
    return on_strike


OUT_EACH_JANUARY = Theory.of(on_strike, takes_part, levels=(country,), name="out_each_january")
BRIDGE = bridges.called("strikes")


def _given(level: str, *values: float) -> Given:
    return Given(level, np.array(values, np.float32), "number", "recorded", "test", "")


def counted(entered: float = 1.0, **parameters: float) -> Any:
    """Two works of 10 and 30 places, of 5 persons each, that stand for 7 and 2 establishments."""
    society = Society(
        {
            "country": Filling(1, labels=("Utopia",)),
            "workplace": Filling(2, {"country": np.zeros(2, int)}),
            "worker": Filling(40, {"workplace": np.repeat([0, 1], [10, 30])}),
        },
        {
            "persons_per_slot": _given("country", 5),
            "stands_for": _given("workplace", 7, 2),
        },
        "Utopia",
        "",
    )
    quantities = {"counted.known": 1.0, "strikes_counted.works_in_one": 3.0, "days_counted.days_out": 6.0}
    simulation = Simulation(
        OUT_EACH_JANUARY + BRIDGE,
        society,
        24,
        start="1901-01-01",
        parameters=quantities | {name.replace("__", "."): value for name, value in parameters.items()},
        series={"entered": np.full(24, entered)},
    )
    dataset = run(simulation, 2).dataset.isel(draw=0)
    return {name: dataset[name].to_numpy() for name in BRIDGE.mechanisms if name != "strikers"}


def test_an_office_that_misses_nothing_counts_each_january_once() -> None:
    found = counted()
    january = np.arange(24) % 12 == 0
    for name, figure in {
        "strikers_counted": 200,
        "works_counted": 9,
        "strikes_counted": 3,
        "days_counted": 1200,
        "days_per_thousand": 6000,
        "share_striking": 1,
        "enterprises": 9,
        "workforce": 0.2,
    }.items():
        everywhere = name in ("enterprises", "workforce")
        assert found[name] == pytest.approx(np.where(january | everywhere, figure, 0)), name


def test_a_share_that_an_office_misses_is_missing_from_all_its_books() -> None:
    whole, half, both = counted(), counted(counted__known=0.5), counted(0.3, counted__known=0.5)
    assert half["counted"] == pytest.approx(0.5)
    assert both["counted"] == pytest.approx(0.15)
    for name in ("strikers_counted", "works_counted", "strikes_counted", "days_counted", "share_striking"):
        assert half[name] == pytest.approx(whole[name] / 2)
        assert both[name] == pytest.approx(whole[name] * 0.15, rel=1e-5)
    assert both["workforce"] == pytest.approx(whole["workforce"])


def test_the_russian_books_rest_on_the_same_count_of_works_and_people() -> None:
    works = bridges.called("works").mechanisms
    assert works.items() <= BRIDGE.mechanisms.items()
    assert works.items() <= RUSSIAN.mechanisms.items()


@pytest.fixture
def poland() -> Case:
    return load("strikes_poland_1921_1938")


def test_an_error_tells_a_theory_without_works_which_variables_the_case_counts(poland: Case) -> None:
    silent = Theory.of(on_strike, levels=(country, workplace, worker), name="silent")
    with pytest.raises(TheoryError, match=r"'takes_part' on the level 'worker'"):
        prepare(poland, silent, workers=300)


def test_patterns_come_with_the_bridge_of_the_cases_own_country_unless_the_folder_has_its_own(
    poland: Case,
) -> None:
    assert {pattern.member for pattern in poland.patterns} == {"Poland"}
    assert len(poland.patterns) == 3
    quiet = {"share_striking": 0.001, "always": 0.5, "never": 0.0}
    verdicts = {}
    for name, share in quiet.items():
        figure = [_figure(pattern, share) for pattern in poland.patterns]
        verdicts[name] = [
            pattern.name
            for pattern, value in zip(poland.patterns, figure, strict=True)
            if not (pattern.low or 0) <= value <= (pattern.high or np.inf)
        ]
    assert verdicts == {
        "share_striking": [],
        "always": ["most months are quiet", "nobody strikes all the time"],
        "never": ["some strike"],
    }
    assert replace(poland, patterns=()).patterns == ()


def _figure(pattern: Any, share: float) -> float:
    import xarray as xr

    months = np.arange("1921-01", "1939-01", dtype="datetime64[M]").astype("datetime64[ns]")
    values = np.full((1, len(months), 1), share)
    return float(
        pattern.figure(
            xr.Dataset(
                {"share_striking": (("draw", "time", "country"), values)},
                {"time": months, "country": ["Poland"]},
            )
        ).item()
    )
