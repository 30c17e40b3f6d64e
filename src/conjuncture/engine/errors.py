"""The error of running."""

from conjuncture.errors import ConjunctureError


class RunError(ConjunctureError, ValueError):
    """A run that is impossible; the message says why."""
