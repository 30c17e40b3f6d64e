"""The claims on which the first theory and the rivals of its ledger differ, tested in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from conjuncture.cases.case import Case
from conjuncture.inquiry.comparing.parts import RivalParts, rival_parts
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.inquiry.ledger.rivals import Rival
from conjuncture.language.theory import Theory
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.claims import ask_claims
from conjuncture.studies.registry.ledgers import UnknownLedgerError, ledger_of


def parts_of_rivals(
    case: Case, theories: Mapping[str, Theory], settings: AskSettings, *, ask: bool, tell: ProgressBars
) -> tuple[RivalParts, ...]:
    """The theories that are rivals in the ledger of the first, with the points on which they differ.

    Args:
        case: the case of the comparison.
        theories: by name, in their order.
        settings: the settings for claims.
        ask: whether to test the claims, which runs their worlds.
        tell: called with the title of each run.
    """
    (_, first), *others = theories.items()
    try:
        file = ledger_of(case, first)
    except UnknownLedgerError:
        return ()
    there = {theory.name: theory for _, theory in others}
    rivals = [(rival, there[name]) for rival in file.rivals if (name := _plain(rival)) in there]
    claims = {claim.id: claim for claim in file.claims}
    asked = {rival.name: _claims_over(rival, file, case) if ask else [] for rival, _ in rivals}
    every = list({claim.id: claim for of_rival in asked.values() for claim in of_rival}.values())
    of_first = _entries(every, first, case, settings, tell)
    return tuple(
        rival_parts(rival, claims, case, of_first, _entries(asked[rival.name], theory, case, settings, tell))
        for rival, theory in rivals
    )


def _plain(rival: Rival) -> str:
    return rival.theory.removeprefix("conjuncture.theories.")


def _claims_over(rival: Rival, file: ClaimFile, case: Case) -> list[Claim]:
    """The claims that are asked of the rival, about a theory on this case."""
    return [
        replace(claim, carriers=())
        for claim in file.claims
        if claim.id in rival.asked and claim.case == case.name and claim.theory and claim.question is not None
    ]


def _entries(
    claims: list[Claim], theory: Theory, case: Case, settings: AskSettings, tell: ProgressBars
) -> dict[str, Entry]:
    if not claims:
        return {}
    ledger = ask_claims(claims, theory, settings, case=case, tell=tell)
    return {entry.claim: entry for entry in ledger.entries}
