import numpy as np
import pytest

from conjuncture import Level, Simulation, Theory, Uniform, derived, parameter, regular_society
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.wave_height import WaveHeight
from conjuncture.inquiry.ledger.verdicts import (
    FEWEST_FOR_WAVES,
    holds_by_definition,
    judge,
    too_small_for_waves,
)
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement, Together


def luck() -> np.random.Generator:
    """The same numbers in every test, whichever tests run before it."""
    return np.random.default_rng(0)


def judged(count: int, number: int, parameters: np.ndarray | None = None):
    holds = np.zeros(number, bool)
    chance = luck()
    holds[chance.permutation(number)[:count]] = True
    values = chance.random((number, 3)) if parameters is None else parameters
    return judge(holds, values, ("a", "b", "c"))


@pytest.mark.parametrize(
    ("count", "number", "word"),
    [
        # Wilson's bounds of these, by hand: 181/200 (0.856, 0.938), 179/200 (0.845, 0.930).
        (181, 200, "follows"),
        (179, 200, "undecided"),
        (199, 199, "undecided"),
        # 19/200 (0.062, 0.144), 21/200 (0.070, 0.155).
        (19, 200, "fails"),
        (21, 200, "undecided"),
        (0, 200, "fails"),
        (100, 200, "undecided"),
    ],
)
def test_the_word_changes_just_where_the_bounds_do(count: int, number: int, word: str) -> None:
    assert judged(count, number).word == word


def test_it_depends_where_a_quantity_tells_the_draws_apart() -> None:
    values = luck().random((300, 3))
    found = judge(values[:, 1] > 0.6, values, ("a", "b", "c"))
    assert found.word == "depends"
    assert found.boundary is not None
    assert found.boundary.quantities == ("b",)
    assert found.boundary.balanced_accuracy > 0.95
    assert "b above 0.6" in found.reason or "b above 0.59" in found.reason


def test_two_conditions_together_are_found_as_a_boundary() -> None:
    values = luck().random((600, 3))
    found = judge((values[:, 0] > 0.4) & (values[:, 2] < 0.5), values, ("a", "b", "c"))
    assert found.word == "depends"
    assert found.boundary is not None
    assert set(found.boundary.quantities) == {"a", "c"}


def test_with_too_few_survivors_a_claim_is_undecided_and_says_why() -> None:
    found = judged(150, 150)
    assert found.word == "undecided"
    assert "Only 150 draws" in found.reason


country = Level("country")
worker = Level("worker", within=(country,))
level_of_people = Level("worker", within=(country,), filled_by="here", renewed_by="goes")


@derived(worker, absent=False, source="constructed")
def keen(noise, *, chance=parameter(Uniform(0.4, 0.9), unit="1", reason="constructed")):
    """Keen by chance."""
    return noise.bernoulli(chance)


@derived(country, absent=0.0, unit="share", source="definition")
def keen_share(keen):
    """Share of the keen."""
    return keen.share()


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    society = regular_society({"country": 1, "worker": 50}, within={"worker": "country"})
    return Simulation(Theory.of(keen, keen_share, name="keen"), society, steps=12)


def test_what_holds_with_everything_else_cut_holds_by_definition(simulation) -> None:
    share = Side(Outcome("keen_share"))
    assert holds_by_definition(Statement(share, "below", 1.5), simulation)
    # What the definition reads stays, and does not make this hold.
    assert not holds_by_definition(Statement(share, "above", 0.95), simulation)
    assert not holds_by_definition(
        Together((Statement(share, "below", 1.5), Statement(share, "above", 2.0))), simulation
    )


def test_a_relation_brought_about_by_a_mechanism_is_no_definition(simulation) -> None:
    @derived(country, absent=0.0, source="constructed")
    def effort(keen_share):
        """A mechanism, not a definition."""
        return keen_share + 0.0

    theory = simulation.theory + Theory.of(effort)
    moved = Simulation(theory, simulation.society, steps=12)
    assert not holds_by_definition(Statement(Side(Outcome("effort")), "above", 0.2), moved)


@pytest.mark.parametrize("people", [FEWEST_FOR_WAVES - 1, FEWEST_FOR_WAVES])
def test_waves_are_judged_among_two_thousand_people_and_more(people: int) -> None:
    @derived(level_of_people, absent=True, source="constructed")
    def here(noise):
        return noise.bernoulli(0.9)

    @derived(level_of_people, absent=False, source="constructed")
    def goes(noise):
        return noise.bernoulli(0.1)

    society = regular_society({"country": 1, "worker": people}, within={"worker": "country"})
    peopled = Simulation(Theory.of(here, goes, name="coming and going"), society, steps=1)
    wave = Statement(Side(WaveHeight("here")), "above", 1.0)
    few = people < FEWEST_FOR_WAVES
    assert bool(too_small_for_waves(wave, peopled)) == few
    assert too_small_for_waves(Statement(Side(Outcome("here")), "above", 0.5), peopled) == ""
    found = judge(np.ones(300, bool), luck().random((300, 1)), ("a",), too_small="Small." if few else "")
    assert found.word == ("undecided" if few else "follows")


def test_a_society_in_which_nobody_comes_or_goes_is_not_too_small_for_waves(simulation) -> None:
    assert too_small_for_waves(Statement(Side(WaveHeight("keen_share")), "above", 1.0), simulation) == ""
