"""`compare`: theories, the null theory and guesses side by side on one record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.inquiry.comparing.confusion import confusions
from conjuncture.inquiry.comparing.fitted_confusion import fitted_confusions
from conjuncture.inquiry.comparing.targets import compare_targets
from conjuncture.inquiry.course.on_record import WHOLE, PartOfCourse, on_record
from conjuncture.inquiry.course.passages import Predicted, predicted
from conjuncture.inquiry.course.weighing import weigh
from conjuncture.inquiry.course.weights import Weights
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.inquiry.runs.compared_only import compared_only
from conjuncture.inquiry.runs.prepare import scenario_of
from conjuncture.language.theory import Theory
from conjuncture.scoring.cross_validation import BLOCK
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.compare_fitted import fitted_rows, wants_fitted
from conjuncture.studies.compare_parts import parts_of_rivals
from conjuncture.studies.compare_result import Comparison
from conjuncture.studies.compared_theories import compared_theories
from conjuncture.studies.progress import bars_of, shows_bars
from conjuncture.studies.run import DRAWS, run
from conjuncture.studies.run_result import Run

WORKERS = 2_000  # in smaller societies noise alone makes waves of strikes
_EFFECTIVE, _MOST = 100, 8192


@shows_bars
def compare(
    case: str | Case,
    *theories: str | Theory,
    draws: int = DRAWS,
    workers: int = WORKERS,
    seed: int = 0,
    scenario: str | None = None,
    part: PartOfCourse = WHOLE,
    on: str | Sequence[str] = "free",
    bank: str | Path | None = None,
    blocks: int = BLOCK,
    rivals: bool = False,
    parts: bool = False,
    store: str | Path | None = None,
    allow_code: bool = False,
    progress: ProgressBars | bool | None = None,
) -> Comparison:
    """Compare theories on one record: `conjuncture.compare("russia", "leninism.struggle", "toy.py")`.

    All theories have the same inputs, the same bridge and the same seed. The case's null theory, and guesses
    made without any theory, are always added. With `on=("free", "fitted")` each theory with draws stored by
    `fit` has a second row: it is fitted without one block of years after another, and scored on the block
    that was left out.

    Args:
        case: its name, the path of its folder, or a `Case`.
        theories: theories, their names or their files; the others are compared with the first. Default: the
            case's own.
        draws, workers, seed, scenario, allow_code: as for `run`.
        part: the part of the recorded course that is used, if the case records one.
        on: "free": theories with draws from their priors; or ("free", "fitted").
        bank: with "fitted": the folder in which `fit` stored draws, with the same workers and seed.
        blocks: the length in years of the blocks that are left out of fits.
        rivals: whether to compare also all rivals in the ledger of the first theory, if the case's bridge can
            count them. Each takes as long as the first.
        parts: whether to test the claims on which the first theory and its rivals differ, in both: this runs
            their worlds, which takes minutes.
        store: a folder that stores runs; a repeated call reads them there.
        progress: True shows bars also outside a notebook, False nowhere; or a function that is called with
            the title of a run, and returns a function to call with (steps done, steps in all), or None.

    Raises:
        TheoryError: an unknown theory, or one that does not fit the case.
        QuestionError: the same theory twice, no ledger with rivals, or an unknown value of `on`.
        RunError, CodeFromDataError, FileError: as for `run`.
    """
    where = load(case, allow_code=allow_code) if isinstance(case, str) else case
    fits = wants_fitted(on, blocks)
    chosen = compared_theories(where, theories, rivals=rivals, allow_code=allow_code)
    tell = bars_of(progress)
    runs: dict[str, Run] = {}
    courses: dict[str, Weights] = {}
    said: dict[str, Predicted] = {}
    why_not: dict[str, str] = {}
    for name, theory in chosen.by_name.items():
        folder = None if store is None else Path(store)
        runs[name] = compared_only(
            run(
                where,
                theory,
                draws=draws,
                workers=workers,
                seed=seed,
                scenario=scenario,
                patterns=False,  # they would leave other draws for each theory
                store=folder,
                allow_code=allow_code,
                progress=tell(f"{name} over {where.title}"),
            )
        )
        if where.course is None or not where.course.spells:
            continue
        bar = tell(f"{name} on the recorded course")
        try:
            on_course = on_record(runs[name].simulation, where, part)
            weighed = weigh(on_course, _EFFECTIVE, most=_MOST, progress=bar)
            courses[name], said[name] = weighed.weights, predicted(weighed)
        except QuestionError as reason:
            why_not[name] = str(reason)
    folder, kept = (None if each is None else Path(each) for each in (store, bank))
    settings = AskSettings(draws, workers, seed, folder, allow_code, bank=kept)
    used = scenario_of(where, scenario)
    fitted = fitted_rows(where, runs, settings, used, blocks, tell) if fits else ()
    shown = {one.name: one for one in fitted if not one.withheld}
    targets = compare_targets(runs, fitted=shown, block=blocks)
    of_fits = {one.theory: one.blocks for one in shown.values() if one.blocks is not None}
    scored = {standing.row.name for one in shown.values() for standing in one.standings}
    return Comparison(
        where,
        runs,
        chosen.null,
        targets,
        part,
        courses,
        said,
        why_not,
        parts_of_rivals(where, chosen.by_name, settings, ask=parts, tell=tell),
        chosen.left_out,
        (*confusions(runs), *fitted_confusions(of_fits, scored, seed=seed)),
        fitted,
        blocks,
    )
