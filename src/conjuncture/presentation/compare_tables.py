"""The tables of a comparison: each theory on each recorded quantity, the theories themselves, the course."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from conjuncture.inquiry.comparing.comparison import TheoryComparison


def entrants(comparison: TheoryComparison) -> pd.DataFrame:
    """A row for each theory or guess on each recorded quantity; its columns: see `Comparison.table`."""
    rows = [
        {
            "target": target.name,
            "figures": target.figures,
            "name": entrant.name,
            "theory": entrant.theory,
            "score": entrant.score,
            "difference": entrant.difference,
            "standard_error": entrant.standard_error,
            "ratio": entrant.ratio,
            "verdict": entrant.verdict,
            "saw": entrant.saw or "nothing",
            "weight": target.pool.weights.get(entrant.name) if target.pool is not None else None,
            **{f"near_{place}": share for place, share in enumerate(entrant.near, 1)},
        }
        for target in comparison.targets
        for entrant in target.entrants
    ]
    columns = ["target", "figures", "name", "theory", "score", "difference", "standard_error", "ratio"]
    return pd.DataFrame(rows, columns=[*columns, "verdict", "saw", "weight", "near_1", "near_2", "near_3"])


def confusion(comparison: TheoryComparison) -> pd.DataFrame:
    """A row for each two theories on each quantity; its columns: see `Comparison.confusion`."""
    columns = ["target", "truth", "nearest", "share", "worlds", "mistaken", "fitted"]
    rows = [
        {
            "target": one.target,
            "truth": truth,
            "nearest": name,
            "share": share,
            "worlds": one.worlds[truth],
            "mistaken": one.mistaken[truth],
            "fitted": one.fitted,
        }
        for one in comparison.confusions
        for truth, shares in one.nearest.items()
        for name, share in shares.items()
    ]
    return pd.DataFrame(rows, columns=columns)


def pairs(comparison: TheoryComparison) -> pd.DataFrame:
    """A row for each two on each quantity; its columns: see `Comparison.differences`."""
    columns = ["target", "name", "other", "difference", "standard_error", "apart"]
    rows = [
        {"target": target.name, **vars(target.pair(one, other))}
        for target in comparison.targets
        for one, other in combinations(target.scores, 2)
    ]
    return pd.DataFrame(rows, columns=columns)


def fits(comparison: TheoryComparison) -> pd.DataFrame:
    """A row for each theory that was to be fitted: of how many draws, and whether its row is withheld."""
    columns = ["name", "draws", "blocks", "withheld", "power"]
    rows = [
        {
            "name": one.theory,
            "draws": one.blocks.bank.size if one.blocks is not None else 0,
            "blocks": len(one.blocks.blocked.fits) if one.blocks is not None else 0,
            "withheld": one.withheld,
            "power": one.blocks.power.words if one.blocks is not None else "",
        }
        for one in comparison.fitted
    ]
    return pd.DataFrame(rows, columns=columns)


def theories(comparison: TheoryComparison) -> pd.DataFrame:
    """A row for each theory: what it is, what it claims, and how many of its draws failed."""
    rows = [
        {
            "name": name,
            "title": run.theory.card.title,
            "role": _role(comparison, name),
            "mechanisms": len(run.theory.mechanisms),
            "parameters": len(run.theory.parameters),
            "draws": run.draws,
            "failed": len(run.failures),
            "claim": run.theory.card.claim,
        }
        for name, run in comparison.runs.items()
    ]
    return pd.DataFrame(rows)


def evidence(comparison: TheoryComparison) -> pd.DataFrame:
    """A row for each theory and guess: the logarithm of the chance of the whole recorded course."""
    rows = [
        {
            "name": name,
            "theory": True,
            "log_evidence": weights.log_evidence,
            "standard_error": weights.log_evidence_error,
            "effective": weights.effective,
            "pareto_k": weights.pareto_k,
            "usable": weights.usable,
        }
        for name, weights in comparison.courses.items()
    ]
    for said in list(comparison.predicted.values())[:1]:
        rows += [
            {"name": name, "theory": False, "log_evidence": score.whole, "usable": True}
            for name, score in said.guesses.items()
        ]
    columns = ["name", "theory", "log_evidence", "standard_error", "effective", "pareto_k", "usable"]
    return pd.DataFrame(rows, columns=columns)


def parts(comparison: TheoryComparison) -> pd.DataFrame:
    """A row for each claim that was asked of a rival and of the first theory, with both shares of draws."""
    columns = ["rival", "claim", "sentence", "denied", "first", "first_verdict", "first_draws", "own"]
    columns += ["own_verdict", "own_draws", "part", "recorded", "record"]
    rows = [
        {
            "rival": rival.theory,
            "claim": part.claim,
            "sentence": part.sentence,
            "denied": part.denied,
            "first": part.first.share if part.first is not None else None,
            "first_verdict": part.first_verdict,
            "first_draws": part.first.of if part.first is not None else 0,
            "own": part.rival.share if part.rival is not None else None,
            "own_verdict": part.rival_verdict,
            "own_draws": part.rival.of if part.rival is not None else 0,
            "part": part.parts,
            "recorded": part.recorded,
            "record": part.record,
        }
        for rival in comparison.rivals
        for part in rival.asked
    ]
    return pd.DataFrame(rows, columns=columns)


def _role(comparison: TheoryComparison, name: str) -> str:
    if name == comparison.first:
        return "the others are compared with it"
    return "the case's null theory" if name == comparison.null else ""
