"""Through what: what is refused, how it is said, and that many mediators are split over several batches."""

import json

import numpy as np
import pytest

from conjuncture import Fixed, Level, Simulation, Theory, derived, parameter, regular_society, state
from conjuncture.inquiry.codec import decode, encode
from conjuncture.inquiry.counterfactuals.crossed import crossing
from conjuncture.inquiry.counterfactuals.through_what import ThroughWhat
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import cut, hold
from conjuncture.inquiry.experiments.outcomes import Outcome

country = Level("country")
worker = Level("worker", within=(country,), filled_by="employed")


@derived(country, absent=0.0, source="-")
def agitation(noise):
    return 1.0 + noise.uniform()


@derived(worker, absent=False, source="-")
def employed(agitation, noise):
    return noise.uniform() < 0.9 + 0.01 * agitation


@derived(worker, absent=0.0, source="-")
def courage(agitation, noise):
    return noise.uniform() * agitation


@derived(country, absent=0.0, source="-")
def leaflets(agitation):
    return 2.0 * agitation


@state(country, initial=0.0, source="-")
def memory(memory, agitation):
    return 0.5 * memory + agitation


@state(country, initial=0.0, source="-")
def fund(fund, agitation):
    return 0.5 * fund + 0.3 * agitation


@derived(country, absent=0.0, source="-")
def echo(strike):
    return strike


@derived(country, absent=0.0, source="-")
def strike(courage, leaflets, memory, fund, agitation, *, zeal=parameter(Fixed(0.1), unit="1", reason="-")):
    return courage.mean() * leaflets + memory * fund + zeal * agitation


THEORY = Theory.of(agitation, employed, courage, leaflets, memory, fund, echo, strike)
MEDIATORS = ("courage", "leaflets", "memory", "fund")


@pytest.fixture(scope="module")
def simulation():
    society = regular_society({"country": 1, "worker": 20}, {"worker": "country"})
    return Simulation(THEORY, society, steps=6, start="1900-01-01")


@pytest.fixture(scope="module")
def answer(simulation):
    return ThroughWhat(cut("agitation"), Outcome("strike", since="1900-03-01"), MEDIATORS).ask(simulation, 5)


def test_channels_that_fill_more_than_one_batch_still_add_up_in_every_draw(simulation, monkeypatch):
    monkeypatch.setattr(type(simulation), "batch", 16)
    question = ThroughWhat(
        cut("agitation"), Outcome("strike"), MEDIATORS, arrows={"straight": (("agitation", "strike"),)}
    )
    plan = crossing(simulation, question.done, question.instead_of, question.channels(simulation), {})
    assert len(plan.shut) == 2 * simulation.batch
    found = question.ask(simulation, 3).figures.by_draw
    each = [np.array(one["shapley"]) for one in found.through.values()]
    direct, total = found.effects["direct"], found.effects["total"]
    whole = np.sum([direct, *each], axis=0)
    np.testing.assert_allclose(whole, total, rtol=1e-14)
    assert list(found.through) == [*MEDIATORS, "straight"]
    # Only who is employed bears on it by no arrow: at most 2 in 100 more or fewer.
    assert np.any(direct)
    assert np.all(np.abs(direct) < 0.02 * np.abs(total))


def test_of_links_that_are_needed_together_the_one_asked_first_takes_all(answer, wording):
    """Without courage there is no use in leaflets: losing both costs no more than losing one."""
    for name in MEDIATORS:
        each = answer.figures.through[name]
        assert each.last_in.mean == 0
        assert each.first_in.mean < each.shapley.mean < 0
    for one, other in (("courage", "leaflets"), ("memory", "fund")):
        # Each pair is like the other: its two members fare alike.
        shares = [answer.figures.through[name].shapley.mean for name in (one, other)]
        assert shares[0] == pytest.approx(shares[1], rel=1e-12)
    wording(answer.words)


def test_the_answer_is_data_and_its_question_can_be_asked_again(answer):
    read = json.loads(answer.to_json())
    assert encode(decode(read["asked"])) == read["asked"]
    assert read["figures"]["paths"][0] == ["agitation", "strike"]
    assert len(read["figures"]["over_time"]["date"]) == 4


STRIKE = Outcome("strike")


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (ThroughWhat(cut("agitation"), STRIKE, ("echo",)), "'echo'.*agitation -> strike"),
        (ThroughWhat(cut("echo"), STRIKE, ("fund",)), "echo.*strike"),
        (ThroughWhat(cut("agitation"), STRIKE, ("agitation",)), "'agitation'"),
        (ThroughWhat(cut("agitation"), STRIKE, ("strike",)), "'strike'"),
        (ThroughWhat(cut("agitation"), STRIKE, ("curage",)), "'courage'"),
        (ThroughWhat(cut("agitation"), STRIKE, ("employed",)), "'employed'"),
        (ThroughWhat(cut("agitation"), STRIKE), "mediators"),
        (ThroughWhat(cut("agitation"), STRIKE, ("fund",), cut("agitation")), "worlds"),
        (ThroughWhat(cut("agitation"), STRIKE, ("fund", "fund")), "name"),
        (ThroughWhat(cut("agitation"), STRIKE, arrows={"a": (("fund", "memory"),)}), "fund.*memory"),
        (ThroughWhat(cut("agitation"), STRIKE, arrows={"a": (("strike", "echo"),)}), "'echo'.*strike"),
        (ThroughWhat(cut("agitation"), Outcome("strik"), ("fund",)), "'strike'"),
    ],
)
def test_through_what_refuses_what_means_nothing(simulation, question, message, wording):
    with pytest.raises(QuestionError, match=message) as refused:
        question.ask(simulation, 2)
    wording(refused.value)


def test_no_more_mediators_are_taken_than_can_be_run(simulation):
    channels = {str(number): (("fund", "strike"),) for number in range(7)}
    with pytest.raises(QuestionError, match="at most 6"):
        crossing(simulation, hold("agitation", 0.0), cut(), channels, {})
