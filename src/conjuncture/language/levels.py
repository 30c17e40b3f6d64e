"""Levels: the kinds of members of a society, and which lies within which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from conjuncture.errors import Place, caller_place, nearest
from conjuncture.language.errors import TheoryError
from conjuncture.language.reserved import refuse_reserved_level


@dataclass(frozen=True)
class Level:
    """A kind of member (worker, workplace, town, country) and the levels its members lie within.

    Example:
        country = Level("country")
        Level("worker", within=(country,))

    Args:
        name: singular, as errors and figures will show it.
        within: the levels directly above, as `Level` objects or names. A workplace lies in a town and in a
            branch: levels form a directed graph, not a ladder.
        filled_by: name of a truth on this level. Only members for which it holds exist at that date: others
            are empty slots, which no group counts. Default: every slot is filled.
        renewed_by: name of a truth on this level. Where it holds the member leaves at the end of the step and
            a newcomer takes the slot: its states start again from their initial values.
        joined_by: for each level above that members join and leave, the variable that says to which of its
            members they belong: {"party": "adheres"}. It is a state, given or trait of this level with
            refers=party. Members that refer to nobody belong to none: no group counts them, and they see
            absent values.
        network: whether its members are ties. Each tie lies within the member that looks, and leads to
            another member of that member's level. Made by `network(person)`.

    If a state or derived value fills a level, a trait that looks at its members counts every slot, since it
    is not known at the start which are filled.

    A member's place within a level above is fixed for a run, unless the level is joined.

    Raises:
        TheoryError: a name or an option that makes no sense.
    """

    name: str
    within: tuple[Level | str, ...] = ()
    filled_by: str | None = None
    renewed_by: str | None = None
    network: bool = False
    joined_by: Mapping[str, str] | tuple[tuple[str, str], ...] = ()
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
        # As pairs, so that levels can be compared and hashed.
        object.__setattr__(self, "joined_by", tuple(sorted(dict(self.joined_by).items())))
        for parent in self.joined:
            if parent not in self.parents:
                raise TheoryError(
                    f"level '{self.name}' names '{parent}' in joined_by, but not in within.",
                    place=self.place,
                    remedy=f"Write within=({', '.join(self.parents)}{', ' * bool(self.parents)}{parent},).",
                )
        for parent in self.parents:
            if self.parents.count(parent) > 1:
                raise TheoryError(
                    f"level '{self.name}' names '{parent}' twice in within=.",
                    place=self.place,
                    remedy=f"A member has one place in each level above. To tie one {parent} to another, "
                    f"declare the other end as a level of its own: other_{parent} = Level('other_{parent}'), "
                    f"{self.name} = Level('{self.name}', within=({parent}, other_{parent})).",
                )
        if self.network and (len(self.within) != 1 or self.filled_by or self.renewed_by or self.joined_by):
            raise TheoryError(
                f"the network '{self.name}' has options that no network can have.",
                place=self.place,
                remedy=f"Write {self.name} = network(person): a tie joins two members of one level, and "
                "exists while both do.",
            )

    @property
    def parents(self) -> tuple[str, ...]:
        """Names of the levels directly above."""
        return tuple(level_name(parent) for parent in self.within)

    @property
    def joined(self) -> dict[str, str]:
        """For each level above that members join and leave, the variable that says where they belong."""
        return dict(self.joined_by)

    @property
    def ends(self) -> str | None:
        """The level whose members a network ties; None for a level that is not a network."""
        return self.parents[0] if self.network else None


def level_name(level: Level | str) -> str:
    """The name of a level given as an object or as its name."""
    return level.name if isinstance(level, Level) else level


def filled_by(levels: Mapping[str, Level], name: str) -> str | None:
    """The truth that says which members of a level exist; for ties, which members at their ends exist."""
    level = levels[name]
    return level.filled_by if level.ends is None else levels[level.ends].filled_by


def gather(declared: Iterable[Level]) -> dict[str, Level]:
    """All levels by name, including those that only `within` mentions.

    Raises:
        TheoryError: two different levels with one name; a parent that is not declared; a cycle.
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


def path(
    levels: Mapping[str, Level], below: str, above: str, *, fixed: bool = False
) -> tuple[str, ...] | None:
    """The shortest way up from one level to another, both ends included; None when there is none.

    Args:
        levels: by name.
        below, above: the ends.
        fixed: whether to leave out places that members join and leave.

    Raises:
        TheoryError: the levels form a cycle through `below`.
    """
    if below == above:
        _refuse_cycle(levels, below)
        return (below,)
    return next(iter(_ways(levels, below, above, fixed=fixed)), None)


def joins(levels: Mapping[str, Level], below: str, above: str) -> tuple[str, ...]:
    """The references by which members of one level lie in those of another; empty if a way needs none."""
    way = path(levels, below, above)
    if way is None or path(levels, below, above, fixed=True) is not None:
        return ()
    return tuple(levels[one].joined[other] for one, other in pairwise(way) if other in levels[one].joined)


def parting_ways(levels: Mapping[str, Level], below: str, above: str) -> list[tuple[str, ...]]:
    """The ways up from one level to another, if they may lead to different members; else none."""
    ways = list(_ways(levels, below, above))
    return ways if len(ways) > 1 and joins(levels, below, above) else []


def _ways(
    levels: Mapping[str, Level], below: str, above: str, *, fixed: bool = False
) -> Iterator[tuple[str, ...]]:
    """All ways up, the shortest first."""
    ways: list[tuple[str, ...]] = [(below,)]
    while ways:
        way = ways.pop(0)
        for parent in levels[way[-1]].parents:
            if fixed and parent in levels[way[-1]].joined:
                continue
            if parent == above:
                yield (*way, parent)
            elif parent in levels and parent not in way:
                ways.append((*way, parent))


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
