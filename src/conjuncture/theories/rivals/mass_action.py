"""Luxemburg; Levi: struggle makes organisation, and not organisation struggle.

Rosa Luxemburg, Organisationsfragen der russischen Sozialdemokratie (1904) and Massenstreik, Partei und
Gewerkschaften (1906). Paul Levi, Unser Weg: Wider den Putschismus (1921).

A movement in motion finds its leading workers, fills the organisations and gives them roots; in quiet years
no patient work does as much. In a storm those who are in motion act together with whoever says what they are
after, wherever anybody of it is there; who had been there before them counts for nothing. Orders from a
centre stifle the initiative of members. And no order makes a situation: a rising that is called where there
is none turns people against the party that called it and drives out its members, as in Germany in March 1921.

Parts from the essay in when parties grow: roots come with and after waves of struggle and not before them,
and members more so than in the essay; after a rising that was called without a crisis its party has fewer
members than it had.
"""

from conjuncture import (
    Card,
    LogNormal,
    LogUniform,
    clip,
    derived,
    either,
    exp,
    maximum,
    parameter,
    sigmoid,
    state,
    where,
)
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import organisation
from conjuncture.theories.leninism.organisation.allegiance import ANEW
from conjuncture.theories.references import with_references

AS_IN_THE_ESSAY = ESSAY.parameters


@derived(organisation, absent=0.0, within=(0, 1), unit="share of the class", source="Luxemburg 1906")
def own_strength(
    brought_along,
    fit,
    lately_in_struggle,
    *,
    half=parameter(
        LogUniform(0.02, 0.5),
        unit="share of workers",
        reason="of roots in the essay: in motion at which half is done that can be",
    ),
):
    """Its active members bring along those who are in motion, as far as it says what these are after. Roots
    and a record from before do not enter."""
    return brought_along * fit * lately_in_struggle / (lately_in_struggle + half)


@derived(
    organisation,
    absent=0.0,
    within=(0, 1),
    unit="share of workers",
    source="Luxemburg 1906",
)
def asked(within_reach, lately_in_struggle):
    """In quiet it asks those beside it; whoever is in motion hears of all parties there are."""
    return clip(either(within_reach, lately_in_struggle))


@derived(
    organisation,
    absent=1.0,
    within=(0, 500),
    unit="ratio",
    source="Luxemburg 1906; Levi 1921",
)
def appeal(
    fit,
    credibility,
    in_government,
    disappointment,
    international,
    policy_provoke,
    wishes,
    revolutionary_situation,
    workers_power,
    follows_international,
    *,
    of_answer=AS_IN_THE_ESSAY["appeal.of_answer"],
    of_record=AS_IN_THE_ESSAY["appeal.of_record"],
    of_blame=AS_IN_THE_ESSAY["appeal.of_blame"],
    of_putsch=parameter(
        LogNormal(1.1, 0.7), unit="log ratio for all of it", reason="it repels, by this view: at 3 it decides"
    ),
):
    """What it is to someone who chooses: what it stands for, its record, what its government left undone, and
    whether it calls on workers to rise where nothing calls for it. Roots from before do not draw."""
    called = _called_for_nothing(
        international * policy_provoke / wishes, revolutionary_situation, workers_power, follows_international
    )
    drawn = of_answer * fit + of_record * credibility - of_blame * in_government * disappointment
    return exp(clip(drawn - of_putsch * called, -6, 6))


@derived(organisation, absent=0.0, within=(0, 24), unit="1/year", source="Elwood 1974; Levi 1921")
def leaving(
    activity_asked,
    liveliness,
    memory_of_defeat,
    arrests,
    international,
    policy_provoke,
    wishes,
    revolutionary_situation,
    workers_power,
    follows_international,
    *,
    rate=AS_IN_THE_ESSAY["leaving.rate"],
    of_demand=AS_IN_THE_ESSAY["leaving.of_demand"],
    of_ebb=AS_IN_THE_ESSAY["leaving.of_ebb"],
    of_defeat=AS_IN_THE_ESSAY["leaving.of_defeat"],
    anew=ANEW,
):
    """Members tire and are arrested as in the essay. A rising that is called where nothing calls for it makes
    them choose anew, and go."""
    called = _called_for_nothing(
        international * policy_provoke / wishes, revolutionary_situation, workers_power, follows_international
    )
    ebb = 1 - liveliness
    tired = rate * exp(of_demand * activity_asked + of_ebb * ebb + of_defeat * memory_of_defeat)
    return clip(tired + arrests + anew * called, 0, 24)


