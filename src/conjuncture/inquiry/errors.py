"""Questions that cannot mean anything here, said so."""

from __future__ import annotations


class QuestionError(ValueError):
    """A question that has no answer in this theory and case; the message says why, and the remedy."""
