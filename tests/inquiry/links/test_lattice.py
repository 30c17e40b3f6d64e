"""The lattice of knock-outs: every set of switches, one program, the same luck."""

import jax
import numpy as np
import pytest

from conjuncture import Level, Theory, Uniform, derived, parameter, regular_society, series, state, where
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import cut, cut_arrow, hold, set_input
from conjuncture.inquiry.experiments.knockouts import Switch, switch, upstream
from conjuncture.inquiry.experiments.null_twin import NULL_TWIN
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import run_interventions
from conjuncture.inquiry.links.lattice import run_lattice
from conjuncture.inquiry.links.minimal_sets import knockout_masks, members, minimal
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

DRAWS, STEPS = 20, 6  # more than one batch, the last not full
country = Level("country")
worker = Level("worker", within=(country,))
SOCIETY = regular_society({"country": 1, "worker": 20}, {"worker": "country"})
storm = series(country, unit="0 or 1", absent=0.0, name="storm")
prices = series(country, unit="1", name="prices")


@derived(worker, source="-", absent=0.0)
def anger(storm, prices, noise, *, heat=parameter(Uniform(0, 1), unit="1", reason="-")):
    return (heat + storm) * noise.uniform() * prices


@derived(worker, source="-", absent=False)
def acts(anger, memory):
    return anger + memory > 0.5


@derived(country, source="-")
def count(acts):
    return acts.share()


@state(country, source="-", initial=0.0)
def memory(memory, count):
    return 0.5 * memory + 0.5 * count


@count.reading("half")
def half(acts):
    return 0.5 * acts.share()


@derived(country, source="-", absent=1.0)
def ratio(memory, anger):
    """Not a number where the memory is nil."""
    return where(memory > 0, 1.0, 0.0) / memory + 0 * anger.mean()


@derived(country, source="-", absent=0.0)
def weather(noise):
    return noise.uniform()


OUT = Outcome("count")
THEORY = Theory.of(anger, acts, count, memory, weather, storm, prices)
IN_THE_STORM = set_input("storm", [1.0] * STEPS)
MANY = Statement(Side(OUT, IN_THE_STORM), "above", 0.4)
FEW = Statement(Side(OUT), "below", 0.6)


def simulation(theory=THEORY):
    inputs = {"storm": np.zeros(STEPS), "prices": np.ones(STEPS)}
    return Simulation(theory, SOCIETY, steps=STEPS, series=inputs)


def switches(*names):
    return [switch(simulation(), name) for name in names]


@pytest.fixture(scope="module")
def lattice():
    chosen = switches("anger", "memory -> acts", "storm")
    return run_lattice(simulation(), chosen, (FEW, MANY), DRAWS)


def test_every_set_is_there_once_the_empty_one_first():
    assert knockout_masks(3, whole=True) == (0b000, 0b001, 0b010, 0b100, 0b011, 0b101, 0b110, 0b111)
    partial = knockout_masks(5, whole=False)
    assert len(partial) == 1 + 5 + 10 + 5 + 1
    assert set(map(int.bit_count, partial)) == {0, 1, 2, 4, 5}
    assert knockout_masks(2, whole=False) == knockout_masks(2, whole=True)


def test_a_set_is_minimal_if_it_is_so_and_no_part_of_it_is():
    masks = knockout_masks(3, whole=True)
    so = np.array([mask in (0b001, 0b011, 0b110, 0b111) for mask in masks])
    assert [mask for mask, yes in zip(masks, minimal(so[:, None], masks)[:, 0], strict=True) if yes] == [1, 6]


def test_a_set_with_an_untried_part_is_not_called_minimal():
    masks = knockout_masks(5, whole=False)
    so = np.array([mask.bit_count() >= 4 for mask in masks])
    assert not minimal(so, masks).any()


def test_each_world_of_the_lattice_is_the_world_that_is_run_alone(lattice):
    off = {"anger": cut("anger"), "arrow": cut_arrow("memory", "acts")}
    both = {"both": off["anger"] + off["arrow"] + IN_THE_STORM, "arrow": off["arrow"], "storm": IN_THE_STORM}
    alone = run_interventions(simulation(), both, [OUT], DRAWS)
    quiet, stormy = Side(OUT), Side(OUT, IN_THE_STORM)
    at = lattice.masks.index
    np.testing.assert_array_equal(lattice.values[quiet][at(0)], alone.outcome(OUT, "as it was"))
    np.testing.assert_array_equal(lattice.values[quiet][at(0b010)], alone.outcome(OUT, "arrow"))
    np.testing.assert_array_equal(lattice.values[stormy][at(0)], alone.outcome(OUT, "storm"))
    np.testing.assert_array_equal(lattice.values[stormy][at(0b011)], alone.outcome(OUT, "both"))
    twin = alone.outcome(OUT, NULL_TWIN)
    bound = 0.6 - lattice.bands[0]  # a statement must hold by more than the null band
    np.testing.assert_array_equal(lattice.null_twin[0], twin < bound)
    assert lattice.holds.shape == (2, 8, DRAWS)
    np.testing.assert_array_equal(lattice.holds[0], lattice.values[quiet] < bound)
    assert 0 < lattice.holds[0].mean() < 1


