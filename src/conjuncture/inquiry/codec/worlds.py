"""Interventions on a world as plain data: a list of acts, or names of worlds that a file describes.

    { cut = "example" }                                 without a mechanism
    { cut_arrow = "authority", of = "repression" }      one reader blind to a variable
    { parameter = "fear.of_force", at = 1.0 }           a parameter set
    { hold = "authority", at = 1.0, since = "1905-01-01", until = "1906-01-01" }
    { input = "war", at = 0.0, where = [["country", "=", "Germany"]] }
    { given = "faction_rights", at = 1.0, where = [["organisation", "=", "party"]] }    as the society has it
    { wire = "authority", of = "repression", at = "as it was" }     one reader sees it as in another world

`since`, `until` (not included) and `where` (conditions that all must hold) may be left out; `where` of an
outcome is written in the same way. The whole course of an input may be given, one value a step: `at =
[0.0, 1.0]`. Names of worlds are joined by +: "no war + no teaching".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from conjuncture.errors import nearest
from conjuncture.grammar import article
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Act, Intervention
from conjuncture.inquiry.experiments.selection import Comparison, Where

ACTS: dict[str, tuple[str, ...]] = {
    "cut": (),
    "cut_arrow": ("of",),
    "parameter": ("at",),
    "hold": ("at", "since", "until", "where"),
    "input": ("at", "since", "until", "where"),
    "given": ("at", "where"),
    "wire": ("of", "at"),
}
"""The keys that each kind of act has."""
_MAY_BE_LEFT_OUT = ("since", "until", "where")


def decode_world(data: Any, worlds: Mapping[str, Any], opened: tuple[str, ...] = ()) -> Intervention:
    """What is done to a world.

    Args:
        data: a list of acts, or names of worlds joined by +.
        worlds: those that the file describes, by name.
        opened: names of the worlds whose description led here; none of them may come again.

    Raises:
        QuestionError: an unknown world or act, or a world described by itself.
    """
    if isinstance(data, str):
        intervention = NOTHING_DONE
        for name in (part.strip() for part in data.split("+")):
            if name not in worlds:
                raise QuestionError(f"the file describes no world '{name}'. {nearest(name, worlds)}")
            if name in opened:
                raise QuestionError(f"the world '{name}' is described by itself. Write out what is done.")
            intervention += decode_world(worlds[name], worlds, (*opened, name))
        return intervention
    if not isinstance(data, list):
        raise QuestionError(f"a world is a list of things done, or names of worlds, not {data!r}.")
    return Intervention(tuple(_act(act) for act in data))


def encode_world(intervention: Intervention) -> list[dict[str, Any]]:
    """The list of acts.

    Raises:
        QuestionError: an act made by hand has a field that its kind does not have.
    """
    return [_table(act) for act in intervention.acts]


def decode_where(data: Any) -> Where:
    """Conditions, from a list of [what, comparison, value].

    Raises:
        QuestionError: something else, or an unknown comparison.
    """
    if not isinstance(data, list) or not all(isinstance(act, list) and len(act) == 3 for act in data):
        raise QuestionError(
            f'`where` is a list of conditions, as in [["country", "=", "Germany"]], not {data!r}.'
        )
    for _, comparison, _ in data:
        if comparison not in get_args(Comparison):
            raise QuestionError(f"there is no comparison '{comparison}': {', '.join(get_args(Comparison))}.")
    return Where(*(tuple(act) for act in data))


def encode_where(where: Where) -> list[list[Any]]:
    """The list of conditions."""
    return [list(condition) for condition in where.conditions]


def _act(data: Any) -> Act:
    kind = next((kind for kind in ACTS if isinstance(data, Mapping) and kind in data), None)
    if kind is None:
        raise QuestionError(
            f"{data} says nothing that can be done to a world. Begin with one of: {', '.join(ACTS)}."
        )
    rest = {key: item for key, item in data.items() if key != kind}
    for key in rest:
        if key not in ACTS[kind]:
            raise QuestionError(
                f"'{key}' is no part of '{kind}', which has: {', '.join(ACTS[kind]) or 'none'}."
            )
    for key in ACTS[kind]:
        if key not in rest and key not in _MAY_BE_LEFT_OUT:
            raise QuestionError(f"'{kind} = {data[kind]}' needs `{key}`.")
    value = rest.get("at")
    return Act(
        kind,  # type: ignore[arg-type]
        data[kind],
        tuple(value) if isinstance(value, list) else value,
        rest.get("since"),
        rest.get("until"),
        decode_where(rest["where"]) if "where" in rest else None,
        rest.get("of", ""),
    )


def _table(act: Act) -> dict[str, Any]:
    every = {
        "of": act.reader or None,
        "at": list(act.value) if isinstance(act.value, tuple) else act.value,
        "since": act.since,
        "until": act.until,
        "where": None if act.where is None else encode_where(act.where),
    }
    rest = {key: item for key, item in every.items() if item is not None}
    if not set(rest) <= set(ACTS[act.kind]):
        raise QuestionError(f"{act} has more than {article(repr(act.kind))}, and cannot be written down.")
    return {act.kind: act.what, **rest}
