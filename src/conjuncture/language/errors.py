"""The error of the language: a sentence that names the thing, its place and the remedy."""

from __future__ import annotations

from conjuncture.errors import ConjunctureError


class TheoryError(ConjunctureError):
    """A theory cannot mean what it says: found at declaration or when it is checked, before any run."""


class PrecisionWarning(UserWarning):
    """A number is larger than float32 can follow: what is added to it may be lost."""
