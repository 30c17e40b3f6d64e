"""Hysteresis in words, computed from the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from conjuncture.inquiry.proportions import said
from conjuncture.inquiry.sensitivity.readings import AS_IT_IS


def finding(what: str, outcome: str, built_in: Sequence[str], figures: Mapping[str, Any]) -> str:
    """What was found in each reading, and whether it counts."""
    led, watched = what.replace("_", " "), outcome.replace("_", " ")
    sentences = [_one(led, watched, name, one) for name, one in figures["by_reading"].items()]
    readings, there = list(figures["by_reading"]), figures["there_in"]
    if readings == [AS_IT_IS]:
        return " ".join(
            [
                *sentences,
                "One formulation was tried; whether another would show the same was not asked.",
            ]
        )
    if figures["counts"]:
        beside = [name for name in there if name not in built_in]
        verdict = (
            f"Hysteresis is there in {len(there)} of {len(readings)} readings ({', '.join(there)}), "
            f"of which {', '.join(beside)} do not build it in: it does not hang on one formulation."
        )
    elif there:
        reason = "it builds it in" if set(there) <= set(built_in) else "it is one formulation of several"
        verdict = f"Hysteresis is there in {', '.join(there)} alone, and does not count: {reason}."
    else:
        verdict = f"Hysteresis was shown in none of {len(readings)} readings."
    return " ".join([*sentences, verdict])


def warnings(figures: Mapping[str, Any]) -> tuple[str, ...]:
    """What must be known: thresholds that still move, and readings where the draws do not decide."""
    told = []
    for name, one in figures["by_reading"].items():
        reading = "" if name == AS_IT_IS else f"Reading {name}: "
        moved, stair = one["moved_when_slower"]["median"], one["stair"]["median"]
        if one["moved_when_slower"]["draws"] and moved > 2 * stair:
            told.append(
                f"{reading}at half the speed the places of turning still moved by {moved:.2g}, more than two "
                f"stairs ({stair:.2g}): take a longer dwell."
            )
        if one["there"] == "unclear":
            told.append(f"{reading}too few draws, or too unlike, to say whether hysteresis is there.")
    return tuple(told)


def _one(led: str, watched: str, name: str, one: Mapping[str, Any]) -> str:
    reading = "" if name == AS_IT_IS else f"In the reading {name}: "
    up, down, within = one["up"], one["down"], one["within"]
    if not up["draws"]:
        return f"{reading}{watched} does not change sides while {led} goes up."
    there = f"on the way up {watched} changes sides where {led} is {_place(up, one)}"
    if not down["draws"]:
        return f"{reading}{there}, and does not come back on the way down in any draw."
    back = f"on the way down where it is {_place(down, one)}"
    none = one["no_return"]
    lost = f" (it does not come back in {said(none)})" if none["share"] else ""
    gap = {
        "yes": f"The gap of {one['gap']['median']:.4g} stays when the leading is slowed: hysteresis",
        "no": "The two are one, or the gap closes when the leading is slowed: no hysteresis",
        "unclear": "Whether the gap lasts is not decided",
    }[one["there"]]
    known = f"each known within {within['median']:.2g}" if within["draws"] else "how well is not known"
    return f"{reading}{there}, {back}{lost}; {known}. {gap}, in {said(one['hysteresis'])}."


def _place(where: Mapping[str, Any], one: Mapping[str, Any]) -> str:
    if where["high"] - where["low"] <= one["stair"]["median"]:
        return f"{where['median']:.5g}"
    return f"{where['median']:.5g} (95% of draws: {where['low']:.5g} to {where['high']:.5g})"
