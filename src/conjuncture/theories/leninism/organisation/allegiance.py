"""Allegiance: which workers follow which party, and who of the leading workers belongs to it.

Each follows one party or none. Who goes to one leaves another. People choose anew more often while the class
is in motion; those to whom others look do so in any month. What draws them may be what a party stands for,
its roots in the works, its record, and what a government did in which it sits. Whether each draws or repels,
and how much, is left open in the same width for all four. A party of which nobody is there draws nobody.

One loop reinforces itself: who follows a party makes it heard by others. It is in `asked`, in three readings.

The pattern this file may not mention: which party gains, when, and by which of the four.
"""

from conjuncture import (
    Beta,
    LogUniform,
    Normal,
    Theory,
    Uniform,
    clip,
    derived,
    exp,
    maximum,
    parameter,
    sigmoid,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country, organisation

EITHER_WAY = "sign and size are disputed, of all four alike: at 4 it decides"
ANEW = parameter(
    LogUniform(0.5, 24.0),
    unit="1/year",
    name="chooses_anew",
    reason="in full motion people choose anew within weeks or in two years",
)


def _weight():
    return parameter(Normal(0, 4), unit="log ratio for all of it", reason=EITHER_WAY)


@derived(
    organisation,
    absent=0.0,
    within=(0, 1),
    unit="0 unwilling, 1 willing",
    source="Rabinowitch 1976",
)
def would_govern(position_on_power, is_party, base_of_owners, liberal_rule, shared_rule, workers_power):
    """Owners' parties would sit in a liberal government, parties that do not want councils to govern in a
    shared one, those that do in a workers' one."""
    by_workers = where(workers_power, position_on_power, 0.0)
    by_several = where(shared_rule, 1 - position_on_power, by_workers)
    return where(is_party, where(liberal_rule, base_of_owners, by_several), 0.0)


@state(organisation, initial=0.0, within=(0, 1), unit="truth", source="Rabinowitch 1976")
def in_government(
    in_government,
    would_govern,
    stands,
    old_power,
    restoration,
    noise,
    dt,
    *,
    pace=parameter(
        LogUniform(0.5, 12.0), unit="1/year", reason="cabinets are formed and left in weeks or years"
    ),
):
    """Any month a party may come into the government there is, as far as it would sit in it, or walk out, as
    far as it would not."""
    comes = noise.bernoulli(1 - exp(-pace * would_govern * dt))
    goes = noise.bernoulli(1 - exp(-pace * (1 - would_govern) * dt))
    now = where(in_government > 0.5, where(goes, 0.0, 1.0), where(comes, 1.0, 0.0))
    return where(stands & ~old_power & ~restoration, now, 0.0)


@derived(country, absent=0.0, within=(0, 1), unit="0 none, 1 all of them", source="Broue 2005; own idea")
def pact_with_officers(allegiance, in_government, trusts_shared_state, shared_rule, is_party):
    """Parties that sit in a shared government and take its army for their own come to terms with its
    officers, as far as workers follow them."""
    theirs = (allegiance * in_government * trusts_shared_state).sum(where=is_party)
    return where(shared_rule, clip(theirs), 0.0)


@derived(
    organisation,
    absent=1.0,
    within=(0, 500),
    unit="ratio",
    source="Koenker 1981; Smith 1983; Rabinowitch 1976; essay L525-536",
)
def appeal(
    fit,
    implantation,
    credibility,
    in_government,
    disappointment,
    *,
    of_answer=_weight(),
    of_roots=_weight(),
    of_record=_weight(),
    of_blame=_weight(),
):
    """What it is to someone who chooses: what it stands for, whom it has in the works, its record, and what
    its government left undone."""
    drawn = of_answer * fit + of_roots * implantation + of_record * credibility
    return exp(clip(drawn - of_blame * in_government * disappointment, -6, 6))


@derived(
    organisation,
    absent=0.0,
    within=(0, 1),
    unit="share of workers",
    source="own idea",
    reading="linear",
)
def asked(within_reach):
    """Workers are asked by those of it who are beside them, as often as there are any."""
    return within_reach + 0.0


@asked.reading("saturating")
def _asked_saturating(
    within_reach, *, half=parameter(Beta(2, 5), unit="share of workers", reason="reach that asks half of all")
):
    """The first of it in a works ask most of those who can be asked."""
    return clip(within_reach * (1 + half) / (within_reach + half))


@asked.reading("threshold", source="own idea; Granovetter 1978")
def _asked_threshold(
    within_reach,
    *,
    bend=parameter(Beta(2, 5), unit="share of workers", reason="where a sect becomes a current, if at all"),
    width=parameter(Uniform(0.02, 0.2), unit="share of workers", reason="from a step to a slope"),
):
    """Few follow what few belong to; beyond a point it is the thing to do."""
    return sigmoid((within_reach - bend) / width) * within_reach


@derived(organisation, absent=0.0, within=(0, 500), unit="weight", source="definition")
def pull(stands, is_party, members, asked, appeal):
    """It is weighed by those who have somebody of it beside them."""
    return where(stands & is_party & (members > 0), asked * appeal, 0.0)


@derived(
    organisation, absent=0.0, within=(0, 1), unit="share of those who choose", source="Koenker 1981; own idea"
)
def chosen(
    pull,
    all_pull,
    *,
    alone=parameter(
        LogUniform(0.02, 0.5), unit="weight", reason="the reach of all parties at which half follow none"
    ),
):
    """What part of those who choose anew comes to it; the others follow nobody."""
    return clip(pull / (all_pull + alone))


@derived(country, absent=0.0, within=(0, 20000), unit="weight", source="definition")
def all_pull(pull):
    """The pull of all parties."""
    return pull.sum()


@state(
    organisation,
    initial="first_roots",
    within=(0, 1),
    unit="share of workers",
    source="Koenker 1981; essay L517-536",
)
def allegiance(
    allegiance,
    chosen,
    stands,
    begins,
    is_party,
    founding_members,
    founders,
    inherits,
    allegiance_set_free,
    liveliness,
    dt,
    *,
    anew=ANEW,
    in_quiet=parameter(
        Beta(1, 14), unit="share", reason="when nothing moves a few in a hundred change party in a year"
    ),
):
    """Who follows it. More choose anew while the class is in motion; who goes to one leaves another. Those
    who found a party follow it."""
    choose = 1 - exp(-anew * (in_quiet + (1 - in_quiet) * liveliness) * dt)
    followed = allegiance + inherits * allegiance_set_free
    later = (followed + choose * (chosen - followed)) * (1 - founders)
    return where(stands & is_party, clip(later + where(begins, founding_members, 0.0)), 0.0)


@derived(country, absent=0.0, within=(0, 1), unit="share of workers", source="definition")
def founders(founding_members, begins, is_party):
    """Workers who found a party this month."""
    return clip(founding_members.sum(where=begins & is_party))


@derived(country, absent=0.0, within=(0, 1), unit="share of workers", source="definition")
def allegiance_set_free(allegiance, ended):
    """Those whose party split or ended this month."""
    return clip(allegiance.sum(where=ended))


@derived(country, absent=0.0, within=(0, 1), unit="share of workers", source="definition")
def follow_a_party(allegiance, is_party):
    """Workers who follow any party."""
    return clip(allegiance.sum(where=is_party))


@state(
    organisation,
    initial=0.0,
    within=(0, 1),
    unit="share of leading workers",
    source="essay L546-572; Smith 1983",
)
def leaders_won(
    leaders_won,
    chosen,
    stands,
    is_party,
    leaders_selected,
    leading_workers,
    inherits,
    leaders_set_free,
    dt,
    *,
    anew=ANEW,
):
    """Which of the leading workers belong to it. They choose in any month as others do in a storm; who has
    just come to the fore belongs to nobody yet."""
    fresh = clip(dt * leaders_selected / maximum(leading_workers, 1e-6))
    kept = (leaders_won + inherits * leaders_set_free) * (1 - fresh)
    return where(stands & is_party, clip(kept + (1 - exp(-anew * dt)) * (chosen - kept)), 0.0)


@derived(country, absent=0.0, within=(0, 1), unit="share of leading workers", source="definition")
def leaders_set_free(leaders_won, ended):
    """Leading workers whose party split or ended this month."""
    return clip(leaders_won.sum(where=ended))


@derived(organisation, absent=0.0, within=(0, 1), unit="share of workers", source="essay L546-572")
def cadres(leaders_won, leading_workers):
    """Leading workers who belong to it."""
    return leaders_won * leading_workers


ALLEGIANCE = Theory.module(globals(), name="allegiance")
