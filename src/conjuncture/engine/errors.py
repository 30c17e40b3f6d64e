"""The error of running."""

from conjuncture.errors import ConjunctureError


class RunError(ConjunctureError, ValueError):
    """A run that cannot be made; the message says why."""
