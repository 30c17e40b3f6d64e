"""Panels of parameters: what an answer hinges on, where it turns, which readings meet the targets."""

from __future__ import annotations

from conjuncture.inquiry.estimates import Interval
from conjuncture.inquiry.sensitivity.loops import HysteresisResult
from conjuncture.inquiry.sensitivity.reading_audit import AuditResult, TargetMet
from conjuncture.inquiry.sensitivity.readings import AS_IT_IS
from conjuncture.inquiry.sensitivity.scenario_discovery import FlipResult
from conjuncture.inquiry.sensitivity.turns import ThresholdResult
from conjuncture.inquiry.sensitivity.weights import SensitivityResult, Weight
from conjuncture.presentation.answer_courses import courses
from conjuncture.presentation.answer_intervals import intervals
from conjuncture.presentation.answer_marks import Curve, Mark, Panel, mark
from conjuncture.presentation.answer_panels.of_any import SHARE


def hinges(result: SensitivityResult) -> list[Panel | None]:
    """Parameters by their weight."""
    weights = {name: _indices(weight) for name, weight in result.by_quantity.items()}
    ranked = sorted(
        weights, key=lambda name: -max((weight.mean for weight in weights[name].values()), default=0.0)
    )
    several = len({index for indices in weights.values() for index in indices}) > 1
    lines = [
        mark(f"{name}: {index}" if several else name, share, index if several else "")
        for name in ranked
        for index, share in weights[name].items()
    ]
    chance = result.by_chance
    rules = [] if chance is None else [(chance, "what a parameter that does nothing shows")]
    axis = "mean size of the change" if result.method == "morris" else "index, 0 to 1"
    return [intervals(lines, axis=axis, rules=rules)]


def _indices(weight: Weight) -> dict[str, Interval]:
    labels = {
        "alone": weight.alone,
        "with its interplay": weight.with_interplay,
        "effect over its whole prior": weight.effect,
        "index": weight.index,
    }
    return {name: index for name, index in labels.items() if index is not None}


def threshold(result: ThresholdResult) -> list[Panel | None]:
    """An outcome along the scanned quantity."""
    panels: list[Panel | None] = []
    for name, turn in result.by_reading.items():
        means = Curve("mean of the draws", turn.points, turn.mean_by_point)
        at = mark("it turns at", turn.at.middle)
        upright = (at.value, "where it turns, in the middle draw") if at else None
        panels.append(courses([means], heading=_heading(name), across=result.what, upright=upright))
        turns = [mark(_of(name, "it turns"), turn.crosses), mark(_of(name, "it leaps there"), turn.leaps)]
        panels.append(intervals(turns, axis="share of draws", domain=SHARE))
    return panels


def hysteresis(result: HysteresisResult) -> list[Panel | None]:
    """Up and down again."""
    panels: list[Panel | None] = []
    for name, loop in result.by_reading.items():
        led, mean, top = loop.course.led, loop.course.mean, loop.course.top
        ways = [
            Curve("on the way up", led[: top + 1], mean[: top + 1]),
            Curve("on the way down", led[top:], mean[top:]),
        ]
        panels.append(courses(ways, heading=_heading(name), across=result.what))
        places = {"it turns on the way up at": loop.up, "on the way down at": loop.down, "the gap": loop.gap}
        panels.append(intervals([mark(_of(name, way), place.middle) for way, place in places.items()]))
    return panels


def where_it_flips(result: FlipResult) -> list[Panel | None]:
    """A rule and its accuracy."""
    rules = [(0.5, "guessing"), (result.by_chance, "answers dealt out at random")]
    used = [Mark(f"the rule uses {name}", share, share, share) for name, share in result.used_in.items()]
    return [
        intervals([mark("It is so", result.holds)], axis="share of draws", domain=SHARE),
        intervals(
            [mark("A short rule recognises, of either kind", result.balanced_accuracy)],
            axis="share recognised, on draws not seen",
            domain=SHARE,
            rules=rules,
        ),
        intervals(used, axis="share of halvings", domain=SHARE),
    ]


def audit(result: AuditResult) -> list[Panel | None]:
    """Readings beside targets."""
    by_target: dict[tuple[str, float, float], list[Mark | None]] = {}
    for row in result.combinations:
        for target in row.targets:
            lines = by_target.setdefault((target.outcome, target.low, target.high), [])
            lines.append(_target(row.name, target))
    return [
        intervals(lines, heading=outcome, rules=[(low, "target, from"), (high, "target, to")])
        for (outcome, low, high), lines in by_target.items()
    ]


def _target(name: str, target: TargetMet) -> Mark | None:
    kind = "meets the target" if target.meets else "misses it"
    reach = 1.96 * target.standard_error
    return mark(name, Interval(target.mean, target.mean - reach, target.mean + reach), kind)


def _heading(reading: str) -> str:
    return "" if reading == AS_IT_IS else f"Read as: {reading}"


def _of(reading: str, text: str) -> str:
    return text if reading == AS_IT_IS else f"{reading}: {text}"
