"""What an outcome hinges on, in sentences that follow from the weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from conjuncture.inquiry.estimates import Interval
from conjuncture.inquiry.sensitivity.salib_methods import LUCK
from conjuncture.inquiry.sensitivity.weights import MethodName, SensitivityResult

TOO_WIDE: Mapping[MethodName, float] = {"sobol": 0.2, "pawn": 0.2, "first_order": 0.2, "morris": 0.5}
_NAMED = 5


def finding(looked_at: str, found: SensitivityResult) -> tuple[str, tuple[str, ...]]:
    """The finding, and a warning if the sample was too small."""
    words = _BY_METHOD[found.method](looked_at, found)
    if found.given:
        words += (
            " This holds among the draws given. Where draws were chosen, parameters may go together, and one "
            "may show the effect of another."
        )
    bound = TOO_WIDE[found.method]
    if found.widest_interval <= bound:
        return words, ()
    scale = "times the largest effect" if found.method == "morris" else "on a scale from 0 to 1"
    warning = (
        f"The sample is too small: the widest 95% interval measures {found.widest_interval:.2f} {scale}, and "
        f"the rule is {bound:g} at most. Only large differences between parameters can be believed; ask for "
        "more runs."
    )
    return words, (warning,)


def _sobol(looked_at: str, found: SensitivityResult) -> str:
    alone = {name: weight.alone for name, weight in found.by_quantity.items() if weight.alone}
    whole = {
        name: weight.with_interplay for name, weight in found.by_quantity.items() if weight.with_interplay
    }
    moved, still = _parted(whole, lambda share: share.low > 0)
    each = [
        f"{_title(name)} {_per_cent(alone[name])} alone and {_per_cent(whole[name])} with its interplay with "
        "others"
        for name in moved[:_NAMED]
    ]
    sentences = []
    sentences.append(
        f"Of the differences (variance) in {looked_at} between {found.runs} runs over the whole of the "
        f"priors, this share is due to each: {'; '.join(each) or 'none that differs from nothing'}."
    )
    if len(moved) > _NAMED:
        rest = moved[_NAMED]
        sentences.append(f"The next, {_title(rest)}, has {_per_cent(whole[rest])} with interplay.")
    if still:
        sentences.append(f"Not distinguished from nothing: {', '.join(map(_title, still))}.")
    apart = sum(share.mean for share in alone.values())
    if apart < 0.9:
        sentences.append(
            f"About {100 * (1 - max(apart, 0.0)):.0f} per cent belongs to no single parameter but to their "
            "interaction."
        )
    sentences.append(
        "Shares are of what the priors allow: a parameter with a narrow prior moves little because it was "
        "thought to be known. In brackets the 95% interval."
    )
    return " ".join(sentences)


def _morris(looked_at: str, found: SensitivityResult) -> str:
    effects = {name: weight.effect for name, weight in found.by_quantity.items() if weight.effect}
    largest = found.largest_effect or 0.0
    moved, small = _parted(effects, lambda effect: effect.mean > 0.1 * largest)
    each = []
    for name in moved[:_NAMED]:
        size, weight = effects[name], found.by_quantity[name]
        signed, spread = weight.signed or 0.0, weight.spread or 0.0
        # An effect that changes sign, or changes as much as its own size, depends on where it is measured.
        steady = abs(signed) >= 0.9 * size.mean
        way = ("up" if signed > 0 else "down") if steady else "now up, now down"
        bent = ", not the same everywhere" if spread > 0.5 * size.mean else ""
        each.append(
            f"{_title(name)} moves it {way} by {size.mean:.3g} ({size.low:.3g} to {size.high:.3g}){bent}"
        )
    rest = f" Less than a tenth of the largest: {', '.join(map(_title, small))}." if small else ""
    return (
        f"In {found.runs} runs along paths that change one parameter at a time, with the same noise, over "
        f"the whole of its prior {looked_at} moves so: {'; '.join(each)}.{rest} This is a screening: it "
        "orders parameters, and does not divide the differences among them. In brackets the 95% interval."
    )


def _pawn(looked_at: str, found: SensitivityResult) -> str:
    each, chance, rest = _above_chance(found, _shift)
    return (
        f"In {found.runs} runs the distribution of {looked_at} shifts when a parameter is known to lie in "
        f"one tenth of its values; the shift, 0 for none and 1 for all, is {each or 'nowhere clear'}. A "
        f"parameter that does nothing would show up to {chance:.2f} in a sample like this.{rest} "
        "In brackets the 95% interval."
    )


def _first_order(looked_at: str, found: SensitivityResult) -> str:
    each, chance, rest = _above_chance(found, _per_cent)
    return (
        f"Of the differences (variance) in {looked_at} between {found.runs} runs, this share goes with each "
        "parameter by itself, read from the means within tenths of its values: "
        f"{each or 'none that can be told from chance'}. A parameter that does nothing would show up to "
        f"{100 * max(chance, 0.0):.0f} per cent in a sample like this.{rest} What belongs to interplay, and "
        "what turns within a tenth, is in none of these shares. In brackets the 95% interval."
    )


_BY_METHOD: Mapping[MethodName, Callable[[str, SensitivityResult], str]] = {
    "sobol": _sobol,
    "morris": _morris,
    "pawn": _pawn,
    "first_order": _first_order,
}


def _above_chance(found: SensitivityResult, shown: Callable[[Interval], str]) -> tuple[str, float, str]:
    """Parameters whose index is clear of what chance shows, that bound, and a sentence on the others."""
    indices = {name: weight.index for name, weight in found.by_quantity.items() if weight.index}
    chance = found.by_chance or 0.0
    moved, still = _parted(indices, lambda index: index.low > chance)
    each = "; ".join(f"{name} {shown(indices[name])}" for name in moved[:_NAMED])
    return each, chance, f" Not distinguished from chance: {', '.join(still)}." if still else ""


def _parted(
    weights: Mapping[str, Interval], counts: Callable[[Interval], bool]
) -> tuple[list[str], list[str]]:
    """The names of what counts and of the rest, the weightiest first."""
    order = sorted(weights, key=lambda name: -weights[name].mean)
    moved = [name for name in order if counts(weights[name])]
    return moved, [name for name in order if name not in moved]


def _title(name: str) -> str:
    return "noise (with parameters not asked about)" if name == LUCK else name


def _shift(index: Interval) -> str:
    return f"{index.mean:.2f} ({index.low:.2f} to {index.high:.2f})"


def _per_cent(share: Interval) -> str:
    low, mean, high = (100 * min(max(one, 0.0), 1.0) for one in (share.low, share.mean, share.high))
    return f"{mean:.0f} per cent ({low:.0f} to {high:.0f})"
