"""The bridge from a theory to elections, the same for every theory, and for congresses, dumas and councils.

A theory says how many people each party reaches in the works (`within_reach`), and how near its programme is
to people's demands in this month (`fit`). Voters choose among the existing parties; a party that is better
known and nearer is likelier. To coordinate workers' actions is not the same as to be elected: a theory has
its own variable for it.

A variable that a theory does not write is the same for all parties here, so it decides nothing between them.
"""

from conjuncture import (
    HalfNormal,
    LogUniform,
    Theory,
    clip,
    derived,
    exp,
    given,
    maximum,
    parameter,
    state,
    where,
)

fit = given("organisation", unit="0 opposed, 1 agreed", description="Nearness to what is asked.", absent=0.0)
within_reach = given("organisation", unit="share of workers", description="Whom it reaches.", absent=1.0)
is_party = given("organisation", unit="truth", description="A party.", absent=True)
founded = given(
    "organisation", unit="year", description="When it was founded; 0: from the start.", absent=0.0
)
dissolved = given("organisation", unit="year", description="When it ended; 0: it did not.", absent=0.0)
first_year = given("world", unit="year", description="The year in which the case begins.", absent=0.0)

_SOURCE = "own idea, as voters' choices are usually modelled: odds are a product of what speaks for each"


@derived("organisation", absent=0.0, unit="votes, over no sum", source=_SOURCE)
def speaks_for(
    fit,
    within_reach,
    is_party,
    founded,
    dissolved,
    first_year,
    t,
    *,
    weight_of_fit=parameter(
        HalfNormal(3.0),
        unit="log odds",
        reason="from no matter to all that matters: at 3 a party that agrees in all has twenty times the "
        "votes of one as well known that agrees in nothing",
    ),
):
    """What speaks for a party that is there today: how many it reaches, times what its stand is worth."""
    today = first_year + t
    there = is_party & (founded <= today) & ((dissolved <= 0) | (today < dissolved))
    return where(there, within_reach * exp(weight_of_fit * fit), 0.0)


@derived("country", absent=0.0, unit="votes, over no sum", source="definition")
def speaks_for_all(speaks_for):
    """What speaks for all parties of the country together."""
    return speaks_for.sum()


@state("organisation", initial=0.0, within=(0, 1), unit="share of votes", source=_SOURCE)
def vote_share(
    vote_share,
    speaks_for,
    speaks_for_all,
    dt,
    *,
    pace=parameter(
        LogUniform(0.3, 12.0),
        unit="1/year",
        reason="delegates are recalled within weeks, or sit for years",
    ),
):
    """Its part of those who are elected: at one pace it nears its part of the votes of this month."""
    votes = speaks_for / maximum(speaks_for_all, 1e-9)
    return clip(vote_share + (1 - exp(-pace * dt)) * (votes - vote_share))


BRIDGE = Theory.module(globals(), name="election")
