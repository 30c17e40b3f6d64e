"""Hysteresis in sentences that follow from the result."""

from __future__ import annotations

from collections.abc import Sequence

from conjuncture.inquiry.estimates import Band
from conjuncture.inquiry.sensitivity.loops import HysteresisResult, Loop
from conjuncture.inquiry.sensitivity.readings import AS_IT_IS


def finding(what: str, outcome: str, built_in: Sequence[str], result: HysteresisResult) -> str:
    """The result in each reading, and whether it counts."""
    led, watched = what.replace("_", " "), outcome.replace("_", " ")
    sentences = [_of_reading(led, watched, name, loop) for name, loop in result.by_reading.items()]
    readings, there = list(result.by_reading), result.there_in
    if readings == [AS_IT_IS]:
        sentences.append("Only one formulation was tried.")
    elif result.counts:
        others = [name for name in there if name not in built_in]
        sentences.append(
            f"Hysteresis is there in {len(there)} of {len(readings)} readings ({', '.join(there)}), of which "
            f"{', '.join(others)} do not build it in: it does not depend on one formulation."
        )
    elif there:
        reason = "it builds it in" if set(there) <= set(built_in) else "it is one formulation of several"
        sentences.append(f"Hysteresis is there in {', '.join(there)} alone, and does not count: {reason}.")
    else:
        sentences.append(f"Hysteresis was shown in none of {len(readings)} readings.")
    return " ".join(sentences)


def warnings(result: HysteresisResult) -> tuple[str, ...]:
    """Warnings: thresholds that still move, and readings in which the draws do not decide."""
    sentences = []
    for name, loop in result.by_reading.items():
        reading = "" if name == AS_IT_IS else f"Reading {name}: "
        shift, stair = loop.moved_when_slower, loop.stair.median
        if shift.draws and shift.median > 2 * stair:
            sentences.append(
                f"{reading}at half the speed the places of turning still moved by {shift.median:.2g}, more "
                f"than two stairs ({stair:.2g}): take a longer dwell."
            )
        if loop.there == "unclear":
            sentences.append(f"{reading}too few draws, or too unlike, to say whether hysteresis is there.")
    return tuple(sentences)


def _of_reading(led: str, watched: str, name: str, loop: Loop) -> str:
    reading = "" if name == AS_IT_IS else f"In the reading {name}: "
    if not loop.up.draws:
        return f"{reading}{watched} does not change sides while {led} goes up."
    there = f"on the way up {watched} changes sides where {led} is {_place(loop.up, loop)}"
    if not loop.down.draws:
        return f"{reading}{there}, and does not come back on the way down in any draw."
    back = f"on the way down where it is {_place(loop.down, loop)}"
    lost = f" (it does not come back in {loop.no_return.in_words()})" if loop.no_return.share else ""
    gap = {
        "yes": f"The gap of {loop.gap.median:.4g} stays at half the speed: hysteresis",
        "no": "The two are the same, or the gap closes at half the speed: no hysteresis",
        "unclear": "The draws do not decide whether the gap lasts",
    }[loop.there]
    within = loop.within
    precision = f"each known within {within.median:.2g}" if within.draws else "how well is not known"
    return f"{reading}{there}, {back}{lost}; {precision}. {gap}, in {loop.hysteresis.in_words()}."


def _place(where: Band, loop: Loop) -> str:
    if where.high - where.low <= loop.stair.median:
        return f"{where.median:.5g}"
    return f"{where.median:.5g} (95% of draws: {where.low:.5g} to {where.high:.5g})"
