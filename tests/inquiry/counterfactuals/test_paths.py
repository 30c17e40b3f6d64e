"""Causal paths: what bears on what, through time, by reading and silently."""

import pytest

from conjuncture import Level, Theory, derived, network, parameter, state, trait
from conjuncture.inquiry.counterfactuals.paths import causes, check_between, diagram, in_words, settled
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import cut, cut_arrow, hold, set_parameter
from conjuncture.language.priors import Beta
from conjuncture.language.resolution import resolve

firm = Level("firm")
worker = Level("worker", within=(firm,), filled_by="hired")


@trait(worker, source="-")
def temper(noise):
    return noise.uniform()


@state(worker, initial="temper", source="-")
def anger(anger, fear):
    return anger - 0.1 * fear


@derived(firm, absent=0.0, source="-")
def strike(anger, *, ease=parameter(Beta(2, 2), unit="1", reason="-")):
    return anger.mean() * ease


@state(firm, initial=0.0, source="-")
def fear(strike):
    return strike


@derived(worker, absent=False, source="-")
def hired(noise):
    return noise.bernoulli(0.9)


@derived(firm, absent=0.0, source="-")
def rumour(strike):
    return strike


RESOLVED = resolve(Theory.of(temper, anger, strike, fear, hired, rumour))
KNOWN = diagram(RESOLVED)


def test_a_state_is_reached_round_the_circle():
    assert KNOWN.reached(["fear"]) == {"fear", "anger", "strike", "rumour"}
    assert KNOWN.paths(["fear"], "rumour") == [("fear", "anger", "strike", "rumour")]


def test_nothing_comes_back_to_what_is_held_throughout_in_both_worlds():
    both = settled(hold("fear", 0.0), hold("fear", 1.0))
    assert both == {"fear"}
    assert settled(hold("fear", 0.0, since="1900-01-01"), hold("fear", 1.0)) == frozenset()
    assert settled(cut("fear"), hold("rumour", 1.0)) == frozenset()
    assert "fear" not in KNOWN.into_closed(both).reached(["strike"])


def test_starts_and_places_bear_on_others_without_being_read():
    assert KNOWN.silent == {("temper", "anger"), ("hired", "anger"), ("hired", "strike")}
    assert KNOWN.paths(["temper"], "strike") == [("temper", "anger", "strike")]


def test_the_shortest_paths_come_first_and_none_goes_twice_through_one_variable():
    assert KNOWN.paths(["hired"], "strike") == [("hired", "strike"), ("hired", "anger", "strike")]
    assert KNOWN.paths(["hired"], "strike", at_most=1) == [("hired", "strike")]
    assert KNOWN.paths(["rumour"], "anger") == []
    assert in_words([("hired", "strike")]) == "hired -> strike"


def test_an_intervention_enters_where_it_acts():
    assert causes(RESOLVED, set_parameter("strike.ease", 0.5)) == {"strike"}
    assert causes(RESOLVED, cut_arrow("fear", "anger") + hold("rumour", 0.0)) == {"anger", "rumour"}
    with pytest.raises(QuestionError, match=r"'strike\.eas'.*'strike\.ease'"):
        causes(RESOLVED, set_parameter("strike.eas", 0.5))
    with pytest.raises(QuestionError, match="'stroke'"):
        causes(RESOLVED, cut("stroke"))


def test_a_mediator_on_no_path_is_refused_and_the_paths_are_named(wording):
    with pytest.raises(QuestionError, match=r"'rumour'.*fear -> anger -> strike"):
        check_between(KNOWN, frozenset({"fear"}), "rumour", "strike")
    with pytest.raises(QuestionError) as refused:
        check_between(KNOWN, frozenset({"rumour"}), "anger", "strike")
    wording(refused.value)
    check_between(KNOWN, frozenset({"fear"}), "anger", "strike")


def test_who_is_there_bears_silently_on_what_is_seen_through_ties_and_on_the_ties() -> None:
    workmates = network(worker)

    @derived(worker, absent=0.0, source="-")
    def anger_around(workmates, anger):
        return workmates(anger).mean()

    @state(workmates, initial=0.0, source="-")
    def trust(trust, workmates, temper):
        return trust + workmates(temper)

    @derived(worker, absent=0.0, source="-")
    def company(trust):
        return trust.sum()

    tied = resolve(Theory.of(temper, anger, strike, fear, hired, anger_around, trust, company))
    silent = diagram(tied).silent
    assert {("hired", name) for name in ("anger_around", "trust", "company")} <= silent
    assert causes(tied, cut("workmates")) == {"anger_around", "trust", "company"}
