"""`show`: what a theory is, how it works, its mechanisms with their sources; looked up by words, or drawn."""

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
    """A theory described. As text it is the whole card, in Markdown.

    Attributes:
        theory: what is described.
        claims: those that its ledger asks of it; none where it has no ledger.
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
        """The order in which a step is computed, in Markdown."""
        return card.schedule(self.theory)

    def about(self, words: str) -> list[lookup.MechanismEntry]:
        """The mechanisms that speak of something, such as "rich peasants", those named by it first.

        Raises:
            TheoryError: none speaks of it, with the nearest name.
        """
        return lookup.about(self.theory, words, self.claims)

    def by_subject(self) -> list[lookup.MechanismEntry]:
        """Every mechanism, in the order of the files they stand in."""
        return lookup.by_subject(self.theory, self.claims)

    def diagram(self, path: str | Path, about: str | None = None) -> Path:
        """Draw the causal diagram, or one mechanism with its neighbours, to an SVG file; its path."""
        from conjuncture.presentation.diagram import diagram_svg, neighbourhood_svg

        name = None if about is None else lookup.the_one(self.theory, about)
        write_text(
            Path(path), diagram_svg(self.theory) if name is None else neighbourhood_svg(self.theory, name)
        )
        return Path(path)

    def page(self, path: str | Path) -> Path:
        """Write a page with a diagram of each folder of the theory, as `--page`; its path.

        One file (.html), which opens without a network. In it mechanisms are searched, and the diagrams
        zoomed and walked: a box leads to what happens, what the mechanism reads and who reads it.

        Raises:
            TheoryError: the theory is not sound.
        """
        from conjuncture.presentation.theory_page import write_theory_page

        return write_theory_page(self.theory, self.claims, Path(path))

    def to_dict(self) -> dict[str, Any]:
        """Variables, arrows and parameters as plain data."""
        return card.as_data(self.theory)


def show(theory: str | Theory) -> TheoryCard:
    """Describe a theory: `print(conjuncture.show("canon.march"))`.

    Example:
        show("canon.watts")

    Args:
        theory: a theory, its name or its file.

    Raises:
        TheoryError: no such theory, with the nearest name.
    """
    what = get_theory(theory) if isinstance(theory, str) else theory
    try:
        claims = get_claims(theory if isinstance(theory, str) else theory.name).claims
    except QuestionError:  # it has no ledger
        claims = ()
    return TheoryCard(what, tuple(claim for claim in claims if claim.theory == what.name))
