"""Direct and indirect effects in sentences that follow from the result."""

from __future__ import annotations

from collections.abc import Mapping

from conjuncture.inquiry.counterfactuals import paths
from conjuncture.inquiry.counterfactuals.effects import ThroughWhatResult
from conjuncture.inquiry.estimates import Band, Interval
from conjuncture.inquiry.proportions import number


def finding(outcome: str, held: Mapping[str, float], found: ThroughWhatResult) -> str:
    """The finding as a paragraph; `held` are the values at which mediators were held."""
    total = found.total
    apart = total.beyond_the_null_twin
    opening = (
        f"In all, {outcome} changes by {_mean(total)}; by more than the null twin's "
        f"(up to {number(found.null_band)} in 95% of draws) in {apart.in_words()}."
    )
    if apart.high < 0.5 and apart.share <= 0.05:
        return f"{opening} There is no effect to be divided."
    names = " and ".join(name.replace("_", " ") for name in found.through)
    # Shares mean something only where the mean effect is far enough from nothing.
    steady = abs(total.mean) > 3 * total.standard_error
    lines = [
        opening,
        f"With {names} as in the world without it, {_mean(found.direct)} remains: "
        "that passes otherwise. "
        f"The other {_mean(found.total_indirect)} passes through {names}"
        + (f", {_share(found.share_through)} of the whole." if steady else "."),
    ]
    if found.interaction.beyond_the_null_twin.share > 0.05:
        lines.append(
            f"Link and cause work upon each other: through {names} alone it would have been "
            f"{_mean(found.pure_indirect)}, and {_mean(found.interaction)} comes of both together."
        )
    if len(found.through) > 1:
        lines += _divided(found)
    if found.controlled_direct is not None:
        levels = ", ".join(f"{name.replace('_', ' ')} at {number(value)}" for name, value in held.items())
        lines.append(f"Holding {levels} in both worlds, the change is {_mean(found.controlled_direct)}.")
    lines.append(f"The shortest ways from cause to outcome: {paths.in_words(found.paths[:3])}.")
    return " ".join(lines)


def _divided(found: ThroughWhatResult) -> list[str]:
    enough = max(found.null_band, 0.01 * abs(found.total.mean))
    lines = [
        f"To {name.replace('_', ' ')} fall {_mean(part.shapley)}; when it is asked first "
        f"{number(part.first_in.mean, signed=True)}, when last {number(part.last_in.mean, signed=True)}."
        for name, part in found.through.items()
    ]
    orders = [part.depends_on_order for part in found.through.values()]
    if any(max(abs(order.low), abs(order.high)) > enough for order in orders):
        lines.append("It matters in which order they are asked; Shapley's division takes all orders alike.")
    return lines


def _mean(found: Band) -> str:
    low, high = number(found.low, signed=True), number(found.high, signed=True)
    return f"{number(found.mean, signed=True)} (95% of draws: {low} to {high})"


def _share(found: Interval) -> str:
    return f"{100 * found.mean:.0f}% ({100 * found.low:.0f} to {100 * found.high:.0f}%)"
