"""The error of comparisons with a record."""

from conjuncture.errors import ConjunctureError


class InferenceError(ConjunctureError, ValueError):
    """Predictions, targets or records that cannot be compared; the message says why."""
