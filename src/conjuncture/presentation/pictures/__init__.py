"""The pictures of a study, one a file. `figure(study, "strikers_by_year")` gives one as an Altair chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from conjuncture.language.errors import nearest
from conjuncture.presentation.pictures.consciousness import consciousness
from conjuncture.presentation.pictures.distance import distance
from conjuncture.presentation.pictures.inputs import inputs
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.pictures.shares import metal, political
from conjuncture.presentation.pictures.strikers import by_quarter, by_year
from conjuncture.presentation.pictures.struck_firms import struck_firms
from conjuncture.presentation.pictures.waves import waves
from conjuncture.presentation.study import Study

__all__ = ["PICTURES", "Picture", "figure", "picture"]

PICTURES: Mapping[str, Callable[[Study], Picture | None]] = {
    "strikers_by_year": by_year,
    "strikers_by_quarter": by_quarter,
    "political_share": political,
    "metal_share": metal,
    "struck_firms": struck_firms,
    "waves": waves,
    "distance": distance,
    "consciousness": consciousness,
    "inputs": inputs,
}
"""Every picture by name, in the order of the page. A maker gives None where a study has nothing to show."""


def picture(study: Study, name: str) -> Picture:
    """A picture with its finding, its data and its sources.

    Raises:
        LookupError: no picture of that name, with the nearest; or a study that has nothing for it to show.
    """
    if name not in PICTURES:
        raise LookupError(f"There is no picture '{name}'. {nearest(name, PICTURES)}")
    made = PICTURES[name](study)
    if made is None:
        raise LookupError(
            f"'{name}' has nothing to show for theory '{study.theory.name}' on case '{study.case.name}': "
            "the theory does not write, or the case does not record, what it draws."
        )
    return made


def figure(study: Study, name: str) -> Any:
    """A picture as an Altair chart, for Python and notebooks. Raises LookupError as `picture` does."""
    return picture(study, name).chart
