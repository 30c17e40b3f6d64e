"""The error of the record: a sentence that names the thing, the place and the remedy."""

from __future__ import annotations

from conjuncture.errors import ConjunctureError


class RecordError(ConjunctureError, ValueError):
    """The record cannot be read, or a question to it has no single answer."""
