"""Errors of publishing and of reading a published folder."""

from conjuncture.errors import ConjunctureError


class PublishError(ConjunctureError, ValueError):
    """A folder cannot be published, or is not a published one; the message says why, and the remedy."""
