"""The command line that asks a question again."""

from __future__ import annotations

from collections.abc import Iterator

from conjuncture.cases.case import Case
from conjuncture.inquiry.experiments.interventions import Act
from conjuncture.language.theory import Theory
from conjuncture.presentation.things_to_try import Asking
from conjuncture.studies.ask_settings import DRAWS, WORKERS, AskSettings


def asking_of(
    case: str | Case, theory: str | Theory | None, settings: AskSettings, *, rivals: bool = True
) -> Asking:
    """The arguments of `conjuncture.ask` as options of the command `conjuncture ask`."""
    options = [
        *([("--draws", str(settings.draws))] if settings.draws != DRAWS else []),
        *([("--workers", str(settings.workers))] if settings.workers != WORKERS else []),
        *([("--seed", str(settings.seed))] if settings.seed else []),
        *([] if rivals else [("--no-rivals", "")]),
        *([("--allow-code", "")] if settings.allow_code else []),
        *(("--given", _given(act)) for act in settings.given.acts),
        *_of_course(settings),
    ]
    return Asking(
        case.name if isinstance(case, Case) else case,
        theory.name if isinstance(theory, Theory) else theory or "",
        settings.draws,
        settings.workers,
        settings.seed,
        tuple(options),
    )


def _given(act: Act) -> str:
    """`faction_rights[party]=1`."""
    member = f"[{act.where.place}]" if act.where else ""
    value = ("yes" if act.value else "no") if isinstance(act.value, bool) else f"{act.value:g}"
    return f"{act.what}{member}={value}"


def _of_course(settings: AskSettings) -> Iterator[tuple[str, str]]:
    """The options for the recorded course and its part."""
    if settings.on == "free":
        return
    part = settings.part
    yield "--on", settings.on
    if settings.bank is not None:
        yield "--bank", str(settings.bank)
    if part.until:
        yield "--until", part.until
    several = {"--of": part.of, "--except": part.leave_free, "--coding": part.codings}
    for option, values in several.items():
        yield from ((option, value) for value in values)
