"""The files of a report: its page, each picture by itself, and every table behind them.

FOLDER/index.html         all in one file: words, pictures, tables, and the library that draws
FOLDER/figures/NAME.svg   each picture, and NAME.png
FOLDER/data/NAME.csv      every table, and the numbers of each picture
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from conjuncture.presentation.glossary import Glossary
from conjuncture.presentation.pages import csv_of, embedded, rendered, script, untitled, write, write_pictures
from conjuncture.presentation.pictures.picture import Picture


def write_report(
    template: str,
    folder: Path,
    pictures: Mapping[str, Picture],
    tables: Mapping[str, pd.DataFrame],
    /,
    **values: Any,
) -> Path:
    """Write the page and the files beside it; what is there already is overwritten.

    Args:
        template: of the page, among the templates.
        folder: made if it is not there.
        pictures: by name, in the order of the page.
        tables: by name.
        values: what the template names besides these tables, the pictures, the glossary and the script.

    Returns:
        The path of the page, `folder/index.html`.
    """
    specs = write_pictures(pictures, folder)
    for name, frame in ({name: picture.data for name, picture in pictures.items()} | dict(tables)).items():
        write(folder / "data" / f"{name}.csv", csv_of(frame))
    html = rendered(
        template,
        script(),
        tables=tables,
        words=Glossary(),
        specs=embedded({name: untitled(spec) for name, spec in specs.items()}),
        script=script(),
        **values,
    )
    page = folder / "index.html"
    write(page, html)
    return page
