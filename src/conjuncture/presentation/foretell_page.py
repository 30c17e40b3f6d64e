"""The page of cases that were foretold: it opens without a network, pictures and tables beside it.

FOLDER/index.html         all in one file: words, pictures, tables, and the library that draws
FOLDER/figures/NAME.svg   each picture, and NAME.png
FOLDER/data/NAME.csv      every number behind it
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pandas as pd

from conjuncture.cases.case import Case
from conjuncture.inquiry.fitting.foretold import Stood
from conjuncture.presentation.foretell_words import Foretold, findings, learning_in_words
from conjuncture.presentation.pictures.foretold_bands import foretold_bands
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.report_files import write_report

_QUANTITIES = 12


@dataclass(frozen=True, eq=False)
class Drawn:
    """The data for the pictures of a case.

    Attributes:
        case: that was foretold.
        learnt, prior, rates: its record beside the first theory as learnt and from its priors, and beside
            the guess that learnt on the same cases; None where that cannot be made.
    """

    case: Case
    learnt: Stood
    prior: Stood
    rates: Stood | None


def write_page(
    found: Foretold,
    theory: str,
    drawn: Sequence[Drawn],
    tables: Mapping[str, pd.DataFrame],
    folder: Path,
    mark: str = "",
) -> Path:
    """Write the page and its files; existing files are overwritten.

    Args:
        found: the predictions.
        theory: the first theory, of which pictures are drawn.
        drawn: the cases, in their order.
        tables: "scores" and "quantities", which are written as files.
        folder: made if it does not exist.
        mark: says on the page whose report it is.

    Returns:
        The path of the page, `folder/index.html`.
    """
    of_case = {one.case.name: _pictures(one, theory) for one in drawn}
    pictures = {picture.name: picture for some in of_case.values() for picture in some}
    return write_report(
        "foretell.html.j2",
        folder,
        pictures,
        tables,
        theory=theory,
        mark=mark,
        findings=findings(found),
        learning=learning_in_words(found),
        learnt_on=found.learnt_on,
        cases=[
            (one.case.title, of_case[one.case.name], _scores(tables["scores"], one.case)) for one in drawn
        ],
        quantities=tables["quantities"].head(_QUANTITIES),
        record=SimpleNamespace(all_sources=_sources(drawn)),
        simulated="these draws",
    )


def _pictures(one: Drawn, theory: str) -> list[Picture]:
    """A picture for each recorded quantity that the theory has."""
    prior, rates = (
        {} if stood is None else {standing.row.name: standing for standing in stood.standings}
        for stood in (one.prior, one.rates)
    )
    return [
        _named(foretold_bands(one.case.title, theory, learnt, prior[name], rates.get(name)), one.case)
        for learnt in one.learnt.standings
        if (name := learnt.row.name) in prior
    ]


def _named(picture: Picture, case: Case) -> Picture:
    """The sources by case: two cases may use the same key for two sources."""
    return replace(picture, source_keys=tuple(f"{case.name}: {key}" for key in picture.source_keys))


def _sources(drawn: Sequence[Drawn]) -> dict[str, object]:
    return {
        f"{one.case.name}: {key}": source
        for one in drawn
        for key, source in one.case.record().all_sources.items()
    }


def _scores(scores: pd.DataFrame, case: Case) -> pd.DataFrame:
    """The scores on a case, the nearest first."""
    own = scores[scores["case"] == case.name]
    return own.sort_values(["target", "score"], kind="stable")
