"""Panels of quantities: what an answer hinges on, where it turns, which readings meet the targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from conjuncture.inquiry.answers import Answer
from conjuncture.presentation.answer_marks import Course, courses, estimate, intervals
from conjuncture.presentation.answer_panels.figures import (
    SHARE,
    is_number,
    listed,
    part,
    parts,
    reading,
    told_of,
)


def hinges(answer: Answer) -> list[Any]:
    """Quantities by their weight."""
    named = {
        "alone": "alone", "with_interplay": "with its interplay", "effect": "effect over its whole prior",
        "index": "index",
    }  # fmt: skip
    quantities = list(parts(answer.figures.get("by_quantity")))
    weight = {name: max((e.value for key in named if (e := estimate("", found.get(key)))), default=0.0)
              for name, found in quantities}  # fmt: skip
    ranked = sorted(quantities, key=lambda one: -weight[one[0]])
    several = sum(any(key in found for _, found in quantities) for key in named) > 1
    lines = [
        estimate(f"{name}: {told}" if several else name, found.get(key), told if several else "")
        for name, found in ranked
        for key, told in named.items()
    ]
    chance = answer.figures.get("by_chance")
    rules = [(float(chance), "what a quantity that does nothing shows")] if is_number(chance) else []
    axis = {"morris": "mean size of the change"}.get(str(answer.figures.get("method")), "index, 0 to 1")
    return [intervals(lines, axis=axis, rules=rules)]


def threshold(answer: Answer) -> list[Any]:
    """An outcome along what is led up."""
    found: list[Any] = []
    low, high = answer.asked.get("low"), answer.asked.get("high")
    for name, figures in parts(answer.figures.get("by_reading")):
        values, at = figures.get("mean_by_point") or (), estimate("it turns at", figures.get("at"))
        if len(values) and is_number(low) and is_number(high):
            across = np.linspace(low, high, len(values)).tolist()
            curve = Course("mean of the draws", across, values)
            upright = (at.value, "where it turns, on average") if at else None
            heading, what = reading(name), str(answer.asked.get("what", ""))
            found.append(courses([curve], heading=heading, across=what, upright=upright))
        turns = [estimate(told_of(name, "it turns"), figures.get("crosses")),
                 estimate(told_of(name, "it leaps there"), figures.get("leaps"))]  # fmt: skip
        found.append(intervals(turns, axis="share of draws", domain=SHARE))
    return found


def hysteresis(answer: Answer) -> list[Any]:
    """Up and down again."""
    found: list[Any] = []
    for name, figures in parts(answer.figures.get("by_reading")):
        loop = part(figures, "loop")
        led, mean, top = loop.get("led") or [], loop.get("mean") or [], loop.get("top")
        if led and len(led) == len(mean) and isinstance(top, int):
            ways = [Course("on the way up", led[: top + 1], mean[: top + 1]),
                    Course("on the way down", led[top:], mean[top:])]  # fmt: skip
            found.append(courses(ways, heading=reading(name), across=str(answer.asked.get("what", ""))))
        told = {"up": "it turns on the way up at", "down": "on the way down at", "gap": "the gap"}
        places = [estimate(told_of(name, way), figures.get(key)) for key, way in told.items()]
        found.append(intervals(places))
    return found


def where_it_flips(answer: Answer) -> list[Any]:
    """A rule and how well it tells."""
    figures, chance = answer.figures, answer.figures.get("by_chance")
    rules = [(0.5, "guessing")]
    if is_number(chance):
        rules.append((float(chance), "answers dealt out at random"))
    used = [
        estimate(f"the rule uses {name}", {"share": share, "low": share, "high": share})
        for name, share in part(figures, "used_in").items()
    ]
    return [
        intervals([estimate("It is so", figures.get("holds"))], axis="share of draws", domain=SHARE),
        intervals([estimate("A short rule recognises, of either kind", figures.get("balanced_accuracy"))],
                  axis="share recognised, on draws not seen", domain=SHARE, rules=rules),
        intervals(used, axis="share of halvings", domain=SHARE),
    ]  # fmt: skip


def audit(answer: Answer) -> list[Any]:
    """Readings beside targets."""
    by_target: dict[str, list[Any]] = {}
    for row in listed(answer.figures, "combinations"):
        for target in row.get("targets", ()):
            mean, error = target.get("mean"), target.get("standard_error")
            if is_number(mean) and is_number(error):
                kind = "meets the target" if target.get("meets") else "misses it"
                line = {"mean": mean, "low": mean - 1.96 * error, "high": mean + 1.96 * error}
                lines = by_target.setdefault(str(target.get("outcome")), [])
                lines.append(estimate(str(row.get("name")), line, kind))
    targets = [one for one in answer.asked.get("targets") or () if isinstance(one, Mapping)]
    ends = [[(one[end], f"target, {word}") for end, word in (("low", "from"), ("high", "to"))
             if is_number(one.get(end))] for one in targets]  # fmt: skip
    ends += [[]] * (len(by_target) - len(ends))
    return [
        intervals(lines, heading=outcome, rules=rules)
        for (outcome, lines), rules in zip(by_target.items(), ends, strict=False)
    ]
