"""Three single draws month by month in 1917: the one whose shares move most, the middle one, the least."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .moments import DASH, RIVALS_OF_1917, of_body, of_country, part_among
from .three_worlds import ThreeWorlds

BEGIN, END = "1917-01", "1917-12"
OF_BODY = ("fit", "within_reach", "in_government", "position_on_power")
HEADS = ("share", "fit", "reach", "governs", "power")
RULES = ("old power", "liberal", "shared", "workers", "restored")


def told(run: ThreeWorlds) -> Iterator[str]:
    """What stood each month of 1917 with three parties of Russia, in three draws."""
    parts = {name: part_among(run, "leads", name, RIVALS_OF_1917) for name in RIVALS_OF_1917}
    lead = parts[RIVALS_OF_1917[0]]
    if lead is None or not run.has(BEGIN):
        yield "No single draws: the case has no such parties in 1917."
        return
    begin, end = run.month(BEGIN), run.month(END)
    change = np.nan_to_num(lead[:, end] - lead[:, begin])
    order = np.argsort(np.abs(change), kind="stable")
    for word, draw in (("most", order[-1]), ("middle", order[len(order) // 2]), ("least", order[0])):
        yield f"Draw {draw}, in which the Bolsheviks' part moves {word} in 1917 ({change[draw]:+.3f})"
        yield f"{'':<9}" + "".join(f"| {name:<41}" for name in RIVALS_OF_1917) + "| country"
        yield f"{'':<9}" + ("| " + "".join(f"{head:<8}" for head in HEADS) + " ") * len(RIVALS_OF_1917) + "|"
        for month in range(begin, end + 1):
            cells = [_party(run, name, parts[name], draw, month) for name in RIVALS_OF_1917]
            date = str(run.simulation.times[month])[:7]
            yield f"{date:<9}" + "".join(f"| {cell} " for cell in cells) + "| " + _country(run, draw, month)


def _party(run: ThreeWorlds, name: str, part: np.ndarray | None, draw: int, month: int) -> str:
    courses = [part, *(of_body(run, variable, name) for variable in OF_BODY)]
    return "".join(f"{DASH if course is None else f'{course[draw, month]:.3f}':<8}" for course in courses)


def _country(run: ThreeWorlds, draw: int, month: int) -> str:
    rule, angry, moving, gap = (
        of_country(run, name, "Russia")
        for name in ("rule", "disappointment", "class_activity", "revolutionary_situation")
    )
    said = [] if rule is None else [RULES[int(rule[draw, month])]]
    for word, course in (("disappointment", angry), ("activity", moving), ("situation", gap)):
        said.append(f"{word} {DASH if course is None else f'{course[draw, month]:.3f}'}")
    return ", ".join(said)
