"""The ground of claims: the simulation on which they are judged, and the draws that count, run or stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from conjuncture.engine.digests import digest
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.scheduling import Progress, Share
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.engine.work import not_kept
from conjuncture.inquiry.course.judged import course_draws
from conjuncture.inquiry.course.on_record import On
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.paired_worlds import room_for
from conjuncture.inquiry.fitting.fitted_draws import fitted_draws
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.findings import bare, kept, look_up
from conjuncture.inquiry.ledger.judged_draws import JudgedDraws
from conjuncture.inquiry.ledger.verdicts import ENOUGH
from conjuncture.inquiry.matching.history_matching import match_history
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.matching.ruling_out import Observe
from conjuncture.inquiry.sampled_draws import SampledDraws
from conjuncture.language.errors import TheoryError

if TYPE_CHECKING:
    from conjuncture.cases.pattern import Pattern  # loads table readers, which a list of claims does not need
    from conjuncture.inquiry.fitting.kept_fit import KeptFit  # loads the fitting modules, likewise

_MATCHING = "not-ruled-out"


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
    if ground.on == "free":
        return MatchedDraws.from_dict(ready, data)
    return SampledDraws.from_dict("fit" if ground.on == "fitted" else "course", ready, data)


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
