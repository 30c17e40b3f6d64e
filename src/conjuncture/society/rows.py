"""Population tables from rows of text, as a case keeps them in CSV files.

A row is a mapping from column names to text or numbers (csv.DictReader, DataFrame.to_dict("records")).
Columns:

- size classes: year, size_class, smallest, largest, workers_thousand, plants, source_key;
- branches and towns: branch or town, workers_thousand, kind, source_key;
- branches in towns: town, branch, share_of_town, kind, source_key;
- traits: trait, applies_to (a branch, or "all"), distribution, parameter, value, unit, kind, reason,
  source_key.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .distributions import Bands, Beta, Distribution, Gamma, LogNormal, Proportion
from .errors import SocietyError
from .joint import Association, Margin
from .size_classes import SizeClass
from .traits import ByLabel, Trait

Row = Mapping[str, Any]


def size_classes_from(rows: Iterable[Row], year: int, open_class_upper: float) -> tuple[SizeClass, ...]:
    """The size classes of one year; an open top class ends at `open_class_upper` persons (an assumption)."""
    rows_of_year = [row for row in rows if int(row["year"]) == year]
    if not rows_of_year:
        raise SocietyError(f"size classes: no row of year {year}; take one of the recorded years")
    return tuple(
        SizeClass(
            name=str(row["size_class"]),
            lower=_number(row, "smallest"),
            upper=open_class_upper if _missing(row["largest"]) else _number(row, "largest"),
            persons=1000 * _number(row, "workers_thousand"),
            plants=_number(row, "plants"),
            source=str(row["source_key"]),
        )
        for row in rows_of_year
    )


def margin_from(rows: Iterable[Row], dimension: str) -> Margin:
    """Persons by branch or by town."""
    selection = list(rows)
    return Margin(
        dimension,
        names=tuple(str(row[dimension]) for row in selection),
        persons=tuple(1000 * _number(row, "workers_thousand") for row in selection),
        kind=_weakest_kind(selection),
        source=_distinct(selection, "source_key"),
    )


def branches_in_towns_from(rows: Iterable[Row], towns: Margin, branches: Margin) -> Association:
    """The mix of branches in each town, as an association of the two. Every town needs every branch."""
    selection = list(rows)
    share = {(str(row["town"]), str(row["branch"])): _number(row, "share_of_town") for row in selection}
    missing = [
        (town, branch) for town in towns.names for branch in branches.names if (town, branch) not in share
    ]
    if missing:
        raise SocietyError(
            f"branches in towns: no row for {missing[0]}; give every town every branch, 0 if none"
        )
    return Association(
        rows="town",
        columns="branch",
        persons=tuple(
            tuple(persons * share[town, branch] for branch in branches.names)
            for town, persons in zip(towns.names, towns.persons, strict=True)
        ),
        kind=_weakest_kind(selection),
        source=_distinct(selection, "source_key"),
    )


def traits_from(
    rows: Iterable[Row],
    names: Mapping[str, str],
    branches: Sequence[str],
    edges: Mapping[str, tuple[float, ...]] | None = None,
    at_most: Mapping[str, tuple[str, float]] | None = None,
) -> tuple[Trait, ...]:
    """Worker traits from rows of parameters.

    names: the traits wanted, from the rows' name to the name in the society; other rows are left aside.
    branches: names of the branches. Rows by branch go before a row for "all", which then only says
        what they add to.
    edges: for a trait recorded in bands ("categorical"), the edges of its bands in the order of the rows.
    at_most: ceilings by the rows' name, as in `Trait` (an assumption that the rows do not contain).
    """
    everything = list(rows)
    traits: list[Trait] = []
    for recorded, name in names.items():
        own = [row for row in everything if row["trait"] == recorded]
        by_branch = [row for row in own if row["applies_to"] in branches]
        selection = by_branch or [row for row in own if row["applies_to"] == "all"]
        if not selection:
            raise SocietyError(
                f"trait {recorded!r}: no rows for all or for a branch; add them, or do not ask for it"
            )
        of_trait = (edges or {}).get(recorded)
        if by_branch:
            tables = {
                branch: _distribution(
                    [row for row in selection if row["applies_to"] == branch], recorded, of_trait
                )
                for branch in branches
            }
            table = ByLabel("branch", tables)
        else:
            table = _distribution(selection, recorded, of_trait)
        # A band's row counts workers: the trait itself is measured on the scale of the edges.
        unit = str(selection[0]["unit"]) if of_trait is None else "years"
        kind, source = _weakest_kind(selection), _distinct(selection, "source_key")
        ceiling = (at_most or {}).get(recorded)
        reason = _distinct(selection, "reason")
        traits.append(Trait(name, table, unit, kind, source, reason, at_most=ceiling))
    return tuple(traits)


def _distribution(rows: Sequence[Row], trait: str, edges: tuple[float, ...] | None) -> Distribution:
    kinds = {str(row["distribution"]) for row in rows}
    if len(kinds) != 1:
        raise SocietyError(f"trait {trait!r}: distributions {sorted(kinds)} for one group; give exactly one")
    values: dict[str, float] = {}
    for row in rows:
        parameter = str(row["parameter"])
        if parameter in values:
            raise SocietyError(
                f"trait {trait!r} of {row['applies_to']}: {parameter!r} twice; choose one of its years"
            )
        values[parameter] = _number(row, "value")
    match kinds.pop(), values:
        case "bernoulli", {"probability": share}:
            return Proportion(share)
        case "beta", {"a": a, "b": b}:
            return Beta(mean=a / (a + b), concentration=a + b)
        case "lognormal", {"mean": mean, "log_sd": deviation}:
            return LogNormal(mean, deviation)
        case "shifted_gamma", {"shift": shift, "shape": shape, "scale": scale}:
            return Gamma(shape, scale, shift)
        case "categorical", shares if edges is not None:
            return Bands(edges, tuple(shares.values()))
        case "categorical", _:
            raise SocietyError(f"trait {trait!r} is recorded in bands {list(values)}; pass their edges")
        case other, _:
            raise SocietyError(
                f"trait {trait!r}: unknown distribution {other!r} with parameters {list(values)}"
            )


def _number(row: Row, column: str) -> float:
    try:
        return float(row[column])
    except (TypeError, ValueError) as error:
        raise SocietyError(f"column {column!r} of row {dict(row)} is no number; correct it") from error


def _missing(value: object) -> bool:
    return value in ("", None) or (isinstance(value, float) and math.isnan(value))


def _weakest_kind(rows: Sequence[Row]) -> str:
    """A table is recorded only when all its rows are."""
    return "recorded" if all(row["kind"] == "recorded" for row in rows) else "assumption"


def _distinct(rows: Sequence[Row], column: str) -> str:
    values = dict.fromkeys(str(row[column]) for row in rows if not _missing(row[column]))
    return "; ".join(values) or "no source: see the reason"
