"""Traits of a population: declared with their source, drawn once, each from its own stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from .distributions import Distribution
from .errors import SocietyError
from .membership import place_above
from .randomness import stream
from .society import Given, Society
from .upper_bounds import exchanged_below


@dataclass(frozen=True, eq=False)
class ByLabel:
    """A conditional table by names: a branch, a town, or "yes" and "no" of a trait that is true or false.

    `on` is a labelled level at or above the trait's own, or another trait. Every name needs a row. Rows may
    be conditional in turn (pay by skill and sex).
    """

    on: str
    rows: Mapping[str, Distribution | ByLabel | ByBand]


@dataclass(frozen=True, eq=False)
class ByBand:
    """A conditional table by bands of a number: row i holds where edges[i - 1] <= value < edges[i].

    `on` is a variable on the trait's level or above (age, log_size); there is one row more than edges.
    """

    on: str
    edges: tuple[float, ...]
    rows: tuple[Distribution | ByLabel | ByBand, ...]


Table = Distribution | ByLabel | ByBand


@dataclass(frozen=True, eq=False)
class Trait:
    """One trait of the members of a level.

    table: its distribution, plain or conditional on places or on traits declared before it.
    mean_one_within: when set, values are divided by their mean over each member of that level (pay within a
        branch).
    at_most: ("age", -12.0) keeps years of service at or below age less 12, by exchanging values between
        members of the same row, so that the distribution stays; see `exchanged_below`.
    kind: of the distribution, "recorded" or "assumption"; reason: why this form, and what it leaves out.
    """

    name: str
    table: Table
    unit: str
    kind: str
    source: str
    reason: str
    level: str = "worker"
    mean_one_within: str | None = None
    at_most: tuple[str, float] | None = None


def with_traits(society: Society, traits: tuple[Trait, ...], seed: int) -> Society:
    """The society with these traits added to what it gives, drawn in order, so that later ones can depend
    on earlier ones."""
    for trait in traits:
        if trait.name in society.given:
            raise SocietyError(f"trait {trait.name!r} is given already; drop one of the two, or rename it")
        given = dict(society.given) | {trait.name: draw_trait(society, trait, seed)}
        society = replace(society, given=given)
    return society


def draw_trait(society: Society, trait: Trait, seed: int) -> Given:
    """Draw one trait for all members of its level, from the seed, its name and its table alone."""
    if trait.level not in society.levels:
        raise SocietyError(
            f"trait {trait.name!r} stands on level {trait.level!r}; "
            f"the levels are {', '.join(society.levels)}"
        )
    if trait.kind not in ("recorded", "assumption"):
        raise SocietyError(
            f"trait {trait.name!r}: its distribution is {trait.kind!r}; say recorded or assumption"
        )
    members = np.arange(society.levels[trait.level].size)
    values = _draw(_Subject(society, trait, seed), trait.table, members, (trait.name,))
    if trait.mean_one_within is not None:
        place = place_above(society, trait.level, trait.mean_one_within)
        total = np.bincount(place, weights=values)
        values = values / (total / np.maximum(np.bincount(place), 1))[place]
    target = {"b": np.bool_, "i": np.int32}.get(values.dtype.kind, np.float32)
    return Given(
        level=trait.level,
        values=values.astype(target),
        unit=trait.unit,
        kind="sampled",
        source=trait.source,
        description=f"{trait.kind} distribution: {_described(trait.table)}. {trait.reason}",
    )


@dataclass(frozen=True, eq=False)
class _Subject:
    """Whose trait is drawn, and from which seed."""

    society: Society
    trait: Trait
    seed: int


def _draw(subject: _Subject, table: Table, members: np.ndarray, path: tuple[str, ...]) -> np.ndarray:
    """Values for `members`. Each row of a conditional table has its own stream: changing one moves no
    other."""
    if not isinstance(table, ByLabel | ByBand):
        generator = stream(subject.seed, *path)
        values = table.draw(generator, members.size)
        if subject.trait.at_most is None:
            return values
        above, difference = subject.trait.at_most
        ceiling = _seen_from(subject, above)[members].astype(np.float64) + difference
        return exchanged_below(values, ceiling, generator)
    row_of, names = _rows_met(subject, table)
    here = row_of[members]
    rows = [table.rows[name] for name in names] if isinstance(table, ByLabel) else list(table.rows)
    pieces = [
        _draw(subject, row, members[here == number], (*path, table.on, names[number]))
        for number, row in enumerate(rows)
    ]
    values = np.empty(members.size, dtype=np.result_type(*pieces))
    for number, piece in enumerate(pieces):
        values[here == number] = piece
    return values


def _seen_from(subject: _Subject, variable: str) -> np.ndarray:
    """The values of a given variable, one for each member of the trait's level."""
    if variable not in subject.society.given:
        raise SocietyError(
            f"trait {subject.trait.name!r} depends on {variable!r}, which is not given before it; "
            f"given so far: {', '.join(subject.society.given)}"
        )
    lean_on = subject.society.given[variable]
    return lean_on.values[place_above(subject.society, subject.trait.level, lean_on.level)]


def _rows_met(subject: _Subject, table: ByLabel | ByBand) -> tuple[np.ndarray, tuple[str, ...]]:
    """For each member of the trait's level the row it falls in, and the rows' names."""
    title = f"trait {subject.trait.name!r}, table by {table.on!r}"
    if isinstance(table, ByBand):
        if len(table.rows) != len(table.edges) + 1 or (np.diff(table.edges) <= 0).any():
            raise SocietyError(f"{title}: edges must rise, with one row more than there are edges")
        row_of = np.searchsorted(table.edges, _seen_from(subject, table.on), side="right")
        return row_of, tuple(map(str, range(len(table.rows))))
    if table.on in subject.society.levels:
        names = subject.society.levels[table.on].labels
        if names is None:
            raise SocietyError(f"{title}: the members of level {table.on!r} have no labels; give them labels")
        row_of = place_above(subject.society, subject.trait.level, table.on)
    else:
        values = _seen_from(subject, table.on)
        if values.dtype != np.bool_:
            raise SocietyError(
                f"{title}: it is {values.dtype}, neither true nor false; use ByBand for numbers"
            )
        names, row_of = ("no", "yes"), values.astype(np.int32)
    missing, unknown = set(names) - set(table.rows), set(table.rows) - set(names)
    if missing or unknown:
        raise SocietyError(
            f"{title}: rows missing for {sorted(missing)}, rows unknown {sorted(unknown)}; match the names"
        )
    return row_of, names


def _described(table: Table) -> str:
    if isinstance(table, ByLabel):
        return (
            f"by {table.on} ("
            + "; ".join(f"{name}: {_described(row)}" for name, row in table.rows.items())
            + ")"
        )
    if isinstance(table, ByBand):
        return f"by {table.on} at {table.edges} (" + "; ".join(_described(row) for row in table.rows) + ")"
    return str(table)
