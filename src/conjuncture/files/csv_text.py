"""The text of a CSV table from its header and rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence


def csv_text(header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """The text of a table; a cell that a row does not have is empty.

    Raises:
        ValueError: a row has a column that is not in the header.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
