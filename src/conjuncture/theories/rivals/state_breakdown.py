"""Skocpol: a state that breaks, and peasants who revolt.

Theda Skocpol, States and Social Revolutions (1979).

Old states break from above: by wars that they cannot win and armies that they cannot pay, while those above
block reform. Nobody below has to press for that. When force is gone villages rise by themselves, where they
can. They take from the landed class what liberals and generals lean on; where villages stay quiet these come
back. Parties make no revolution: whichever of them is there puts itself at the head of whoever is in motion,
and builds a new state.

Parts from the essay where cases are compared: a broken state and a peasant revolt together foretell how far a
revolution goes, neither does so alone, and roots in the works add nothing.
"""

from conjuncture import Card, Theory, clip, derived, exp, maximum, minimum, state, where
from conjuncture.theories.leninism.crisis.governments import USUAL_FEAR
from conjuncture.theories.leninism.crisis.power import DECISIVE, PROPERTIED, weight_in_contest
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.references import with_references


def lead_of_those_in_motion(class_activity, peasant_movement, industrial_share, members, position_on_power):
    """Who wants councils to govern leads whoever is in motion, counted by heads in town and village, with as
    many members as may be, if any."""
    in_motion = industrial_share * class_activity + (1 - industrial_share) * peasant_movement
    return in_motion * where(members > 0, position_on_power, 0.0).max()


def hold_of_owners(peasant_movement, propertied):
    """Villages that rise take from those used to govern what their weight rests on."""
    return propertied * (1 - peasant_movement)


@state(country, initial=1.0, within=(0, 1), unit="0 none, 1 complete", source="Skocpol 1979; own idea")
def usual_crisis(usual_crisis, crisis, t, dt, *, memory=ESSAY.parameters["used_to"]):
    """How much want of army, money and unity the country is used to."""
    return usual_crisis + (crisis - usual_crisis) * dt / minimum(t + dt, memory)


@derived(country, absent=0.0, within=(0, 100), unit="1/year", source="Skocpol 1979")
def collapse(
    crisis,
    usual_crisis,
    workers_power,
    *,
    clock=ESSAY.parameters["collapse.clock"],
    sharpness=ESSAY.parameters["collapse.sharpness"],
):
    """A government without the workers falls when army, money and unity fail it more than usual, whoever
    presses."""
    unusual = (maximum(crisis, 0.001) / maximum(usual_crisis, 0.001)) ** sharpness
    return where(workers_power, 0.0, clip(clock * unusual, 0, 50))


@derived(country, absent=1.0, within=(0, 10), unit="strength", source="Skocpol 1979")
def contested(
    class_activity,
    peasant_movement,
    industrial_share,
    members,
    position_on_power,
    other_lead,
    coercion,
    *,
    decisive=DECISIVE,
    propertied=PROPERTIED,
):
    """The strength of all who may step into the gap together."""
    radicals = lead_of_those_in_motion(
        class_activity, peasant_movement, industrial_share, members, position_on_power
    )
    leads = weight_in_contest(radicals, decisive) + weight_in_contest(other_lead, decisive)
    owners = weight_in_contest(hold_of_owners(peasant_movement, propertied), decisive)
    return maximum(leads + owners + weight_in_contest(coercion, decisive), 1e-6)


@derived(country, absent=0.0, within=(0, 200), unit="1/year", source="Skocpol 1979")
def to_workers_power(
    collapse,
    contested,
    class_activity,
    peasant_movement,
    industrial_share,
    members,
    position_on_power,
    workers_power,
    *,
    decisive=DECISIVE,
):
    """The state is broken, and those step in who put themselves at the head of whoever is in motion."""
    radicals = lead_of_those_in_motion(
        class_activity, peasant_movement, industrial_share, members, position_on_power
    )
    return where(workers_power, 0.0, collapse * weight_in_contest(radicals, decisive) / contested)


