"""The ledger: all claims, each tested on its theory and case, with verdicts, stored one by one.

    STORE/not-ruled-out-<fingerprint>.json      the draws that count, of one theory on one case
    STORE/<claim>-<fingerprint>.json            one entry

An entry's fingerprint covers everything that determines it: theory, case, draws, patterns, question, rules.
So a ledger that was stopped resumes where it was, and a ledger whose theory changed is asked again. The
worlds of a claim are stored until its entry is stored, so a claim that was stopped resumes, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from conjuncture.engine.scheduling import Progress, side_by_side
from conjuncture.engine.store import Store
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.coded_claims import ask_recorded
from conjuncture.inquiry.ledger.entry import NOT_ASKED, Entry, left_open, no_verdict, not_asked
from conjuncture.inquiry.ledger.ground import Ground, match
from conjuncture.inquiry.ledger.judge_claim import ask_claim
from conjuncture.inquiry.ledger.judged_draws import JudgedDraws
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.qca.codings import Codings
from conjuncture.language.errors import TheoryError

Group = tuple[str, str]
"""(theory, case): claims of one group are judged on the same draws."""


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
