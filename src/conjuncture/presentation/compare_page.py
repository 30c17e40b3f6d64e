"""The page of a comparison: it opens without a network, with pictures and tables beside it.

FOLDER/index.html         all in one file: words, pictures, tables, and the library that draws
FOLDER/figures/NAME.svg   each picture, and NAME.png
FOLDER/data/NAME.csv      every number behind it
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.presentation import compare_by_theory, compare_tables
from conjuncture.presentation.compare_finding import finding, meaning
from conjuncture.presentation.compare_fitted import fitted_in_words
from conjuncture.presentation.compare_words import (
    COLUMNS,
    CONFUSION,
    CONFUSION_FITTED,
    left_out_in_words,
    part_in_words,
)
from conjuncture.presentation.number_words import counted, listed
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.pictures.quantity_differences import differences
from conjuncture.presentation.pictures.theory_by_passage import by_passage
from conjuncture.presentation.pictures.theory_by_quantity import by_theory
from conjuncture.presentation.report_files import write_report

_FEW_DRAWS, _FEW_TO_FIT = 40, 2_000


@dataclass(frozen=True, eq=False)
class ComparisonPictures:
    """The pictures of a comparison, by the part of the page in which they stand."""

    lead: Picture | None
    targets: tuple[Picture, ...]
    course: Picture | None

    @property
    def by_name(self) -> dict[str, Picture]:
        """Every picture, in the order of the page."""
        parts = (self.lead, *self.targets, self.course)
        return {picture.name: picture for picture in parts if picture is not None}


def comparison_pictures(comparison: TheoryComparison) -> ComparisonPictures:
    """Every picture that the comparison has something for."""
    return ComparisonPictures(
        by_theory(comparison),
        tuple(differences(comparison, target, n) for n, target in enumerate(comparison.targets, 1)),
        by_passage(comparison),
    )


def write_page(comparison: TheoryComparison, folder: Path, mark: str = "") -> Path:
    """Write the page and its files; existing files are overwritten.

    Args:
        comparison: what was compared.
        folder: made if it does not exist.
        mark: says on the page whose report it is.

    Returns:
        The path of the page, `folder/index.html`.
    """
    pictures = comparison_pictures(comparison)
    tables = {
        "scores": compare_tables.entrants(comparison),
        "theories": compare_tables.theories(comparison),
        "evidence": compare_tables.evidence(comparison),
        "by_theory": compare_by_theory.frame(comparison),
        "parts": compare_tables.parts(comparison),
        "confusion": compare_tables.confusion(comparison),
        "differences": compare_tables.pairs(comparison),
        "fits": compare_tables.fits(comparison),
    }
    grid = compare_by_theory.grid(comparison)
    return write_report(
        "compare.html.j2",
        folder,
        pictures.by_name,
        tables,
        comparison=comparison,
        case=comparison.case,
        mark=mark,
        finding=finding(comparison),
        meaning=meaning(comparison),
        cautions=_cautions(comparison),
        contents=_contents(comparison, pictures, grid),
        grid=grid,
        how_to_read=compare_by_theory.HOW_TO_READ,
        confusions=[
            (lead, [one for one in comparison.confusions if one.fitted is fitted])
            for lead, fitted in ((CONFUSION, False), (CONFUSION_FITTED, True))
        ],
        lead=pictures.lead,
        targets=pictures.targets,
        course=pictures.course,
        fitted=fitted_in_words(comparison),
        columns=COLUMNS,
        part_in_words=part_in_words,
        record=comparison.case.record(),
        simulated="these runs",
    )


def _cautions(comparison: TheoryComparison) -> Sequence[str]:
    """What a reader must know before believing the finding."""
    runs = comparison.runs
    sentences = [
        f"{len(run.failures)} of {run.draws} draws of {name} failed."
        for name, run in runs.items()
        if run.failures
    ]
    fewest = min(run.draws for run in runs.values())
    if fewest < _FEW_DRAWS:
        sentences.append(f"With {fewest} draws a score is rough: run 128 or more before believing it.")
    weak = [target.name for target in comparison.targets if target.weak]
    if weak:
        sentences.append(
            f"{counted(len(weak), 'recorded quantity rests', 'recorded quantities rest')} on sources of "
            f"grade C alone ({listed(weak)})."
        )
    hollow = [one.theory for one in comparison.fitted if one.blocks and one.blocks.bank.size < _FEW_TO_FIT]
    if hollow:
        sentences.append(
            f"Fewer than {_FEW_TO_FIT:,} draws are kept of {listed(hollow)}: a fit by so few is rough."
        )
    sentences += left_out_in_words(comparison)
    sentences.append(
        "Whoever wrote a theory knows the history. A theory that was written for this record has had more "
        "chances to fit it than a toy."
    )
    return sentences


def _contents(
    comparison: TheoryComparison, pictures: ComparisonPictures, grid: compare_by_theory.Grid
) -> Sequence[tuple[str, str]]:
    """The page's sections: anchor and heading."""
    sections = (
        ("summary", "In short", True),
        ("by-theory", "Theory by theory", bool(grid.headings)),
        ("quantities", "Quantity by quantity", bool(pictures.targets)),
        ("fits", "Fitted theories", bool(comparison.fitted)),
        ("confusion", "If a theory were true", bool(comparison.confusions)),
        ("course", "The recorded course", bool(comparison.courses)),
        ("rivals", "Where rivals part", bool(comparison.rivals)),
        ("compared", "What was compared", True),
        ("scores", "All scores", bool(pictures.targets)),
    )
    return [(anchor, heading) for anchor, heading, there in sections if there]
