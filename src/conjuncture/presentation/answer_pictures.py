"""The picture of an answer, by its kind. Figures are read as they stand: what is missing is not drawn."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeGuard

import numpy as np

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.hinges.readings import AS_IT_IS
from conjuncture.presentation.answer_marks import BY_A_HAIR, Course, courses, estimate, intervals, stacked
from conjuncture.presentation.membership_plot import membership_panels
from conjuncture.presentation.pictures.words import capital

Figures = Mapping[str, Any]
_SHARE = (0.0, 1.0)


def picture(answer: Answer) -> Any:
    """An Altair chart of the answer's figures; None where its figures hold nothing that can be drawn."""
    make = _BY_KIND.get(answer.kind, _any)
    panels = make(answer)
    if not any(panel is not None for panel in panels):
        panels = _any(answer)
    verdict = str(answer.figures.get("verdict", "")) if answer.kind == "conditions" else ""
    told = f"{capital(verdict)}: {answer.question}" if verdict else answer.question
    title = textwrap.shorten(told, 110, placeholder=" …") or answer.kind
    return stacked(panels, title=title, description=f"{answer.question} {how_to_read(answer.kind)}".strip())


def how_to_read(kind: str) -> str:
    """What has to be known to read the picture of an answer of this kind."""
    return _TO_READ.get(kind, "Dots are estimates, bars their 95% intervals.")


