"""How workers' struggles become class consciousness with an organisation's help: four ways, each apart.

Pooling brings the experience of many strata together, propaganda teaches, discipline lets people act as one,
selection puts tested workers where others see them. Each works within the same reach, at a strength with the
same wide prior, and can be cut alone. None is given more room than another.

The pattern this file may not mention: which of the four does most.
"""

from conjuncture import LogNormal, LogUniform, Theory, clip, derived, either, exp, parameter, state, where
from conjuncture.theories.leninism.classes.activity import FRESH
from conjuncture.theories.leninism.levels import country, organisation, stratum

SAME_FOR_ALL = "nobody has measured it; the same width for each of the four ways"
ENOUGH_LEADERS = parameter(
    LogUniform(0.003, 0.1),
    unit="share of workers",
    name="enough_leaders",
    reason="leading workers at which half of what they can do is done: one in 300 to one in ten",
)


@state(
    stratum,
    initial=0.01,
    within=(0, 1),
    unit="share of its workers",
    source="essay L408-409; Thompson 1963",
)
def recent_struggle(
    recent_struggle,
    activity,
    dt,
    *,
    forgetting=FRESH,
):
    """How much struggle the stratum has lately been in, as far as it is fresh."""
    kept = exp(-forgetting * dt)
    return clip(kept * recent_struggle + (1 - kept) * activity)


@derived(country, absent=0.0, within=(0, 1), unit="share of workers", source="definition")
def lately_in_struggle(recent_struggle, stratum_share):
    """Recent struggle over the whole class."""
    return clip(recent_struggle.mean(weights=stratum_share))


@derived(country, absent=0.0, within=(0, 1), unit="0 one stratum, 1 all alike", source="essay L403-421")
def variety(
    recent_struggle,
    stratum_share,
    *,
    enough=parameter(
        LogUniform(0.003, 0.3),
        unit="share of workers",
        reason="struggle at which half of what could be brought together is there",
    ),
):
    """How much experience of how many strata there is to bring together: none when nobody struggles, little
    when one stratum does so alone."""
    amount = (recent_struggle * stratum_share).sum()
    squares = (recent_struggle * recent_struggle * stratum_share).sum()
    evenness = clip(amount * amount / (squares + 1e-9))
    return clip(evenness * amount / (amount + enough))


@derived(organisation, absent=0.0, within=(0, 1), unit="share of workers", source="essay L525-530")
def within_reach(implantation, members, active_share, is_council):
    """Workers who have a leading worker of the organisation in their works, or an active member beside
    them; of a council, those who send delegates."""
    return where(members > 0, clip(either(implantation, members * where(is_council, 1.0, active_share))), 0.0)


@derived(country, absent=0.0, within=(0, 1), unit="share of workers a year", source="essay L408-421")
def raised_by_pooling(
    within_reach,
    pooling_done,
    variety,
    *,
    strength=parameter(LogNormal(-2.0, 1.2), unit="1/year", reason=SAME_FOR_ALL),
):
    """Experience of many strata, brought together, shows workers the class and whom it faces."""
    return 1 - exp(-strength * variety * clip((within_reach * pooling_done).sum()))


@derived(
    country, absent=0.0, within=(0, 1), unit="share of workers a year", source="Lenin 1902; Kautsky 1901"
)
def raised_by_propaganda(
    within_reach,
    propaganda_done,
    literacy,
    *,
    strength=parameter(LogNormal(-2.0, 1.2), unit="1/year", reason=SAME_FOR_ALL),
):
    """Teaching within reach: press, circles, speeches, more where people read."""
    return 1 - exp(-strength * literacy * clip((within_reach * propaganda_done).sum()))


@derived(
    country,
    absent=0.0,
    within=(0, 1),
    unit="share of workers a year",
    source="Lukacs 1923; against it, Luxemburg 1904",
)
def raised_by_discipline(
    within_reach,
    command_in_force,
    active_share,
    *,
    strength=parameter(LogNormal(-2.0, 1.2), unit="1/year", reason=SAME_FOR_ALL),
):
    """Acting as one under orders, whatever each thought before, may itself teach that the class acts."""
    return 1 - exp(-strength * clip((within_reach * command_in_force * active_share).sum()))


@derived(country, absent=0.0, within=(0, 1), unit="share of workers a year", source="essay L546-564")
def raised_by_selection(
    within_reach,
    selection_at_the_door,
    leading_workers,
    *,
    strength=parameter(LogNormal(-2.0, 1.2), unit="1/year", reason=SAME_FOR_ALL),
    enough=ENOUGH_LEADERS,
):
    """A tested few, where there are leading workers to choose from, are an example to those beside them."""
    there = leading_workers / (leading_workers + enough)
    return 1 - exp(-strength * there * clip((within_reach * selection_at_the_door).sum()))


RAISING = Theory.module(globals(), name="raising")
