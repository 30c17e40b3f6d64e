"""Networks filled in: the rules that a society is given become ties among the members of its levels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.errors import nearest
from conjuncture.society.errors import SocietyError
from conjuncture.society.levels import Filling
from conjuncture.society.networks.each_draw import DrawnNetwork, drawn_network
from conjuncture.society.networks.network import Network, order_of
from conjuncture.society.networks.rule import Rule
from conjuncture.society.randomness import stream

RULES = ("configuration", "each_draw", "edges", "everybody", "grid", "poisson", "ring", "watts_strogatz")

Values = Mapping[str, NDArray[np.float32]]


def filled(
    levels: Mapping[str, Filling], name: str, wanted: Rule | tuple[str, Rule], seed: int
) -> tuple[Network | DrawnNetwork, Values]:
    """The network of that name, and the values of its ties; from the seed, its name and its rule alone.

    Args:
        levels: of the society.
        name: of the network.
        wanted: a rule, for the one level within which no other lies, or the level and a rule.
        seed: of the chance that the rule uses.

    Raises:
        SocietyError: no rule, or one that cannot tie these members; or it is not clear which members.
    """
    level, rule = wanted if isinstance(wanted, tuple) and len(wanted) == 2 else (None, wanted)
    if not isinstance(rule, Rule):
        raise SocietyError(f"network {name!r}: {_no_rule(rule)}")
    if level is None:
        level = _lowest(levels, name, rule)
    if level not in levels:
        raise SocietyError(
            f"network {name!r} ties members of {level!r}, which is no level. {nearest(str(level), levels)}"
        )
    if name in levels:
        raise SocietyError(f"network {name!r} has the name of a level; give it another")
    try:  # a rule that cannot tie these members fails here, also if each draw follows it anew
        ties = rule.ties(levels[level], stream(seed, "network", name))
    except SocietyError as error:
        raise SocietyError(f"network {name!r}, {error}") from None
    if rule.anew:
        return drawn_network(name, level, levels[level].size, rule, seed), {}
    near, far = ties.near.astype(np.int32), ties.far.astype(np.int32)
    if ties.shifts is not None:
        return Network(level, near, far, rule.written, ties.shifts), ties.values
    order = order_of(near, far)
    values = {key: given[order] for key, given in ties.values.items()}
    return Network(level, near[order], far[order], rule.written), values


def _lowest(levels: Mapping[str, Filling], name: str, rule: Rule) -> str:
    """The one level within which no other lies."""
    above = {parent for filling in levels.values() for parent in filling.within}
    lowest = [level for level in levels if level not in above]
    if len(lowest) != 1:
        raise SocietyError(
            f"network {name!r} may tie members of {' or '.join(map(repr, lowest))}; say whom, as in "
            f"networks={{{name!r}: ({lowest[0]!r}, {rule.written})}}"
        )
    return lowest[0]


def _no_rule(given: Any) -> str:
    if callable(given) and getattr(given, "__name__", "") in RULES:
        return f"{given.__name__} is not called; write {given.__name__}(...)"
    near = nearest(given.split("(")[0], RULES) if isinstance(given, str) else f"Rules: {', '.join(RULES)}."
    return f"{given!r} is no rule. {near} Write poisson(6), with `from conjuncture.networks import poisson`"
