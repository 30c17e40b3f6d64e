"""Privilege in power and privilege in consumption, scarcity, and what a privileged layer does to property.

Under scarcity power buys goods and goods buy power: a loop, in three readings of each half,
`power_buys_goods` and `goods_buy_power`. The curves have the same height at full privilege; only their
shape differs.

What this file may not mention: how high privilege goes; whether the layer becomes an owning class.
"""

from conjuncture import (
    Beta,
    LogNormal,
    LogUniform,
    Theory,
    clip,
    derived,
    either,
    parameter,
    rise_and_fall,
    state,
    where,
)
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.leninism.response import saturating, threshold

UNKNOWN_RATE = "nobody has measured it: from months to a decade or more"
UNKNOWN_SHARE = "nobody has measured it: any share may be so"
GOODS = parameter(LogUniform(0.1, 5.0), unit="1/year", name="power_buys", reason=UNKNOWN_RATE)
POWER = parameter(LogUniform(0.1, 5.0), unit="1/year", name="goods_buy", reason=UNKNOWN_RATE)
AT = parameter(Beta(3, 3), unit="privilege", name="privilege_at", reason="where it begins to tell is unknown")


@derived(
    country, absent=0.0, within=(0, 1), unit="1 nothing to be had", source="essay L825-830; Trotsky 1937"
)
def scarcity(
    workers_power,
    living_standard,
    grain_to_towns,
    hostility,
    relief,
    *,
    plenty=parameter(
        LogNormal(0.9, 0.4),
        unit="1 = 1913",
        reason="queues go at one and a half to five times what a poor country had",
    ),
    of_grain=parameter(Beta(2, 2), unit="share", reason=UNKNOWN_SHARE),
    of_blockade=parameter(Beta(2, 4), unit="share", reason=UNKNOWN_SHARE),
):
    """Too little for all: a low standard of living, towns without grain and blockade, less what help makes
    good."""
    enough = (
        clip(living_standard / plenty) * (1 - of_grain * (1 - grain_to_towns)) * (1 - of_blockade * hostility)
    )
    return where(workers_power, (1 - enough) * (1 - relief), 0.0)


@derived(country, absent=0.0, unit="1/year", source="essay L825-832; Trotsky 1937", reading="linear")
def power_buys_goods(privilege_in_power, scarcity, *, rate=GOODS):
    """Who guards a queue serves himself first: as much as he has power and there is too little."""
    return rate * scarcity * privilege_in_power


@power_buys_goods.reading("saturating")
def _a_little_power_buys(privilege_in_power, scarcity, *, rate=GOODS, at=AT):
    """A little power gets most of what there is to get."""
    return rate * scarcity * saturating(privilege_in_power, at)


@power_buys_goods.reading("threshold")
def _much_power_buys(privilege_in_power, scarcity, *, rate=GOODS, at=AT):
    """Only who is hardly controlled any more dares to serve himself."""
    return rate * scarcity * threshold(privilege_in_power, at)


@derived(country, absent=0.0, unit="1/year", source="essay L825-832; Trotsky 1937", reading="linear")
def goods_buy_power(privilege_in_consumption, scarcity, *, rate=POWER):
    """Who has what others lack has favours to give, and something to defend."""
    return rate * scarcity * privilege_in_consumption


@goods_buy_power.reading("saturating")
def _a_few_goods_buy(privilege_in_consumption, scarcity, *, rate=POWER, at=AT):
    """The first closed shop makes the first circle of clients."""
    return rate * scarcity * saturating(privilege_in_consumption, at)


@goods_buy_power.reading("threshold")
def _many_goods_buy(privilege_in_consumption, scarcity, *, rate=POWER, at=AT):
    """Small comforts bind nobody; a way of life does."""
    return rate * scarcity * threshold(privilege_in_consumption, at)


HELD = parameter(LogUniform(0.2, 10.0), unit="1/year", name="privilege_held_back", reason=UNKNOWN_RATE)


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="0 equal, 1 beyond control",
    source="essay L825-832; Rakovsky 1928",
)
def privilege_in_power(
    privilege_in_power,
    workers_power,
    apparatus,
    goods_buy_power,
    self_activity,
    check_on_officials,
    dt,
    *,
    of_office=parameter(LogUniform(0.01, 1.0), unit="1/year", reason=UNKNOWN_RATE),
    held_back=HELD,
):
    """Power beyond control: it comes with office and with favours to give; an active class and other checks
    hold it back."""
    up = of_office * apparatus + goods_buy_power
    down = held_back * either(self_activity, check_on_officials)
    return where(
        workers_power,
        clip(rise_and_fall(privilege_in_power, up, down, dt)),
        0.0,
    )


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="0 equal, 1 another life",
    source="essay L825-832; Matthews 1978",
)
def privilege_in_consumption(
    privilege_in_consumption,
    workers_power,
    power_buys_goods,
    self_activity,
    check_on_officials,
    fusion,
    dt,
    *,
    held_back=HELD,
    pay_rules=parameter(
        LogUniform(0.02, 3.0), unit="1/year", reason="how long a rule on officials' pay holds is disputed"
    ),
):
    """A better life for officials: bought with power, held back by an active class, other checks, and rules
    on pay as far as party and state are apart."""
    down = held_back * either(self_activity, check_on_officials) + pay_rules * (1 - fusion)
    return where(
        workers_power,
        clip(rise_and_fall(privilege_in_consumption, power_buys_goods, down, dt)),
        0.0,
    )


@derived(
    country,
    absent=0.0,
    within=(0, 1),
    unit="share of its wish",
    source="essay L836-847; against it, Burnham 1941",
)
def bound_to_common_property(
    privilege_in_power,
    officials_of_economy,
    *,
    bond=parameter(
        Beta(1, 1),
        unit="share",
        reason="this is what the dispute is about: all for the essay, none where control is enough",
    ),
):
    """Officials who live by administering what is common have reason to keep it common."""
    return bond * either(privilege_in_power, officials_of_economy)


@state(
    country,
    initial=0.0,
    within=(0, 1),
    unit="share of industry",
    source="Trotsky 1937; Ball 1987",
)
def property_turned_private(
    property_turned_private,
    workers_power,
    privilege_in_power,
    privilege_in_consumption,
    bound_to_common_property,
    restoration_danger,
    self_activity,
    dt,
    *,
    by_layer=parameter(LogUniform(0.001, 0.1), unit="1/year", reason="from many generations to a decade"),
    by_traders=parameter(LogUniform(0.001, 0.1), unit="1/year", reason="from many generations to a decade"),
    taken_back=parameter(LogUniform(0.02, 1.0), unit="1/year", reason=UNKNOWN_RATE),
):
    """Industry passes into private hands: those of a privileged layer, as far as it does not live by
    keeping it common, or those of traders. An active class takes it back."""
    layer = by_layer * privilege_in_power * privilege_in_consumption * (1 - bound_to_common_property)
    up = layer + by_traders * restoration_danger
    later = rise_and_fall(property_turned_private, up, taken_back * self_activity, dt)
    return where(workers_power, clip(later), 0.0)


PRIVILEGE = Theory.module(globals(), name="privilege")
