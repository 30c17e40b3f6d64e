"""Djilas; Burnham; Cliff: a new class, managers, state capitalism.

Milovan Djilas, The New Class (1957). James Burnham, The Managerial Revolution (1941). Tony Cliff, Stalinist
Russia: A Marxist Analysis (1955).

The three differ over what the new rulers are to be called. They agree that a class is made by control and not
by title: whoever administers industry beyond anybody's control disposes of it, takes from what it makes
whether there is little or much, hands posts on to his own and closes the entry to others. He needs no private
title, for it would give him nothing that he has not.

Parts from the essay where there is plenty: the layer's privileges and its closed entry stay, since they
follow its hold on industry and not the queue; and where industry stays common, though nothing binds the layer
to it.
"""

from conjuncture import Card, clip, derived, either, rise_and_fall, state, where
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.leninism.workers_state.privilege import GOODS
from conjuncture.theories.references import with_references


def disposed_of(officials_of_economy, privilege_in_power):
    """The share of industry of which officials dispose: what they administer, as far as nobody holds them to
    account."""
    return officials_of_economy * privilege_in_power


@derived(country, absent=0.0, unit="1/year", source="Burnham 1941; Djilas 1957; Cliff 1955")
def power_buys_goods(privilege_in_power, officials_of_economy, *, rate=GOODS):
    """Who disposes of industry takes from what it makes, whether there is little or much."""
    return rate * disposed_of(officials_of_economy, privilege_in_power)


@derived(
    country,
    absent=0.0,
    unit="posts filled a year, 1 as many as there can be",
    source="Djilas 1957; Burnham 1941",
)
def posts_to_fill(called_apart, left_to_officials, apparatus, officials_of_economy, privilege_in_power):
    """New posts that are open to workers: those of which officials dispose go to their own."""
    own = disposed_of(officials_of_economy, privilege_in_power)
    return (called_apart + left_to_officials) * (1 - apparatus) * (1 - own)


@derived(country, absent=0.0, unit="1/year", source="Djilas 1957; Cliff 1955")
def recalled(
    self_activity,
    check_on_officials,
    officials_of_economy,
    privilege_in_power,
    *,
    rate=ESSAY.parameters["recalled.rate"],
):
    """Officials return to the bench where an active class or some other check holds them; from a post that is
    handed on nobody does."""
    own = disposed_of(officials_of_economy, privilege_in_power)
    return rate * either(self_activity, check_on_officials) * (1 - own)


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="share of industry",
    source="Burnham 1941; Djilas 1957; Cliff 1955",
)
def property_turned_private(
    property_turned_private,
    workers_power,
    restoration_danger,
    self_activity,
    dt,
    *,
    by_traders=ESSAY.parameters["property_turned_private.by_traders"],
    taken_back=ESSAY.parameters["property_turned_private.taken_back"],
):
    """Industry passes into traders' hands, and an active class takes it back. Officials need no title to what
    they dispose of."""
    later = rise_and_fall(
        property_turned_private, by_traders * restoration_danger, taken_back * self_activity, dt
    )
    return where(workers_power, clip(later), 0.0)


CARD = Card(
    title="A new class",
    what_it_is=__doc__ or "",
    how_it_works="Officials dispose of what industry they administer beyond control. `power_buys_goods` and "
    "`posts_to_fill` and `recalled` follow that, and not want. `goods_buy_power` is cut: goods are what "
    "control gives, not where it comes from. So is `bound_to_common_property`, and the layer takes no title "
    "(`property_turned_private`).",
    what_to_notice="Privilege, and posts open to workers, in plenty and under scarcity.",
    what_to_try="Ask B11 and B1 of it. Hold `scarcity` at 0.1.",
    claim="The layer disposes of industry, passes posts on and closes entry, in plenty too, without a title.",
    scope=ESSAY.card.scope,
    refuted_by="Administrators beyond control whose privileges went with the queues, or whose posts were "
    "filled from the bench all the same.",
    source="Djilas 1957; Burnham 1941; Cliff 1955.",
)

THEORY = with_references(
    ESSAY.without("bound_to_common_property", "goods_buy_power")
    .replacing(
        power_buys_goods=power_buys_goods,
        posts_to_fill=posts_to_fill,
        recalled=recalled,
        property_turned_private=property_turned_private,
    )
    .named("rivals.new_class", CARD)
)
