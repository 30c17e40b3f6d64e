"""A network that each draw has anew: the society has a rule and places for ties, and each draw its own ties.

Each member has the same number of places for ties, so that one program computes all draws. The ties of a draw
lie place by place: the first of each member, then the second of each, and so on. A member's own ties are in
the order of the numbers of those whom it sees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from conjuncture.society.errors import SocietyError
from conjuncture.society.levels import Filling
from conjuncture.society.networks.network import MOST_TIES
from conjuncture.society.networks.random_graphs import WITH_CHANCE
from conjuncture.society.networks.rule import Recipe, Rule
from conjuncture.society.randomness import stream


def each_draw(rule: Rule) -> Rule:
    """Every draw is given a network of its own by this rule, instead of one for all.

    A draw has the same network in all its worlds, in whatever batch it is computed. It is made from the seed
    of the society, the seed of the run, the name of the network and the number of the draw. Nothing is
    compiled for it. In memory each draw that is computed has places for as many ties of every member
    as one member may have: poisson(6) among 1,000 takes 32 places each, of five bytes.

    Example:
        each_draw(poisson(6))

    Args:
        rule: poisson, watts_strogatz or configuration.

    Raises:
        SocietyError: a rule without chance, which gives all draws the same.
    """
    if not isinstance(rule, Rule) or rule.anew:
        raise SocietyError(f"each_draw({_shown(rule)}): write a rule in it, as in each_draw(poisson(6))")
    if rule.recipe is None:
        raise SocietyError(
            f"each_draw({rule.written}): all draws have the same ties by this rule; write {rule.written} by "
            "itself"
        )
    return replace(rule, written=f"each_draw({rule.written})", anew=True)


@dataclass(frozen=True, eq=False)
class DrawnNetwork:
    """Ties among the members of a level that each draw has anew.

    Attributes:
        name: of the network.
        level: whose members are tied.
        members: how many.
        places: for ties of each member; no draw may need more.
        recipe: the rule and its arguments.
        seed: of the society.
    """

    name: str
    level: str
    members: int
    places: int
    recipe: Recipe
    seed: int

    @property
    def rule(self) -> str:
        """How it is made, as it is written."""
        return f"each_draw({_called(self.recipe).written})"

    @property
    def near(self) -> NDArray[np.int32]:
        """Who looks, int32 (places * members,)."""
        return np.tile(np.arange(self.members, dtype=np.int32), self.places)

    @property
    def decides(self) -> tuple[Any, ...]:
        """All that its ties depend on, except the seed and the number of a draw."""
        return (self.level, self.places, self.recipe, self.seed), self.near

    def filling(self) -> Filling:
        """The level of its ties: each place lies within the member who looks."""
        return Filling(self.members * self.places, {self.level: self.near})

    def checked(self, levels: Mapping[str, Filling]) -> Self:
        """The network itself, if it ties all members of an existing level.

        Raises:
            SocietyError: there is no such level, or it has another size.
        """
        size = levels[self.level].size if self.level in levels else 0
        if size != self.members:
            raise SocietyError(
                f"network {self.name!r} ties {self.members} members of {self.level!r}, which has {size}; "
                "make it with Society.with_networks"
            )
        return self

    def of_draw(self, seed: int, draw: int) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        """Whom each tie of a draw leads to, and whether it is there, (places * members,).

        A tie that is not there leads to the member who would look.

        Raises:
            SocietyError: a member has more ties than there are places.
        """
        generator = stream(self.seed, "network", self.name, str(seed), str(draw))
        ties = _called(self.recipe).ties(Filling(self.members), generator)
        order = np.lexsort((ties.far, ties.near))
        near, far = ties.near[order], ties.far[order]
        each = np.bincount(near, minlength=self.members)
        if each.max(initial=0) > self.places:
            raise SocietyError(
                f"network {self.name!r}: in draw {draw} {self.level} {each.argmax()} has {each.max()} ties, "
                f"and there are {self.places} places. One draw of a billion is so; take another seed"
            )
        place = np.arange(len(near)) - (np.cumsum(each) - each)[near]
        whom = self.near
        there = np.zeros(len(whom), np.bool_)
        whom[place * self.members + near] = far
        there[place * self.members + near] = True
        return whom, there


def drawn_network(name: str, level: str, members: int, rule: Rule, seed: int) -> DrawnNetwork:
    """The network of a rule that each draw follows anew.

    Raises:
        SocietyError: the rule cannot tie so many, or needs more places than a level can have.
    """
    assert rule.recipe is not None
    places = rule.most(members)
    if members * places > MOST_TIES:
        raise SocietyError(
            f"network {name!r}, {rule.written} among {members} members: it needs {places} places for ties of "
            f"each, {members * places} in all, and a network has at most {MOST_TIES}. Take fewer members, or "
            "one network for all draws, without each_draw"
        )
    return DrawnNetwork(name, level, members, places, rule.recipe, seed)


def _shown(given: object) -> str:
    return str(getattr(given, "__name__", "") or repr(given))


def _called(recipe: Recipe) -> Rule:
    name, arguments = recipe
    return WITH_CHANCE[name](*arguments)
