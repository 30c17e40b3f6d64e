"""A society: filled levels and given variables, checked when made and immutable."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

import numpy as np

from .errors import SocietyError
from .levels import Filling, checked, levels_from_above, read_only
from .networks import network as ties
from .networks.each_draw import DrawnNetwork
from .networks.filling import filled
from .networks.network import Network
from .networks.rule import Rule
from .words import numbered

KINDS = ("recorded", "assumption", "sampled")
"""Where a given value comes from: a source, the author's judgement, or a draw from a stated distribution."""

VALUE_TYPES = (np.dtype(np.float32), np.dtype(np.int32), np.dtype(np.bool_))


@dataclass(frozen=True, eq=False)
class Given:
    """A variable the society supplies.

    values: array (size of `level`,) of float32, int32 or bool, in `unit`.
    kind: "recorded", "assumption" or "sampled"; source gives the origin or the reason.
    words: for a variable given in words, the words that its numbers stand for, 0 for the first; a theory
        that reads it has categories with numbers of its own.
    """

    level: str
    values: np.ndarray
    unit: str
    kind: str
    source: str
    description: str
    words: tuple[str, ...] = ()

    @classmethod
    def assumed(cls, level: str, values: Any, size: int) -> Given:
        """Values set by hand: a scalar for all or one for each of `size` members; numbers become float32 or
        int32, words are numbered."""
        array, words = np.asarray(values), ()
        if array.dtype.kind == "U":
            array, words = numbered(array)
        for kind, target in (("f", np.float32), ("i", np.int32), ("u", np.int32)):
            if array.dtype.kind == kind:
                array = array.astype(target)
        if array.ndim == 0:
            array = np.full(size, array)
        source = "set by hand"
        return cls(level, array, unit="1", kind="assumption", source=source, description="", words=words)


