"""On the essay's theory, too, a course weighs as often as it is waited for: parts of courses of all kinds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

import conjuncture
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.inquiry.course.on_record import PartOfCourse, on_record
from conjuncture.inquiry.course.sequential import sequential
from conjuncture.inquiry.course.weighing import weigh
from conjuncture.language.events import UNRECORDED, other_than

CASE = "russia_1895_1933"
DRAWS = 1024
EVENT = "next_rule"


@pytest.fixture(scope="module")
def free() -> Simulation:
    return replace(conjuncture.simulation(CASE), sparing=True, keep=(EVENT,), on_course=(EVENT,))


def _codes(free: Simulation, *parts: tuple[str, str, str, float]) -> np.ndarray:
    """(country, since, until, code): what is recorded in these months."""
    countries = free.society.levels["country"].labels or ()
    months = free.times.astype("datetime64[M]")
    codes = np.full((free.steps, len(countries)), UNRECORDED)
    for country, since, until, code in parts:
        inside = (months >= np.datetime64(since)) & (months < np.datetime64(until))
        codes[inside, countries.index(country)] = code
    return codes


PARTS = {
    "the old power stands until 1905": (("Russia", "1895-01", "1905-01", 0.0),),
    "the old power stands until 1917": (("Russia", "1895-01", "1917-01", 0.0),),
    "it has fallen at the end of 1917": (("Russia", "1917-12", "1918-01", other_than(0.0)),),
    "liberals govern at the end of 1917": (("Russia", "1917-12", "1918-01", 1.0),),
    "several share the state at the end of 1917": (("Russia", "1917-12", "1918-01", 2.0),),
    "workers govern in June 1918": (("Russia", "1918-06", "1918-07", 3.0),),
    "the army governs in 1925": (("Russia", "1925-01", "1925-02", 4.0),),
    "workers never govern": (("Russia", "1895-01", "1934-01", other_than(3.0)),),
    "Germany's Emperor has fallen at the end of 1918": (("Germany", "1918-12", "1919-01", other_than(0.0)),),
    "workers govern nowhere in the West": tuple(
        (country, "1895-01", "1934-01", other_than(3.0))
        for country in ("Germany", "Austria-Hungary", "France", "Britain", "Italy")
    ),
    "the old power stands until 1917, and liberals govern at its end": (
        ("Russia", "1895-01", "1917-01", 0.0),
        ("Russia", "1917-12", "1918-01", 1.0),
    ),
    "workers govern in 1918, and no longer in 1925": (
        ("Russia", "1918-06", "1918-07", 3.0),
        ("Russia", "1925-01", "1925-02", other_than(3.0)),
    ),
}


@pytest.fixture(scope="module")
def worlds(free: Simulation) -> xr.Dataset:
    on = [World(name, course={EVENT: _codes(free, *parts)}) for name, parts in PARTS.items()]
    return run_worlds(free, [World("free"), *on], DRAWS)


@pytest.mark.slow
@pytest.mark.parametrize("name", PARTS)
def test_waiting_and_weighing_give_a_part_of_a_course_the_same_chance(
    free: Simulation, worlds: xr.Dataset, name: str
) -> None:
    codes = _codes(free, *PARTS[name])
    came = worlds[EVENT].sel(world="free").to_numpy()
    agrees = np.where(codes < UNRECORDED, came != -2 - codes, came == codes) | (codes == UNRECORDED)
    waited = agrees.all(axis=(1, 2)).astype(float)
    log_chance = worlds[f"log chance of {EVENT}"].sel(world=name).sum(["time", "country"]).to_numpy()
    weighed = np.exp(log_chance.astype(float))
    error = np.hypot(waited.std(), weighed.std()) / np.sqrt(DRAWS)
    assert waited.sum() >= 5
    assert abs(waited.mean() - weighed.mean()) < 3.5 * error, (waited.mean(), weighed.mean(), error)


@pytest.mark.slow
def test_sequential_and_plain_weights_agree_on_the_course_of_russia_until_november_1917() -> None:
    """On the whole course plain weights hang on few draws: 16,384 are worth 29."""
    part = PartOfCourse(of=("Russia",), until="1917-11")
    on = on_record(conjuncture.simulation(CASE), conjuncture.case(CASE), part)
    plain, sample = weigh(on, 150), sequential(on)
    error = np.hypot(plain.weights.log_evidence_error, sample.log_evidence_error)
    assert plain.weights.usable
    assert abs(plain.weights.log_evidence - sample.log_evidence) < 3 * error
    assert sample.effective > 250
