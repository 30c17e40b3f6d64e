"""An answer as a page: its finding, its picture, its figures in a table, and its warnings.

FOLDER/index.html      the page; it opens without a network, and only that of an open question runs a script
FOLDER/answer.json     the answer whole, with the question as it can be asked again
FOLDER/figures.csv     the numbers of the table
FOLDER/record.csv      recorded figures beside the draws, where the answer is about a claim that has any
FOLDER/picture.svg     the picture, and picture.png, where there is one
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conjuncture.files.spreadsheet import csv_text
from conjuncture.files.whole import write_bytes, write_text
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.codec import toml_of
from conjuncture.inquiry.identifying.record_beside import RecordOfClaims
from conjuncture.inquiry.ledger.dispute import Dispute
from conjuncture.inquiry.ledger.judgements import ClaimResult
from conjuncture.inquiry.qca.result import ConfigurationsResult
from conjuncture.inquiry.tables import COLUMNS
from conjuncture.presentation.answer_first import Row, finding_first, main_figures
from conjuncture.presentation.answer_pictures import how_to_read, panels_of, picture, picture_in_short
from conjuncture.presentation.brushes import FEW
from conjuncture.presentation.dispute_page import DisputeShown, contents, dispute_script, dispute_shown
from conjuncture.presentation.glossary import Glossary
from conjuncture.presentation.pages import cell, data_address, png_of, rendered, svg_of, untitled
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.record_of_claims import NARROW, RecordShown, figures_beside, record_shown
from conjuncture.presentation.solution_table import HEADINGS, SolutionTable, solution_table
from conjuncture.presentation.things_to_try import Asking
from conjuncture.presentation.truth_table_rows import TruthTableShown, truth_table_shown

__all__ = ["answer_html", "picture", "write_answer"]

_MOST_ROWS = 200


@dataclass(frozen=True)
class _Shown:
    """The values for the template."""

    answer: Answer
    finding: str
    main: tuple[tuple[str, tuple[Row, ...]], ...]
    rows: list[tuple[str, ...]]
    headings: tuple[str, ...]
    left_out: int
    image: str
    narrow: str
    read_so: str
    solutions: SolutionTable | None
    solution_headings: tuple[str, ...]
    truth_table: TruthTableShown | None
    dispute: DisputeShown | None
    record: RecordShown | None
    contents: tuple[tuple[str, str], ...]


def answer_html(answer: Answer) -> str:
    """A fragment of HTML: question, finding, warnings, picture, figures; needs no script and no network."""
    return _fragment(answer)


def write_answer(
    answer: Answer,
    folder: Path,
    mark: str = "",
    dispute: Dispute | None = None,
    asking: Asking | None = None,
    record: RecordOfClaims | None = None,
) -> Path:
    """Write the page and its files; existing files are overwritten.

    Args:
        answer: of any kind.
        folder: made if it does not exist.
        mark: says on the page whose report it is.
        dispute: for an open question, what its answer rests on; then a reader can argue with it on the page.
        asking: with a dispute, how the question was asked.
        record: what records have of the claims behind it, beside the theory.

    Returns:
        The path of the page, `folder/index.html`.
    """
    folder = Path(folder)
    svg = _svg(picture(answer))
    if svg:
        write_text(folder / "picture.svg", svg)
        write_bytes(folder / "picture.png", png_of(svg))
    write_text(folder / "answer.json", answer.to_json() + "\n")
    write_text(folder / "figures.csv", csv_text(answer.table(), float_format="%.6g"))
    if record is not None and record.beside:
        write_text(folder / "record.csv", csv_text(figures_beside(record), float_format="%.6g"))
    shown = dispute_shown(dispute, asking) if dispute is not None and asking is not None else None
    own = dispute_script() if shown is not None else ""
    page = rendered(
        "answer_page.html.j2",
        *([own] if own else []),
        answer=answer,
        mark=mark,
        fragment=_fragment(answer, shown, _record_shown(answer, dispute, record)),
        picture=bool(svg),
        figures_of_record=record is not None and bool(record.beside),
        script=own,
    )
    return write_text(folder / "index.html", page)


def _record_shown(
    answer: Answer, dispute: Dispute | None, record: RecordOfClaims | None
) -> RecordShown | None:
    """The record beside the claims of an open question, or beside the one claim that was asked."""
    if record is None:
        return None
    held = {name: one for judged in dispute.judged for name, one in judged.claims.items()} if dispute else {}
    if isinstance(answer.figures, ClaimResult) and answer.figures.by_draw is not None:
        held = dict.fromkeys(record.claims, answer.figures.by_draw)
    return record_shown(record, held)


def _fragment(answer: Answer, dispute: DisputeShown | None = None, record: RecordShown | None = None) -> str:
    # the heading above it is its title
    drawn = picture_in_short if dispute is not None else picture
    wide, narrow = (_svg(drawn(answer, width), titled=False) for width in (theme.WIDTH, NARROW))
    table = answer.table()
    columns = [name for name in COLUMNS if name == "figure" or table[name].notna().any()]
    first = table[columns].head(_MOST_ROWS)
    rows = [tuple(cell(value) for value in row) for row in first.itertuples(index=False, name=None)]
    compared = answer.figures if isinstance(answer.figures, ConfigurationsResult) else None
    shown = _Shown(
        answer=answer,
        finding=finding_first(answer),
        main=main_figures(panels_of(answer)) if dispute is None else (),
        rows=rows,
        headings=tuple(_HEADINGS[name] for name in columns),
        left_out=max(0, len(table) - _MOST_ROWS),
        image=data_address(wide) if wide else "",
        narrow=data_address(narrow) if narrow else "",
        read_so=how_to_read(answer.kind),
        solutions=solution_table(compared) if compared is not None else None,
        solution_headings=HEADINGS,
        truth_table=truth_table_shown(compared) if compared is not None else None,
        dispute=dispute,
        record=record,
        contents=contents(dispute) if dispute is not None else (),
    )
    return rendered("answer.html.j2", words=Glossary(), shown=shown, few=FEW, asked=_question_toml(answer))


_HEADINGS = {
    "figure": "figure",
    "value": "value",
    "median": "median",
    "mean": "mean",
    "low": "95%, from",
    "high": "to",
    "of": "of",
    "standard_error": "standard error",
}


def _question_toml(answer: Answer) -> str:
    """The question as in a question file; empty if it is asked by its name in a ledger."""
    return "" if answer.asked is None or isinstance(answer.asked, str) else toml_of(answer.asked)


def _svg(chart: Any, *, titled: bool = True) -> str:
    if chart is None:
        return ""
    spec = chart.to_dict(validate=False)
    return svg_of(spec if titled else untitled(spec))
