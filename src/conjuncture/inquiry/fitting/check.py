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
    """

    name: str
    passed: bool | None
    figure: float
    words: str
