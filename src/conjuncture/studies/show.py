"""`show`: describe a theory, find its mechanisms by words, or draw its diagram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conjuncture.files.whole import write_text
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.language import card
from conjuncture.language.theory import Theory
from conjuncture.presentation import lookup
from conjuncture.studies.registry.ledgers import get_claims
from conjuncture.studies.registry.theories import get_theory


@dataclass(frozen=True)
class TheoryCard:
    """The description of a theory. As text it is the whole card, in Markdown.

    Attributes:
        theory: the theory.
        claims: the claims of its ledger about it; empty if it has no ledger.
    """

    theory: Theory
    claims: Sequence[Claim] = ()

    def __str__(self) -> str:
        return card.card(self.theory)

    def _repr_markdown_(self) -> str:
        """How a notebook shows it."""
        return str(self)

    @property
    def schedule(self) -> str:
        """The order of computation in one step, in Markdown."""
        return card.schedule(self.theory)

    def about(self, words: str) -> list[lookup.MechanismEntry]:
        """The mechanisms that mention some words, such as "rich peasants"; those with the words in their name
        come first.

        Raises:
            TheoryError: no mechanism mentions them; the message has the nearest name.
        """
        return lookup.about(self.theory, words, self.claims)

    def by_subject(self) -> list[lookup.MechanismEntry]:
        """Every mechanism, in the order of their files."""
        return lookup.by_subject(self.theory, self.claims)

    def diagram(self, path: str | Path, about: str | None = None) -> Path:
        """Draw the causal diagram, or one mechanism and its neighbours, into an SVG file; return its path."""
        from conjuncture.presentation.diagram import diagram_svg, neighbourhood_svg

        name = None if about is None else lookup.the_one(self.theory, about)
        write_text(
            Path(path), diagram_svg(self.theory) if name is None else neighbourhood_svg(self.theory, name)
        )
        return Path(path)

    def page(self, path: str | Path) -> Path:
        """Write a page with a diagram of each folder of the theory, and return its path.

        It is one file (.html) that needs no network. A reader can search mechanisms, and zoom and follow the
        diagrams: a click on a box shows what happens, what the mechanism reads, and what reads it.

        Raises:
            TheoryError: the theory has a mistake.
        """
        from conjuncture.presentation.theory_page import write_theory_page

        return write_theory_page(self.theory, self.claims, Path(path))

    def to_dict(self) -> dict[str, Any]:
        """Variables, arrows and parameters as data for JSON."""
        return card.as_data(self.theory)


def show(theory: str | Theory) -> TheoryCard:
    """Describe a theory: `print(conjuncture.show("canon.march"))`.

    Example:
        show("canon.watts")

    Args:
        theory: a theory, its name or its file.

    Raises:
        TheoryError: an unknown theory; the message has the nearest name.
    """
    what = get_theory(theory) if isinstance(theory, str) else theory
    try:
        claims = get_claims(theory if isinstance(theory, str) else theory.name).claims
    except QuestionError:  # the theory has no ledger
        claims = ()
    return TheoryCard(what, tuple(claim for claim in claims if claim.theory == what.name))
