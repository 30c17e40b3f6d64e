"""Panels of causes: what makes a difference, through what, without what, by which link."""

from __future__ import annotations

import textwrap
from typing import Any

from conjuncture.inquiry.answers import Answer
from conjuncture.presentation.answer_marks import NULL_BAND, courses, estimate, intervals
from conjuncture.presentation.answer_panels.figures import (
    SHARE,
    bound_of,
    course,
    is_number,
    listed,
    part,
    parts,
    plain,
    set_of,
)


def what_if(answer: Answer) -> list[Any]:
    """The difference that it makes, over time and in all."""
    found = []
    for name, figures in parts(answer.figures):
        over_time, bound = part(figures, "over time"), bound_of(figures)
        dates = over_time.get("date", ())
        null = course(NULL_BAND, dates, over_time.get("null twin"))
        told = "difference that it makes: mean, and 95% of draws"
        difference = course(told, dates, over_time.get("difference"))
        drawn = courses([difference] if difference else [], heading=name, null=null)
        whole = intervals(
            [estimate("in the whole period", figures.get("difference")),
             *(estimate(member, one) for member, one in parts(figures.get("by member")))],
            heading="" if drawn is not None else name, axis="difference", within=bound,
        )  # fmt: skip
        found += [drawn, whole]
    return found


_EFFECTS = (
    "total",
    "direct",
    "total indirect",
    "total direct",
    "pure indirect",
    "interaction",
    "controlled direct",
)


def through_what(answer: Answer) -> list[Any]:
    """Effects, whole and by each way."""
    figures, bound = answer.figures, bound_of(answer.figures)
    effects = [estimate(name, figures.get(name)) for name in _EFFECTS]
    through = [
        estimate(f"through {plain(name)}", part(found, "shapley") or found)
        for name, found in parts(figures.get("through"))
    ]
    axis, over_time = "change of the outcome", part(figures, "over time")
    drawn = [
        course(name, over_time.get("date", ()), over_time.get(name))
        for name in ("total", "direct", "total indirect")
    ]
    return [
        intervals(effects, heading="Effects", axis=axis, within=bound),
        intervals(through, heading="What falls to each link (Shapley)", axis=axis, within=bound),
        courses([one for one in drawn if one], heading="Over time"),
    ]


def sine_qua_non(answer: Answer) -> list[Any]:
    """What was needed and what was enough."""
    without = list(parts(answer.figures.get("without")))
    measures = ("necessity", "sufficiency", "both")
    lines = [
        estimate(f"{name}: {measure}", found.get(measure), measure)
        for name, found in sorted(without, key=lambda one: len(one[1].get("factors", ())))
        for measure in measures
    ]
    happens = [estimate(name, answer.figures.get(name)) for name in ("as it was", "with all", "with none")]
    return [
        intervals(happens, heading="How often it happens", axis="share of cases", domain=SHARE),
        intervals(lines, heading="What is needed, and what is enough", axis="share of cases", domain=SHARE),
    ]


def link(answer: Answer) -> list[Any]:
    """Both observations, together and apart, and what they need."""
    figures = answer.figures
    at_work = part(figures, "everything_at_work")
    told = (
        ("together", "both together"),
        ("first", observation(answer, "A")),
        ("second", observation(answer, "B")),
    )
    first = [estimate(words, at_work.get(key)) for key, words in told]
    found = [*listed(figures, "links"), *listed(figures, "in_some_draws")]
    links = [
        estimate(f"without {set_of(one)}: both together", one.get("together"))
        for one in (*found, *listed(figures, "obstacles"))
    ]
    needed = [estimate(set_of(one, " or "), one.get("necessary")) for one in found]
    heading = "In how many draws it, and nothing smaller, is needed"
    share = figures.get("share")
    rules = [(float(share), "from here on they “can” hold together")] if is_number(share) else []
    axis = "share of draws"
    return [
        intervals(first, heading="With everything at work", axis=axis, domain=SHARE, rules=rules),
        intervals(links, heading="With a set taken away", axis=axis, domain=SHARE, rules=rules),
        intervals(needed, heading=heading, axis=axis, domain=SHARE),
    ]


def observation(answer: Answer, letter: str) -> str:
    """One of the two observations as its author words it, short enough for a line."""
    told = part(answer.asked, {"A": "first", "B": "second"}[letter]).get("words") or ""
    return textwrap.shorten(f"({letter}) {told}", 90, placeholder=" …")
