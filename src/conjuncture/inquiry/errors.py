"""The error of a question that has no answer in a theory and case."""

from __future__ import annotations

from conjuncture.errors import ConjunctureError


class QuestionError(ConjunctureError, ValueError):
    """A question that has no answer in this theory and case; the message says why, and the remedy."""
