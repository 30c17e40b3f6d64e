"""One check of a fit, made before any fitted quantity is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """What a check found.

    Attributes:
        name: what is checked, in a few words.
        passed: whether it passed; False withholds the fit, and None says that it could not be judged, which
            withholds nothing.
        figure: the number that it is judged by; not a number where there is none.
        words: what was found and what it means, as sentences.
        foretells: of the one check that concerns predictions and not quantities, whether the fit foretells
            blocks that it was not shown, where the theory is right; None: it concerns quantities alone, or
            could not be judged.
    """

    name: str
    passed: bool | None
    figure: float
    words: str
    foretells: bool | None = None