@derived(country, absent=0.0, within=(0, 200), unit="1/year", source="Skocpol 1979")
def to_liberal_rule(
    collapse,
    contested,
    peasant_movement,
    old_power,
    shared_rule,
    restoration,
    split_above,
    owners_confidence,
    *,
    decisive=DECISIVE,
    propertied=PROPERTIED,
    from_above=ESSAY.parameters["to_liberal_rule.from_above"],
    settles=ESSAY.parameters["to_liberal_rule.settles"],
):
    """Those used to govern take over a broken state as far as villages have left them anything to lean on; a
    divided top grants it; a shared state settles as owners regain trust."""
    owners = weight_in_contest(hold_of_owners(peasant_movement, propertied), decisive)
    stepped_in = where(old_power | shared_rule | restoration, collapse * owners / contested, 0.0)
    granted = where(old_power | restoration, from_above * split_above, 0.0)
    return stepped_in + granted + where(shared_rule, settles * owners_confidence, 0.0)


@derived(country, absent=0.0, within=(0, 200), unit="1/year", source="Skocpol 1979")
def coup(
    coercion,
    usual_want_of_force,
    owners_confidence,
    peasant_movement,
    pressure,
    usual_pressure,
    old_power,
    liberal_rule,
    shared_rule,
    *,
    clock=ESSAY.parameters["coup.clock"],
    readiness=ESSAY.parameters["coup.readiness"],
):
    """Generals who still have force strike for those who own, as far as villages have left these their
    land."""
    pressed = pressure / maximum(usual_pressure, 0.001)
    usual_force = maximum(1 - usual_want_of_force, 0.001)
    against_old = where(old_power, clock * pressed / (usual_force * USUAL_FEAR), 0.0)
    against_new = where(liberal_rule | shared_rule, readiness, 0.0)
    strikes = clip((against_old + against_new) * coercion * (1 - owners_confidence), 0, 50)
    return strikes * (1 - peasant_movement)


@derived(country, absent=0.0, within=(0, 200), unit="1/year", source="Skocpol 1979; Mawdsley 1987")
def overthrown(
    workers_power,
    civil_war,
    hostility,
    relief,
    exhaustion,
    peasant_movement,
    soviet_lead,
    *,
    fastest=ESSAY.parameters["overthrown.fastest"],
    of_powers=ESSAY.parameters["overthrown.of_powers"],
    of_village=ESSAY.parameters["overthrown.of_village"],
    of_exhaustion=ESSAY.parameters["overthrown.of_exhaustion"],
    held=ESSAY.parameters["overthrown.held"],
):
    """Workers' power falls in civil war: by armies from abroad, exhaustion, and a landed class that villages
    have left standing."""
    against = (
        of_powers * hostility * (1 - relief)
        + of_village * (1 - peasant_movement)
        + of_exhaustion * exhaustion
    )
    return where(workers_power, fastest * civil_war * (1 - exp(-against)) * (1 - held * soviet_lead), 0.0)


CARD = Card(
    title="A state that breaks, and peasants who revolt",
    what_it_is=__doc__ or "",
    how_it_works="`collapse` follows the regime's crisis and no pressure. Villages that rise weaken those "
    "used to govern (`to_liberal_rule`, `contested`) and generals (`coup`, `overthrown`). `to_workers_power` "
    "takes somebody who wants it and people in motion, not roots.",
    what_to_notice="What follows a broken state where villages are quiet, and risen villages where it holds.",
    what_to_try="Ask M3 and S2 of it. Hold `village_unrest` at 0, then `crisis` at 0.1.",
    claim="A broken state and a peasant revolt together foretell how far a revolution goes; neither alone.",
    scope=ESSAY.card.scope,
    refuted_by="Old classes swept away for good where villages were quiet, or where the state's force held.",
    source="Skocpol 1979.",
)

CHANGED = ESSAY.replacing(
    collapse=collapse,
    contested=contested,
    to_workers_power=to_workers_power,
    to_liberal_rule=to_liberal_rule,
    coup=coup,
    overthrown=overthrown,
)
THEORY = with_references((CHANGED + Theory.of(usual_crisis)).named("rivals.state_breakdown", CARD))
