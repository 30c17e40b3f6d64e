"""The picture of a comparison's first screen: theory by quantity, each score over a guess's."""

from __future__ import annotations

import numpy as np
import pandas as pd

from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.presentation.compare_finding import short_names
from conjuncture.presentation.number_words import capital, number
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.heat_table import MOST_COLUMNS, heat_table
from conjuncture.presentation.pictures.picture import Picture

_WIDTH, _REACH = 640, float(np.log(4))


def by_theory(comparison: TheoryComparison) -> Picture | None:
    """Each theory's score over the guess's, quantity by quantity.

    None where no guess can be made, and where there are so many that their columns could not be read.
    """
    targets = [one for one in comparison.targets if any(np.isfinite(each.ratio) for each in one.entrants)]
    if not targets or len(comparison.rows) > MOST_COLUMNS:
        return None
    short = short_names(comparison.rows)
    cells = pd.DataFrame(
        {
            "line": line,
            "name": target.name,
            "column": short[entrant.name],
            "theory": entrant.name,
            "ratio": round(entrant.ratio, 4),
            "verdict": entrant.verdict,
            "value": float(np.log(max(entrant.ratio, 1e-9))),
            "told": number(entrant.ratio, 2),
            "strong": entrant.verdict in ("better", "worse"),
        }
        for line, target in enumerate(targets)
        for entrant in target.entrants
        if entrant.theory and np.isfinite(entrant.ratio)
    )
    title = f"How far from the record, theory by theory, {comparison.case.title}"
    description = (
        "A table of coloured cells, a line for each recorded quantity and a column for each theory: the "
        "theory's error over that of a guess made without any theory. Orange cells are further from the "
        "record than the guess, blue ones nearer."
    )
    lines = {line: capital(target.name) for line, target in enumerate(targets)}
    chart = heat_table(cells, lines, list(short.values()), _REACH, _WIDTH)
    return Picture(
        name="theory_by_quantity",
        title=title,
        finding=(),
        chart=theme.finished(chart, title=title, description=description, side=12, width=_WIDTH),
        data=cells.drop(columns=["line", "value", "strong"]),
        source_keys=(),
        how_to_read="1 is as far from the record as the guess beside that quantity, 2 twice as far. Orange "
        "is further than the guess, blue nearer; heavy where the two are told apart. No cell: the theory has "
        "no variable for it, or a fit could not leave it out in blocks. A line is read across: the guesses "
        "differ from line to line.",
        description=description,
    )
