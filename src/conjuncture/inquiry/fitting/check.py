"""One check of a fit, made before any fitted quantity is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """The result of a check.

    Attributes:
        name: what is checked, in a few words.
        passed: whether it passed; False withholds the fit; None means that it could not be judged, which does
            not withhold the fit.
        figure: the number that decides; NaN where there is none.
        words: the result and its meaning, as sentences.
        foretells: only for the check of predictions (power): whether the fit predicts blocks that it was not
            shown, if the theory is right; None: the check concerns quantities only, or could not be judged.
    """

    name: str
    passed: bool | None
    figure: float
    words: str
    foretells: bool | None = None
