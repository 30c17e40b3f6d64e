"""The errors of drawing."""

from conjuncture.errors import ConjunctureError


class PictureError(ConjunctureError, LookupError):
    """A picture that there is not, or that cannot be made of this study."""


class DiagramError(ConjunctureError, ValueError):
    """Nodes and edges that make no diagram."""
