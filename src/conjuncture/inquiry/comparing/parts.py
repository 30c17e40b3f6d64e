"""Where a rival differs from the theory that it is compared with: claims of a ledger, asked of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conjuncture.cases.case import Case
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry, holds_in
from conjuncture.inquiry.ledger.rivals import Rival
from conjuncture.inquiry.proportions import Proportion


@dataclass(frozen=True)
class AskedPart:
    """One claim, asked of a rival and of the first theory.

    Attributes:
        claim, sentence: its id, and in words.
        denied: whether the rival itself says that the claim is false.
        first, rival: in how many of the draws that count it holds, under the first theory and the rival;
            None where the claim is not asked, or no draw counts.
        first_verdict, rival_verdict: the verdicts of the ledger.
        record: what the record says about it, in words; empty: nothing.
        recorded: whether the claim is only about the world as it was, and only about recorded quantities.
    """

    claim: str
    sentence: str
    denied: bool
    first: Proportion | None
    rival: Proportion | None
    first_verdict: str
    rival_verdict: str
    record: str
    recorded: bool

    @property
    def parts(self) -> bool:
        """Whether the two differ beyond chance: their intervals do not overlap."""
        if self.first is None or self.rival is None:
            return False
        return self.first.high < self.rival.low or self.rival.high < self.first.low


@dataclass(frozen=True)
class RivalParts:
    """A rival among the theories that are compared.

    Attributes:
        theory, name, holder: its theory, its name, and who holds it.
        words: the recordable prediction on which the rival differs from the ledger's theory, in its own
            words.
        asked: its claims over this case, where they were asked.
        elsewhere: ids of its claims that are asked over other cases.
    """

    theory: str
    name: str
    holder: str
    words: str
    asked: tuple[AskedPart, ...]
    elsewhere: tuple[str, ...]


def rival_parts(
    rival: Rival,
    claims: Mapping[str, Claim],
    case: Case,
    first: Mapping[str, Entry],
    own: Mapping[str, Entry],
) -> RivalParts:
    """A rival with the claims on which the two may differ.

    Args:
        rival: of a ledger.
        claims: all of the ledger, by id.
        case: the case on which theories are compared.
        first, own: the entries of its claims under the first theory and under its own; empty: not asked.
    """
    recorded = {target.variable for target in case.targets()}
    asked = [claims[name] for name in rival.asked if name in first and name in own]
    return RivalParts(
        rival.theory,
        rival.name,
        rival.holder,
        rival.parts,
        tuple(
            AskedPart(
                claim.id,
                claim.sentence,
                claim.id in rival.denies,
                holds_in(first[claim.id]),
                holds_in(own[claim.id]),
                first[claim.id].word,
                own[claim.id].word,
                claim.record,
                all(
                    not side.world.acts and side.outcome.variable in recorded
                    for statement in claim.statements
                    for side in statement.sides
                ),
            )
            for claim in asked
        ),
        tuple(name for name in rival.asked if claims[name].case != case.name),
    )
