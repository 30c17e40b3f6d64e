"""`link` finds the link that was planted, and nothing else, in little theories whose answer is known.

In all of them (A) says that the mood is low in quiet times and (B) that it is high in a storm. What makes the
difference was put there by hand; decoys stand beside it.
"""

import itertools

import numpy as np
import pytest

from conjuncture import (
    Fixed,
    Level,
    Theory,
    Uniform,
    clip,
    derived,
    maximum,
    minimum,
    parameter,
    regular_society,
    series,
    state,
    where,
)
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.links.link import link
from conjuncture.inquiry.worlds.interventions import replace_input
from conjuncture.inquiry.worlds.outcomes import Outcome
from conjuncture.inquiry.worlds.statements import Side, Statement

DRAWS, STEPS = 64, 6
country = Level("country")
workplace = Level("workplace", within=(country,))
worker = Level("worker", within=(workplace,))
SOCIETY = regular_society(
    {"country": 1, "workplace": 4, "worker": 24}, {"workplace": "country", "worker": "workplace"}
)
storm = series(country, unit="0 or 1", absent=0.0, name="storm")
harvest = series(country, unit="1", absent=0.0, name="harvest")
IN_THE_STORM = replace_input("storm", [1.0] * STEPS)
QUIET = Statement(Side(Outcome("mood")), "below", 0.5, words="the mood is low in quiet times")
STORMY = Statement(Side(Outcome("mood"), IN_THE_STORM), "above", 0.5, words="the mood is high in a storm")


@derived(country, source="-", absent=0.0)
def base(*, level=parameter(Uniform(0.1, 0.3), unit="1", reason="-")):
    return level


@derived(country, source="-", absent=0.0)
def period(storm):
    return storm


@derived(country, source="-", absent=0.0)
def talk(noise):
    return 0.1 * noise.uniform()


def made(*mechanisms, **settings):
    society = settings.pop("society", SOCIETY)
    theory = Theory.of(*mechanisms, storm, harvest)
    inputs = {"storm": np.zeros(STEPS), "harvest": np.ones(STEPS)}
    return Simulation(theory, society, steps=STEPS, series=inputs, **settings)


def found(simulation, *among, first=QUIET, second=STORMY, draws=DRAWS):
    return link(first, second, *among).ask(simulation, draws)


def sets(answer, kind="links"):
    return {frozenset(one["set"]) for one in answer.figures[kind]}


def planted(*each):
    return {frozenset(one) for one in each}


def only(answer, *links, sometimes=()):
    return sets(answer) == planted(*links) and sets(answer, "in_some_draws") == planted(*sometimes)


def test_one_link():
    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period):
        return base + talk + 0.6 * period

    answer = found(made(base, talk, period, mood), "period", "talk", "base")
    assert only(answer, ["period"])
    assert sets(answer, "cores") == planted(["period"])
    (shown,) = answer.figures["links"]
    assert shown["necessary"]["share"] == 1.0
    assert shown["sure"]
    assert shown["role"] == "carries the second"
    assert "A link is 'period'" in answer.words


def test_two_alternative_links():
    @derived(country, source="-", absent=0.0)
    def rally(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period, rally):
        return base + talk + 0.6 * maximum(period, rally)

    answer = found(made(base, talk, period, rally, mood), "period", "rally", "talk")
    assert only(answer, ["period", "rally"])
    assert sets(answer, "cores") == planted(["period"], ["rally"])
    assert "either of them will do" in answer.words


def test_a_conjunction_of_two():
    @derived(country, source="-", absent=0.0)
    def rally(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period, rally):
        return base + talk + 0.6 * period * rally

    answer = found(made(base, talk, period, rally, mood), "period", "rally", "talk")
    assert only(answer, ["period"], ["rally"])
    assert sets(answer, "cores") == planted(["period", "rally"])
    assert "Each of 'period' and 'rally' is needed" in answer.words


def test_none_because_they_never_hold_together():
    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period):
        return base + talk + 0.05 * period

    answer = found(made(base, talk, period, mood), "period", "talk", "base")
    assert only(answer)
    assert not answer.figures["cores"]
    assert "no link to find" in answer.words
    assert "(B) cannot hold even taken alone" in answer.words


def test_none_because_they_do_not_conflict():
    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period, storm):
        return base + talk + 0.6 * storm + 0.05 * period

    answer = found(made(base, talk, period, mood), "period", "talk")
    assert "do not conflict" in answer.words
    assert not answer.figures["links"]


