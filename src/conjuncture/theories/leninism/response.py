"""The shapes in which one thing answers another. Loops are read in three of them.

A difference in kind must survive the choice of the curve: in `linear` the answer is as large as its cause, in
`saturating` it comes at once and then levels off, in `threshold` it stays away and then comes all together.
All three are 0 at 0 and, nearly, 1 at 1.
"""

from typing import Any

STEEPNESS = 4.0  # at half the threshold a response is a sixteenth of what it is at twice


def threshold(cause: Any, at: Any) -> Any:
    """The answer to a cause between 0 and 1: little below `at`, most of it above."""
    return cause**STEEPNESS * (1 + at**STEEPNESS) / (cause**STEEPNESS + at**STEEPNESS + 1e-12)


def saturating(cause: Any, at: Any) -> Any:
    """The answer to a cause between 0 and 1: at once, then ever less. The smaller `at`, the sooner."""
    return cause * (1 + at) / (cause + at + 1e-12)
