"""Levers in words: which moves the outcome most, the others in order, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Sequence

from conjuncture.cases.known_quantity import KnownQuantity
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.sensitivity.levers import LeverEffect, Levers
from conjuncture.presentation.number_words import counted, listed, number, percent

_SURE, _LIKELY = 0.95, 0.8


def sentences(levers: Levers, known: Sequence[KnownQuantity], *, recorded: bool) -> tuple[str, ...]:
    """Everything in words: the first sentence is the answer.

    Args:
        levers: the result.
        known: the rows of the case's table.
        recorded: whether the case records what the levers move.
    """
    return (
        *finding(levers),
        *hangs_on(levers, known),
        *empty_rows(known),
        from_a_theory(levers, recorded=recorded),
    )


def from_a_theory(levers: Levers, *, recorded: bool) -> str:
    """That the answer follows from a theory, and whether its variable was compared with a record."""
    if recorded:
        return (
            "What a rule would do follows from a theory: no record holds the same history without the rule."
        )
    return (
        "This follows from a theory, and from nothing that was observed: nobody measured the "
        f"{levers.outcome.words}, so no figure of this answer was compared with a record."
    )


def finding(levers: Levers) -> tuple[str, ...]:
    """Which lever lowers the outcome most, whether that is sure, and the others in order."""
    first, *others = levers.effects
    name, rules = levers.outcome.words, counted(len(levers.effects), "rule")
    goes = (
        f"As it is, it goes from {number(levers.at_first.median, 2)} to {number(levers.found.median, 2)} "
        f"({levers.unit}) in the middle of {counted(levers.draws, 'draw')}."
    )
    if first.moved.median >= -levers.null_band:
        nothing = f"an irrelevant change at the start ({number(levers.null_band, 2)})"
        return f"None of {rules} lowers the {name} in most draws by more than {nothing}.", goes
    answer = (
        f"Of {rules}, {first.lever.name} lowers the {name} most: by {_lowered(first, levers)}, and in "
        f"{chance(first.first)} of the draws more than any other."
    )
    told = [answer, goes]
    if levers.before_next is not None:
        told.append(_told_apart(others[0], levers.before_next))
        each = [
            f"{one.lever.name} ({moved(one.moved.median, levers)}, first in {percent(one.first.share)})"
            for one in others
        ]
        told.append(f"After it, in this order: {listed(each)}.")
    return tuple(told)


def _told_apart(second: LeverEffect, before: Proportion) -> str:
    shown = f"It lowers it more than the second, {second.lever.name}, in {chance(before)} of the draws"
    if before.low >= _SURE:
        return f"{shown}: the theory leaves no doubt which of the two is first."
    if before.low >= _LIKELY:
        return f"{shown}: by this theory it is likely, and not sure, that it is first."
    return f"{shown}: this theory does not settle which of the two is first."


def hangs_on(levers: Levers, known: Sequence[KnownQuantity]) -> tuple[str, ...]:
    """The parameters that the lead of the first lever depends on most."""
    if not levers.hangs_on:
        return ()
    rows = {one.name for one in known}
    first, *others = levers.hangs_on
    what = "your table leaves it empty" if first.quantity in rows else "nobody measured it"
    way = "longer" if first.correlation > 0 else "shorter"
    told = (
        f"The lead of {levers.effects[0].lever.name} hangs most on {plain(first.quantity)} ({what}): the "
        f"more of it, the {way} the lead (rank correlation {signed(first.correlation)})."
    )
    if not others:
        return (told,)
    more = [f"{plain(one.quantity)} ({signed(one.correlation)})" for one in others[:2]]
    return (f"{told[:-1]}; then on {listed(more)}.",)


def empty_rows(known: Sequence[KnownQuantity]) -> tuple[str, ...]:
    """Which rows of the table were empty."""
    if not known:
        return ()
    empty = [plain(one.name) for one in known if one.value is None]
    if not empty:
        return (f"No row of {len(known)} is empty: the table says all that the theory asks of a union.",)
    verb, value = ("is", "a value") if len(empty) == 1 else ("are", "values")
    rows = f"{counted(len(empty), 'row')} of {len(known)} {verb} empty ({listed(empty)})"
    return (f"{rows}: each draw has {value} of its own there, from wide priors.",)


def _lowered(effect: LeverEffect, levers: Levers) -> str:
    """By how much the outcome is lowered: 0.06 (95 draws in 100: 0.003 to 0.35)."""
    middle, least, most = (
        moved(-value, levers).removeprefix("+")
        for value in (effect.moved.median, effect.moved.high_95, effect.moved.low_95)
    )
    return f"{middle} (95 draws in 100: {least} to {most})"


def moved(value: float, levers: Levers) -> str:
    """The effect with its sign; 0 if it is less than a thousandth of the largest effect of any rule."""
    most = max(max(-one.moved.low_95, one.moved.high_95) for one in levers.effects)
    return "0" if abs(value) < most / 1000 else signed(value)


def chance(share: Proportion) -> str:
    """A share of draws with its bounds: 56% (52 to 60%)."""
    return f"{percent(share.share)} ({percent(share.low).rstrip('%')} to {percent(share.high)})"


def signed(value: float) -> str:
    """A difference with its sign."""
    return f"{'+' if value > 0 else ''}{number(value, 2)}"


def plain(name: str) -> str:
    """A quantity as people say it: "pull of votes", or "beaten in “removal”" for `removal.beaten`."""
    mechanism, dot, argument = name.replace("_", " ").partition(".")
    return f"{argument} in “{mechanism}”" if dot else mechanism
