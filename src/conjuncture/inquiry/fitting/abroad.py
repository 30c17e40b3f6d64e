"""Learning on several cases at once: all share one place in the priors, and one error of theory.

The name of a quantity, the seed and the number of the draw decide its place in its prior, whatever the case.
So draws with the same number are one theory in different countries, each with its own society and inputs. A
draw is near if it is near in all of them together. Bridges are the same for all, and so are their quantities.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np

from conjuncture.engine import priors
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.apart import ErrorsApart, errors_apart
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.inquiry.fitting.particles import Particles
from conjuncture.inquiry.fitting.rejection import nearest
from conjuncture.inquiry.fitting.worlds import Worlds


@dataclass(frozen=True, eq=False)
class Abroad:
    """What was learnt about a theory on several cases.

    Attributes:
        cases: their names.
        bank: the draws that failed in no case, with the figures of all cases.
        errors: of these figures and of countries; targets of one name have errors of one size in all cases.
        particles: the nearest draws.
    """

    cases: tuple[str, ...]
    bank: Bank
    errors: ErrorsApart
    particles: Particles


def learn(banks: Mapping[str, Bank], worlds: Mapping[str, Worlds], *, seed: int = 0) -> Abroad:
    """The draws of banks that lie nearest to all records together.

    Args:
        banks: of one theory and one seed, by the name of the case.
        worlds: the worlds from which each bank was made.
        seed: of the errors.

    Raises:
        QuestionError: no draw is without failure in all cases.
    """
    bank = joined(banks, seed=next(iter(worlds.values())).whole.seed)
    errors = errors_apart({case: one.figures for case, one in worlds.items()})
    return Abroad(tuple(banks), bank, errors, nearest(bank, errors, distance_in(bank), seed=seed))


def joined(banks: Mapping[str, Bank], *, seed: int) -> Bank:
    """One bank of the draws that all banks have, with the figures of all.

    Args:
        banks: by the name of the case.
        seed: of the runs; it decides where a draw lies in a prior.
    """
    every = tuple(banks.values())
    draws = reduce(np.intersect1d, [bank.draws for bank in every])
    if not len(draws):
        raise QuestionError("every draw failed in one of the cases. Look at the theory with `run`.")
    names = tuple(dict.fromkeys(name for bank in every for name in bank.quantities))
    return Bank(
        quantities=names,
        positions=priors.shares(names, seed, draws.astype(np.uint32)).T,
        draws=draws,
        summaries=tuple(f"{case}: {name}" for case, bank in banks.items() for name in bank.summaries),
        values=np.concatenate([bank.values[np.isin(bank.draws, draws)] for bank in every], axis=1),
        recorded=np.concatenate([bank.recorded for bank in every]),
        spread=np.concatenate([bank.spread for bank in every]),
        blocks=tuple(f"{case}: {block}" for case, bank in banks.items() for block in bank.blocks),
        failed=max(bank.size + bank.failed for bank in every) - len(draws),
    )
