"""A theory in one table: medians with quartiles, who takes power, how far shares move, three single draws.

    python -m tests.theories.plausibility.table [THEORY] [--case CASE] [--draws N]

What the theory does not write, or the case does not have, is a dash.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

import numpy as np

from .measures import Array, frequency
from .moments import DASH, RIVALS_OF_1917, middle, of_body, of_country, part_among, part_of_country
from .movements import membership_by_country, moves_at_home
from .single_draws import told
from .theories_on_cases import ESSAY, RUSSIA
from .three_worlds import DRAWS, FREE, NO_BODIES, NO_PARTIES, ThreeWorlds, three_worlds

MOMENTS = ("1895-01", "1903-01", "1905-12", "1914-06", "1917-02", "1917-10", "1918-12", "1930-01")
PERIODS = ((1905, 1907), (1909, 1911), (1917, 1917))
BARS = (0.05, 0.2)
OF_BODIES = (
    ("Bolsheviks", "members"),
    ("Bolsheviks", "implantation"),
    ("Bolsheviks", "credibility"),
    ("Bolsheviks", "inner_democracy"),
    ("Bolsheviks", "fit"),
    ("Kadets", "fit"),
    ("Bolsheviks", "leads"),
    ("Bolsheviks", "coordination"),
    ("soviets", "coordination"),
    ("Bolsheviks", "position_on_power"),
    ("Mensheviks", "position_on_power"),
    ("Kadets", "position_on_power"),
    ("Germany: social democrats", "position_on_power"),
    ("Britain: social democrats", "position_on_power"),
)
WORLDS = (FREE, NO_PARTIES, NO_BODIES)
OF_RUSSIA = ("leading_workers", "class_activity")


def main() -> None:
    """Print the table of one theory on one case."""
    parser = argparse.ArgumentParser(description="Print the table of one theory on one case.")
    parser.add_argument("theory", nargs="?", default=ESSAY)
    parser.add_argument("--case", default=RUSSIA)
    parser.add_argument("--draws", type=int, default=DRAWS)
    asked = parser.parse_args()
    run = three_worlds(asked.theory, asked.case, asked.draws)
    head = f"{asked.theory} on {asked.case}, {asked.draws} draws: medians over draws [quartiles]"
    parts = (moments(run), powers(run), ebb_and_storm(run), shares_that_move(run), told(run))
    sys.stdout.write("\n\n".join([head, *("\n".join(part) for part in parts)]) + "\n")


def moments(run: ThreeWorlds) -> Iterator[str]:
    """Variables at moments of the case."""
    courses: dict[str, Array | None] = {
        **{f"{body}: {name}": of_body(run, name, body) for body, name in OF_BODIES},
        **{f"Russia: {name}": of_country(run, name, "Russia") for name in OF_RUSSIA},
        "Bolsheviks: part of leads of three": part_among(run, "leads", "Bolsheviks", RIVALS_OF_1917),
        "Bolsheviks: part of all coordination": part_of_country(run, "coordination", "Bolsheviks"),
        "soviets: part of all coordination": part_of_country(run, "coordination", "soviets"),
    }
    there = [date for date in MOMENTS if run.has(date)]
    yield _row("", there)
    for name, course in courses.items():
        yield _row(name, [DASH if course is None else middle(course[:, run.month(date)]) for date in there])


def powers(run: ThreeWorlds) -> Iterator[str]:
    """In which share of draws workers take power, in each world."""
    yield "Workers' power: share of draws in which it is there in some month"
    yield _row("", [f"{FREE}, 1917", f"{FREE}, 1918-24", *(f"{world}, ever" for world in WORLDS)])
    worlds = [run.of("workers_power", world) > 0.5 for world in WORLDS]
    spans = [(run.years >= since) & (run.years < until) for since, until in ((1917, 1918), (1918, 1925))]
    for place, country in enumerate(run.countries):
        there = [*(worlds[0][:, span, place] for span in spans), *(world[:, :, place] for world in worlds)]
        yield _row(country, [f"{months.any(axis=1).mean():.3f}" for months in there])


def ebb_and_storm(run: ThreeWorlds) -> Iterator[str]:
    """How membership changes within a year."""
    yield "Change of all members of standing parties in a year; the share of parties that gains in a storm"
    yield _row("", ["quietest third of years", "stormiest tenth", "gainers"])
    for country, found in zip(run.countries, membership_by_country(run), strict=True):
        yield _row(country, [middle(found.in_quiet), middle(found.in_storm), f"{found.gainers:.2f}"])


def shares_that_move(run: ThreeWorlds) -> Iterator[str]:
    """How far shares of the parties of the case's own country move, and in which share of draws."""
    yield f"Shares of the parties of {run.countries[0]} that move between February and October of a year"
    for first, last in PERIODS:
        if not (run.has(f"{first}-01") and run.has(f"{last}-12")):
            continue
        found = moves_at_home(run, first, last)
        kinds = {"all": found.crisis | True, "crisis": found.crisis, "quiet": found.quiet}
        for bar in BARS:
            often = [f"{kind}: {frequency(found.moved(bar), which)}" for kind, which in kinds.items()]
            yield _row(f"{first}-{last}, by more than {bar}", often)
        yield _row(f"{first}-{last}, the most", [middle(np.maximum(found.rise, found.fall).max(axis=(1, 2)))])
    part = part_among(run, "leads", "Bolsheviks", RIVALS_OF_1917)
    for begin, end in (("1917-02", "1917-11"), ("1917-06", "1917-11")):
        if part is not None and run.has(begin):
            change = part[:, run.month(end)] - part[:, run.month(begin)]
            yield _row(f"Bolsheviks among three, {begin} to {end}", _changes(change[np.isfinite(change)]))


def _changes(change: Array) -> list[str]:
    moved = [f"{(np.abs(change) > bar).mean():.3f} of draws by more than {bar}" for bar in BARS]
    return [*moved, "10%, 50%, 90%: " + ", ".join(f"{q:+.3f}" for q in np.quantile(change, [0.1, 0.5, 0.9]))]


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:<46}" + "".join(f"| {cell:<23}" for cell in cells)


if __name__ == "__main__":
    main()
