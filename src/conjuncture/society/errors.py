"""The one error of this layer."""

from __future__ import annotations

from conjuncture.errors import ConjunctureError


class SocietyError(ConjunctureError, ValueError):
    """A society, or a table it is built from, contradicts itself.

    The message names the level, variable or table, the member or row where there is one, and the remedy.
    """
