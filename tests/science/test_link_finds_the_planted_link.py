"""`link` finds the link that was planted, and nothing else, in little theories whose answer is known."""

from planted_links import (
    DRAWS,
    IN_THE_STORM,
    base,
    country,
    found,
    made,
    only,
    period,
    planted,
    sets,
    talk,
    worker,
    workplace,
)

from conjuncture import (
    Uniform,
    clip,
    derived,
    maximum,
    parameter,
    state,
    where,
)
from conjuncture.inquiry.experiments.interventions import set_input
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement


def test_one_link(wording):
    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period):
        return base + talk + 0.6 * period

    answer = found(made(base, talk, period, mood), "period", "talk", "base")
    assert only(answer, ["period"])
    assert sets(answer, "cores") == planted(["period"])
    (shown,) = answer.figures.links
    assert shown.necessary.share == 1.0
    assert shown.sure
    assert shown.role == "carries the second"
    wording(answer.words)


def test_two_alternative_links(wording):
    @derived(country, source="-", absent=0.0)
    def rally(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period, rally):
        return base + talk + 0.6 * maximum(period, rally)

    answer = found(made(base, talk, period, rally, mood), "period", "rally", "talk")
    assert only(answer, ["period", "rally"])
    assert sets(answer, "cores") == planted(["period"], ["rally"])
    wording(answer.words)


def test_a_conjunction_of_two(wording):
    @derived(country, source="-", absent=0.0)
    def rally(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period, rally):
        return base + talk + 0.6 * period * rally

    answer = found(made(base, talk, period, rally, mood), "period", "rally", "talk")
    assert only(answer, ["period"], ["rally"])
    assert sets(answer, "cores") == planted(["period", "rally"])
    wording(answer.words)


def test_none_because_they_never_hold_together(wording):
    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period):
        return base + talk + 0.05 * period

    answer = found(made(base, talk, period, mood), "period", "talk", "base")
    assert only(answer)
    assert not answer.figures.cores
    wording(answer.words)


def test_none_because_they_do_not_conflict(wording):
    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period, storm):
        return base + talk + 0.6 * storm + 0.05 * period

    answer = found(made(base, talk, period, mood), "period", "talk")
    wording(answer.words)
    assert not answer.figures.links


def test_an_obstacle_is_not_a_link(wording):
    @derived(country, source="-", absent=0.0)
    def fear(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def mood(base, talk, fear, storm):
        return base + talk + 0.6 * storm - 0.6 * fear

    answer = found(made(base, talk, fear, mood), "fear", "talk")
    assert only(answer)
    assert sets(answer, "obstacles") == planted(["fear"])
    wording(answer.words)


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


def test_a_link_that_is_a_condition(wording):
    @derived(country, source="-", absent=0.0)
    def mood(base, storm, harvest):
        return base + 0.6 * storm + 0.05 * harvest

    answer = found(made(base, mood), "storm", "harvest", "base")
    assert only(answer, ["storm"])
    wording(answer.words)


def test_a_link_in_some_draws_only(wording):
    @derived(country, source="-", absent=0.0)
    def rally(storm, *, strength=parameter(Uniform(0, 1), unit="1", reason="-")):
        return where(strength > 0.4, storm, 0.0)

    @derived(country, source="-", absent=0.0)
    def mood(base, talk, period, rally):
        return base + talk + 0.6 * maximum(period, rally)

    simulation = made(base, talk, period, rally, mood)
    answer = found(simulation, "period", "rally", "talk")
    assert only(answer, ["period", "rally"], sometimes=[["period"]])
    (whole,), (part,) = answer.figures.links, answer.figures.in_some_draws
    # Where the rally is too weak the period alone is the link; in the other draws the two are alternatives.
    assert whole.necessary.count + part.necessary.count == DRAWS
    assert whole.breaks.share == 1.0
    assert part.necessary.low < 0.4 < part.necessary.high
    wording(answer.words)


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

    over = set_input("storm", [1.0, 1.0, 0.0, 0.0, 0.0, 0.0])
    after = Statement(
        Side(Outcome("mood", since="1895-04-01"), over), "above", 0.5, words="high after the storm"
    )
    during = Statement(
        Side(Outcome("mood", until="1895-02-01"), over), "above", 0.5, words="high as it breaks"
    )
    simulation = made(base, memory, shock, mood)
    assert only(found(simulation, "memory", "shock", second=after), ["memory"])
    assert only(found(simulation, "memory", "shock", second=during), ["shock"])


def test_a_link_that_joins_what_can_hold_apart(wording):
    @derived(country, source="-", absent=0.0)
    def temper(*, level=parameter(Uniform(0, 1), unit="1", reason="-")):
        return level

    @derived(country, source="-", absent=0.0)
    def mood(temper, period):
        return temper + 0.7 * period

    high = Statement(Side(Outcome("mood"), IN_THE_STORM), "above", 0.8)
    answer = found(made(temper, period, mood), "period", second=high)
    assert only(answer, ["period"])
    (shown,) = answer.figures.links
    assert shown.role == "joins"
    assert shown.first.share > 0.1
    assert shown.second.share > 0.1
    assert shown.together.share == 0.0
    wording(answer.words)


def test_a_link_needed_only_against_something_else(wording):
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
    assert answer.figures.links[0].restored_by == (("fear",),)
    wording(answer.words)
    wording(*answer.warnings)
