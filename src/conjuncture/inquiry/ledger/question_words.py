"""An open question's answer in words: in short, by claims, what it depends on, rivals, what is not shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conjuncture.grammar import counted
from conjuncture.inquiry.correlates import Correlate
from conjuncture.inquiry.experiments.sizes import changed_in_words
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import (
    LEFT_OPEN,
    NO_VERDICT,
    NOT_ASKED,
    WITHOUT_FIGURES,
    Entry,
    holds_in,
)
from conjuncture.inquiry.ledger.parts import Part
from conjuncture.inquiry.ledger.quantity_words import explained_once, plain, said_in_words
from conjuncture.inquiry.ledger.rivals import Rival, false_follows
from conjuncture.inquiry.ledger.turning import turning
from conjuncture.inquiry.ledger.verdicts import FAILS, FOLLOWS, SURVIVORS
from conjuncture.inquiry.proportions import in_percent

_COUNTED = {
    "follows": ("follows", "follow"),
    "depends": ("depends on unmeasured parameters", "depend on unmeasured parameters"),
    "fails": ("fails as stated", "fail as stated"),
    "undecided": ("stays undecided", "stay undecided"),
    "definition": ("holds by definition alone", "hold by definition alone"),
    LEFT_OPEN: ("is left open", "are left open"),
    NOT_ASKED: ("does not apply to the theory", "do not apply to the theory"),
    NO_VERDICT: ("has no verdict", "have no verdict"),
}
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MOST_IN_SHORT = 5
_WAYS = {
    "more": "the more so",
    "less": "the less so",
    "larger": "the larger the figure",
    "smaller": "the smaller the figure",
}
_STANDINGS = (("shown", "Shown"), ("not so", "Shown to be false"), ("open", "Not shown either way"))


@dataclass(frozen=True)
class ClaimFinding:
    """A claim of an open question with its result.

    Attributes:
        claim, entry, parts: the claim, its result, and the result of each of its parts.
        follows, fails: what each would mean for the question.
    """

    claim: Claim
    entry: Entry
    parts: tuple[Part, ...]
    follows: str
    fails: str


def finding(findings: Sequence[ClaimFinding]) -> str:
    """The verdicts in a sentence: `Of its four claims none follows, two fail ...`."""
    words = [claim_finding.entry.word for claim_finding in findings]
    counts = [(word, words.count(word)) for word in _COUNTED if word in words or word == "follows"]
    phrases = [f"{_number(count)} {_COUNTED[word][count > 1]}" for word, count in counts]
    if len(findings) == 1:
        return f"Its one claim {_COUNTED[words[0]][0]}."
    return f"Of its {_number(len(findings))} claims {_and_list(phrases)}."


def in_short(findings: Sequence[ClaimFinding], words: Mapping[str, str]) -> str:
    """The meaning of the main claim for the question, all verdicts, and the parts that were shown."""
    text = f"In short. {_first(findings[0], words)} {finding(findings)}"
    for standing, heading in _STANDINGS[:2]:
        of_standing = list(
            dict.fromkeys(
                part.words
                for claim_finding in findings
                for part in claim_finding.parts
                if part.standing == standing
            )
        )
        if of_standing:
            more = len(of_standing) - _MOST_IN_SHORT
            rest = f"; and {_number(more)} more below" if more > 0 else ""
            text += f" {heading}, in this theory: {'; '.join(of_standing[:_MOST_IN_SHORT])}{rest}."
    return text


def of_claim(claim_finding: ClaimFinding, words: Mapping[str, str]) -> str:
    """A claim: its verdict, what this means for the question, and the parts that were shown."""
    share, count = holds_in(claim_finding.entry), len(claim_finding.parts)
    shares = ""
    if share:
        all_of_it = f"its {_number(count)} parts hold together" if count > 1 else "it holds"
        shares = f": {all_of_it} in {share.in_words()}"
    verdict = _COUNTED.get(claim_finding.entry.word, (claim_finding.entry.word,))[0]
    text = f"{claim_finding.claim.id} {verdict}{shares}. {_meaning(claim_finding, words)}"
    if claim_finding.entry.word in WITHOUT_FIGURES:
        return f"{text} {claim_finding.entry.words}"
    text += condition_words(claim_finding.entry)
    text += changed_in_words(claim_finding.entry.figures.changed if claim_finding.entry.figures else ())
    for standing, heading in _STANDINGS:
        of_standing = [part.told for part in claim_finding.parts if part.standing == standing]
        if of_standing:
            text += f" {heading}: {'; '.join(of_standing)}."
    return text + margins(claim_finding.entry)


def hinges(findings: Sequence[ClaimFinding], words: Mapping[str, str]) -> str:
    """The parameters and mechanisms on which the verdicts depend."""
    by_claim = {claim_finding.claim.id: _turns_on(claim_finding, words) for claim_finding in findings}
    sentences = [sentence for sentence in by_claim.values() if sentence]
    silent = [claim for claim, sentence in by_claim.items() if not sentence]
    if silent:
        sentences.append(f"No single parameter stands out for {_and_list(silent)}.")
    return (
        "The unmeasured parameters with most influence (in brackets the rank correlation over the "
        f"draws, 0 none, 1 full). {explained_once(' '.join(sentences), words.values())}"
    )


def of_rivals(
    rivals: Sequence[Rival], answers: Mapping[tuple[str, str], Entry], claims: Sequence[str]
) -> tuple[str, ...]:
    """The answer of each rival, who holds it, and what in the record would distinguish it."""
    sentences = []
    for rival in rivals:
        asked_of_rival = [claim for claim in claims if (rival.name, claim) in answers]
        if asked_of_rival:
            phrases = "; ".join(
                of_rival(answers[rival.name, claim], claim, rival) for claim in asked_of_rival
            )
            sentences.append(
                f"{rival.name} ({rival.holder}): {phrases}. It differs from the essay in this: {rival.parts}"
            )
    if not sentences:
        return ("Rivals. No rival was run.",)
    counts = [false_follows(answers, rivals, claim) for claim in claims]
    wrong, total = (sum(column) for column in zip(*counts, strict=True))
    checked = (
        f" Check of the method: in worlds of rivals that deny a claim, the claim follows in {wrong} of "
        f"{counted(total, 'verdict')}. More than a few of these would mean that the method favours "
        "the essay."
        if total
        else ""
    )
    many = f"{_number(len(sentences))} rival theories" if len(sentences) > 1 else "one rival theory"
    return (
        f"Rivals. These claims were also tested on {many}, with mechanisms of their own.{checked}",
        *sentences,
    )


def limits() -> tuple[str, ...]:
    """What no such answer shows, a sentence for each limit."""
    return (
        "A draw is one world: every unmeasured parameter has a value within wide bounds.",
        "Only draws that crude patterns of the record do not rule out count.",
        (
            f"A claim follows if it holds in at least {FOLLOWS:.0%} of them with 95% confidence, and "
            f"fails if it holds in at most {FAILS:.0%}; the figures after a share are its 95% interval."
        ),
        "Shares of draws are no probabilities of history.",
        (
            "The verdicts are about this theory and its rivals as they are written here; they do not show "
            "whether it was so."
        ),
    )


def not_shown(findings: Sequence[ClaimFinding]) -> str:
    """The limits of such an answer."""
    again = findings[0].claim.id
    return (
        f"What this does not show. {' '.join(limits())} `conjuncture ask` explains how a "
        f"claim was tested and what would count against it: conjuncture ask {again}."
    )


def named(lean: Correlate, words: Mapping[str, str]) -> str:
    """A parameter that a difference correlates with, in words."""
    return words.get(lean.quantity, f"“{plain(lean.quantity)}”")


def _first(claim_finding: ClaimFinding, words: Mapping[str, str]) -> str:
    share = holds_in(claim_finding.entry)
    what = "All its parts hold together" if len(claim_finding.parts) > 1 else "It holds"
    shares = f" {what} in {share.in_words()}." if share else ""
    if share and share.of < SURVIVORS:
        shares += f" Too few draws count: a verdict needs {SURVIVORS}."
    if claim_finding.entry.word == "undecided":
        return f"This theory leaves the main claim undecided: “{claim_finding.follows}”{shares}"
    if claim_finding.entry.word == "fails":
        return f"The main claim fails as stated.{shares} {_meaning(claim_finding, words)}"
    return f"{_meaning(claim_finding, words)}{shares}"


def _meaning(claim_finding: ClaimFinding, words: Mapping[str, str]) -> str:
    match claim_finding.entry.word:
        case "follows":
            return claim_finding.follows
        case "fails":
            return claim_finding.fails
        case "depends":
            verdict = claim_finding.entry.figures
            rule = verdict.boundary.words if verdict and verdict.boundary else ""
            text = explained_once(said_in_words(rule, words), words.values())
            return f"If {text}: “{claim_finding.follows}” Otherwise: “{claim_finding.fails}”"
        case "definition":
            return f"By definition: {claim_finding.follows}"
        case word if word in WITHOUT_FIGURES:
            return f"The runs leave this open: “{claim_finding.follows}”"
        case _:
            return f"Undecided: “{claim_finding.follows}” or “{claim_finding.fails}”"


def condition_words(entry: Entry) -> str:
    """Which draws count, where a claim sets a condition; empty where it sets none."""
    given = entry.figures.given if entry.figures else None
    if given is None:
        return ""
    conditions = _and_list([statement.statement for statement in given.statements])
    return f" Only draws in which {conditions} count: {given.counted.in_words()}."


def margins(entry: Entry) -> str:
    """What the verdict would be with other margins; empty where it is the same."""
    changed = [
        f"with margins {name} as wide it would be “{one.verdict}”"
        for name, one in (entry.figures.margins if entry.figures else {}).items()
        if one.verdict != entry.word
    ]
    return f" The verdict depends on the margins: {'; '.join(changed)}." if changed else ""


def _turns_on(claim_finding: ClaimFinding, words: Mapping[str, str]) -> str:
    found = turning(claim_finding.claim, claim_finding.entry, claim_finding.parts)
    text = ""
    if found.leans:
        ways: dict[str, list[str]] = {way: [] for way in _WAYS}
        for lean in found.leans:
            ways[lean.way].append(f"{named(lean.correlate, words)} ({abs(lean.correlate.correlation):.2f})")
        phrases = [f"{_WAYS[way]} the higher {_and_list(names)}" for way, names in ways.items() if names]
        text = f"{claim_finding.claim.id}, that {found.part}: {'; '.join(phrases)}."
    carriers = [
        f"{words.get(name, f'“{plain(name)}”')} is cut (then in {in_percent(share.share)}%)"
        for name, share in found.without
    ]
    if carriers:
        text += f" {claim_finding.claim.id} holds in far fewer draws where {' or where '.join(carriers)}."
    return text.strip()


def of_rival(entry: Entry, claim: str, rival: Rival) -> str:
    """What a rival answers to a claim: `B3, which it denies, fails as stated: it holds in 5% ...`."""
    share = holds_in(entry)
    shares = f": it holds in {share.in_words()}" if share else ""
    denies = ", which it denies," if claim in rival.denies else ""
    return f"{claim}{denies} {_COUNTED.get(entry.word, (entry.word,))[0]}{shares}"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _and_list(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
