"""Given values in words, converted to the numbers of the theory's categories."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from conjuncture.errors import nearest
from conjuncture.language.errors import TheoryError
from conjuncture.language.resolved import Resolved, Variable
from conjuncture.society.society import Given, Society


def in_numbers(resolved: Resolved, society: Society) -> Society:
    """The society with the theory's numbers instead of words; values that it does not read are unchanged.

    Raises:
        TheoryError: a variable without categories has words, or a word is no category.
    """
    named = {
        name: _numbered(variable, society.given[name])
        for name, variable in resolved.variables.items()
        if variable.kind == "given" and name in society.given and society.given[name].words
    }
    return replace(society, given={**society.given, **named}) if named else society


def _numbered(variable: Variable, given: Given) -> Given:
    if variable.categories is None:
        raise TheoryError(
            f"'{variable.name}' is given in words ({', '.join(given.words[:3])}), and the theory "
            "declares no categories.",
            place=variable.place,
            remedy=f"Declare it with categories=Categories({', '.join(map(repr, given.words))}).",
        )
    for word in given.words:
        if word not in variable.categories.names:
            raise TheoryError(
                f"'{variable.name}' is given as '{word}', which is no category of it.",
                place=variable.place,
                remedy=nearest(word, variable.categories.names),
            )
    numbers = np.array([variable.categories.number(word) for word in given.words], np.int32)
    return replace(given, values=numbers[given.values], words=())
