"""Thresholds in a crowd: each person acts once enough of the others do.

Mark Granovetter, "Threshold Models of Collective Behavior", American Journal of Sociology 83 (6), 1978,
pages 1420-1443. The update is synchronous: everybody looks at the crowd as it stood a moment ago, and all
decide at once. From a quiet crowd the number acting only rises, until it rests at the first fixed point of
r = F(r), where F(r) is the share of the crowd whose threshold is r or less.
"""

from conjuncture import Card, Fixed, Level, Theory, Uniform, derived, given, parameter, state, trait

crowd = Level("crowd")
person = Level("person", within=(crowd,))

listed_threshold = given(
    person, unit="share of crowd", description="A list of thresholds, for the reading 'listed' alone."
)


@trait(
    person,
    unit="share of crowd",
    source="Granovetter 1978: thresholds normal around 25 in a crowd of 100",
    reading="normal",
)
def threshold(
    noise,
    *,
    mean=parameter(Fixed(0.25), unit="share of crowd", source="Granovetter 1978"),
    spread=parameter(
        Uniform(0.0, 0.5),
        unit="share of crowd",
        reason="the quantity that the paper varies; it holds both sides of the critical spread of 0.122",
    ),
):
    """The share of the crowd that must be acting before this person joins.

    At 0 or below a person needs no example; above 1 no example is enough.
    """
    return noise.normal(mean, spread)


@threshold.reading(
    "uniform", source="Granovetter 1978: thresholds 0, 1, 2 ... 99; here each person's is sampled from them"
)
def uniform(noise):
    """Every whole per cent of the crowd from 0 to 99 is as likely."""
    return noise.choice(100) / 100


@threshold.reading("listed", source="Granovetter 1978: two crowds given person by person")
def listed(listed_threshold):
    """As the society says, person by person."""
    return listed_threshold


@derived(crowd, absent=0.0, within=(0, 1), unit="share of crowd", source="Granovetter 1978")
def share_rioting(rioting):
    """The share of the crowd that is acting, as everybody in it sees. Cut: nobody sees the others act."""
    return rioting.mean()


@state(person, initial=False, unit="truth", source="Granovetter 1978")
def rioting(threshold, share_rioting):
    """A person acts as long as at least as many others act as their threshold asks for."""
    return threshold <= share_rioting


THEORY = Theory.module(
    globals(),
    card=Card(
        title="Thresholds of collective behaviour",
        what_it_is=(
            "A crowd in which people differ in one thing: how many others must be acting before they act "
            "too. Granovetter's examples are riots, strikes, rumours and leaving a party."
        ),
        how_it_works=(
            "Everyone starts quiet. Those who need no example begin; each step everybody compares the share "
            "now acting with their own threshold, and all decide at once. It ends when nobody changes."
        ),
        what_to_notice=(
            "Two crowds that differ in one person can end as a riot and as one person breaking a window. "
            "With normal thresholds the outcome leaps from 6 per cent to everybody as the spread passes "
            "12.2 per cent of the crowd's size: what a crowd does cannot be read off from what its members "
            "want on average."
        ),
        what_to_try=(
            "Move threshold.spread across 0.122. Choose the reading threshold=uniform and run many crowds: "
            "more than a third never start. Give a list of thresholds with the reading threshold=listed. "
            "Cut share_rioting and only those act who need no example."
        ),
        claim="The distribution of thresholds, not their mean, decides whether collective action spreads.",
        scope=(
            "One choice with two sides, seen by all; thresholds fixed beforehand and unmoved by the action "
            "itself. No neighbours, no organisation, no repression, no cost that falls as numbers grow."
        ),
        refuted_by=(
            "Thresholds measured before an event (by survey or earlier conduct) that do not predict who "
            "joins in which order; or participation that grows alike in crowds whose thresholds are known "
            "to differ."
        ),
        source="Granovetter 1978, American Journal of Sociology 83 (6): 1420-1443",
        references={
            "Granovetter 1978": "Mark Granovetter, Threshold Models of Collective Behavior, American Journal "
            "of Sociology 83 (1978)."
        },
    ),
)
