"""The text of a table can be read again, whatever its cells hold."""

import csv
import io

import pytest

from conjuncture.files.csv_text import csv_text


def test_cells_with_commas_quotes_and_line_ends_come_back_as_they_were() -> None:
    rows = [{"a": 'one, "two"', "b": "line\nline"}, {"a": "é", "b": ""}]
    text = csv_text(["a", "b"], rows)
    assert text.startswith("a,b\n")
    assert list(csv.DictReader(io.StringIO(text))) == rows


def test_a_cell_that_a_row_lacks_is_empty_and_a_strange_column_is_refused() -> None:
    assert csv_text(["a", "b"], [{"b": "1"}]) == "a,b\n,1\n"
    with pytest.raises(ValueError, match="not in fieldnames"):
        csv_text(["a"], [{"c": "1"}])
