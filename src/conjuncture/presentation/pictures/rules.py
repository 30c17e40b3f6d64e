"""What a case asks about: how it develops in each member, and which of the case's rules moves it most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.inquiry.sensitivity.rules import MemberOutcome, Rules, Spread
from conjuncture.presentation.number_words import capital, counted, listed, number
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture, Table


def rules_picture(rules: Rules) -> Picture:
    """For each member a panel: how far each rule moves the outcome there, the furthest first."""
    name = _plain(rules.outcome.variable)
    title = f"What moves the {name}, rule by rule"
    description = (
        f"A panel for each member, the one with the largest {name} first. A line for each rule: a dot at the "
        f"median over draws of what the rule moves the {name} by, from its least to its most, and a bar "
        "over nine draws in ten. The rule that moves it most is blue."
    )
    data = _data(rules)
    reach = max(data["low"].abs().max(), data["high"].abs().max(), 1e-9) * 1.1
    parts = [_panel(data, member, name, reach, last=member is rules.members[-1]) for member in rules.members]
    chart = alt.vconcat(*parts, spacing=24).resolve_scale(x="shared")
    return Picture(
        name="rules",
        title=title,
        finding=finding(rules),
        chart=theme.finished(chart, title=title, description=description, side=190),
        data=data,
        source_keys=(),
        how_to_read=(
            f"Each rule is set to its least and to its most in one member alone, all else and all noise the "
            f"same; what is shown is the {name} with the most less the {name} with the least, draw by draw. "
            "Rules together may do more or less than each alone. A rule counts if in most draws it moves the "
            f"{name} the same way by more than {number(rules.null_band, 2)}: so much one irrelevant change "
            "at the start may do (the null twin)."
        ),
        description=description,
        table=Table.of(data, _COLUMNS),
    )


def finding(rules: Rules) -> tuple[str, ...]:
    """How the outcome develops, which rule moves it most in how many members, and in which none does."""
    name, first, last = _plain(rules.outcome.variable), rules.members[0], rules.members[-1]
    where = (
        f"From {number(first.first.median, 2)} at the start, the {name} ({rules.unit}) goes to "
        f"{_spread(first.found)} in the {first.member}, where it is largest"
    )
    if last is not first:
        where += f", and to {_spread(last.found)} in the {last.member}, where it is smallest"
    sentences = [f"{where} (median of {counted(rules.draws, 'draw')}, and nine draws in ten)."]
    strongest = Counter(member.strongest.rule for member in rules.members if member.strongest is not None)
    for rule, _ in strongest.most_common():
        affected = [
            member
            for member in rules.members
            if member.strongest is not None and member.strongest.rule == rule
        ]
        sentences.append(_of_rule(rule, affected, len(rules.members)))
    unmoved = [member.member for member in rules.members if member.strongest is None]
    if unmoved:
        whose, band = _members(unmoved, len(rules.members)), number(rules.null_band, 2)
        sentences.append(
            f"In {whose} no rule moves it further than an irrelevant change at the start ({band})."
        )
    return tuple(sentences)


def _of_rule(rule: str, affected: Sequence[MemberOutcome], members: int) -> str:
    effects = [member.strongest for member in affected if member.strongest is not None]
    ways = {effect.moved.median > 0 for effect in effects}
    way = {True: "larger", False: "smaller"}[ways.pop()] if len(ways) == 1 else "differ"
    ends = f"from {number(effects[0].least)} to {number(effects[0].most)}"
    by = [f"{_signed(effect.moved.median)} in the {effect.member}" for effect in effects]
    whose = _members([member.member for member in affected], members)
    return f"Of the rules, {_plain(rule)} moves it most in {whose}: {ends} it makes it {way}, {listed(by)}."


def _members(names: Sequence[str], of: int) -> str:
    if len(names) == of:
        return f"all {of}" if of > 1 else f"the {names[0]}"
    return f"the {names[0]}" if len(names) == 1 else f"{len(names)} of {of}"


def _data(rules: Rules) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "member": member.member,
            "outcome": _spread(member.found),
            "rule": _plain(effect.rule),
            "from": effect.least,
            "to": effect.most,
            "moved": effect.moved.median,
            "low": effect.moved.low,
            "high": effect.moved.high,
            "counts": effect.counts,
            "strongest": effect is member.strongest,
        }
        for member in rules.members
        for effect in member.effects
    )


def _panel(data: pd.DataFrame, member: MemberOutcome, name: str, reach: float, *, last: bool) -> theme.Plot:
    rows = data[data["member"] == member.member]
    axis = alt.Axis(title=f"what the rule moves the {name} by" if last else None, tickCount=5, domain=False)
    scale = alt.Scale(domain=[-reach, reach], nice=False)
    colour = alt.condition("datum.strongest", alt.value(theme.BLUE), alt.value(theme.INK))
    base = alt.Chart(rows).encode(
        y=alt.Y("rule:N", sort=list(rows["rule"]), axis=alt.Axis(title=None, ticks=False, domain=False)),
        color=colour,
        tooltip=[
            alt.Tooltip("rule:N"),
            *(alt.Tooltip(f"{key}:Q", format=".3f") for key in ("moved", "low", "high")),
        ],
    )
    bar = base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q")
    dot = base.mark_point(filled=True, size=80, opacity=1).encode(x=alt.X("moved:Q", scale=scale, axis=axis))
    zero = alt.Chart(pd.DataFrame({"x": [0]})).mark_rule(color=theme.FAINT).encode(x="x:Q")
    heading = alt.TitleParams(
        f"{capital(member.member)}: {name} {_spread(member.found)}",
        anchor="start",
        fontSize=14,
        offset=8,
        color=theme.INK,
    )
    return alt.layer(zero, bar, dot).properties(width=theme.WIDTH, height=alt.Step(24), title=heading)


_COLUMNS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "member": ("member", str),
    "outcome": ("where it goes", str),
    "rule": ("rule", str),
    "from": ("from", number),
    "to": ("to", number),
    "moved": ("moves it by", lambda moved: _signed(moved)),
    "low": ("5% of draws below", lambda moved: _signed(moved)),
    "high": ("5% of draws above", lambda moved: _signed(moved)),
    "counts": ("counts", lambda counts: "yes" if counts else "no"),
}


def _spread(spread: Spread) -> str:
    return f"{number(spread.median, 2)} ({number(spread.low, 2)} to {number(spread.high, 2)})"


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{number(value, 2)}"


def _plain(name: str) -> str:
    return name.replace("_", " ")
