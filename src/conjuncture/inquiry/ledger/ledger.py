"""The ledger: all claims of a file asked of one theory on one case, each with its verdict, kept as they come.

    FOLDER/not-ruled-out-<fingerprint>.json     the draws that count
    FOLDER/<claim>-<fingerprint>.json           one entry

An entry's fingerprint is of everything that decides it: theory, case, draws, patterns, question, rules. So a
ledger that was stopped goes on where it was, and one whose theory changed is asked anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from conjuncture.engine.ensemble import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import fingerprint
from conjuncture.inquiry.answers import Answer, plain
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.contrasts import Contrast, Held, Side, Together, weigh
from conjuncture.inquiry.ledger.not_ruled_out import (
    NotRuledOut,
    Observe,
    Pattern,
    not_ruled_out,
    recalled,
    told,
)
from conjuncture.inquiry.ledger.verdicts import SURVIVORS, Verdict, Word, holds_by_definition, judge
from conjuncture.inquiry.serial import as_data
from conjuncture.inquiry.worlds.twin_pairs import room_for
from conjuncture.inquiry.worlds.twins import hair_breadth
from conjuncture.language.errors import TheoryError

_RULES = "1"  # raise when verdicts are made by other rules, or contrasts weighed otherwise

ENOUGH = SURVIVORS + 40
"""Survivors after which no further wave is run: some more than a verdict needs."""


@dataclass(frozen=True)
class Entry:
    """One claim with what the runs say.

    Attributes:
        claim: its id.
        word: the verdict; "not asked" where the theory lacks what the question speaks of.
        words: the finding, a paragraph.
        figures: its numbers; none of the whole priors, since a share of those measures the theory's author.
        read: whether it was found in the folder rather than run.
    """

    claim: str
    word: Word | str
    words: str
    figures: Mapping[str, Any]
    read: bool = False


@dataclass(frozen=True, eq=False)
class Ledger:
    """All claims asked of one theory on one case."""

    theory: str
    matched: NotRuledOut
    claims: tuple[Claim, ...]
    entries: tuple[Entry, ...]


Told = Callable[[str], Progress | None]
"""Says what is now being run, and gives what is told about its steps."""


def match(
    simulation: Simulation,
    claims: Sequence[Claim],
    patterns: Sequence[Pattern],
    observe: Observe,
    draws: int,
    *,
    waves: int = 6,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> NotRuledOut:
    """The draws on which these claims are judged, run or read.

    The program is built with room for all claims' worlds at once, so that it is compiled once.
    """
    ready = _ready(simulation, claims)
    decides = {
        "run": fingerprint(ready),
        "patterns": [str(vars(pattern)) for pattern in patterns],
        "waves": [draws, waves, ENOUGH, _RULES],
    }
    path = _path(folder, "not-ruled-out", decides)
    written = _read(path)
    if written is not None:
        return recalled(ready, written)
    found = not_ruled_out(ready, patterns, observe, draws, waves=waves, enough=ENOUGH, progress=progress)
    _write(path, told(found))
    return found


def ask_claim(
    claim: Claim, matched: NotRuledOut, *, folder: Path | None = None, progress: Progress | None = None
) -> Entry:
    """One claim judged on the surviving draws, run or read.

    A question that this theory cannot be asked becomes an entry "not asked" with the reason.
    """
    decides = {
        "run": fingerprint(matched.simulation),
        "survivors": list(matched.survivors),
        "hair": [str(one) for one in hair_breadth(matched.simulation).holds],
        "question": as_data(claim.question),
        "rules": _RULES,
    }
    path = _path(folder, claim.id, decides)
    written = _read(path)
    if written is not None:
        return Entry(**{**written, "read": True})
    try:
        entry = _asked(claim, matched, progress)
    except (QuestionError, TheoryError) as error:
        entry = Entry(claim.id, "not asked", f"This theory cannot be asked: {error}", {})
    _write(path, asdict(entry))
    return entry


def run_ledger(
    simulation: Simulation,
    claims: Sequence[Claim],
    patterns: Sequence[Pattern],
    observe: Observe,
    draws: int,
    *,
    waves: int = 6,
    folder: Path | None = None,
    tell: Told = lambda _: None,
) -> Ledger:
    """Rule out draws, then ask every claim of the rest.

    Args:
        simulation: of the theory on the case.
        claims: from `read_claims`.
        patterns: the case's, declared beforehand.
        observe: a run as the case's books would have held it.
        draws: in each wave of matching.
        waves: at most so many; no more are run when enough survive.
        folder: where entries are kept as they come, and looked up.
        tell: told what is being run.
    """
    matched = match(
        simulation, claims, patterns, observe, draws, waves=waves, folder=folder, progress=tell("ruling out")
    )
    entries = tuple(ask_claim(claim, matched, folder=folder, progress=tell(claim.id)) for claim in claims)
    return Ledger(_plain_name(simulation), matched, tuple(claims), entries)


def answer_of(claim: Claim, entry: Entry, matched: NotRuledOut) -> Answer:
    """A claim's entry as an answer, to be told like any other."""
    warnings = () if len(matched.survivors) >= SURVIVORS else (too_few(matched),)
    return Answer("claim", claim.sentence, entry.words, entry.figures, warnings, as_data(claim.question))


