"""Extras: libraries that only some questions need, and what to install where one is missing."""

from __future__ import annotations

import importlib.util

from conjuncture.errors import ConjunctureError


class MissingExtraError(ConjunctureError, ImportError):
    """A library that an extra brings is not installed; the message names what to install."""


def require(library: str, *, extra: str, wanted_by: str) -> None:
    """Refuse what cannot be done without a library, before anything is run.

    Args:
        library: the module that is needed.
        extra: the extra of conjuncture that brings it, as pyproject.toml names it.
        wanted_by: what needs it, in words that begin a sentence.

    Raises:
        MissingExtraError: the library is not installed.
    """
    if importlib.util.find_spec(library) is None:
        raise MissingExtraError(
            f"{wanted_by} needs {library}, which is not installed.",
            remedy=f'Install it: pip install "conjuncture[{extra}]"',
        )
