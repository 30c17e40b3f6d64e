"""Parameters and mechanisms in words, from the docstrings of their theory.

An unmeasured parameter has a name in the code and a mechanism that uses it. For historians it gets the
mechanism's own words: "the rate in 'left to officials' (what a passive class leaves undone others do, in
proportion)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from conjuncture.language.parameters import parameter_name
from conjuncture.language.theory import Theory

_LONGEST = 150


def quantities_in_words(theory: Theory) -> dict[str, str]:
    """Words for each parameter, by name."""
    users: dict[str, str] = {}
    for mechanism in theory.mechanisms:
        for argument, parameter in theory.reading_of(mechanism).parameters.items():
            users.setdefault(parameter_name(mechanism, argument, parameter), mechanism)
    return {name: _quantity(theory, name, users.get(name)) for name in theory.parameters}


def mechanisms_in_words(theory: Theory) -> dict[str, str]:
    """Words for each mechanism, by name."""
    return {name: f"“{plain(name)}”{_description(theory, name)}" for name in theory.mechanisms}


def said_in_words(rule: str, words: Mapping[str, str]) -> str:
    """A rule such as `news.fades below 3.1` with its parameters in words: `... is below 3.1`."""
    text = re.sub(
        r"([\w.]+) (above|below) (?=-?\d)", lambda found: f"{_name_of(found[1], words)} is {found[2]} ", rule
    )
    return text.replace(" or ", ", or else where ")


def explained_once(text: str, words: Iterable[str]) -> str:
    """The text with the explanation in brackets of a parameter or mechanism only at its first mention."""
    for word in sorted(set(words), key=len, reverse=True):
        short, bracket, _ = word.partition(" (")
        first = text.find(word) + len(word)
        if bracket and first >= len(word):
            text = text[:first] + text[first:].replace(word, short)
    return text


def _name_of(name: str, words: Mapping[str, str]) -> str:
    return words.get(name, f"“{plain(name)}”")


def plain(name: str) -> str:
    """A name without underscores and dots, where there is no description."""
    mechanism, dot, argument = name.partition(".")
    bare = f"{argument} in {mechanism}" if dot else name
    return bare.replace("_", " ")


def _quantity(theory: Theory, name: str, user: str | None) -> str:
    mechanism, dot, argument = name.partition(".")
    if dot and mechanism in theory.mechanisms:
        return f"“{plain(argument)}” in “{plain(mechanism)}”{_description(theory, mechanism)}"
    if user is not None:
        return f"“{plain(name)}”, which counts in “{plain(user)}”{_description(theory, user)}"
    return f"“{plain(name)}”"


def _description(theory: Theory, mechanism: str) -> str:
    """The first sentence of a mechanism's docstring, in brackets; empty if it has none."""
    description = " ".join(theory.reading_of(mechanism).description.split())
    for ends in (r"\.", "[.;]", "[.:;]"):  # the whole sentence if it is short enough, otherwise its beginning
        sentence = re.split(rf"{ends}\s", f"{description} ", maxsplit=1)[0]
        if 0 < len(sentence) <= _LONGEST:
            return f" ({sentence[:1].lower() + sentence[1:].replace(' (', ', ').replace(')', '')})"
    return ""