def test_an_obstacle_is_not_a_link():
    @derived(country, source="-", absent=0.0)
    def fear(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def mood(base, talk, fear, storm):
        return base + talk + 0.6 * storm - 0.6 * fear

    answer = found(made(base, talk, fear, mood), "fear", "talk")
    assert only(answer)
    assert sets(answer, "obstacles") == planted(["fear"])
    assert "both can hold without 'fear'" in answer.words


def test_a_decoy_that_moves_with_the_true_one():
    @derived(country, source="-", absent=0.0)
    def drums(period):
        """Moves exactly as the period does, and moves nobody."""
        return period

    @derived(country, source="-", absent=0.0)
    def slogans(storm, drums):
        """Moves exactly as the storm does, is heard, and drowned."""
        return storm * drums

    @derived(country, source="-", absent=0.0)
    def mood(base, period, slogans):
        return base + 0.6 * period + 0.01 * slogans

    answer = found(made(base, period, drums, slogans, mood), "drums", "period", "slogans")
    assert only(answer, ["period"])


def test_a_link_that_is_an_arrow():
    @derived(country, source="-", absent=0.0)
    def fear(period):
        return period

    @derived(country, source="-", absent=0.0)
    def mood(base, period, fear):
        return base + 0.6 * period - 0.05 * fear

    answer = found(made(base, period, fear, mood), "period -> mood", "period -> fear", "fear -> mood", "base")
    assert only(answer, ["period -> mood"])


def test_a_link_that_is_a_condition():
    @derived(country, source="-", absent=0.0)
    def mood(base, storm, harvest):
        return base + 0.6 * storm + 0.05 * harvest

    answer = found(made(base, mood), "storm", "harvest", "base")
    assert only(answer, ["storm"])
    assert "the condition 'storm'" in answer.words


def test_a_link_in_some_draws_only():
    @derived(country, source="-", absent=0.0)
    def rally(storm, *, strength=parameter(Uniform(0, 1), unit="1", reason="-")):
        return where(strength > 0.4, storm, 0.0)

    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period, rally):
        return base + talk + 0.6 * maximum(period, rally)

    simulation = made(base, talk, period, rally, mood)
    answer = found(simulation, "period", "rally", "talk")
    assert only(answer, ["period", "rally"], sometimes=[["period"]])
    (whole,), (part,) = answer.figures["links"], answer.figures["in_some_draws"]
    # Where the rally is too weak the period alone is the link; in the other draws the two are alternatives.
    assert whole["necessary"]["holds"] + part["necessary"]["holds"] == DRAWS
    assert whole["breaks"]["share"] == 1.0
    assert part["necessary"]["low"] < 0.4 < part["necessary"]["high"]
    assert "For part of the parameters only" in answer.words


def test_links_across_levels():
    @derived(worker, source="-", absent=0.0)
    def grievance(storm, noise):
        return storm * noise.uniform(0.5, 1.0)

    @derived(workplace, source="-", absent=False)
    def out(grievance):
        return grievance.mean() > 0.4

    @derived(workplace, source="-", absent=0.0)
    def rumour(grievance):
        return grievance.max()

    @derived(country, source="-", absent=0.0)
    def news(out):
        return out.share()

    @derived(worker, source="-", absent=0.0)
    def mood(base, news, rumour):
        return base + 0.6 * news + 0.01 * rumour

    answer = found(made(base, grievance, out, rumour, news, mood), "grievance", "out", "rumour", "news")
    assert only(answer, ["grievance"], ["out"], ["news"])
    assert sets(answer, "cores") == planted(["grievance", "out", "news"])