@derived(
    organisation,
    absent=0.0,
    within=(0, 1),
    unit="share of members",
    source="Luxemburg 1904; Luxemburg 1906",
)
def active_share(
    command_in_force,
    liveliness,
    gap,
    memory_of_defeat,
    *,
    usual=AS_IN_THE_ESSAY["active_share.usual"],
    of_command=parameter(
        LogNormal(0.7, 0.7), unit="logit", reason="orders stifle, by this view; how much is open"
    ),
    of_struggle=AS_IN_THE_ESSAY["active_share.of_struggle"],
    of_gap=AS_IN_THE_ESSAY["active_share.of_gap"],
    of_defeat=AS_IN_THE_ESSAY["active_share.of_defeat"],
):
    """Struggle makes members active. What is asked of them by a centre does not, and its orders stifle
    them."""
    hindered = of_command * command_in_force + of_gap * gap + of_defeat * memory_of_defeat
    return sigmoid(usual + of_struggle * liveliness - hindered)


@state(organisation, initial="first_roots", within=(0, 1), unit="share of works", source="Luxemburg 1906")
def implantation(
    implantation,
    works_led,
    lately_in_struggle,
    arrests,
    destruction,
    stands,
    begins,
    initial_implantation,
    inherits,
    roots_set_free,
    dt,
    *,
    pace=parameter(
        LogUniform(0.3, 10.0),
        unit="share of works a year for all in struggle",
        reason="with a tenth in struggle from three years for a tenth of works to a year for all of them",
    ),
    wearing=AS_IN_THE_ESSAY["implantation.wearing"],
    taken=AS_IN_THE_ESSAY["implantation.taken"],
):
    """It takes root where leading workers belong to it, as fast as works are in struggle and not at all in
    quiet. It loses roots as in the essay."""
    won = clip(works_led - implantation, 0, pace * lately_in_struggle * dt)
    lost = (wearing * maximum(implantation - works_led, 0.0) + taken * arrests * implantation) * dt
    later = (implantation + won - lost) * (1 - taken * destruction)
    later = later + inherits * roots_set_free + where(begins, initial_implantation, 0.0)
    return where(stands, clip(later), 0.0)


def _called_for_nothing(called, revolutionary_situation, workers_power, follows_international):
    """How far a party's International calls on workers to rise where there is no crisis to meet it."""
    return where(follows_international & ~revolutionary_situation & ~workers_power, called, 0.0)


CARD = Card(
    title="Struggle makes organisation",
    what_it_is=__doc__ or "",
    how_it_works="`own_strength` is active members, fit and motion, without roots or a record. "
    "`implantation` is won while works are in struggle, `asked` lets all in motion hear of every party, "
    "`active_share` falls with command. A rising called without a crisis drives people out by `appeal` and "
    "`leaving`.",
    what_to_notice="Whether roots and members come before waves of struggle or with them; what becomes of a "
    "party that calls risings in quiet times.",
    what_to_try="Ask M3, O8, O17 and W3 of it. Hold `policy_provoke` at 1 and the other three policies at 0.",
    claim="Roots follow struggle, members too; risings that are called where no crisis is cost a party its "
    "members.",
    scope=ESSAY.card.scope,
    refuted_by="Parties that grew and took root in quiet years and led in the next storm as others did not; "
    "members who stayed after a rising that nobody had joined.",
    source="Luxemburg 1904; Luxemburg 1906; Levi 1921.",
)

THEORY = with_references(
    ESSAY.replacing(
        own_strength=own_strength,
        asked=asked,
        appeal=appeal,
        leaving=leaving,
        active_share=active_share,
        implantation=implantation,
    ).named("rivals.mass_action", CARD)
)
