"""The cases and theories that the page offers. They are fixed when the server starts.

A theory is Python code, and a case can contain some. So the page runs only theories and cases that are
installed, or that the command line names at the start. The browser chooses among these by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from conjuncture.app.errors import FormError
from conjuncture.cases.headings import Heading, headings
from conjuncture.cases.registry import heading, load
from conjuncture.errors import nearest
from conjuncture.language.theory import Theory
from conjuncture.studies.registry import theories as registry

if TYPE_CHECKING:
    from conjuncture.cases.case import (
        Case,
    )  # loads the readers of tables, which are not needed before a choice


@dataclass(frozen=True)
class Choices:
    """The cases and theories that a user can choose.

    Attributes:
        cases: by their name on the command line: a name, or the path of a folder.
        theories: by their name on the command line: a name, or the path of a file.
        allow_code: whether the `case.py` of a folder may run.
    """

    cases: Mapping[str, Heading]
    theories: Mapping[str, Theory]
    allow_code: bool = False

    @classmethod
    def at_start(
        cls, cases: Iterable[Path] = (), theories: Iterable[Path] = (), *, allow_code: bool = False
    ) -> Choices:
        """All installed cases and theories, and the user's own folders and files.

        Raises:
            ConjunctureError: a folder that is not a case, or a file that is not a theory.
        """
        own_cases = {str(path.resolve()): heading(str(path), allow_code=allow_code) for path in cases}
        own_theories = {str(path.resolve()): registry.get_theory(str(path)) for path in theories}
        installed = {name: registry.get_theory(name) for name in registry.names()}
        # If one theory has two names, the page offers the one that comes first in the alphabet.
        first = {id(installed[name]): name for name in sorted(installed, reverse=True)}
        return cls(
            own_cases | {one.name: one for one in headings()},
            own_theories | {name: installed[name] for name in sorted(first.values())},
            allow_code,
        )

    def case(self, name: str) -> Heading:
        """The case with this name.

        Raises:
            FormError: the page does not offer it.
        """
        if name not in self.cases:
            raise FormError(f"the page offers no case '{name}'.", remedy=nearest(name, self.cases))
        return self.cases[name]

    def theory(self, name: str) -> Theory:
        """The theory with this name.

        Raises:
            FormError: the page does not offer it.
        """
        if name not in self.theories:
            raise FormError(f"the page offers no theory '{name}'.", remedy=nearest(name, self.theories))
        return self.theories[name]

    def usual_theory(self, case: str) -> str:
        """The name of the case's own theory; empty if the page does not offer it."""
        own = registry.installed(self.case(case).default_theory)
        return next((name for name, theory in self.theories.items() if theory is own), "")

    def loaded(self, case: str) -> Case:
        """The whole case.

        Raises:
            FormError: the page does not offer it.
            ConjunctureError: a folder with mistakes in its tables.
        """
        self.case(case)
        return load(case, allow_code=self.allow_code)


def summary(theory: Theory) -> str:
    """The first sentence of a theory's description."""
    first = " ".join(theory.card.what_it_is.split("\n\n")[0].split())
    return re.split(r"(?<=[a-z0-9)])\. ", first)[0].removesuffix(".") + "."  # initials do not end a sentence
