"""A coarse case's targets scored: the theory, never fitted, beside the same inputs in a plain regression."""

from __future__ import annotations

import numpy as np
import pandas as pd

from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.inference.targets import against_record, target_table
from conjuncture.presentation.overview import Overview
from conjuncture.presentation.pictures.words import counted
from conjuncture.society import place_above


def scored(found: Overview) -> pd.DataFrame:
    """A row for each target: as `target_table`, the inputs being those of the target's own country."""
    rows = [
        row
        for target in found.targets
        for row in against_record(found.dataset, [target], _inputs(found, _country(found, target)))
    ]
    return target_table(rows)


def in_words(table: pd.DataFrame) -> list[str]:
    """What the scores say, in a sentence or two; nothing without targets."""
    if table.empty:
        return []
    known = table[table["skill"].notna()]
    few = len(table) - len(known)
    better = known.loc[known["skill"] > 0, "name"].tolist()
    told = []
    if len(known):
        which = f" ({', '.join(better)})" if better else ""
        targets = counted(len(known), "target")
        told.append(
            f"Of {targets} with figures enough for a baseline the theory is nearer than its inputs alone to "
            f"{len(better) or 'none'}{which}. The baseline has seen the record; the theory has not."
        )
    if few:
        told.append(f"{counted(few, 'target')} more cannot be scored beside a baseline; the table says why.")
    return told


def _country(found: Overview, target: RecordedTarget) -> int:
    """The number of the country in which a target's member lies; the first where it has none."""
    society = found.simulation.society
    level = found.simulation.resolved.variables[target.variable].level
    labels = society.levels[level].labels or ()
    if "country" not in society.levels or target.member not in labels:
        return 0
    place = labels.index(target.member)
    return place if level == "country" else int(place_above(society, level, "country")[place])


def _inputs(found: Overview, country: int) -> dict[str, np.ndarray]:
    """One value a month of each input: the country's own where countries differ."""
    return {
        name: one.values if one.values.ndim == 1 else one.values[:, country]
        for name, one in found.inputs.items()
        if one.values.ndim == 1 or one.level == "country"
    }
