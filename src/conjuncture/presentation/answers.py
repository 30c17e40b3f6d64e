"""An answer as a page: its paragraph, its picture, its figures in a table, and what to beware of.

FOLDER/index.html      the page; it opens without a network and runs no script
FOLDER/answer.json     the answer whole, with the question as it can be asked again
FOLDER/figures.csv     the numbers of the table
FOLDER/picture.svg     the picture, and picture.png, where there is one
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from conjuncture.files.spreadsheet import csv_text
from conjuncture.files.whole import write_bytes, write_text
from conjuncture.inquiry.answers import Answer, plain
from conjuncture.presentation.answer_pictures import how_to_read, picture
from conjuncture.presentation.pages import cell, data_address, png_of, rendered, svg_of, untitled
from conjuncture.presentation.solution_table import HEADINGS, SolutionTable, solution_table

__all__ = ["answer_html", "figures_table", "picture", "write_answer"]

COLUMNS = ("figure", "value", "low", "high", "of", "standard_error")
_LONG = 12  # lists of more numbers are courses or single draws: in answer.json, not in a table
_MOST_ROWS = 200


@dataclass(frozen=True)
class _Shown:
    """What the template is given."""

    answer: Answer
    rows: list[tuple[str, ...]]
    headings: tuple[str, ...]
    left_out: int
    image: str
    read_so: str
    solutions: SolutionTable | None
    solution_headings: tuple[str, ...]


def answer_html(answer: Answer) -> str:
    """A fragment of HTML: question, finding, warnings, picture, figures; needs no script and no network."""
    return _fragment(answer, picture(answer))


def write_answer(answer: Answer, folder: Path) -> Path:
    """Write the page and the files beside it; what is there already is overwritten.

    Args:
        answer: of any kind.
        folder: made if it is not there.

    Returns:
        The path of the page, `folder/index.html`.
    """
    folder = Path(folder)
    chart = picture(answer)
    svg = _svg(chart)
    if svg:
        write_text(folder / "picture.svg", svg)
        write_bytes(folder / "picture.png", png_of(svg))
    write_text(folder / "answer.json", answer.to_json() + "\n")
    write_text(folder / "figures.csv", csv_text(figures_table(answer), float_format="%.6g"))
    page = rendered(
        "answer_page.html.j2", answer=answer, fragment=_fragment(answer, chart), picture=bool(svg)
    )
    return write_text(folder / "index.html", page)


def figures_table(answer: Answer) -> pd.DataFrame:
    """Every figure of an answer that is one number, with its interval where it has one.

    Returns:
        Columns `figure` (its names from the outermost to the innermost, parted by commas), `value`, `low`,
        `high` (95%), `of` (draws or cases judged), `standard_error`; missing where a figure has none. Values
        that are words are text. Courses and single draws are left to the JSON.
    """
    return pd.DataFrame(list(_rows(plain(answer.figures), "")), columns=list(COLUMNS))


def _rows(part: Any, name: str) -> Iterator[tuple[Any, ...]]:
    if isinstance(part, Mapping):
        middle = next((key for key in ("share", "mean", "median") if key in part), None)
        if middle is not None and isinstance(part[middle], list):
            return  # a course
        if middle is not None and {"low", "high"} <= set(part):
            of = part.get("of", part.get("draws"))
            yield (name, part[middle], part["low"], part["high"], of, part.get("standard_error"))
            told = {middle, "low", "high", "of", "draws", "standard_error", "median", "count", "holds"}
            part = {key: value for key, value in part.items() if key not in told}
        for key, value in part.items():
            yield from _rows(value, f"{name}, {_plain(key)}" if name else _plain(key))
    elif isinstance(part, list):
        if part and len(part) <= _LONG and all(isinstance(one, Mapping) for one in part):
            for place, one in enumerate(part, 1):
                yield from _rows(one, f"{name} {place}")
        elif part and len(part) <= _LONG and all(isinstance(one, str) for one in part):
            yield (name, " + ".join(part), None, None, None, None)
        elif part and len(part) <= _LONG and all(isinstance(one, list) for one in part):
            yield (name, "; ".join(" → ".join(map(str, one)) for one in part), None, None, None, None)
    elif part is not None and part != "":
        value = ("yes" if part else "no") if isinstance(part, bool) else part
        yield (name, value, None, None, None, None)


def _fragment(answer: Answer, chart: Any) -> str:
    svg = _svg(chart, titled=False)  # the heading above it is its title
    table = figures_table(answer)
    known = [name for name in COLUMNS if name == "figure" or table[name].notna().any()]
    first = table[known].head(_MOST_ROWS)
    rows = [tuple(cell(value) for value in row) for row in first.itertuples(index=False, name=None)]
    shown = _Shown(
        answer=answer,
        rows=rows,
        headings=tuple(_HEADINGS[name] for name in known),
        left_out=max(0, len(table) - _MOST_ROWS),
        image=data_address(svg) if svg else "",
        read_so=how_to_read(answer.kind),
        solutions=solution_table(answer.figures),
        solution_headings=HEADINGS,
    )
    return rendered("answer.html.j2", shown=shown, asked=_asked(answer))


_HEADINGS = {
    "figure": "figure",
    "value": "value",
    "low": "95%, from",
    "high": "to",
    "of": "of",
    "standard_error": "standard error",
}


def _asked(answer: Answer) -> str:
    return json.dumps(plain(answer.asked), indent=1, ensure_ascii=False) if answer.asked else ""


def _svg(chart: Any, *, titled: bool = True) -> str:
    if chart is None:
        return ""
    spec = chart.to_dict(validate=False)
    return svg_of(spec if titled else untitled(spec))


def _plain(name: str) -> str:
    return str(name).replace("_", " ")