def test_a_condition_that_is_off_is_off_in_every_context(lattice):
    off = lattice.masks.index(0b100)
    quiet, stormy = lattice.values[Side(OUT)], lattice.values[Side(OUT, IN_THE_STORM)]
    np.testing.assert_array_equal(stormy[off], quiet[off])
    assert (stormy[0] != quiet[0]).any()


def test_no_set_compiles_anything_anew(lattice):
    counted = []

    def listen(event, duration_secs, **_kwargs):
        if event == "/jax/core/compile/backend_compile_duration":
            counted.append(event)

    chosen = switches("storm", "memory -> acts", "anger", "memory")
    run_lattice(simulation(), chosen, (FEW, MANY), 4)
    jax.monitoring.register_event_duration_secs_listener(listen)
    try:
        run_lattice(simulation(), chosen, (FEW, MANY), DRAWS)
        run_lattice(simulation(), chosen[::-1], (MANY,), DRAWS, base=cut("weather"))
    finally:
        jax.monitoring.unregister_event_duration_listener(listen)
    assert not counted


def test_another_reading_is_a_switch_with_a_program_of_its_own():
    chosen = switches("count: half", "anger")
    # Without memory nothing feeds back, and half the count is half of it to the bit.
    found = run_lattice(simulation(), chosen, (FEW,), 4, base=cut("memory"))
    values = found.values[Side(OUT)]
    assert found.masks == (0, 1, 2, 3)
    np.testing.assert_array_equal(values[1], 0.5 * values[0])
    assert (values[0] > 0).any()


def test_draws_that_fail_somewhere_are_left_out_and_counted(wording):
    theory = THEORY + Theory.of(ratio, prices, storm)
    looked = Statement(Side(Outcome("ratio")), "above", 0.0)
    with pytest.raises(QuestionError, match="draw") as refused:
        run_lattice(simulation(theory), [Switch("weather", cut("weather"))], (looked,), 4)
    wording(refused.value)


def test_a_part_of_the_draws_can_fail():
    @derived(country, source="-", absent=0.0)
    def fragile(weather, anger, *, fate=parameter(Uniform(-1, 1), unit="1", reason="-")):
        return where(weather > 0, 1.0, 1 / where(fate > 0, 1.0, 0.0)) + 0 * anger.mean()

    theory = THEORY + Theory.of(fragile, anger, weather, storm, prices)
    found = run_lattice(
        simulation(theory),
        [Switch("weather", cut("weather"))],
        (Statement(Side(Outcome("fragile")), "above", 0),),
        DRAWS,
    )
    assert 0 < found.left_out < DRAWS
    assert found.draws == DRAWS - found.left_out
    assert found.holds.all()


def test_progress_runs_to_the_end_and_never_back():
    told = []
    run_lattice(
        simulation(),
        switches("anger", "count: half"),
        (FEW, MANY),
        DRAWS,
        progress=lambda done, total: told.append(done / total),
    )
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_what_a_variable_depends_on_is_found_over_time():
    assert upstream(simulation(), ["count"]) == {"acts", "anger", "memory", "count", "storm", "prices"}
    assert upstream(simulation(), ["weather"]) == frozenset()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("angre", "'anger'"),
        ("count", "'count'"),
        ("prices", "'prices'"),
        ("weather -> acts", "'weather'.*'acts'"),
        ("count -> memory", "neutral"),
        ("count: third", "'third'"),
        ("count: main", "main"),
        ("prices: main", "'prices'"),
    ],
)
def test_a_switch_that_means_nothing_is_refused(name, message, wording):
    with pytest.raises(QuestionError, match=message) as refused:
        switches(name)
    wording(refused.value)


def test_a_switch_that_turns_nothing_off_is_refused(wording):
    with pytest.raises(QuestionError, match="nothing") as refused:
        Switch("nothing")
    wording(refused.value)


def test_a_switch_named_twice_is_refused():
    with pytest.raises(QuestionError, match="named twice"):
        run_lattice(simulation(), switches("anger", "anger"), (FEW,), 2)


def test_many_readings_are_refused():
    each = [Switch(f"{number}", reading=("count", "half")) for number in range(4)]
    with pytest.raises(QuestionError, match="16 programs"):
        run_lattice(simulation(), each, (FEW,), 2)


def test_a_held_variable_is_a_switch_too():
    calm = Switch("temper", hold("anger", 0.0))
    found = run_lattice(simulation(), [calm, *switches("anger")], (FEW,), 4)
    values = found.values[Side(OUT)]
    np.testing.assert_array_equal(values[1], values[2])
    assert members(found.masks[3]) == (0, 1)
    assert found.names(found.masks[3]) == ("temper", "anger")