@dataclass(frozen=True, eq=False)
class Society:
    """Levels filled in, and the variables given on them.

    Arrays are made read-only. Two societies are the same when their fingerprints are. Each network is among
    the levels too: its members are the ties.
    Raises `SocietyError` when an index lies out of range, a length or type is wrong, a parent is missing,
    levels lie within one another, or a value is not finite.
    """

    levels: Mapping[str, Filling]
    given: Mapping[str, Given]
    name: str
    description: str
    networks: Mapping[str, Network | DrawnNetwork] = field(default_factory=dict)

    def __post_init__(self) -> None:
        members = {name: filling for name, filling in self.levels.items() if name not in self.networks}
        networks = {
            name: ties.checked(members, name, one) if isinstance(one, Network) else one.checked(members)
            for name, one in self.networks.items()
        }
        object.__setattr__(self, "networks", networks)
        levels = {**members, **{name: network.filling() for name, network in networks.items()}}
        object.__setattr__(self, "levels", {name: checked(levels, name) for name in levels})
        levels_from_above(self.levels)
        object.__setattr__(
            self, "given", {name: _supplied(self.levels, name, g) for name, g in self.given.items()}
        )

    @classmethod
    def of(
        cls,
        levels: Mapping[str, int | Filling],
        given: Mapping[str, Given | tuple[str, Any]] | None = None,
        *,
        name: str = "by hand",
        description: str = "",
        networks: Mapping[str, Rule | tuple[str, Rule]] | None = None,
        seed: int = 0,
    ) -> Self:
        """A society from sizes and values.

        A level is a `Filling` or a size; a given variable is a `Given` or `(level, values)`, where
        values may be one scalar for all members and counts as an assumption set by hand. Networks and `seed`
        are as in `with_networks`.
        """
        fillings = {level: Filling(f) if isinstance(f, int) else f for level, f in levels.items()}
        society = cls(fillings, {}, name, description).with_networks(networks or {}, seed)
        supplied: dict[str, Given] = dict(society.given)
        for variable, value in (given or {}).items():
            if isinstance(value, Given):
                supplied[variable] = value
            elif value[0] in society.levels:
                supplied[variable] = Given.assumed(value[0], value[1], society.levels[value[0]].size)
            else:
                raise SocietyError(_unknown_level(variable, value[0], society.levels))
        return replace(society, given=supplied)

    def with_networks(self, wanted: Mapping[str, Rule | tuple[str, Rule]], seed: int = 0) -> Self:
        """The society with its members tied: by network a rule of `conjuncture.networks`.

        A rule ties the members of the one level within which no other lies; where there are several, write
        ("person", poisson(6)). Each network is made from the seed, its name and its rule alone.

        Raises:
            SocietyError: a rule that cannot tie these members.
        """
        members = {name: filling for name, filling in self.levels.items() if name not in self.networks}
        networks, given = dict(self.networks), dict(self.given)
        for name, rule in wanted.items():
            networks[name], values = filled(members, name, rule, seed)
            given |= {key: Given.assumed(name, value, len(value)) for key, value in values.items()}
        return replace(self, networks=networks, given=given)

    def giving(self, variable: str, level: str, values: np.ndarray, unit: str) -> Self:
        """The society with other values of one given variable, set by hand; the rest is the same."""
        own = self.given.get(variable)
        text = own.description if own is not None else ""
        given = Given(level, values, unit, kind="assumption", source="set by hand", description=text)
        return replace(self, given={**self.given, variable: given})

    def fingerprint(self) -> str:
        """SHA-256 over every name, number and text of the society, as 64 hexadecimal digits."""
        return self._digest

    @cached_property
    def _digest(self) -> str:
        digest = hashlib.sha256()

        def add(piece: Any) -> None:
            if isinstance(piece, np.ndarray):
                little_endian = np.ascontiguousarray(piece, dtype=piece.dtype.newbyteorder("<"))
                raw = little_endian.tobytes()
                add(f"{little_endian.dtype.str}{little_endian.shape}")
            else:
                raw = repr(piece).encode()
            # The length before each piece: without it two different lists of pieces could read as the same
            # bytes.
            digest.update(len(raw).to_bytes(8, "little"))
            digest.update(raw)

        add((self.name, self.description, len(self.levels), len(self.given)))
        for level in sorted(self.levels):
            filling = self.levels[level]
            add((level, int(filling.size), filling.labels, sorted(filling.within)))
            for parent in sorted(filling.within):
                add(filling.within[parent])
        for variable in sorted(self.given):
            given = self.given[variable]
            add((variable, given.level, given.unit, given.kind, given.source, given.description))
            add(given.values)
            if given.words:
                add(given.words)
        for name in sorted(self.networks):
            add(name)
            for piece in self.networks[name].decides:
                add(piece)
        return digest.hexdigest()


def _supplied(levels: Mapping[str, Filling], name: str, given: Given) -> Given:
    """The given variable once its values are known to be sound, its array read-only."""
    if given.level not in levels:
        raise SocietyError(_unknown_level(name, given.level, levels))
    size = levels[given.level].size
    if given.kind not in KINDS:
        raise SocietyError(f"given {name!r} has kind {given.kind!r}; say one of {', '.join(KINDS)}")
    if given.values.dtype not in VALUE_TYPES or given.values.shape != (size,):
        raise SocietyError(
            f"given {name!r} is {given.values.dtype} of shape {given.values.shape}; level {given.level!r} "
            f"needs float32, int32 or bool of shape ({size},)"
        )
    wrong = np.flatnonzero(~np.isfinite(given.values))
    if wrong.size:
        raise SocietyError(
            f"given {name!r} is {given.values[wrong[0]]} for {given.level} {wrong[0]}; "
            "give every member a finite value"
        )
    return Given(
        given.level,
        read_only(given.values),
        given.unit,
        given.kind,
        given.source,
        given.description,
        given.words,
    )


def _unknown_level(variable: str, level: str, levels: Mapping[str, Any]) -> str:
    names = ", ".join(levels)
    return f"given {variable!r} stands on level {level!r}, which is not filled in; the levels are {names}"
