"""Sine qua non: factors that are needed, enough, needed together, or neither; and what is refused."""

import json

import numpy as np
import pytest

from conjuncture import Level, Simulation, Theory, derived, log, regular_society, state
from conjuncture.engine.execute import run
from conjuncture.inquiry.codec import decode, encode
from conjuncture.inquiry.counterfactuals.sine_qua_non import Factor, SineQuaNon
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, cut, hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.statements.event import Event

country = Level("country")
worker = Level("worker", within=(country,))


@derived(country, absent=0.0, source="-")
def war(noise):
    return 1.0 + 0.0 * noise.uniform()


@derived(country, absent=0.0, source="-")
def hunger(noise):
    return 1.0 + 0.0 * noise.uniform()


@derived(country, absent=0.0, source="-")
def party(noise):
    return 1.0 + 0.0 * noise.uniform()


@derived(country, absent=0.0, source="-")
def chance(noise):
    return 1.0 * noise.bernoulli(0.25)


@derived(country, absent=0.0, source="-")
def rising(war, hunger, party, chance):
    """War and (hunger or party), and not by chance spared."""
    return minimum_of(war, hunger, party) * (1.0 - chance)


def minimum_of(war, hunger, party):
    return war * (hunger + party - hunger * party)


@derived(worker, absent=False, source="-")
def out(rising, noise):
    return noise.uniform() < 0.5 * rising


EVENT = Event(Outcome("rising", over_time="last"), ">", 0.5, "a rising")
FACTORS = tuple(Factor(name, cut(name)) for name in ("war", "hunger", "party"))
DRAWS = 64


@pytest.fixture(scope="module")
def simulation():
    society = regular_society({"country": 1, "worker": 30}, {"worker": "country"})
    return Simulation(Theory.of(war, hunger, party, chance, rising, out), society, steps=1)


@pytest.fixture(scope="module")
def answer(simulation):
    return SineQuaNon(EVENT, FACTORS).ask(simulation, DRAWS)


def test_every_subset_has_its_necessity(answer):
    needed = {name: found.necessity.share for name, found in answer.figures.without.items()}
    assert needed == {
        "war": 1, "hunger": 0, "party": 0,
        "war, hunger": 1, "war, party": 1, "hunger, party": 1, "war, hunger, party": 1,
    }  # fmt: skip


def test_each_factor_has_the_size_of_what_taking_it_away_changes(answer, simulation):
    assert list(answer.figures.changed) == ["war", "hunger", "party"]
    for name, (size,) in answer.figures.changed.items():
        assert (size.what, size.before.median, size.after.median) == (name, 1, 0)
        assert not size.next_to_nothing
    idle = Factor("calm", hold("war", 1.0))  # where it is by itself
    found = SineQuaNon(EVENT, (idle, FACTORS[0])).ask(simulation, DRAWS)
    assert found.figures.changed["calm"][0].next_to_nothing
    (warning,) = found.warnings
    assert "without calm" in warning


def test_the_least_sets_are_those_of_which_nothing_can_be_spared(answer):
    least = [name for name, found in answer.figures.without.items() if found.least.share == 1]
    assert least == ["war", "hunger, party"]
    others = [found.least.count for name, found in answer.figures.without.items() if name not in least]
    assert others == [0] * 5


def test_sufficiency_fails_where_chance_spares(answer):
    """Where there was no rising without war, war would have brought it but for the spared."""
    found = answer.figures.without["war"]
    whole = answer.figures.with_all
    assert 0.6 < whole.share < 0.9  # three in four are not spared: of 64, within three standard errors
    assert found.sufficiency.count == whole.count
    assert found.sufficiency.of == DRAWS
    assert found.both == whole
    assert found.enough_alone.count == 0
    assert answer.figures.without["war, party"].enough_alone.count == whole.count


def test_intervals_are_wilsons(answer):
    found = answer.figures.without["war"].necessity
    z = 1.959963984540054
    assert found.high == 1
    assert found.low == pytest.approx(found.of / (found.of + z**2))  # all of n


def test_the_answer_is_data_and_says_what_was_needed(answer, wording):
    wording(answer.words)
    read = json.loads(answer.to_json())
    assert encode(decode(read["asked"])) == read["asked"]


def test_members_can_be_cases_of_their_own(simulation):
    question = SineQuaNon(Event(Outcome("out"), "=", 1.0), FACTORS[:1], each="worker")
    found = question.ask(simulation, DRAWS).figures.without["war"]
    assert found.both.of == DRAWS * 30
    assert found.necessity.share == 1


