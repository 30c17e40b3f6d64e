"""The errors of drawing."""

from conjuncture.errors import ConjunctureError


class PictureError(ConjunctureError, LookupError):
    """A picture that does not exist, or cannot be made from this study."""


class DiagramError(ConjunctureError, ValueError):
    """Nodes and edges that do not make a diagram."""
