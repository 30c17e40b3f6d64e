"""The error of the record."""

from __future__ import annotations

from conjuncture.errors import ConjunctureError


class RecordError(ConjunctureError, ValueError):
    """The record cannot be read or has no single answer to a question, or an observation is not possible."""