@pytest.mark.parametrize(
    ("question", "message"),
    [
        pytest.param(SineQuaNon(EVENT, ()), "factor", id="no-factor"),
        pytest.param(SineQuaNon(EVENT, (FACTORS[0], FACTORS[0])), "name", id="one-name-twice"),
        pytest.param(SineQuaNon(EVENT, (Factor("war", cut(), cut()),)), "'war'", id="there-as-absent"),
        pytest.param(
            SineQuaNon(EVENT, tuple(Factor(str(n), cut("war")) for n in range(11))), r"2\^11", id="too-many"
        ),
        pytest.param(SineQuaNon(Event(EVENT.outcome, ">", 2), FACTORS[:1]), "rising", id="never-happens"),
        pytest.param(
            SineQuaNon(Event(Outcome("hunger"), ">", 0), FACTORS[:1]), "hunger.* 1 ", id="never-varies"
        ),
        pytest.param(
            SineQuaNon(EVENT, FACTORS[:1], given=(Event(Outcome("war"), "<", 0),)), "8.*war", id="none-meets"
        ),
        pytest.param(SineQuaNon(EVENT, FACTORS[:1], each="worker"), "'country'", id="another-level"),
        pytest.param(SineQuaNon(Event(Outcome("risin"), ">", 2), FACTORS[:1]), "'rising'", id="misspelt"),
    ],
)
def test_sine_qua_non_refuses_what_means_nothing(simulation, question, message, wording):
    with pytest.raises(QuestionError, match=message) as refused:
        question.ask(simulation, 8)
    wording(refused.value)


def test_what_happens_everywhere_is_warned_of(simulation, wording):
    found = SineQuaNon(Event(EVENT.outcome, ">", -1.0), FACTORS[:1]).ask(simulation, 8)
    (warning,) = found.warnings
    wording(warning)
    assert found.figures.without["war"].necessity.share == 0


def test_what_is_done_in_every_world_is_undone_only_where_a_factor_makes_sure_of_it(simulation, wording):
    factors = (Factor("hunger", cut("hunger")), Factor("war", NOTHING_DONE, present=hold("war", 1.0)))
    found = SineQuaNon(EVENT, factors, done=hold("war", 0.0) + hold("party", 0.0)).ask(simulation, DRAWS)
    assert found.figures.as_it_was.share == 0
    assert found.figures.with_all.share > 0.5
    assert found.figures.without["war"].enough_alone.share == 0
    wording(found.words)


@derived(country, absent=0.0, source="-")
def share_out(out):
    return out.mean()


@pytest.mark.parametrize(("relation", "other"), [(">", "<="), (">=", "<"), ("=", "!=")])
def test_a_share_of_two_fifths_is_neither_more_nor_less(relation, other):
    society = regular_society({"country": 1, "worker": 5}, {"worker": "country"})
    theory = Theory.of(war, hunger, party, chance, rising, out, share_out)
    simulation = Simulation(theory, society, steps=1)
    shares = run(simulation, DRAWS).dataset["share_out"].to_numpy().ravel()
    two = np.round(5 * shares) == 2
    assert 0 < two.sum() < DRAWS
    held = {
        sign: SineQuaNon(Event(Outcome("share_out"), sign, 0.4), (Factor("war", cut("war")),))
        .ask(simulation, DRAWS)
        .figures.as_it_was.count
        for sign in (relation, other)
    }
    more = int((np.round(5 * shares) > 2).sum())
    assert held[relation] == {">": more, ">=": more + two.sum(), "=": two.sum()}[relation]
    assert held[relation] + held[other] == DRAWS


@state(country, initial=0.0, source="-")
def fragile(fragile, noise):
    """Undefined from the second month on, in half of the draws."""
    return log(noise.uniform() - 0.5)


def test_a_draw_in_which_nobody_saw_whether_the_factor_was_there_does_not_count():
    society = regular_society({"country": 1})
    theory = Theory.of(war, hunger, party, chance, rising, fragile)
    simulation = Simulation(theory, society, steps=2, start="1900-01-01")
    at_first = Event(Outcome("rising", until="1900-02-01"), ">", 0.5, "a rising")
    seen = Event(Outcome("fragile", over_time="last"), "<", -5.0, "it was there")
    question = SineQuaNon(at_first, (Factor("war", cut("war")),), in_fact=seen)
    figures = question.ask(simulation, DRAWS).figures
    whole = DRAWS - int((run(simulation, DRAWS).dataset["failure"] != "").sum())
    assert 0 < whole < DRAWS
    assert figures.as_it_was.of == whole
    assert figures.without["war"].sufficiency.of == whole - figures.as_it_was.count
