"""Errors of the local page: a form with a mistake, or a job while another one runs."""

from __future__ import annotations

from conjuncture.errors import ConjunctureError


class FormError(ConjunctureError, ValueError):
    """A form has an input that cannot be used; the message names the input and the remedy."""


class BusyError(ConjunctureError, RuntimeError):
    """Another job is running; only one can run at a time."""
