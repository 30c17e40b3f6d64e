"""Which recorded years a fit may see when it predicts one: never that year itself.

- *leave-one-out*: all other years, later ones included. It uses the most data and knows the future.
- *expanding*: earlier years only. It is what could have been said at the time, from few years at first.
"""

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from conjuncture.scoring.errors import InferenceError

Scheme = Literal["leave-one-out", "expanding"]

# An expanding fit first needs a few years. Five leave 15 of the 20 Russian years to score, 1905 among them.
WARM_UP = 5


def visible(years: int, target: int, scheme: Scheme) -> NDArray[np.bool_]:
    """Mask (time,) of the years that a prediction of year number `target` may be fitted on."""
    position = np.arange(years)
    return position < target if scheme == "expanding" else position != target


def first_predicted(years: int, scheme: Scheme, warm_up: int) -> int:
    """Number of the first year that is predicted: 0, or `warm_up` when the window expands."""
    if scheme not in get_args(Scheme):
        raise InferenceError(f"scheme {scheme!r} is unknown; use one of {get_args(Scheme)}")
    if scheme == "leave-one-out":
        return 0
    if not 2 <= warm_up < years:
        raise InferenceError(
            f"a warm-up of {warm_up} years in a record of {years}: give at least 2 and fewer than {years}"
        )
    return warm_up


def in_words(scheme: Scheme) -> str:
    """The half sentence that says what a fit has seen."""
    return (
        "the recorded values of all other years, later ones included"
        if scheme == "leave-one-out"
        else "the recorded values of earlier years only"
    )