def too_few(matched: NotRuledOut) -> str:
    """The warning that goes with a verdict on too few draws."""
    return (
        f"Only {len(matched.survivors)} draws are not ruled out, and a verdict needs {SURVIVORS}: every "
        "claim stays undecided. Ask for more with --draws."
    )


def _asked(claim: Claim, matched: NotRuledOut, progress: Progress | None) -> Entry:
    if not matched.survivors:
        raise QuestionError("the case's crude patterns rule out every draw of it. Ask for more draws.")
    held = weigh(claim.question, matched.simulation, matched.survivors, progress=progress)
    found = judge(held.holds, held.parameters, held.names)
    if found.word == "follows" and holds_by_definition(claim.question, matched.simulation):
        found = judge(held.holds, held.parameters, held.names, definition=True)
    boundary = None if found.boundary is None else asdict(found.boundary)
    figures = {**held.figures, "verdict": found.word, "boundary": boundary, "ruled_out": matched.words}
    return Entry(claim.id, found.word, _paragraph(found, held, matched), plain(figures))


_MEANS: Mapping[Word, str] = {
    "follows": "In this theory the claim follows.",
    "fails": "In this theory the claim fails.",
    "depends": "In this theory the claim neither follows nor fails: it depends.",
    "undecided": "These runs leave the claim undecided.",
    "definition": "The claim holds by the way its words are defined here, so the runs say nothing about it.",
}


def _paragraph(found: Verdict, held: Held, matched: NotRuledOut) -> str:
    theory = _plain_name(matched.simulation)
    each = " ".join(one.words for one in held.weighed)
    failed = f" {held.failed} draws failed and are left out." if held.failed else ""
    return (
        f"{_MEANS[found.word]} {found.reason} {each} Judged on {held.draws.size} draws out of "
        f"{sum(wave.draws for wave in matched.waves)}, those that the case's crude patterns do not rule out."
        f"{failed} This is what follows from the theory '{theory}' with all that is "
        "unknown in it; whether it was so is for the record to say."
    )


def _plain_name(simulation: Simulation) -> str:
    """The theory's name without the case's bridge."""
    return simulation.theory.name.partition("+")[0]


def _ready(simulation: Simulation, claims: Sequence[Claim]) -> Simulation:
    """With room for the worlds of every claim that this theory can be asked."""
    for claim in claims:
        sides = [
            side
            for one in _contrasts(claim.question)
            for side in (one.first, one.second)
            if isinstance(side, Side)
        ]
        try:
            simulation = room_for(
                simulation, [side.world for side in sides], [side.outcome for side in sides]
            )
        except (QuestionError, TheoryError):
            continue  # said when the claim is asked
    return simulation


def _contrasts(question: Contrast | Together) -> tuple[Contrast, ...]:
    return question.contrasts if isinstance(question, Together) else (question,)


def _path(folder: Path | None, name: str, decides: Mapping[str, Any]) -> Path | None:
    if folder is None:
        return None
    digest = hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()
    return folder / f"{name}-{digest[:20]}.json"


def _read(path: Path | None) -> dict[str, Any] | None:
    if path is None or not path.exists():
        return None
    try:
        return json.loads(path.read_text("utf-8"))
    except ValueError:  # written by half: it is run again
        return None


def _write(path: Path | None, data: Mapping[str, Any]) -> None:
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    unfinished.write_text(json.dumps(plain(data), indent=1), "utf-8")
    unfinished.replace(path)
