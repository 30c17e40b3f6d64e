"""What can be wrong with a folder that is published, or with what is to be published."""

from conjuncture.errors import ConjunctureError


class PublishError(ConjunctureError, ValueError):
    """A folder that cannot be written, or is no published one; the message says why, and the remedy."""
