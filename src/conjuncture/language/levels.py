"""Levels: the kinds of member a society is made of, and which lies within which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from conjuncture.errors import Place, caller_place, nearest
from conjuncture.language.errors import TheoryError
from conjuncture.language.reserved import refuse_reserved_level


@dataclass(frozen=True)
class Level:
    """A kind of member (worker, workplace, town, country) and the levels its members lie within.

    Args:
        name: singular, as it will be read in errors and figures.
        within: the levels directly above, as `Level` objects or names. A workplace lies in a town and in a
            branch: levels form a directed graph, not a ladder.
        filled_by: name of a truth on this level. Only members for whom it holds exist at that date: others
            are empty slots, which no group counts. Default: every slot is filled.
        renewed_by: name of a truth on this level. Where it holds the member leaves at the end of the step and
            a newcomer takes the slot: its states start again from their initial values.
        network: whether its members are ties, each of which lies within the member who looks and leads to
            another member of the same level. Made by `network(person)`.

    Traits drawn for a level that a state or derived value fills count every slot of the levels below: who is
    there is not yet known at the start.

    A member's place within a level above is fixed for a run. Membership that changes as the theory runs (a
    party that workers join) will be a further way of lying within a level, and will be seen the same way.
    """

    name: str
    within: tuple[Level | str, ...] = ()
    filled_by: str | None = None
    renewed_by: str | None = None
    network: bool = False
    place: Place = field(default_factory=lambda: caller_place(3), compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.name.isidentifier():
            raise TheoryError(
                f"level name {self.name!r} is not a plain name.",
                place=self.place,
                remedy="Use letters, digits and underscores, as in 'workplace'.",
            )
        if isinstance(self.within, str | Level):
            raise TheoryError(
                f"level '{self.name}': `within` must be a tuple of levels.",
                place=self.place,
                remedy=f"Write within=({level_name(self.within)},) with the comma.",
            )
        refuse_reserved_level(self.name, self.place)
        for parent in self.parents:
            if self.parents.count(parent) > 1:
                raise TheoryError(
                    f"level '{self.name}' lies twice within '{parent}', which would be taken for once.",
                    place=self.place,
                    remedy=f"A member has one place in each level above. To tie one {parent} to another, "
                    f"declare the other end as a level of its own: other_{parent} = Level('other_{parent}'), "
                    f"{self.name} = Level('{self.name}', within=({parent}, other_{parent})).",
                )
        if self.network and (len(self.within) != 1 or self.filled_by or self.renewed_by):
            raise TheoryError(
                f"the network '{self.name}' is declared as no network can be.",
                place=self.place,
                remedy=f"Write {self.name} = network(person): a tie joins two members of one level, and is "
                "there while both are.",
            )

    @property
    def parents(self) -> tuple[str, ...]:
        """Names of the levels directly above."""
        return tuple(level_name(parent) for parent in self.within)

    @property
    def ends(self) -> str | None:
        """The level whose members a network ties; None of a level that is no network."""
        return self.parents[0] if self.network else None


def level_name(level: Level | str) -> str:
    """The name of a level given as an object or as its name."""
    return level.name if isinstance(level, Level) else level


def filled_by(levels: Mapping[str, Level], name: str) -> str | None:
    """The truth that says who is there on a level; of ties, who is there at their ends."""
    level = levels[name]
    return level.filled_by if level.ends is None else levels[level.ends].filled_by


def gather(declared: Iterable[Level]) -> dict[str, Level]:
    """All levels by name, those that are only mentioned in `within` included.

    Raises:
        TheoryError: two different levels of one name; a parent that is nowhere declared; a cycle.
    """
    levels: dict[str, Level] = {}
    waiting = list(declared)
    while waiting:
        level = waiting.pop()
        same_name = levels.get(level.name)
        if same_name is not None and same_name != level:
            raise TheoryError(
                f"level '{level.name}' is declared twice, differently (also at {same_name.place}).",
                place=level.place,
                remedy="Declare a level once and import it where it is needed.",
            )
        levels[level.name] = level
        waiting.extend(
            parent for parent in level.within if isinstance(parent, Level) and parent is not same_name
        )
    for level in levels.values():
        for parent in level.parents:
            if parent not in levels:
                raise TheoryError(
                    f"level '{level.name}' lies within '{parent}', which is not a level.",
                    place=level.place,
                    remedy=f"{nearest(parent, levels)} Or declare {parent} = Level('{parent}').",
                )
    for name in levels:
        path(levels, name, name)  # raises on a cycle
    return dict(sorted(levels.items()))


def path(levels: Mapping[str, Level], below: str, above: str) -> tuple[str, ...] | None:
    """The shortest way up from one level to another, both ends included; None when there is none.

    Raises:
        TheoryError: the levels form a cycle through `below`.
    """
    if below == above:
        _refuse_cycle(levels, below)
        return (below,)
    ways: list[tuple[str, ...]] = [(below,)]
    while ways:
        way = ways.pop(0)
        for parent in levels[way[-1]].parents:
            if parent == above:
                return (*way, parent)
            if parent in levels and parent not in way:
                ways.append((*way, parent))
    return None


def _refuse_cycle(levels: Mapping[str, Level], start: str) -> None:
    ways: list[tuple[str, ...]] = [(start,)]
    while ways:
        way = ways.pop()
        for parent in levels[way[-1]].parents:
            if parent == start:
                raise TheoryError(
                    f"levels lie within each other in a circle: {' -> '.join((*way, start))}.",
                    place=levels[start].place,
                    remedy="A level may lie only within levels above it.",
                )
            if parent in levels and parent not in way:
                ways.append((*way, parent))
