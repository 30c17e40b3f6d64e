"""Panels of claims: in how many draws they hold, part by part, and the cases they speak of."""

from __future__ import annotations

import textwrap
from typing import Any

from conjuncture.inquiry.answers import Answer
from conjuncture.presentation.answer_marks import estimate, intervals
from conjuncture.presentation.answer_panels.figures import (
    SHARE,
    Figures,
    flat,
    is_number,
    listed,
    part,
    parts,
)
from conjuncture.presentation.membership_plot import membership_panels


def statements(answer: Answer) -> list[Any]:
    """In how many draws it holds, and each statement by itself."""
    told = {"holds": "it holds", "contrary": "the reverse"}
    shares = [estimate(words, answer.figures.get(key)) for key, words in told.items()]
    limits = [(0.15, "at most: fails"), (0.85, "at least: follows")]
    found = [intervals(shares, axis="share of draws", domain=SHARE, rules=limits)]
    for one in listed(answer.figures, "statements"):
        breadth = one.get("null_band")
        found.append(
            intervals(
                [estimate("first side less the second", one.get("difference"))],
                heading=textwrap.shorten(str(one.get("statement", "")), 100, placeholder=" …"),
                within=float(breadth) if is_number(breadth) else None,
            )
        )
    return found


def which_conditions(answer: Answer) -> list[Any]:
    """Cases between condition and outcome."""
    return membership_panels(part(answer.figures, "memberships"))


def conditions(answer: Answer) -> list[Any]:
    """The share of recodings, and the cases."""
    shares = [estimate("it holds", answer.figures.get("holds"))]
    shares += [estimate(name, found) for name, found in parts(answer.figures.get("beside"))]
    return [
        intervals(
            shares,
            heading="In how many recodings it holds, and what is asked the same way beside it",
            axis="share of recodings",
            domain=SHARE,
            rules=[(0.15, "at most: fails"), (0.85, "at least: follows")],
        ),
        *membership_panels(part(answer.figures, "memberships")),
    ]


def question(answer: Answer) -> list[Any]:
    """The claims behind it, part by part, what else was asked, and rivals."""
    limits = [(0.15, "at most: fails"), (0.85, "at least: follows")]

    def shares(told: list[Any], heading: str) -> Any:
        return intervals(told, heading=heading, axis="share of draws", domain=SHARE, rules=limits)

    def claimed(name: str, one: Figures) -> str:
        says = textwrap.shorten(str(one.get("says", "")), 100, placeholder=" …")
        return f"{name} {one.get('verdict')}: {says}" if says else f"{name} ({one.get('verdict')})"

    claims, rivals = parts(answer.figures.get("claims")), parts(answer.figures.get("rivals"))
    whole = [estimate(claimed(name, one), one.get("holds")) for name, one in claims]
    by_part = [
        shares(
            [
                estimate(
                    textwrap.shorten(str(part.get("words", "")), 105, placeholder=" …"), part.get("share")
                )
                for part in listed(one, "parts")
            ],
            f"{name} {one.get('verdict')}, part by part",
        )
        for name, one in claims
        if len(listed(one, "parts")) > 1
    ]
    others = [estimate(f"{name} {one.get('verdict')}", one.get("holds")) for name, one in rivals]
    finding = str(answer.figures.get("finding", "In this theory the claim holds in"))
    besides = [_besides(name, one) for name, one in parts(answer.figures.get("beside"))]
    told = shares(others, "In the worlds of rivals the claim holds in")
    return [shares(whole, finding), *besides, *by_part, told]


def _besides(question: str, figures: Figures) -> Any:
    """What was asked besides: how often it happens with all conditions, and with each of them alone."""
    told = [estimate(f"{name} of these conditions", figures.get(f"with {name}")) for name in ("all", "none")]
    singles = [one for _, one in parts(figures.get("without")) if len(one.get("factors", ())) == 1]
    told += [estimate(f"with {one['factors'][0]} alone", one.get("enough alone")) for one in singles]
    told += [estimate(f"with all but {one['factors'][0]}", one.get("happens")) for one in singles]
    heading = textwrap.shorten(f"Asked besides. {question}", 100, placeholder=" …")
    return intervals(told, heading=heading, axis="share of draws", domain=SHARE)


def whatever(answer: Answer) -> list[Any]:
    """Whatever has an interval: shares beside shares; other numbers each on its own line of its own scale."""
    drawn = [(name, found) for name, found in flat(answer.figures) if estimate(name, found) is not None]
    shares = [estimate(name, found) for name, found in drawn if "share" in found]
    others = [intervals([estimate(name, found)]) for name, found in drawn if "share" not in found]
    return [intervals(shares, axis="share", domain=SHARE), *others[:6]]
