"""Random societies for little theories."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from conjuncture.networks import each_draw, edges, poisson, ring
from conjuncture.society.levels import Filling
from conjuncture.society.society import Society


@st.composite
def societies(draw: st.DrawFn, shape: dict[str, tuple[str, ...]]) -> Society:
    """Members placed anywhere, so that groups are uneven and some are empty."""
    largest = {
        "country": 1, "town": 4, "branch": 3, "union": 3, "club": 15, "workplace": 6, "worker": 14,
    }  # fmt: skip
    levels: dict[str, Filling] = {}
    for level, above in shape.items():
        if level == "ties":
            continue
        size = draw(st.integers(2 if level == "worker" and "ties" in shape else 1, largest[level]))
        within = {
            parent: np.array(
                draw(st.lists(st.integers(0, levels[parent].size - 1), min_size=size, max_size=size)),
                np.int32,
            )
            for parent in above
            if parent != "club"
        }
        levels[level] = Filling(size, within)
    workers = levels["worker"].size
    ages = draw(st.lists(st.floats(-50, 50, width=32), min_size=workers, max_size=workers))
    society = Society.of(levels, {"age": ("worker", np.array(ages, np.float32))}, name="little")
    if "ties" not in shape:
        return society
    kind = draw(st.sampled_from(["listed", "listed", "anew", "by shifts"]))
    if kind == "anew" or (kind == "by shifts" and workers > 2):
        mean = draw(st.floats(0.1, min(3, workers - 1)))
        rule = each_draw(poisson(mean)) if kind == "anew" else ring(2)
        tied = society.with_networks({"ties": ("worker", rule)}, draw(st.integers(0, 99)))
        places = np.arange(tied.levels["ties"].size, dtype=np.float32)
        return tied.giving("warmth", "ties", np.cos(places), "1")
    member = st.integers(0, workers - 1)
    pair = st.tuples(member, member).filter(lambda two: two[0] != two[1])
    rows = draw(st.lists(pair, min_size=1, max_size=30, unique=True))
    warmth = draw(st.lists(st.floats(-2, 2, width=32), min_size=len(rows), max_size=len(rows)))
    return society.with_networks({"ties": ("worker", edges(rows, directed=True, warmth=warmth))})
