"""Optional libraries, which only some features need, and what to install if one is missing."""

from __future__ import annotations

import importlib.util

from conjuncture.errors import ConjunctureError


class MissingExtraError(ConjunctureError, ImportError):
    """An optional library is not installed; the message says what to install."""


def require(library: str, *, extra: str, wanted_by: str) -> None:
    """Raise an error before anything is run, if a library is missing.

    Args:
        library: the name of its module.
        extra: the extra of conjuncture that installs it, as pyproject.toml names it.
        wanted_by: the feature that needs it, in words that begin a sentence.

    Raises:
        MissingExtraError: the library is not installed.
    """
    if importlib.util.find_spec(library) is None:
        raise MissingExtraError(
            f"{wanted_by} needs {library}, which is not installed.",
            remedy=f'Install it: pip install "conjuncture[{extra}]"',
        )
