"""Panels of causes: what makes a difference, through what, without what, by which link."""

from __future__ import annotations

from collections.abc import Sequence

from conjuncture.inquiry.counterfactuals.differences import WhatIfResult
from conjuncture.inquiry.counterfactuals.effects import ThroughWhatResult
from conjuncture.inquiry.counterfactuals.necessities import SineQuaNonResult
from conjuncture.inquiry.links.result import LinkResult
from conjuncture.presentation.answer_courses import courses
from conjuncture.presentation.answer_intervals import intervals
from conjuncture.presentation.answer_marks import NULL_BAND, Panel, curve, mark
from conjuncture.presentation.answer_panels.of_any import SHARE, plain, short

_BEYOND, _WITHIN = "more than its own null twin's, in most draws", "not more, in most draws"
"""Of the differences of members: each has a null band of its own."""


def what_if(result: WhatIfResult) -> list[Panel | None]:
    """The difference that it makes, over time and in all."""
    panels: list[Panel | None] = []
    for name, one in result.by_outcome.items():
        steps = one.over_time
        null = curve(NULL_BAND, steps.date, steps.null_twin)
        difference = curve("difference that it makes: mean, and 95% of draws", steps.date, steps.difference)
        drawn = courses([difference], heading=name, null=null)
        whole = intervals(
            [mark("in the whole period", one.difference)],
            heading="" if drawn is not None else name,
            axis="difference",
            within=one.null_twin.bound,
        )
        by_member = [
            mark(label, part, _BEYOND if part.beyond.either.share > 0.5 else _WITHIN)
            for label, part in (one.by_member or {}).items()
        ]
        panels += [drawn, whole, intervals(by_member, axis="difference, member by member")]
    return panels


def through_what(result: ThroughWhatResult) -> list[Panel | None]:
    """Effects: the total, and through each link."""
    effects = {
        "total": result.total,
        "direct": result.direct,
        "total indirect": result.total_indirect,
        "total direct": result.total_direct,
        "pure indirect": result.pure_indirect,
        "interaction": result.interaction,
        "controlled direct": result.controlled_direct,
    }
    through = [mark(f"through {plain(name)}", part.shapley) for name, part in result.through.items()]
    axis, steps, bound = "change of the outcome", result.over_time, result.null_band
    drawn = [
        curve(plain(name), steps.date, steps.effects[name])
        for name in ("total", "direct", "total_indirect")
        if name in steps.effects
    ]
    return [
        intervals(
            [mark(name, effect) for name, effect in effects.items()],
            heading="Effects",
            axis=axis,
            within=bound,
        ),
        intervals(through, heading="What falls to each link (Shapley)", axis=axis, within=bound),
        courses(drawn, heading="Over time"),
    ]


def sine_qua_non(result: SineQuaNonResult) -> list[Panel | None]:
    """Which factors were necessary and which sufficient."""
    happens = {"as it was": result.as_it_was, "with all": result.with_all, "with none": result.with_none}
    lines = [
        mark(f"{name}: {measure}", share, measure)
        for name, without in sorted(result.without.items(), key=lambda item: len(item[1].factors))
        for measure, share in (
            ("necessity", without.necessity),
            ("sufficiency", without.sufficiency),
            ("both", without.both),
        )
    ]
    return [
        intervals(
            [mark(name, share) for name, share in happens.items()],
            heading="How often it happens",
            axis="share of cases",
            domain=SHARE,
        ),
        intervals(lines, heading="What is needed, and what is enough", axis="share of cases", domain=SHARE),
    ]


def link(result: LinkResult) -> list[Panel | None]:
    """Both observations, together and apart, and the links that they need."""
    at_work = result.everything_at_work
    first = [
        mark("both together", at_work.together),
        mark(short(f"(A) {result.first}", 90), at_work.first),
        mark(short(f"(B) {result.second}", 90), at_work.second),
    ]
    needed = (*result.links, *result.in_some_draws)
    without = [
        mark(f"without {_name_list(without.set)}: both together", without.together)
        for without in (*needed, *result.obstacles)
    ]
    rules = [(result.share, "from here on they “can” hold together")]
    axis = "share of draws"
    return [
        intervals(first, heading="With everything at work", axis=axis, domain=SHARE, rules=rules),
        intervals(without, heading="With a set taken away", axis=axis, domain=SHARE, rules=rules),
        intervals(
            [mark(_name_list(without.set, " or "), without.necessary) for without in needed],
            heading="In how many draws it, and nothing smaller, is needed",
            axis=axis,
            domain=SHARE,
        ),
    ]


def _name_list(names: Sequence[str], between: str = " + ") -> str:
    return between.join(map(plain, names)) or "nothing"
