"""Through what, in words: a finding on direct and indirect effects, as a paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from conjuncture.inquiry.counterfactuals import paths
from conjuncture.inquiry.proportions import number, said


def in_words(outcome: str, held: Mapping[str, float], figures: Mapping[str, Any]) -> str:
    """The finding as a paragraph."""
    total, bound = figures["total"], figures["null twin"]["bound"]
    apart = total["beyond the null twin"]
    opening = (
        f"In all, {outcome} changes by {_mean(total)}; by more than the null twin's "
        f"(up to {number(bound)} in 95% of draws) in {said(apart)}."
    )
    if apart["high"] < 0.5 and apart["share"] <= 0.05:
        return f"{opening} There is no effect to be divided."
    names = " and ".join(name.replace("_", " ") for name in figures["through"])
    lines = [
        opening,
        f"With {names} as in the world without it, {_mean(figures['direct'])} remains: "
        "that passes otherwise. "
        f"The other {_mean(figures['total indirect'])} passes through {names}"
        + (f", {_share(figures['share through'])} of the whole." if _steady(total) else "."),
    ]
    if figures["interaction"]["beyond the null twin"]["share"] > 0.05:
        lines.append(
            f"Link and cause work upon each other: through {names} alone it would have been "
            f"{_mean(figures['pure indirect'])}, and {_mean(figures['interaction'])} comes of both together."
        )
    if len(figures["through"]) > 1:
        enough = max(bound, 0.01 * abs(total["mean"]))
        lines += [
            f"To {name.replace('_', ' ')} fall {_mean(found['shapley'])}; when it is asked first "
            f"{number(found['first in']['mean'], signed=True)}, when last "
            f"{number(found['last in']['mean'], signed=True)}."
            for name, found in figures["through"].items()
        ]
        if any(
            max(abs(found["depends on order"][end]) for end in ("low", "high")) > enough
            for found in figures["through"].values()
        ):
            lines.append(
                "It matters in which order they are asked; Shapley's division takes all orders alike."
            )
    if "controlled direct" in figures:
        levels = ", ".join(f"{name.replace('_', ' ')} at {number(value)}" for name, value in held.items())
        lines.append(f"Holding {levels} in both worlds, the change is {_mean(figures['controlled direct'])}.")
    lines.append(f"The shortest ways from cause to outcome: {paths.in_words(figures['paths'][:3])}.")
    return " ".join(lines)


def _mean(found: dict[str, Any]) -> str:
    low, high = number(found["low"], signed=True), number(found["high"], signed=True)
    return f"{number(found['mean'], signed=True)} (95% of draws: {low} to {high})"


def _share(found: dict[str, float]) -> str:
    return f"{100 * found['share']:.0f}% ({100 * found['low']:.0f} to {100 * found['high']:.0f}%)"


def _steady(total: dict[str, Any]) -> bool:
    """Whether the mean effect is far enough from nothing for shares of it to mean something."""
    return abs(total["mean"]) > 3 * total.get("standard_error", np.inf)
