"""Thresholds among works: each is out in a month if enough of the works of its town were out in the last.

Mark Granovetter, "Threshold Models of Collective Behavior", American Journal of Sociology 83 (6), 1978,
pages 1420-1443, names strikes among what thresholds may explain. Here his crowd stands on a case that records
strikes: its members are works, a town is the crowd that they see, and a month is one look round.

His thresholds are fixed. Then who needs no example would never go back to work, and a town would be as quiet
or as restless in every month. So a works has a new threshold each month, from one distribution. Of what a
strike is for he says nothing: a fixed share is political.
"""

from conjuncture import Beta, Card, Level, Theory, Uniform, derived, parameter, state, trait
from conjuncture.theories.references import with_references

SOURCE = "Granovetter 1978"
OWN = "own formulation of Granovetter 1978"

country = Level("country")
town = Level("town", within=(country,))
branch = Level("branch", within=(country,))
workplace = Level("workplace", within=(town, branch))
worker = Level("worker", within=(workplace,))


@derived(town, absent=0.0, within=(0, 1), unit="share of works", source=SOURCE)
def example(on_strike):
    """The share of the town's works that were out in the last month."""
    return on_strike.mean()


@state(workplace, initial=False, unit="truth", source=f"{OWN}: a new threshold each month")
def on_strike(
    example,
    noise,
    *,
    mean=parameter(Uniform(0, 1), unit="share of works", reason="between who needs no example and all"),
    spread=parameter(
        Uniform(0, 0.5), unit="share of works", reason="as in `canon.granovetter`: both sides of the leap"
    ),
):
    """A works is out where the example reaches what it asks for this month."""
    return noise.normal(mean, spread) <= example


@derived(worker, absent=False, unit="truth", source="own conjecture")
def takes_part(
    on_strike, noise, *, joining=parameter(Beta(6, 3), unit="chance", reason="most of a struck works stop")
):
    """Most workers of a works that is out stop work."""
    return on_strike & noise.bernoulli(joining)


@trait(country, within=(0, 1), unit="share of strikes", source="own conjecture")
def political_share(
    *, share=parameter(Uniform(0, 1), unit="share of strikes", reason="thresholds say nothing of aims")
):
    """How many strikes are political, whatever happens."""
    return share


@derived(workplace, absent=False, unit="truth", source="own conjecture")
def political(on_strike, political_share, noise):
    """Whether a strike is political: by lot."""
    return on_strike & noise.bernoulli(political_share)


CARD = Card(
    title="Thresholds among works",
    what_it_is="Works that differ in how many others must be out before they are out too.",
    how_it_works=(
        "Each month every works looks at the share of its town that was out in the last month. It is out if "
        "that share reaches its threshold of this month."
    ),
    what_to_notice=(
        "Where thresholds lie near each other a town leaps from nobody to all, and stays there; where they "
        "lie far apart strikes come and go by luck. There is little between."
    ),
    what_to_try="Cut example, and works are out by luck alone. Put it beside another theory with compare.",
    claim="Whether strikes spread lies in the distribution of thresholds, and not in grievances.",
    scope="No organisation, no aims, no memory beyond a month, no police, no prices.",
    refuted_by="Months that follow each other as luck would have them, where works see each other.",
    source="Granovetter 1978, American Journal of Sociology 83 (6): 1420-1443",
)

THEORY = with_references(Theory.module(globals(), card=CARD))
