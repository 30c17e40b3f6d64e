"""The form of a run: mechanisms to cut, readings, other values of quantities, draws, workers and seed."""

from __future__ import annotations

from conjuncture.app.choices import Choices
from conjuncture.app.form import Form
from conjuncture.app.task import Task
from conjuncture.studies.moved_quantities import moved

DRAWS, WORKERS = 64, 2_000
"""The default size: a theory with fifty mechanisms takes some seconds, once it is compiled."""


def run_task(form: Form, choices: Choices) -> Task:
    """The run that a form describes.

    Raises:
        FormError: a case or theory that the page does not offer, or a text that is not a number.
        RunError: an unknown scenario.
        TheoryError: a mechanism that is unknown or cannot be cut, an unknown reading, or a quantity that is
            unknown or cannot have this value.
    """
    from conjuncture.inquiry.runs.prepare import scenario_of

    case_name, scenario = form.one("case"), form.one("scenario")
    case, theory = choices.case(case_name), choices.theory(form.one("theory"))
    cuts = form.many("cut")
    readings = form.under("reading:")
    beliefs = [f"{name}={value}" for name, value in form.under("prior:").items()]
    # This raises the errors of cuts, readings and priors before a job starts.
    moved(theory.reading(**readings).without(*cuts), beliefs)
    words = [
        "run",
        *asked_of(form, choices),
        *(word for name in cuts for word in ("--without", name)),
        *(word for name, reading in readings.items() for word in ("--reading", f"{name}={reading}")),
        *(word for belief in beliefs for word in ("--prior", belief)),
        *(["--scenario", scenario_of(choices.loaded(case_name), scenario)] if scenario else []),
        *size(form, DRAWS, WORKERS, least_draws=2),
        *(["--no-patterns"] if form.one("priors") else []),
    ]
    changed = f", without {', '.join(cuts)}" if cuts else ""
    changed += f", with {', '.join(beliefs)}" if beliefs else ""
    return Task(f"{theory.name} over {case.title}{changed}", tuple(words), "run", form)


def asked_of(form: Form, choices: Choices) -> list[str]:
    """The words for the case, for the theory if it is not the case's own, and for --allow-code."""
    case, theory = form.one("case"), form.one("theory")
    own = ["--theory", theory] if theory != choices.usual_theory(case) else []
    return [case, *own, *(["--allow-code"] if choices.allow_code else [])]


def size(form: Form, draws: int, workers: int, *, least_draws: int = 1) -> list[str]:
    """The words for draws, workers and seed."""
    seed = form.whole("seed", 0, least=0, most=999_999_999)
    return [
        "--draws",
        str(form.whole("draws", draws, least=least_draws, most=100_000)),
        "--workers",
        str(form.whole("workers", workers, least=100)),
        *(["--seed", str(seed)] if seed else []),
    ]
