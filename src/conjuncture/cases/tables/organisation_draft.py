"""A first draft for a case of the user's own organisation: a table to fill in, and rules to compare."""

from __future__ import annotations

import csv
import errno
import io
import os
from importlib.resources import files
from pathlib import Path

from conjuncture.cases.tables.organisation_table import FILE, organisation_columns, quantities
from conjuncture.files.whole import whole_folder, write_text
from conjuncture.records.table import SOURCES

_NAME, _TITLE, _PLACE = "NAME", "TITLE", "PLACE"


def write_organisation(folder: Path) -> None:
    """Write a table of quantities, each with its unit and a description, and the other files of the case.

    Example:
        from pathlib import Path
        write_organisation(Path("my_union"))

    Raises:
        FileExistsError: the folder exists.
    """
    if folder.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    toml = (files("conjuncture.cases") / "unions" / "new_case.toml").read_text("utf-8")
    title = folder.name.replace("_", " ")
    for placeholder, text in ((_NAME, folder.name), (_TITLE, title), (_PLACE, title)):
        toml = toml.replace(f'"{placeholder}"', f'"{text}"', 1)
    with whole_folder(folder) as aside:
        write_text(aside / "case.toml", toml)
        write_text(aside / FILE, empty_table())
        write_text(aside / "sources.csv", ",".join(column.name for column in SOURCES) + "\n")


def empty_table() -> str:
    """The table without values: each quantity with its unit and description."""
    text = io.StringIO()
    writer = csv.DictWriter(
        text, [column.name for column in organisation_columns(())], restval="", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(
        {"quantity": name, "unit": one["unit"], "means": one["means"]} for name, one in quantities().items()
    )
    return text.getvalue()
