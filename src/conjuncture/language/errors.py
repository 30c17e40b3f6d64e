"""The error of the language: a sentence that names the thing, its place and the remedy."""

from __future__ import annotations

from conjuncture.errors import ConjunctureError


class TheoryError(ConjunctureError):
    """A theory that makes no sense: found at declaration or when it is checked, before any run."""


class PrecisionWarning(UserWarning):
    """A number is too large for float32: small increments to it may be lost."""
