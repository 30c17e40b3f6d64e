"""Open questions: what nobody has answered, put through several claims at once.

A question is not decided by a rule of its own. Its answer says what the verdict on each claim behind it means
for the question, what those verdicts hinge on, what rivals answer, and what the record says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.how_often import said
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entries import Entry
from conjuncture.inquiry.ledger.rivals import Rival, false_follows

_SO_MUCH = (
    "So much follows from this theory and its rivals as they are written here, over the draws that crude "
    "patterns do not rule out. Whether it was so is not shown by any of them."
)


@dataclass(frozen=True)
class Means:
    """What a claim means for a question.

    Attributes:
        claim: its id.
        follows, fails: the sentence about the question that stands if the claim follows, and if it fails.
    """

    claim: str
    follows: str
    fails: str

    def told(self, entry: Entry) -> str:
        """What the verdict says about the question."""
        match entry.word:
            case "follows":
                return self.follows
            case "fails":
                return self.fails
            case "depends":
                where = (entry.figures.get("boundary") or {}).get("words", "")
                return f"It depends: where {where}, this holds: {self.follows} Elsewhere: {self.fails}"
            case "definition":
                return f"By the way the words are defined: {self.follows}"
            case _:
                return f"Left undecided is whether this holds: {self.follows} Or this: {self.fails}"


@dataclass(frozen=True)
class OpenQuestion:
    """A question and the claims that bear on it.

    Attributes:
        id: short, unique in its ledger.
        sentence: the question in our own words.
        locator: where it is asked.
        through: what each claim behind it means for it.
        record: what the record can say of it, and what it cannot.
    """

    id: str
    sentence: str
    locator: str
    through: tuple[Means, ...]
    record: str

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims behind it."""
        return tuple(one.claim for one in self.through)

    def answer(
        self,
        claims: Mapping[str, Claim],
        entries: Mapping[str, Entry],
        rivals: Sequence[Rival] = (),
        answers: Mapping[tuple[str, str], Entry] | None = None,
    ) -> Answer:
        """The answer, from the entries of the claims behind it.

        Args:
            claims, entries: by id.
            rivals: of the ledger.
            answers: the rivals' entries by (rival, claim).
        """
        others = answers or {}
        parts = [_part(one, claims[one.claim], entries[one.claim]) for one in self.through]
        beside = [told for one in self.through if (told := _rivals(one.claim, rivals, others))]
        rivalry = f"Rivals: {' '.join(beside)}" if beside else "No rival was asked."
        words = "\n".join((*parts, rivalry, f"The record: {self.record}", _SO_MUCH))
        return Answer(
            kind="question",
            question=self.sentence,
            words=words,
            figures={
                "claims": {
                    name: {"verdict": entries[name].word, **_shares(entries[name])} for name in self.claims
                },
                "rivals": {
                    f"{rival}: {claim}": {"verdict": entry.word, **_shares(entry)}
                    for (rival, claim), entry in others.items()
                    if claim in self.claims
                },
                "hinges": {
                    name: leaning
                    for name in self.claims
                    if (leaning := entries[name].figures.get("leans on"))
                },
            },
        )


def _part(means: Means, claim: Claim, entry: Entry) -> str:
    share = entry.figures.get("holds")
    seen = f", in {said(share)}" if share and share["of"] else ""
    return f"{claim.id} ({entry.word}{seen}): {means.told(entry)}{_hinge(entry)}"


def _hinge(entry: Entry) -> str:
    leaning = entry.figures.get("leans on") or []
    if not leaning:
        return ""
    most = "; ".join(f"{one['quantity']} ({one['correlation']:+.2f})" for one in leaning[:3])
    return f" Among these draws the difference goes most with {most}."


def _rivals(claim: str, rivals: Sequence[Rival], answers: Mapping[tuple[str, str], Entry]) -> str:
    told = [
        f"{rival.name}: {answers[rival.name, claim].word}" + (" (denies it)" if claim in rival.denies else "")
        for rival in rivals
        if (rival.name, claim) in answers
    ]
    if not told:
        return ""
    wrong, judged = false_follows(answers, rivals, claim)
    warned = f" It is said to follow from {wrong} of {judged} that deny it." if judged else ""
    return f"{claim}: {', '.join(told)}.{warned}"


def _shares(entry: Entry) -> dict[str, Any]:
    share = entry.figures.get("holds")
    return {"holds": dict(share)} if share and share["of"] else {}
