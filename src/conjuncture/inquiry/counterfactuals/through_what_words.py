"""Direct and indirect effects in sentences that follow from the result."""

from __future__ import annotations

from collections.abc import Mapping

from conjuncture.inquiry.counterfactuals import paths
from conjuncture.inquiry.counterfactuals.effects import ThroughWhatResult
from conjuncture.inquiry.estimates import Band, Interval
from conjuncture.inquiry.proportions import number


def finding(outcome: str, held: Mapping[str, float], result: ThroughWhatResult) -> str:
    """The finding as a paragraph; `held` are the values at which mediators were held."""
    total = result.total
    apart = total.beyond_the_null_twin
    opening = (
        f"Total effect: {outcome} changes by {_mean(total)}; by more than the null twin's "
        f"(up to {number(result.null_band)} in 95% of draws) in {apart.in_words()}."
    )
    if apart.high < 0.5 and apart.share <= 0.05:
        return f"{opening} There is no effect to divide."
    names = " and ".join(name.replace("_", " ") for name in result.through)
    # Shares mean something only where the mean effect is far enough from 0.
    steady = abs(total.mean) > 3 * total.standard_error
    lines = [
        opening,
        f"Direct effect, with {names} as in the world without the intervention: {_mean(result.direct)}. "
        f"Indirect effect through {names}: {_mean(result.total_indirect)}"
        + (f", {_share(result.share_through)} of the whole." if steady else "."),
    ]
    if result.interaction.beyond_the_null_twin.share > 0.05:
        lines.append(
            f"Cause and mediators interact: the effect through {names} alone is "
            f"{_mean(result.pure_indirect)}, the interaction {_mean(result.interaction)}."
        )
    if len(result.through) > 1:
        lines += _divided(result)
    if result.controlled_direct is not None:
        levels = ", ".join(f"{name.replace('_', ' ')} at {number(value)}" for name, value in held.items())
        lines.append(
            f"Controlled direct effect, with {levels} in both worlds: {_mean(result.controlled_direct)}."
        )
    lines.append(f"The shortest paths from cause to outcome: {paths.in_words(result.paths[:3])}.")
    return " ".join(lines)


def _divided(result: ThroughWhatResult) -> list[str]:
    enough = max(result.null_band, 0.01 * abs(result.total.mean))
    lines = [
        f"Share of {name.replace('_', ' ')}: {_mean(part.shapley)}; as the first in the order "
        f"{number(part.first_in.mean, signed=True)}, as the last {number(part.last_in.mean, signed=True)}."
        for name, part in result.through.items()
    ]
    orders = [part.depends_on_order for part in result.through.values()]
    if any(max(abs(order.low), abs(order.high)) > enough for order in orders):
        lines.append(
            "The shares depend on the order of the mediators; these are Shapley's, the mean over all orders."
        )
    return lines


def _mean(band: Band) -> str:
    low, high = number(band.low, signed=True), number(band.high, signed=True)
    return f"{number(band.mean, signed=True)} (95% of draws: {low} to {high})"


def _share(interval: Interval) -> str:
    return f"{100 * interval.mean:.0f}% ({100 * interval.low:.0f} to {100 * interval.high:.0f}%)"