def _what_if(answer: Answer) -> list[Any]:
    found = []
    for name, figures in _parts(answer.figures):
        over_time, bound = _part(figures, "over time"), _bound(figures)
        dates = over_time.get("date", ())
        null = _course(BY_A_HAIR, dates, over_time.get("null twin"))
        told = "difference that it makes: mean, and 95% of draws"
        difference = _course(told, dates, over_time.get("difference"))
        drawn = courses([difference] if difference else [], heading=name, null=null)
        whole = intervals(
            [estimate("in the whole period", figures.get("difference")),
             *(estimate(member, one) for member, one in _parts(figures.get("by member")))],
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


def _through_what(answer: Answer) -> list[Any]:
    figures, bound = answer.figures, _bound(answer.figures)
    effects = [estimate(name, figures.get(name)) for name in _EFFECTS]
    through = [
        estimate(f"through {_plain(name)}", _part(found, "shapley") or found)
        for name, found in _parts(figures.get("through"))
    ]
    axis, over_time = "change of the outcome", _part(figures, "over time")
    drawn = [
        _course(name, over_time.get("date", ()), over_time.get(name))
        for name in ("total", "direct", "total indirect")
    ]
    return [
        intervals(effects, heading="Effects", axis=axis, within=bound),
        intervals(through, heading="What falls to each link (Shapley)", axis=axis, within=bound),
        courses([one for one in drawn if one], heading="Over time"),
    ]


def _sine_qua_non(answer: Answer) -> list[Any]:
    without = list(_parts(answer.figures.get("without")))
    measures = ("necessity", "sufficiency", "both")
    lines = [
        estimate(f"{name}: {measure}", found.get(measure), measure)
        for name, found in sorted(without, key=lambda one: len(one[1].get("factors", ())))
        for measure in measures
    ]
    happens = [estimate(name, answer.figures.get(name)) for name in ("as it was", "with all", "with none")]
    return [
        intervals(happens, heading="How often it happens", axis="share of cases", domain=_SHARE),
        intervals(lines, heading="What is needed, and what is enough", axis="share of cases", domain=_SHARE),
    ]


def _hinges(answer: Answer) -> list[Any]:
    named = {
        "alone": "alone", "with_interplay": "with its interplay", "effect": "effect over its whole prior",
        "index": "index",
    }  # fmt: skip
    quantities = list(_parts(answer.figures.get("by_quantity")))
    weight = {name: max((e.value for key in named if (e := estimate("", found.get(key)))), default=0.0)
              for name, found in quantities}  # fmt: skip
    ranked = sorted(quantities, key=lambda one: -weight[one[0]])
    several = sum(any(key in found for _, found in quantities) for key in named) > 1
    lines = [
        estimate(f"{name}: {told}" if several else name, found.get(key), told if several else "")
        for name, found in ranked
        for key, told in named.items()
    ]
    chance = answer.figures.get("by_chance")
    rules = [(float(chance), "what a quantity that does nothing shows")] if _is_number(chance) else []
    axis = {"morris": "mean size of the change"}.get(str(answer.figures.get("method")), "index, 0 to 1")
    return [intervals(lines, axis=axis, rules=rules)]


def _threshold(answer: Answer) -> list[Any]:
    found: list[Any] = []
    low, high = answer.asked.get("low"), answer.asked.get("high")
    for name, figures in _parts(answer.figures.get("by_reading")):
        values, at = figures.get("mean_by_point") or (), estimate("it turns at", figures.get("at"))
        if len(values) and _is_number(low) and _is_number(high):
            across = np.linspace(low, high, len(values)).tolist()
            curve = Course("mean of the draws", across, values)
            upright = (at.value, "where it turns, on average") if at else None
            heading, what = _reading(name), str(answer.asked.get("what", ""))
            found.append(courses([curve], heading=heading, across=what, upright=upright))
        turns = [estimate(_of(name, "it turns"), figures.get("crosses")),
                 estimate(_of(name, "it leaps there"), figures.get("leaps"))]  # fmt: skip
        found.append(intervals(turns, axis="share of draws", domain=_SHARE))
    return found


def _hysteresis(answer: Answer) -> list[Any]:
    found: list[Any] = []
    for name, figures in _parts(answer.figures.get("by_reading")):
        loop = _part(figures, "loop")
        led, mean, top = loop.get("led") or [], loop.get("mean") or [], loop.get("top")
        if led and len(led) == len(mean) and isinstance(top, int):
            ways = [Course("on the way up", led[: top + 1], mean[: top + 1]),
                    Course("on the way down", led[top:], mean[top:])]  # fmt: skip
            found.append(courses(ways, heading=_reading(name), across=str(answer.asked.get("what", ""))))
        told = {"up": "it turns on the way up at", "down": "on the way down at", "gap": "the gap"}
        places = [estimate(_of(name, way), figures.get(key)) for key, way in told.items()]
        found.append(intervals(places))
    return found


def _where_it_flips(answer: Answer) -> list[Any]:
    figures, chance = answer.figures, answer.figures.get("by_chance")
    rules = [(0.5, "guessing")]
    if _is_number(chance):
        rules.append((float(chance), "answers dealt out at random"))
    used = [
        estimate(f"the rule uses {name}", {"share": share, "low": share, "high": share})
        for name, share in _part(figures, "used_in").items()
    ]
    return [
        intervals([estimate("It is so", figures.get("holds"))], axis="share of draws", domain=_SHARE),
        intervals([estimate("A short rule recognises, of either kind", figures.get("balanced_accuracy"))],
                  axis="share recognised, on draws not seen", domain=_SHARE, rules=rules),
        intervals(used, axis="share of halvings", domain=_SHARE),
    ]  # fmt: skip


def _link(answer: Answer) -> list[Any]:
    figures = answer.figures
    at_work = _part(figures, "everything_at_work")
    told = (
        ("together", "both together"),
        ("first", _observation(answer, "A")),
        ("second", _observation(answer, "B")),
    )
    first = [estimate(words, at_work.get(key)) for key, words in told]
    found = [*_list(figures, "links"), *_list(figures, "in_some_draws")]
    links = [
        estimate(f"without {_set(one)}: both together", one.get("together"))
        for one in (*found, *_list(figures, "obstacles"))
    ]
    needed = [estimate(_set(one, " or "), one.get("necessary")) for one in found]
    heading = "In how many draws it, and nothing smaller, is needed"
    share = figures.get("share")
    rules = [(float(share), "from here on they “can” hold together")] if _is_number(share) else []
    axis = "share of draws"
    return [
        intervals(first, heading="With everything at work", axis=axis, domain=_SHARE, rules=rules),
        intervals(links, heading="With a set taken away", axis=axis, domain=_SHARE, rules=rules),
        intervals(needed, heading=heading, axis=axis, domain=_SHARE),
    ]


def _observation(answer: Answer, letter: str) -> str:
    """One of the two observations as its author words it, short enough for a line."""
    told = _part(answer.asked, {"A": "first", "B": "second"}[letter]).get("words") or ""
    return textwrap.shorten(f"({letter}) {told}", 90, placeholder=" …")


def _statements(answer: Answer) -> list[Any]:
    told = {"holds": "it holds", "contrary": "the reverse"}
    shares = [estimate(words, answer.figures.get(key)) for key, words in told.items()]
    limits = [(0.15, "at most: fails"), (0.85, "at least: follows")]
    found = [intervals(shares, axis="share of draws", domain=_SHARE, rules=limits)]
    for one in _list(answer.figures, "statements"):
        breadth = one.get("hair_breadth")
        found.append(
            intervals(
                [estimate("first side less the second", one.get("difference"))],
                heading=textwrap.shorten(str(one.get("statement", "")), 100, placeholder=" …"),
                within=float(breadth) if _is_number(breadth) else None,
            )
        )
    return found


def _which_conditions(answer: Answer) -> list[Any]:
    return membership_panels(_part(answer.figures, "memberships"))


def _conditions(answer: Answer) -> list[Any]:
    shares = [estimate("it holds", answer.figures.get("holds"))]
    shares += [estimate(name, found) for name, found in _parts(answer.figures.get("beside"))]
    return [
        intervals(
            shares,
            heading="In how many recodings it holds, and what is asked the same way beside it",
            axis="share of recodings",
            domain=_SHARE,
            rules=[(0.15, "at most: fails"), (0.85, "at least: follows")],
        ),
        *membership_panels(_part(answer.figures, "memberships")),
    ]


def _question(answer: Answer) -> list[Any]:
    limits = [(0.15, "at most: fails"), (0.85, "at least: follows")]

    def shares(told: list[Any], heading: str) -> Any:
        return intervals(told, heading=heading, axis="share of draws", domain=_SHARE, rules=limits)

    def claimed(name: str, one: Figures) -> str:
        says = textwrap.shorten(str(one.get("says", "")), 100, placeholder=" …")
        return f"{name} {one.get('verdict')}: {says}" if says else f"{name} ({one.get('verdict')})"

    claims, rivals = _parts(answer.figures.get("claims")), _parts(answer.figures.get("rivals"))
    whole = [estimate(claimed(name, one), one.get("holds")) for name, one in claims]
    parts = [
        shares(
            [
                estimate(
                    textwrap.shorten(str(part.get("words", "")), 105, placeholder=" …"), part.get("share")
                )
                for part in _list(one, "parts")
            ],
            f"{name} {one.get('verdict')}, part by part",
        )
        for name, one in claims
        if len(_list(one, "parts")) > 1
    ]
    others = [estimate(f"{name} {one.get('verdict')}", one.get("holds")) for name, one in rivals]
    finding = str(answer.figures.get("finding", "In this theory the claim holds in"))
    return [shares(whole, finding), *parts, shares(others, "In the worlds of rivals the claim holds in")]


def _audit(answer: Answer) -> list[Any]:
    by_target: dict[str, list[Any]] = {}
    for row in _list(answer.figures, "combinations"):
        for target in row.get("targets", ()):
            mean, error = target.get("mean"), target.get("standard_error")
            if _is_number(mean) and _is_number(error):
                kind = "meets the target" if target.get("meets") else "misses it"
                line = {"mean": mean, "low": mean - 1.96 * error, "high": mean + 1.96 * error}
                lines = by_target.setdefault(str(target.get("outcome")), [])
                lines.append(estimate(str(row.get("name")), line, kind))
    targets = [one for one in answer.asked.get("targets") or () if isinstance(one, Mapping)]
    ends = [[(one[end], f"target, {word}") for end, word in (("low", "from"), ("high", "to"))
             if _is_number(one.get(end))] for one in targets]  # fmt: skip
    ends += [[]] * (len(by_target) - len(ends))
    return [
        intervals(lines, heading=outcome, rules=rules)
        for (outcome, lines), rules in zip(by_target.items(), ends, strict=False)
    ]


def _any(answer: Answer) -> list[Any]:
    """Whatever has an interval: shares beside shares; other numbers each on its own line of its own scale."""
    flat = [(name, found) for name, found in _flat(answer.figures) if estimate(name, found) is not None]
    shares = [estimate(name, found) for name, found in flat if "share" in found]
    others = [intervals([estimate(name, found)]) for name, found in flat if "share" not in found]
    return [intervals(shares, axis="share", domain=_SHARE), *others[:6]]


_BY_KIND: Mapping[str, Callable[[Answer], list[Any]]] = {
    "what if": _what_if,
    "through what": _through_what,
    "sine qua non": _sine_qua_non,
    "what it hinges on": _hinges,
    "sensitivity": _hinges,
    "threshold": _threshold,
    "scan": _threshold,
    "hysteresis": _hysteresis,
    "where it flips": _where_it_flips,
    "discovery": _where_it_flips,
    "link": _link,
    "statement": _statements,
    "claim": _statements,
    "verdict": _statements,
    "question": _question,
    "audit of readings": _audit,
    "which conditions": _which_conditions,
    "conditions": _conditions,
}
_HAIR = "The grey field is what a change by a hair's breadth makes; a difference within it is none."
_MEMBERSHIPS = (
    "Each case stands where its codes put it. What is sufficient has all cases on the diagonal or above it, "
    "what is necessary on it or below; the tinted half, and triangles, speak against. Of many cases, or of "
    "kinds, shares with the outcome are shown, bars their 95% intervals (Wilson)."
)
_TO_READ = {
    "what if": f"The line is the mean difference over the draws, its band the middle 95% of them. {_HAIR}",
    "through what": f"Dots are means over the draws, bars the middle 95% of them. {_HAIR}",
    "sine qua non": "Dots are shares of the cases judged, bars their 95% intervals (Wilson). Necessity: it "
    "would not have happened without; sufficiency: it would have happened with; both: the one and the other.",
    "what it hinges on": "Dots are indices or effects of a quantity over its prior, bars their 95% "
    "intervals. Alone: what it explains by itself; with its interplay: with all it does with others.",
    "threshold": "The line is the mean over the draws; each draw turns at a place of its own.",
    "hysteresis": "Led up and down again in stairs. Lines that lie apart may only lag: the words above say "
    "whether the gap stays when the leading is slowed.",
    "where it flips": "Dots are shares. A rule counts only as far as it lies above what answers dealt out at "
    "random would give it.",
    "link": "Dots are shares of the draws, bars their 95% intervals (Wilson).",
    "statement": f"Dots are shares or medians over the draws, bars their 95% intervals. {_HAIR}",
    "claim": f"Dots are shares or medians over the draws, bars their 95% intervals. {_HAIR}",
    "question": "Dots are shares of the draws not ruled out, bars their 95% intervals (Wilson).",
    "audit of readings": "Dots are means over the draws, bars 1.96 standard errors either way.",
    "which conditions": _MEMBERSHIPS,
    "conditions": f"Shares are of recodings, bars their 95% intervals (Wilson). {_MEMBERSHIPS}",
}


def _flat(figures: Any, above: str = "") -> list[tuple[str, Figures]]:
    if not isinstance(figures, Mapping):
        return []
    if estimate("", figures) is not None:
        return [(above, figures)]
    return [
        one
        for name, part in figures.items()
        for one in _flat(part, f"{above}, {_plain(str(name))}" if above else _plain(str(name)))
    ]


def _parts(figures: Any) -> Sequence[tuple[str, Figures]]:
    """The parts of a mapping that are mappings themselves."""
    if not isinstance(figures, Mapping):
        return []
    return [(str(name), part) for name, part in figures.items() if isinstance(part, Mapping)]


def _part(figures: Any, name: str) -> Figures:
    found = figures.get(name) if isinstance(figures, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _list(figures: Figures, name: str) -> list[Figures]:
    found = figures.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list | tuple) else []


def _course(name: str, x: Sequence[Any], found: Any) -> Course | None:
    if not isinstance(found, Mapping) or len(x) < 2 or len(found.get("mean", ())) != len(x):
        return None
    return Course(name, x, found["mean"], found.get("low"), found.get("high"))


def _bound(figures: Figures) -> float | None:
    bound = _part(figures, "null twin").get("bound")
    return float(bound) if _is_number(bound) else None


def _reading(name: str) -> str:
    return "" if name == AS_IT_IS else f"Read as: {name}"


def _of(name: str, told: str) -> str:
    return told if name == AS_IT_IS else f"{name}: {told}"


def _set(found: Figures, between: str = " + ") -> str:
    return between.join(map(_plain, found.get("set", ()))) or "nothing"


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and bool(np.isfinite(value))


def _plain(name: str) -> str:
    return name.replace("_", " ")
