"""The page of a theory on a recorded course: it opens without a network, pictures and tables beside it.

FOLDER/index.html         all in one file: words, pictures, tables, and the library that draws
FOLDER/figures/NAME.svg   each picture, and NAME.png
FOLDER/data/NAME.csv      every number behind it
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from conjuncture.inquiry.course.theory_on_course import TheoryOnCourse
from conjuncture.inquiry.course.weights import USABLE
from conjuncture.presentation.course_words import findings, odds, odds_of, outcome_in_words, put_in, trust
from conjuncture.presentation.pictures.course_line import course_line
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.pictures.pull import pull_picture
from conjuncture.presentation.report_files import write_report


def course_pictures(found: TheoryOnCourse) -> dict[str, Picture]:
    """Every picture, in the order of the page."""
    made = (course_line(found), pull_picture(found))
    return {picture.name: picture for picture in made if picture is not None}


def write_page(found: TheoryOnCourse, folder: Path, mark: str = "") -> Path:
    """Write the page and its files; existing files are overwritten.

    Args:
        found: a theory on a course.
        folder: made if it does not exist.
        mark: says on the page whose report it is.

    Returns:
        The path of the page, `folder/index.html`.
    """
    pictures, tables = course_pictures(found), {"passages": passages(found), "scores": scores(found)}
    weights = found.on_course.weights
    return write_report(
        "course.html.j2",
        folder,
        pictures,
        tables,
        found=found,
        case=found.case,
        mark=mark,
        findings=findings(found),
        trust=trust(found.on_course),
        usable=weights.usable,
        most_k=USABLE,
        put_in=put_in(found.on_course, found.codings),
        lead=pictures["course_line"],
        pull=pictures.get("pull"),
        guesses=list(found.predicted.guesses),
        guess_columns=[(name, name) for name in found.predicted.guesses],
        record=found.case.record(),
    )


def passages(found: TheoryOnCourse) -> pd.DataFrame:
    """The passages, a row each, chances in words as well: what came, the theory, each guess."""
    return pd.DataFrame(
        {
            "month": f"{pd.Period(passage.month):%b %Y}",
            "whose": passage.member,
            "what": outcome_in_words(found.case, passage, found.codings),
            "theory": odds_of(passage.chance),
            "draws": round(passage.effective),
            **{name: odds_of(chance) for name, chance in passage.guesses.items()},
        }
        for passage in found.predicted.passages
    )


def scores(found: TheoryOnCourse) -> pd.DataFrame:
    """The logarithms of the chances of the course, of its passages and quiet months, by theory and guess."""
    all_scores = {found.theory.name: found.predicted.theory, **found.predicted.guesses}
    return pd.DataFrame(
        {
            "name": name,
            "chance": odds(score.whole),
            "whole": score.whole,
            "passages": score.passages,
            "quiet": score.quiet,
        }
        for name, score in all_scores.items()
    )
