"""The ledger: all claims, each tested on its theory and case, with verdicts, stored one by one.

    STORE/not-ruled-out-<fingerprint>.json      the draws that count, of one theory on one case
    STORE/<claim>-<fingerprint>.json            one entry

An entry's fingerprint covers everything that determines it: theory, case, draws, patterns, question, rules.
So a ledger that was stopped resumes where it was, and a ledger whose theory changed is asked again. The
worlds of a claim are stored until its entry is stored, so a claim that was stopped resumes, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from conjuncture.engine.digests import digest
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.scheduling import Progress, Share, side_by_side
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.engine.work import not_kept
from conjuncture.inquiry.course.judged import CourseDraws, course_draws
from conjuncture.inquiry.course.on_record import On
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.paired_worlds import room_for
from conjuncture.inquiry.fitting.fitted_draws import FittedDraws, fitted_draws
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.coded_claims import ask_recorded
from conjuncture.inquiry.ledger.entry import NOT_ASKED, Entry, left_open, no_verdict, not_asked
from conjuncture.inquiry.ledger.findings import bare, kept, look_up
from conjuncture.inquiry.ledger.judge_claim import ask_claim
from conjuncture.inquiry.ledger.judged_draws import JudgedDraws
from conjuncture.inquiry.ledger.verdicts import ENOUGH
from conjuncture.inquiry.matching.history_matching import match_history
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.matching.ruling_out import Observe
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.qca.codings import Codings
from conjuncture.language.errors import TheoryError

if TYPE_CHECKING:
    from conjuncture.cases.pattern import Pattern  # loads table readers, which a list of claims does not need
    from conjuncture.inquiry.fitting.kept_fit import KeptFit  # loads the fitting modules, likewise

Group = tuple[str, str]
"""(theory, case): claims of one group are judged on the same draws."""


@dataclass(frozen=True, eq=False)
class Ground:
    """The simulation and the patterns on which the claims of a group are judged.

    Attributes:
        simulation: of the theory on the case.
        patterns: the case's, declared beforehand.
        observe: gives a run as the case's books would have recorded it.
        seen: the variables that `observe` reads; if none is named, all that are recorded.
        on: "free", or how the recorded course is used; then the simulation is on the course, and patterns
            rule no draw out.
        fit: with `on="fitted"` the fit whose draws are judged.
    """

    simulation: Simulation
    patterns: Sequence[Pattern]
    observe: Observe
    seen: tuple[str, ...] = ()
    on: On = "free"
    fit: KeptFit | None = None

    @property
    def how_found(self) -> str:
        """How the draws are found; the title of the progress bar."""
        return {"free": "ruling out", "fitted": "fitting"}.get(self.on, "on the recorded course")


@dataclass(frozen=True, eq=False)
class Ledger:
    """All claims, each asked of its theory on its case.

    Attributes:
        claims, entries: in the same order.
        matched: the draws that count, by group; a group in which every claim is left open has none.
    """

    claims: tuple[Claim, ...]
    entries: tuple[Entry, ...]
    matched: Mapping[Group, JudgedDraws]

    def matched_for(self, claim: Claim) -> JudgedDraws | None:
        """The draws on which a claim is judged; None if nothing was run for it."""
        return self.matched.get((claim.theory, claim.case))


CodingsOf = Callable[[Conditions], tuple[Codings, int]]
"""Gives the coded cases that a question names, and the seed of their recodings."""
ProgressBars = Callable[[str], Progress | None]
"""Takes the title of a run, and gives the callback for its steps."""


def run_ledger(
    claims: Sequence[Claim],
    ground: Callable[[str, str], Ground],
    draws: int,
    *,
    rounds: int = 6,
    store: Store | None = None,
    tell: ProgressBars = lambda _: None,
    codings: CodingsOf | None = None,
) -> Ledger:
    """In each group rule out draws once, then judge every claim on the others.

    Args:
        claims: from `read_claims`.
        ground: makes what claims are judged on, for each theory on a case.
        draws: in each round of matching.
        rounds: the most rounds; fewer are run if enough draws survive.
        store: where entries are stored one by one, and looked up.
        tell: called with the title of each run; from several threads if there are several groups.
        codings: gives coded cases, and the seed of their recodings; None: claims about coded cases are not
            asked.
    """
    groups = groups_of(claims)
    entries: dict[int, Entry] = {}
    for place, claim in enumerate(claims):
        if claim.question is None:
            entries[place] = left_open(claim)
        elif isinstance(claim.question, Conditions):
            entries[place] = recorded_entry(claim, codings, draws, store)

    def run(group: Group) -> JudgedDraws | None:
        where = f" ({' over '.join(group)})" if len(groups) > 1 else ""
        of_group = [claims[place] for place in groups[group]]
        try:
            judged_on = ground(*group)
        except (TheoryError, QuestionError) as error:  # does not fit the case: the reason for all its claims
            entries.update({place: not_asked(claims[place], error) for place in groups[group]})
            return None
        progress = tell(f"{judged_on.how_found}{where}")
        try:
            matched = match(judged_on, of_group, draws, rounds=rounds, store=store, progress=progress)
        except QuestionError as error:  # the course is impossible: the reason for all its claims
            entries.update({place: no_verdict(claims[place], error) for place in groups[group]})
            return None
        for place in groups[group]:
            progress = tell(f"{claims[place].id}{where}")
            entries[place] = ask_claim(claims[place], matched, store=store, progress=progress)
        return matched

    # Compiling takes one core, and each group compiles, so groups run in parallel.
    runs = dict(zip(groups, side_by_side(run, list(groups)), strict=True))
    matched = {group: matched for group, matched in runs.items() if matched is not None}
    return Ledger(tuple(claims), tuple(entries[place] for place in range(len(claims))), matched)


def groups_of(claims: Sequence[Claim]) -> dict[Group, list[int]]:
    """The places of the claims that are asked of a theory, by theory and case."""
    groups: dict[Group, list[int]] = {}
    for place, claim in enumerate(claims):
        if claim.question is not None and not isinstance(claim.question, Conditions):
            groups.setdefault((claim.theory, claim.case), []).append(place)
    return groups


def recorded_entry(claim: Claim, codings: CodingsOf | None, draws: int, store: Store | None) -> Entry:
    """The entry of a claim about coded cases; "not asked" if there are no codings with that name."""
    assert isinstance(claim.question, Conditions)
    try:
        if codings is None:
            raise QuestionError(f"there are no coded cases '{claim.question.cases}' here.")
        cases, seed = codings(claim.question)
    except QuestionError as error:
        return Entry(claim.id, NOT_ASKED, f"This claim does not apply to the codings: {error}", None)
    return ask_recorded(claim, cases, draws, seed=seed, store=store)


def match(
    ground: Ground,
    claims: Sequence[Claim],
    draws: int,
    *,
    rounds: int = 6,
    store: Store | None = None,
    share: Share | None = None,
    progress: Progress | None = None,
) -> JudgedDraws:
    """The draws on which these claims of one group are judged, from runs or from the store.

    The program has room for the worlds of all claims, so that it is compiled once.

    Args:
        ground: the ground on which they are judged.
        claims: all of the group.
        draws: in each round.
        rounds: at most so many.
        store: where the draws are stored and looked up.
        share: which batches to begin with, where several processes match the same in one store.
        progress: called with (steps done, steps in all).
    """
    ready = with_room_for(ground.simulation, claims)

    def make(room: Store | None) -> JudgedDraws:
        if ground.on == "fitted":
            assert ground.fit is not None
            return fitted_draws(replace(ready, store=room), ground.fit.made(progress))
        if ground.on != "free":
            return course_draws(replace(ready, store=room), ground.on, draws, progress=progress)
        return match_history(
            replace(ready, store=room, only=ground.seen),
            ground.patterns,
            ground.observe,
            draws,
            rounds=rounds,
            enough=ENOUGH,
            share=share,
            progress=progress,
        )

    reasons = () if store is None else (*not_kept(ready), *digest(ground.observe).unknown)
    if store is None or reasons:
        return replace(make(None), not_kept=reasons)
    matched = kept(
        store,
        _MATCHING,
        _decides(ready, ground, draws, rounds),
        make=make,
        written=lambda found: found.to_dict(),
        read=lambda data: _draws_from(ready, ground, data),
        alone=share is None,
    )
    return replace(matched, simulation=replace(matched.simulation, store=None))


def matched_already(
    ground: Ground, claims: Sequence[Claim], draws: int, *, rounds: int = 6, store: Store
) -> JudgedDraws | None:
    """The draws that `match` has found and stored; None if there are none."""
    ready = with_room_for(ground.simulation, claims)
    decides = _decides(ready, ground, draws, rounds)
    return look_up(store, _MATCHING, decides, lambda data: _draws_from(ready, ground, data))


def _draws_from(ready: Simulation, ground: Ground, data: Mapping[str, Any]) -> JudgedDraws:
    kinds = {"free": MatchedDraws, "fitted": FittedDraws}
    return kinds.get(ground.on, CourseDraws).from_dict(ready, data)


_MATCHING = "not-ruled-out"


def _decides(ready: Simulation, ground: Ground, draws: int, rounds: int) -> dict[str, Any]:
    """Everything that determines which draws are not ruled out."""
    return {
        "run": fingerprint(bare(ready)),
        "observed": digest(ground.observe).value,
        "patterns": [digest(pattern).value for pattern in ground.patterns],
        "rounds": [draws, rounds, ENOUGH],
        "on": ground.on,
        **({} if ground.fit is None else {"fit": ground.fit.identity}),
    }


def with_room_for(simulation: Simulation, claims: Sequence[Claim]) -> Simulation:
    """The simulation with room for the worlds of every claim that applies to this theory."""
    for claim in claims:
        sides = [side for statement in claim.statements for side in statement.sides]
        try:
            simulation = room_for(
                simulation,
                [side.world for side in sides],
                [side.outcome for side in sides],
                [change for statement in claim.statements for change in statement.changes],
            )
        except (QuestionError, TheoryError):
            continue  # the error is raised when the claim is asked
    return simulation
