"""Sentences on fitted rows say who is nearer, by how much, and who has no row."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from conjuncture.inquiry.comparing.compared_target import ComparedTarget, Entrant
from conjuncture.presentation.compare_fitted import fitted_in_words, how_fitted
from conjuncture.scoring.figure_scores import certain

BLOCKS = tuple((np.arange(20) // 5).tolist())


def fitted(theory: str, withheld: str = "") -> Any:
    blocks = SimpleNamespace(bank=SimpleNamespace(size=500))
    return SimpleNamespace(theory=theory, name=f"{theory}, fitted", withheld=withheld, blocks=blocks)


def comparison(*fits: Any, **scores: float) -> Any:
    chance = np.random.default_rng(2)
    noise = 0.01 * chance.random(20)
    by_figure = {name.replace("_fitted", ", fitted"): score + noise for name, score in scores.items()}
    nothing = (float("nan"),) * 3
    entrants = tuple(
        Entrant(name, name != "guess", float(figures.mean()), 0.0, 0.0, nothing, 1.0, "")
        for name, figures in by_figure.items()
    )
    told = {name: certain(figures) for name, figures in by_figure.items()}
    target = ComparedTarget("strikes", 20, entrants, False, False, None, told, BLOCKS)
    return SimpleNamespace(targets=(target,), fitted=fits, block=5)


def test_a_fitted_theory_stands_beside_itself_the_nearest_guess_and_other_fitted_theories() -> None:
    found = comparison(
        fitted("one"), fitted("other"), one=1.0, other=1.0, one_fitted=0.5, other_fitted=0.7, guess=0.6
    )
    alone, _, together = fitted_in_words(found)
    assert alone.startswith("one, fitted by 500 draws, is on strikes nearer than itself unfitted by 0.5 (")
    assert "nearer than 'guess' by 0.1 (" in alone
    assert "on strikes nearer than 'other, fitted' by 0.2 (" in together
    assert "block of 5 years" in how_fitted(found)


def test_a_row_that_is_withheld_has_its_reason_in_its_place() -> None:
    found = comparison(fitted("one", "No draws are kept."), one=1.0, guess=0.6)
    assert fitted_in_words(found) == ("There is no fitted row of one: No draws are kept.",)
    assert how_fitted(found) == ""