def test_a_link_through_time():
    @state(country, source="-", initial=0.0, within=(0, 1))
    def memory(memory, storm):
        return clip(memory + 0.5 * storm, 0, 1)

    @derived(country, source="-", absent=0.0)
    def shock(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def mood(base, memory, shock):
        return clip(base + 0.6 * memory + 0.6 * shock, 0, 1)

    over = replace_input("storm", [1.0, 1.0, 0.0, 0.0, 0.0, 0.0])
    after = Statement(
        Side(Outcome("mood", since="1895-04-01"), over), "above", 0.5, words="high after the storm"
    )
    during = Statement(
        Side(Outcome("mood", until="1895-02-01"), over), "above", 0.5, words="high as it breaks"
    )
    simulation = made(base, memory, shock, mood)
    assert only(found(simulation, "memory", "shock", second=after), ["memory"])
    assert only(found(simulation, "memory", "shock", second=during), ["shock"])


def test_a_link_that_joins_what_can_hold_apart():
    @derived(country, source="-", absent=0.0)
    def temper(*, level=parameter(Uniform(0, 1), unit="1", reason="-")):
        return level

    @derived(country, source="-", absent=0.0)
    def mood(temper, period):
        return temper + 0.7 * period

    high = Statement(Side(Outcome("mood"), IN_THE_STORM), "above", 0.8)
    answer = found(made(temper, period, mood), "period", second=high)
    assert only(answer, ["period"])
    (shown,) = answer.figures["links"]
    assert shown["role"] == "joins"
    assert shown["first"]["share"] > 0.1
    assert shown["second"]["share"] > 0.1
    assert shown["together"]["share"] == 0.0
    assert "it joins them" in answer.words


def test_a_link_needed_only_against_something_else():
    @derived(country, source="-", absent=0.0)
    def fear(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def courage(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def mood(base, storm, fear, courage):
        return base + 0.6 * storm - 0.6 * fear + 0.6 * courage

    answer = found(made(base, fear, courage, mood), "fear", "courage")
    assert only(answer, ["courage"])
    assert answer.figures["links"][0]["restored_by"] == [["fear"]]
    assert "Yet with 'fear' off as well both can hold again" in answer.words
    assert any("against each other" in warning for warning in answer.warnings)


TOUCHY = parameter(Uniform(0, 1), unit="1", reason="-", name="touchy")


def test_a_link_in_no_more_draws_than_a_hair_breaks_is_not_reported():
    @state(worker, source="-", initial=0.5)
    def edge(edge):
        return edge

    @derived(country, source="-", absent=0.0)
    def shaken(edge, *, touchy=TOUCHY):
        """In a few draws, fewer than the null twin's band is made of, a hair decides."""
        return where((edge.max() > 0.5) & (touchy < 0.04), 1.0, 0.0)

    @derived(country, source="-", absent=0.0)
    def rally(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def mood(
        base, period, rally, shaken, *, touchy=TOUCHY, wants=parameter(Uniform(0, 1), unit="1", reason="-")
    ):
        open_ = where(wants < 0.15, rally, 1.0) * where(touchy < 0.4, 1.0, 0.0)
        return base + 0.6 * period * open_ * (1 - shaken)

    parts = (base, period, edge, shaken, rally, mood)
    answer = found(made(*parts), "period", "rally")
    assert only(answer, ["period"])
    assert any("A hair's breadth" in warning for warning in answer.warnings)
    whole, without_rally = (
        row["together"] for row in answer.figures["lattice"] if "period" not in row["off"]
    )
    assert 1 - without_rally / whole >= 0.1
    firm = found(made(*parts, parameters={"touchy": 0.1}), "period", "rally")
    assert only(firm, ["period"], sometimes=[["rally"]])
    assert not firm.warnings


def test_what_a_hair_can_undo_does_not_hold():
    @state(worker, source="-", initial=0.5)
    def edge(edge):
        return edge

    @derived(country, source="-", absent=0.0)
    def mood(base, period, edge):
        return base + 0.6 * period * where(edge.max() > 0.5, 0.0, 1.0)

    answer = found(made(base, period, edge, mood), "period", "base")
    assert only(answer)
    assert "(B) cannot hold even taken alone" in answer.words


# Any monotone "and" and "or" of five mechanisms, as data of one program: what three ways to a high mood need.
GATES = ("a", "b", "c", "d", "e")


def gates():
    @derived(country, source="-", absent=0.0)
    def a(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def b(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def c(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def d(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def e(storm):
        return storm

    return a, b, c, d, e


NEED = parameter(Fixed(0.0), unit="1 if it is needed", reason="-")


@derived(country, source="-", absent=0.0)
def way_0(a, b, c, d, e, *, na=NEED, nb=NEED, nc=NEED, nd=NEED, ne=NEED):
    return all_of((a, na), (b, nb), (c, nc), (d, nd), (e, ne))


@derived(country, source="-", absent=0.0)
def way_1(a, b, c, d, e, *, na=NEED, nb=NEED, nc=NEED, nd=NEED, ne=NEED):
    return all_of((a, na), (b, nb), (c, nc), (d, nd), (e, ne))


@derived(country, source="-", absent=0.0)
def way_2(a, b, c, d, e, *, na=NEED, nb=NEED, nc=NEED, nd=NEED, ne=NEED):
    return all_of((a, na), (b, nb), (c, nc), (d, nd), (e, ne))


def all_of(first, *others):
    open_ = maximum(first[0], 1 - first[1])
    for gate, needed in others:
        open_ = minimum(open_, maximum(gate, 1 - needed))
    return open_


@derived(country, source="-", absent=0.0)
def mood(base, way_0, way_1, way_2):
    return base + 0.6 * maximum(way_0, maximum(way_1, way_2))


def least(family):
    return {one for one in family if not any(other < one for other in family)}


def hitting(ways):
    """The minimal sets that meet every way: worked out by trying all."""
    every = [frozenset(c) for n in range(1, 6) for c in itertools.combinations(GATES, n)]
    return least({one for one in every if all(one & way for way in ways)})


def needing(ways):
    return {
        f"way_{number}.n{gate}": float(gate in way)
        for number, way in enumerate(ways)
        for gate in GATES
    }  # fmt: skip


@pytest.mark.parametrize("number", range(8))
def test_any_planted_ways_are_found_with_what_blocks_them_all(number):
    luck = np.random.default_rng(number)
    ways = [
        frozenset(luck.choice(GATES, luck.integers(1, 5), replace=False).tolist()) for _ in range(3)
    ]  # fmt: skip
    simulation = made(base, *gates(), way_0, way_1, way_2, mood, parameters=needing(ways))
    answer = found(simulation, *GATES, draws=16)
    assert sets(answer) == hitting(ways)
    assert sets(answer, "cores") == least(set(ways))
    assert not answer.figures["in_some_draws"]
