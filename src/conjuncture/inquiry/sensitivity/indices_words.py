"""Which parameters an outcome depends on, in sentences made from the weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from conjuncture.inquiry.estimates import Interval
from conjuncture.inquiry.sensitivity.salib_methods import LUCK
from conjuncture.inquiry.sensitivity.weights import MethodName, SensitivityResult

TOO_WIDE: Mapping[MethodName, float] = {"sobol": 0.2, "pawn": 0.2, "first_order": 0.2, "morris": 0.5}
_NAMED = 5


def finding(looked_at: str, result: SensitivityResult) -> tuple[str, tuple[str, ...]]:
    """The finding, and a warning if the sample was too small."""
    words = _BY_METHOD[result.method](looked_at, result)
    if result.given:
        words += (
            " This holds among the draws given. Where draws were chosen, parameters may go together, and one "
            "may show the effect of another."
        )
    bound = TOO_WIDE[result.method]
    if result.widest_interval <= bound:
        return words, ()
    scale = "times the largest effect" if result.method == "morris" else "on a scale from 0 to 1"
    warning = (
        f"The sample is too small: the widest 95% interval measures {result.widest_interval:.2f} {scale}, "
        f"and the rule is {bound:g} at most. Only large differences between parameters can be believed; ask "
        "for more runs."
    )
    return words, (warning,)


def _sobol(looked_at: str, result: SensitivityResult) -> str:
    first_order = {name: weight.alone for name, weight in result.by_quantity.items() if weight.alone}
    whole = {
        name: weight.with_interplay for name, weight in result.by_quantity.items() if weight.with_interplay
    }
    above, still = _partition(whole, lambda share: share.low > 0)
    phrases = [
        f"{_title(name)} {_per_cent(first_order[name])} alone and {_per_cent(whole[name])} with its "
        "interplay with others"
        for name in above[:_NAMED]
    ]
    sentences = []
    sentences.append(
        f"Of the differences (variance) in {looked_at} between {result.runs} runs over the whole of the "
        f"priors, this share is due to each: {'; '.join(phrases) or 'none that differs from nothing'}."
    )
    if len(above) > _NAMED:
        rest = above[_NAMED]
        sentences.append(f"The next, {_title(rest)}, has {_per_cent(whole[rest])} with interplay.")
    if still:
        sentences.append(f"Not distinguished from nothing: {', '.join(map(_title, still))}.")
    apart = sum(share.mean for share in first_order.values())
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


def _morris(looked_at: str, result: SensitivityResult) -> str:
    effects = {name: weight.effect for name, weight in result.by_quantity.items() if weight.effect}
    largest = result.largest_effect or 0.0
    above, small = _partition(effects, lambda effect: effect.mean > 0.1 * largest)
    phrases = []
    for name in above[:_NAMED]:
        size, weight = effects[name], result.by_quantity[name]
        signed, spread = weight.signed or 0.0, weight.spread or 0.0
        # An effect that changes sign, or varies as much as its own size, depends on the other parameters.
        steady = abs(signed) >= 0.9 * size.mean
        way = ("up" if signed > 0 else "down") if steady else "now up, now down"
        bent = ", not the same everywhere" if spread > 0.5 * size.mean else ""
        phrases.append(
            f"{_title(name)} moves it {way} by {size.mean:.3g} ({size.low:.3g} to {size.high:.3g}){bent}"
        )
    rest = f" Less than a tenth of the largest: {', '.join(map(_title, small))}." if small else ""
    return (
        f"In {result.runs} runs along paths that change one parameter at a time, with the same noise, over "
        f"the whole of its prior {looked_at} moves so: {'; '.join(phrases)}.{rest} This is a screening: it "
        "orders parameters, and does not divide the differences among them. In brackets the 95% interval."
    )


def _pawn(looked_at: str, result: SensitivityResult) -> str:
    phrases, chance, rest = _above_chance(result, _shift)
    return (
        f"In {result.runs} runs the distribution of {looked_at} shifts when a parameter is known to lie in "
        f"one tenth of its values; the shift, 0 for none and 1 for all, is {phrases or 'nowhere clear'}. A "
        f"parameter that does nothing would show up to {chance:.2f} in a sample like this.{rest} "
        "In brackets the 95% interval."
    )


def _first_order(looked_at: str, result: SensitivityResult) -> str:
    phrases, chance, rest = _above_chance(result, _per_cent)
    return (
        f"Of the differences (variance) in {looked_at} between {result.runs} runs, this share goes with each "
        "parameter by itself, read from the means within tenths of its values: "
        f"{phrases or 'none that can be told from chance'}. A parameter that does nothing would show up to "
        f"{100 * max(chance, 0.0):.0f} per cent in a sample like this.{rest} What belongs to interplay, and "
        "what turns within a tenth, is in none of these shares. In brackets the 95% interval."
    )


_BY_METHOD: Mapping[MethodName, Callable[[str, SensitivityResult], str]] = {
    "sobol": _sobol,
    "morris": _morris,
    "pawn": _pawn,
    "first_order": _first_order,
}


def _above_chance(result: SensitivityResult, shown: Callable[[Interval], str]) -> tuple[str, float, str]:
    """The parameters whose index is above the bound of chance, that bound, and a sentence on the others."""
    indices = {name: weight.index for name, weight in result.by_quantity.items() if weight.index}
    chance = result.by_chance or 0.0
    above, still = _partition(indices, lambda index: index.low > chance)
    phrases = "; ".join(f"{name} {shown(indices[name])}" for name in above[:_NAMED])
    return phrases, chance, f" Not distinguished from chance: {', '.join(still)}." if still else ""


def _partition(
    weights: Mapping[str, Interval], counts: Callable[[Interval], bool]
) -> tuple[list[str], list[str]]:
    """The names of the parameters that count and of the others, the largest weight first."""
    order = sorted(weights, key=lambda name: -weights[name].mean)
    above = [name for name in order if counts(weights[name])]
    return above, [name for name in order if name not in above]


def _title(name: str) -> str:
    return "noise (with parameters not asked about)" if name == LUCK else name


def _shift(index: Interval) -> str:
    return f"{index.mean:.2f} ({index.low:.2f} to {index.high:.2f})"


def _per_cent(share: Interval) -> str:
    low, mean, high = (100 * min(max(value, 0.0), 1.0) for value in (share.low, share.mean, share.high))
    return f"{mean:.0f} per cent ({low:.0f} to {high:.0f})"
