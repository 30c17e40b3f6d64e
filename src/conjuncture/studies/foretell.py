"""`foretell`: fit theories to the records of some cases, and foretell the records of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.inquiry.comparing.targets import compare_targets
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.abroad import Abroad, learn
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.foretold import (
    RATES,
    Stood,
    by_rates,
    from_priors,
    learnt_elsewhere,
    learnt_name,
    prior_name,
)
from conjuncture.inquiry.fitting.levels import with_levels
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.language.theory import Theory
from conjuncture.studies.compared_theories import compared_theories
from conjuncture.studies.foretell_result import Foretelling, ForetoldCase
from conjuncture.studies.progress import bars_of, shows_bars

DRAWS = 1_000
WORKERS = 2_000
_PRIOR_DRAWS = 128


@shows_bars
def foretell(
    *learn_on: str | Case,
    of: str | Case | Sequence[str | Case],
    theories: Sequence[str | Theory] = (),
    draws: int = DRAWS,
    workers: int = WORKERS,
    seed: int = 0,
    store: str | Path | None = None,
    allow_code: bool = False,
    progress: ProgressBars | bool | None = None,
) -> Foretelling:
    """Fit theories to the records of some cases, and foretell other cases:
    `conjuncture.foretell("strikes_poland_1921_1938", of="strikes_sweden_1908_1919")`.

    Draws from the priors run on all cases to learn from. Those that are nearest to all these records together
    are kept, and run on the cases to foretell, whose records they have not seen. The results are compared
    with the theory from its priors, with the guess that the rates per worker are those of the cases to learn
    from, and with guesses that have seen other figures of the foretold series.

    Args:
        learn_on: the cases to learn from: names, paths of folders, or `Case`s.
        of: the case, or the cases, to foretell.
        theories: theories, their names or their files; default: the own theory of the first case. Its null
            theory is always added.
        draws: how many draws from the priors, on each case to learn from.
        workers: how many workers each synthetic society has.
        seed: the seed of the societies, the parameters, all noise and the errors.
        store: a folder that stores the draws; a repeated call reads them there.
        allow_code: as for `run`.
        progress: True shows bars also outside a notebook, False nowhere; or a function that is called with
            the title of a run, and returns a function to call with (steps done, steps in all), or None.

    Raises:
        QuestionError: no case to learn from or to foretell, a case twice or on both sides, or a case whose
            record has no figure that the theory has.
        TheoryError, CodeFromDataError, FileError: as for `run`.
    """
    tell = bars_of(progress)
    sources = [_loaded(case, allow_code) for case in learn_on]
    aims = [_loaded(case, allow_code) for case in ([of] if isinstance(of, str | Case) else of)]
    _check(sources, aims)
    chosen = compared_theories(sources[0], tuple(theories), allow_code=allow_code)
    folder = None if store is None else Path(store)
    learnt: dict[str, Abroad] = {}
    stood: dict[str, dict[str, Stood]] = {case.name: {} for case in aims}
    for name, theory in chosen.by_name.items():
        worlds = {case.name: _worlds(case, theory, workers, seed) for case in sources}
        banks = {}
        for case in sources:
            bar = tell(f"{name} over {case.title}")
            banks[case.name] = Banking(worlds[case.name], folder).bank(draws, bar)
        learnt[name] = learn(banks, worlds, seed=seed)
        for case in aims:
            aim, scenario = _worlds(case, theory, workers, seed), case.scenarios[0]
            bar = tell(f"{name} foretells {case.title}")
            of_case = stood[case.name]
            of_case[learnt_name(name)] = learnt_elsewhere(
                aim, learnt[name], scenario, seed=seed, progress=bar
            )
            bar = tell(f"{name} from its priors over {case.title}")
            of_case[prior_name(name)] = from_priors(aim, min(draws, _PRIOR_DRAWS), scenario, bar)
            if RATES not in of_case:
                rates = by_rates(aim, tuple(worlds.values()), scenario, seed=seed)
                if rates.standings:
                    of_case[RATES] = rates
    return Foretelling(
        tuple(case.name for case in sources),
        tuple(_foretold(case, stood[case.name]) for case in aims),
        learnt,
        _free(chosen.by_name, sources[0], workers, seed),
        seed,
        tuple(case.title for case in sources),
        tuple(aims),
        stood,
        chosen.by_name,
    )


def _foretold(case: Case, stood: Mapping[str, Stood]) -> ForetoldCase:
    return ForetoldCase(case.name, case.title, compare_targets(stood, [RATES]))


def _loaded(case: str | Case, allow_code: bool) -> Case:
    return with_levels(load(case, allow_code=allow_code) if isinstance(case, str) else case)


def _worlds(case: Case, theory: Theory, workers: int, seed: int) -> Worlds:
    return Worlds(prepare(case, theory, workers=workers, seed=seed), case)


def _free(theories: Mapping[str, Theory], case: Case, workers: int, seed: int) -> Mapping[str, Mapping]:
    """The free parameters of each theory with the case's bridges, by name."""
    return {
        name: prepare(case, theory, workers=workers, seed=seed).free_parameters
        for name, theory in theories.items()
    }


def _check(sources: Sequence[Case], aims: Sequence[Case]) -> None:
    if not sources or not aims:
        raise QuestionError(
            "foretell needs a case to learn from, and a case to foretell.",
            remedy="Name at least one of each, such as strikes_poland_1921_1938 and, as `of`, "
            "strikes_sweden_1908_1919.",
        )
    names = [case.name for case in sources]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise QuestionError(f"'{twice[0]}' is named twice.", remedy="Name each case once.")
    both = [case.name for case in aims if case.name in names]
    if both:
        raise QuestionError(
            f"'{both[0]}' is a case to learn from and a case to foretell: a theory would know its record.",
            remedy="Leave it out on one side.",
        )
