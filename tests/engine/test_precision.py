"""Where float32 cannot follow what is added to a state, a warning says so; elsewhere none does."""

import warnings

import pytest

from conjuncture import Fixed, Level, LogNormal, Theory, clip, derived, parameter, state, where
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.language.errors import PrecisionWarning
from conjuncture.society.regular import regular

country = Level("country")
SOCIETY = regular({"country": 1})
ONE = parameter(Fixed(12.0), unit="1/year", reason="-")
SOME = parameter(LogNormal(0, 1), unit="1/year", reason="-")


def theory(initial, grows, **quantities):
    """One state that grows as told."""
    if quantities:

        @state(country, initial=initial, source="-")
        def inhabitants(inhabitants, shock, dt, *, rate=quantities["rate"]):
            return grows(inhabitants, shock, rate * dt)
    else:

        @state(country, initial=initial, source="-")
        def inhabitants(inhabitants, shock, dt):
            return grows(inhabitants, shock, dt)

    @derived(country, source="-")
    def shock():
        return 0.0

    return Theory.of(inhabitants, shock)


LOST = {
    "a plain number": (140_000_000, lambda a, shock, dt: a + 3.0),
    "a number taken away": (140_000_000, lambda a, shock, dt: a - 3.0),
    "within clip": (140_000_000, lambda a, shock, dt: clip(a + 3.0, 0, 1e9)),
    "where something holds": (140_000_000, lambda a, shock, dt: where(shock > 0, a + 3.0, a)),
    "a growth too small": (1.0, lambda a, shock, dt: a * (1 + 1e-9)),
    "a small rate": (1.0, lambda a, shock, dt: a + 1e-9 * dt),
    "before something unknown": (140_000_000, lambda a, shock, dt: (a + 3.0) + shock),
}
KEPT = {
    "a step of float32": (140_000_000, lambda a, shock, dt: a + 16.0),
    "nothing": (140_000_000, lambda a, shock, dt: a + 0.0),
    "something unknown": (140_000_000, lambda a, shock, dt: a + shock),
    "a guard against a division by zero": (1.0, lambda a, shock, dt: a + 0.1 / (a + 1e-12)),
    "a relaxation": (1.0, lambda a, shock, dt: a + dt * (2.0 - a)),
    "a state at rest": (2.0, lambda a, shock, dt: a + dt * (2.0 - a)),
    "something that starts at 0": (0.0, lambda a, shock, dt: a + 1e-9),
}


@pytest.mark.parametrize("how", LOST)
def test_an_increment_that_is_lost_is_warned_of_by_name_and_size(how):
    with pytest.warns(PrecisionWarning, match=r"test_precision.py:\d+: 'inhabitants'"):
        Simulation(theory(*LOST[how]), SOCIETY, steps=2)


@pytest.mark.parametrize("how", KEPT)
def test_an_increment_that_is_kept_or_unknown_is_not_warned_of_at_the_start(how):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Simulation(theory(*KEPT[how]), SOCIETY, steps=2)


def test_what_is_fixed_is_known_and_what_is_drawn_is_not():
    def grows(a, shock, change):
        return a + change

    with pytest.warns(PrecisionWarning, match=r"\(1\)"):
        Simulation(theory(140_000_000, grows, rate=ONE), SOCIETY, steps=2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Simulation(theory(140_000_000, grows, rate=SOME), SOCIETY, steps=2)


def test_the_warning_tells_the_truth_the_state_does_stand_still():
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("always")
        simulation = Simulation(theory(140_000_000, lambda a, shock, dt: a + 3.0), SOCIETY, steps=5)
        values = run_batch(simulation, range(1)).values["inhabitants"]
    assert (values == 140_000_000).all()


@pytest.mark.parametrize(("each", "warned"), [(2.0**22, True), (2.0**21, False)])
def test_a_state_that_grows_beyond_the_whole_numbers_of_float32_is_warned_of_after_the_run(each, warned):
    simulation = Simulation(theory(0.0, lambda a, shock, dt: a + each), SOCIETY, steps=4)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        run_batch(simulation, range(1))
    assert any("'inhabitants'" in str(one.message) for one in told) == warned


def test_a_draw_that_fails_for_its_size_is_not_warned_of_too():
    simulation = Simulation(theory(1e30, lambda a, shock, dt: a * 1e6), SOCIETY, steps=4)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        batch = run_batch(simulation, range(1))
    assert batch.failed_step.tolist() == [1]
