"""The pictures of a study, one a file. `figure(study, "strikers_by_year")` gives one as an Altair chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from conjuncture.errors import nearest
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.errors import PictureError
from conjuncture.presentation.pictures import (
    consciousness,
    distance,
    inputs,
    shares,
    strikers,
    struck_firms,
    waves,
)
from conjuncture.presentation.pictures.picture import Picture

__all__ = ["PICTURES", "Picture", "figure", "made"]

PICTURES: Mapping[str, Callable[[CaseRun], Picture | None]] = {
    "strikers_by_year": strikers.by_year,
    "strikers_by_quarter": strikers.by_quarter,
    "political_share": shares.political,
    "metal_share": shares.metal,
    "struck_firms": struck_firms.by_year,
    "waves": waves.shape,
    "distance": distance.from_the_record,
    "consciousness": consciousness.over_time,
    "inputs": inputs.small_charts,
}
"""Every picture by name, in the order of the page. A maker gives None where a study has nothing to show."""


def made(study: CaseRun, name: str) -> Picture:
    """A picture with its finding, its data and its sources.

    Raises:
        PictureError: no picture of that name, with the nearest; or a study that has nothing for it to show.
    """
    if name not in PICTURES:
        raise PictureError(f"There is no picture '{name}'. {nearest(name, PICTURES)}")
    found = PICTURES[name](study)
    if found is None:
        raise PictureError(
            f"'{name}' has nothing to show for theory '{study.theory.name}' on case '{study.case.name}': "
            "the theory does not write, or the case does not record, what it draws."
        )
    return found


def figure(study: CaseRun, name: str) -> Any:
    """A picture as an Altair chart, for Python and notebooks. Raises LookupError as `made` does."""
    return made(study, name).chart
