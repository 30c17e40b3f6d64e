"""What it hinges on, in words computed from the figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from conjuncture.inquiry.sensitivity.salib_methods import LUCK

TOO_WIDE = {"sobol": 0.2, "pawn": 0.2, "first_order": 0.2, "morris": 0.5}
_NAMED = 5


def finding(
    method: str, looked_at: str, figures: Mapping[str, Any], runs: int, *, given: bool = False
) -> tuple[str, tuple[str, ...]]:
    """The finding, and the warning if the sample was too small. `given`: of draws that were not designed."""
    tell = {"sobol": _sobol, "morris": _morris, "pawn": _pawn, "first_order": _first_order}[method]
    words = tell(looked_at, figures, runs)
    if given:
        words += (
            " This is so among the draws given. Where draws were chosen, quantities may go together, and one "
            "may show what is another's doing."
        )
    widest, bound = figures["widest_interval"], TOO_WIDE[method]
    if widest <= bound:
        return words, ()
    scale = "times the largest effect" if method == "morris" else "on a scale from 0 to 1"
    warning = (
        f"The sample is too small: the widest 95% interval measures {widest:.2f} {scale}, and the rule is "
        f"{bound:g} at most. Only large differences between quantities can be believed; ask for more runs."
    )
    return words, (warning,)


def _sobol(looked_at: str, figures: Mapping[str, Any], runs: int) -> str:
    shares = figures["by_quantity"]
    order = sorted(shares, key=lambda name: -shares[name]["with_interplay"]["mean"])
    moved = [name for name in order if shares[name]["with_interplay"]["low"] > 0]
    still = [name for name in order if name not in moved]
    told = [
        f"{_called(name)} {_per_cent(shares[name]['alone'])} alone and "
        f"{_per_cent(shares[name]['with_interplay'])} with its interplay with others"
        for name in moved[:_NAMED]
    ]
    alone = sum(share["alone"]["mean"] for share in shares.values())
    sentences = []
    sentences.append(
        f"Of the differences (variance) in {looked_at} between {runs} runs over the whole of the priors, "
        f"this share is due to each: {'; '.join(told) or 'none that can be told from nothing'}."
    )
    if len(moved) > _NAMED:
        rest = moved[_NAMED]
        share = _per_cent(shares[rest]["with_interplay"])
        sentences.append(f"The next, {_called(rest)}, has {share} with interplay.")
    if still:
        sentences.append(f"Not told apart from nothing: {', '.join(map(_called, still))}.")
    if alone < 0.9:
        sentences.append(
            f"About {100 * (1 - max(alone, 0.0)):.0f} per cent belongs to no single cause but to their "
            "interplay."
        )
    sentences.append(
        "Shares are of what the priors allow: a quantity with a narrow prior moves little because it was "
        "thought to be known. In brackets the 95% interval."
    )
    return " ".join(sentences)


def _morris(looked_at: str, figures: Mapping[str, Any], runs: int) -> str:
    effects = figures["by_quantity"]
    order = sorted(effects, key=lambda name: -effects[name]["effect"]["mean"])
    moved = [name for name in order if effects[name]["effect"]["mean"] > 0.1 * figures["largest_effect"]]
    told = []
    for name in moved[:_NAMED]:
        effect = effects[name]
        size = effect["effect"]
        # An effect that changes sign, or changes as much as its own size, depends on where it is measured.
        if abs(effect["signed"]) < 0.9 * size["mean"]:
            way = "now up, now down"
        else:
            way = "up" if effect["signed"] > 0 else "down"
        bent = ", not the same everywhere" if effect["spread"] > 0.5 * size["mean"] else ""
        told.append(
            f"{_called(name)} moves it {way} by {size['mean']:.3g} ({size['low']:.3g} to {size['high']:.3g})"
            f"{bent}"
        )
    small = [name for name in order if name not in moved]
    rest = f" Less than a tenth of the largest: {', '.join(map(_called, small))}." if small else ""
    return (
        f"In {runs} runs along paths that change one quantity at a time, luck held, over the whole of its "
        f"prior {looked_at} moves so: {'; '.join(told)}.{rest} This is a screening: it orders quantities, "
        "and does not divide the differences among them. In brackets the 95% interval."
    )


def _pawn(looked_at: str, figures: Mapping[str, Any], runs: int) -> str:
    told, chance, rest = _above_chance(figures, _shift)
    return (
        f"In {runs} runs the distribution of {looked_at} shifts when a quantity is known to lie in one tenth "
        f"of its values; the shift, 0 for none and 1 for all, is {told or 'nowhere clear'}. A "
        f"quantity that does nothing would show up to {chance:.2f} in a sample like this.{rest} "
        "In brackets the 95% interval."
    )


def _first_order(looked_at: str, figures: Mapping[str, Any], runs: int) -> str:
    told, chance, rest = _above_chance(figures, _per_cent)
    return (
        f"Of the differences (variance) in {looked_at} between {runs} runs, this share goes with each "
        "quantity by itself, read from the means within tenths of its values: "
        f"{told or 'none that can be told from chance'}. A quantity that does nothing would show up to "
        f"{100 * max(chance, 0.0):.0f} per cent in a sample like this.{rest} What belongs to interplay, and "
        "what turns within a tenth, is in none of these shares. In brackets the 95% interval."
    )


def _above_chance(
    figures: Mapping[str, Any], shown: Callable[[Mapping[str, float]], str]
) -> tuple[str, float, str]:
    """Quantities whose index is clear of what chance shows, that bound, and a sentence on the others."""
    indices, chance = figures["by_quantity"], figures["by_chance"]
    order = sorted(indices, key=lambda name: -indices[name]["index"]["mean"])
    moved = [name for name in order if indices[name]["index"]["low"] > chance]
    told = "; ".join(f"{name} {shown(indices[name]['index'])}" for name in moved[:_NAMED])
    still = [name for name in order if name not in moved]
    return told, chance, f" Not told apart from chance: {', '.join(still)}." if still else ""


def _called(name: str) -> str:
    return "luck (with quantities not asked about)" if name == LUCK else name


def _shift(index: Mapping[str, float]) -> str:
    return f"{index['mean']:.2f} ({index['low']:.2f} to {index['high']:.2f})"


def _per_cent(share: Mapping[str, float]) -> str:
    low, mean, high = (100 * min(max(share[key], 0.0), 1.0) for key in ("low", "mean", "high"))
    return f"{mean:.0f} per cent ({low:.0f} to {high:.0f})"
