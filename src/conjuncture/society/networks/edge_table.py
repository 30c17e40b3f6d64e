"""A network from a table of ties, by the members' numbers or labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from conjuncture.errors import nearest
from conjuncture.society.errors import SocietyError
from conjuncture.society.levels import Filling
from conjuncture.society.networks.rule import Rule, Ties


def edges(table: Iterable[Sequence[Any]], *, directed: bool = False, **values: Sequence[float]) -> Rule:
    """Ties as a table lists them: two members in each row, by their numbers from 0 or by their labels.

    A tie is seen from both ends, whether the table lists it once or from both sides.

    Example:
        edges([(0, 1), (1, 2)], strength=[0.5, 1.0])

    Args:
        table: the rows.
        directed: whether the first of a row sees the second, and the second not the first.
        values: values of each row's tie, by the name of the theory's given variable.
    """
    rows = [tuple(row) for row in table]

    def ties(filling: Filling, _: np.random.Generator) -> Ties:
        pairs = np.array([_numbers(filling, place, row) for place, row in enumerate(rows)]).reshape(-1, 2)
        known = {name: np.asarray(given, np.float32) for name, given in values.items()}
        for name, given in known.items():
            if given.shape != (len(rows),):
                raise SocietyError(
                    f"edges(...): {name!r} has the shape {given.shape} for {len(rows)} rows; give one number "
                    "for each"
                )
        if directed or _lists_both_sides(pairs):
            return Ties(pairs[:, 0], pairs[:, 1], known)
        both = np.concatenate([pairs, pairs[:, ::-1]])
        return Ties(both[:, 0], both[:, 1], {name: np.tile(given, 2) for name, given in known.items()})

    return Rule(f"edges(...) of {len(rows)} rows" + (", directed" if directed else ""), ties)


def _lists_both_sides(pairs: np.ndarray) -> bool:
    """Whether the table lists every tie from both sides; if not, it lists each tie once.

    Raises:
        SocietyError: it lists some ties from both sides, and others from one.
    """
    listed = {*map(tuple, pairs.tolist())}
    turned = [(one, other) for one, other in pairs.tolist() if (other, one) in listed and one != other]
    if turned and len(turned) < len(pairs):
        one, other = next((a, b) for a, b in pairs.tolist() if (b, a) not in listed or a == b)
        raise SocietyError(
            f"edges(...): the table lists {turned[0][0]} and {turned[0][1]} from both sides, but {one} and "
            f"{other} from one; list all ties once, or all from both sides, or write directed=True"
        )
    return bool(turned)


def _numbers(filling: Filling, place: int, row: tuple[Any, ...]) -> tuple[int, int]:
    if len(row) != 2:
        raise SocietyError(
            f"edges(...): row {place} is {row!r}; give two members, and values of ties as "
            "edges(rows, strength=[...])"
        )
    return _number(filling, place, row[0]), _number(filling, place, row[1])


def _number(filling: Filling, place: int, member: Any) -> int:
    if isinstance(member, str):
        if member in (filling.labels or ()):
            return (filling.labels or ()).index(member)
        raise SocietyError(
            f"edges(...): row {place} names {member!r}, which is no member. "
            + (nearest(member, filling.labels) if filling.labels else "Members have numbers, from 0")
        )
    if int(member) != member or not 0 <= member < filling.size:
        raise SocietyError(
            f"edges(...): row {place} names member {member!r}, which does not exist; they go from 0 to "
            f"{filling.size - 1}"
        )
    return int(member)
