"""What is wrong with a form, or cannot be done now."""

from __future__ import annotations

from conjuncture.errors import ConjunctureError


class FormError(ConjunctureError, ValueError):
    """An input of a form that cannot be used; the message names the input and the remedy."""


class BusyError(ConjunctureError, RuntimeError):
    """A job is running, and there is one at a time."""
