"""The page of a theory that is fitted to a record: it opens without a network, pictures and tables beside it.

FOLDER/index.html         all in one file: words, pictures, tables, and the library that draws
FOLDER/figures/NAME.svg   each picture, and NAME.png
FOLDER/data/NAME.csv      every number behind it; the fitted quantities only where no check withholds them
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from conjuncture.inquiry.fitting.fitted import TheoryFit
from conjuncture.presentation.fit_words import STANDS, band, findings, how, standing, told
from conjuncture.presentation.pictures.fit_bands import fit_bands
from conjuncture.presentation.report_files import write_report


def write_page(fit: TheoryFit, folder: Path, mark: str = "") -> Path:
    """Write the page and its files; existing files are overwritten.

    Args:
        fit: a theory that was fitted.
        folder: made if it does not exist.
        mark: says on the page whose report it is.

    Returns:
        The path of the page, `folder/index.html`.
    """
    pictures = {picture.name: picture for picture in map(fit_bands, fit.left_out)}
    tables = fit_tables(fit)
    if not fit.shown:  # an older page may have shown them
        (folder / "data" / "quantities.csv").unlink(missing_ok=True)
    return write_report(
        "fit.html.j2",
        folder,
        pictures,
        tables,
        fit=fit,
        case=fit.case,
        mark=mark,
        findings=findings(fit),
        standing=standing(fit),
        how=how(fit),
        pictures=list(pictures.values()),
        stands=STANDS,
        figures=in_units(fit),
        left_out=tables["left_out"],
        quantities=tables.get("quantities"),
        record=fit.case.record(),
        simulated="this fit",
    )


def fit_tables(fit: TheoryFit) -> dict[str, pd.DataFrame]:
    """Every table, by name; `quantities` only if no check withholds it."""
    tables = {
        "figures": fit.figures,
        "left_out": left_out_table(fit),
        "checks": pd.DataFrame(
            {
                "check": check.name,
                "stands": STANDS[check.passed],
                "figure": check.figure,
                "words": check.words,
            }
            for check in fit.checks
        ),
        "stages": pd.DataFrame([vars(stage) for stage in fit.led.stages]),
    }
    return tables | ({"quantities": fit.quantities} if fit.shown else {})


def left_out_table(fit: TheoryFit) -> pd.DataFrame:
    """A row for the theory, or a guess, on each target with blocks left out."""
    columns = ["target", "figures", "blocks", "name", "score", "difference", "standard_error"]
    rows = [
        {"target": one.name, "figures": one.figures, "blocks": one.blocks, **vars(each)}
        for one in fit.left_out
        for each in one.scored
    ]
    return pd.DataFrame(rows, columns=columns)


def in_units(fit: TheoryFit) -> pd.DataFrame:
    """The figures with the ends of their bands in words, the worst miss first."""
    rows = [
        {
            "figure": row["figure"],
            "recorded": told(fit, row["target"], row["recorded"]),
            **{name: band(fit, row, name) for name in ("prior", "fitted")},
            "away": row["away"],
        }
        for row in fit.figures.to_dict("records")
    ]
    return pd.DataFrame(rows)
