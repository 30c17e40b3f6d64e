"""An open question's answer in words: in short, by claims, what it turns on, rivals, what is not shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.correlates import Correlate
from conjuncture.inquiry.ledger.entries import LEFT_OPEN, NOT_ASKED, Entry, holds_in
from conjuncture.inquiry.ledger.parts import Part
from conjuncture.inquiry.ledger.quantity_words import explained_once, plain, said_in_words
from conjuncture.inquiry.ledger.rivals import Rival, false_follows
from conjuncture.inquiry.ledger.verdicts import FAILS, FOLLOWS, SURVIVORS
from conjuncture.inquiry.statements.statement import Statement, Together

_COUNTED = {
    "follows": ("follows", "follow"),
    "depends": ("depends on what nobody has measured", "depend on what nobody has measured"),
    "fails": ("fails as it is claimed", "fail as they are claimed"),
    "undecided": ("stays undecided", "stay undecided"),
    "definition": ("holds by definition alone", "hold by definition alone"),
    LEFT_OPEN: ("is left open on purpose", "are left open on purpose"),
    NOT_ASKED: ("could not be asked", "could not be asked"),
}
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_HOW_MANY_HINGES = 3
_MOST_IN_SHORT = 5
_STANDINGS = (("shown", "Shown"), ("not so", "Shown not to be so"), ("open", "Not shown either way"))


@dataclass(frozen=True)
class ClaimFinding:
    """A claim behind a question with what is known of it.

    Attributes:
        claim, entry, parts: the claim, what the runs say of it, and of each of its parts.
        follows, fails: what either would mean for the question.
    """

    claim: Claim
    entry: Entry
    parts: tuple[Part, ...]
    follows: str
    fails: str


def finding(known: Sequence[ClaimFinding]) -> str:
    """How the claims came out, in a sentence: `Of four claims none follows, two fail ...`."""
    words = [one.entry.word for one in known]
    counts = [(word, words.count(word)) for word in _COUNTED if word in words or word == "follows"]
    told = [f"{_number(count)} {_COUNTED[word][count > 1]}" for word, count in counts]
    if len(known) == 1:
        return f"The one claim behind it {_COUNTED[words[0]][0]}."
    return f"Of {_number(len(known))} claims behind it {_listed(told)}."


def in_short(known: Sequence[ClaimFinding], words: Mapping[str, str]) -> str:
    """What the claim that bears most on it means for it, how all came out, and which parts were shown."""
    told = f"In short. {_first(known[0], words)} {finding(known)}"
    for standing, heading in _STANDINGS[:2]:
        mine = list(
            dict.fromkeys(part.words for one in known for part in one.parts if part.standing == standing)
        )
        if mine:
            more = len(mine) - _MOST_IN_SHORT
            rest = f"; and {_number(more)} more below" if more > 0 else ""
            told += f" {heading}, in this theory: {'; '.join(mine[:_MOST_IN_SHORT])}{rest}."
    return told


def of_claim(one: ClaimFinding, words: Mapping[str, str]) -> str:
    """A claim: its verdict, what this means for the question, and which of its parts were shown."""
    share, count = holds_in(one.entry), len(one.parts)
    seen = ""
    if share:
        all_of_it = f"its {_number(count)} parts hold together" if count > 1 else "it holds"
        seen = f": {all_of_it} in {share.in_words()}"
    told = (
        f"{one.claim.id} {_COUNTED.get(one.entry.word, (one.entry.word,))[0]}{seen}. {_meaning(one, words)}"
    )
    if one.entry.word in (LEFT_OPEN, NOT_ASKED):
        return f"{told} {one.entry.words}"
    told += _given(one.entry)
    for standing, heading in _STANDINGS:
        mine = [part.told for part in one.parts if part.standing == standing]
        if mine:
            told += f" {heading}: {'; '.join(mine)}."
    return told + _margins(one.entry)


def hinges(known: Sequence[ClaimFinding], words: Mapping[str, str]) -> str:
    """On which quantities and mechanisms the verdicts turn."""
    each = {one.claim.id: _turns_on(one, words) for one in known}
    told = [sentence for sentence in each.values() if sentence]
    silent = [claim for claim, sentence in each.items() if not sentence]
    if silent:
        told.append(f"For {_listed(silent)} no single parameter stands out.")
    return (
        "What it turns on, among things nobody has measured (figures in brackets: rank correlation over the "
        f"draws, 0 none, 1 full). {explained_once(' '.join(told), words.values())}"
    )


def of_rivals(
    rivals: Sequence[Rival], answers: Mapping[tuple[str, str], Entry], claims: Sequence[str]
) -> tuple[str, ...]:
    """What each rival answers, who holds it, and what in the record would tell it apart."""
    told = []
    for rival in rivals:
        mine = [claim for claim in claims if (rival.name, claim) in answers]
        if mine:
            each = _listed([_of_rival(answers[rival.name, claim], claim, rival) for claim in mine])
            told.append(
                f"{rival.name} ({rival.holder}): {each}. It parts from the essay in this: {rival.parts}"
            )
    if not told:
        return ("Rivals. No rival was asked.",)
    counts = [false_follows(answers, rivals, claim) for claim in claims]
    wrong, judged = (sum(one) for one in zip(*counts, strict=True))
    checked = (
        f" A check on the asking: in worlds of rivals that deny a claim it is said to follow in {wrong} of "
        f"{judged} verdicts. Were these more than a few, the way of asking would favour the essay."
        if judged
        else ""
    )
    many = f"{_number(len(told))} rival theories" if len(told) > 1 else "one rival theory"
    return (f"Rivals. Claims behind it were put to {many}, with mechanisms of their own.{checked}", *told)


def not_shown(known: Sequence[ClaimFinding]) -> str:
    """What no such answer shows."""
    again = known[0].claim.id
    return (
        "What this does not show. A draw is one world in which everything that nobody has measured has "
        "some value within wide bounds; counted are draws that crude patterns of the record do not rule "
        f"out. A claim follows where it holds in at least {FOLLOWS:.0%} of them with 95% confidence, and "
        f"fails where in at most {FAILS:.0%}; figures after a share are its 95% interval. Shares of draws "
        "are no probabilities of history. So much follows from this theory and its rivals as they are "
        "written here; whether it was so is not shown by any of them. How a claim was asked, and what "
        f"would count against it, `conjuncture ask` tells by its name: {again}."
    )


def named(lean: Correlate, words: Mapping[str, str]) -> str:
    """A parameter that a difference goes with, in words."""
    return words.get(lean.quantity, f"“{plain(lean.quantity)}”")


def _first(one: ClaimFinding, words: Mapping[str, str]) -> str:
    share = holds_in(one.entry)
    what = "All its parts hold together" if len(one.parts) > 1 else "It holds"
    seen = f" {what} in {share.in_words()}." if share else ""
    if share and share.of < SURVIVORS:
        seen += f" Too few draws count: {SURVIVORS} are needed."
    if one.entry.word == "undecided":
        return f"Not settled in this theory is what bears on it most: “{one.follows}”{seen}"
    if one.entry.word == "fails":
        return f"What bears on it most fails as it is claimed.{seen} {_meaning(one, words)}"
    return f"{_meaning(one, words)}{seen}"


def _meaning(one: ClaimFinding, words: Mapping[str, str]) -> str:
    match one.entry.word:
        case "follows":
            return one.follows
        case "fails":
            return one.fails
        case "depends":
            found = one.entry.figures
            rule = found.boundary.words if found and found.boundary else ""
            told = explained_once(said_in_words(rule, words), words.values())
            return f"It depends. Where {told}, this holds: “{one.follows}” Elsewhere: “{one.fails}”"
        case "definition":
            return f"By the way the words are defined: {one.follows}"
        case word if word in (LEFT_OPEN, NOT_ASKED):
            return f"Nothing is said on this: “{one.follows}”"
        case _:
            return f"Not settled is whether this holds: “{one.follows}” Or this: “{one.fails}”"


def _given(entry: Entry) -> str:
    given = entry.figures.given if entry.figures else None
    if given is None:
        return ""
    conditions = _listed([one.statement for one in given.statements])
    return f" Counted are only draws in which {conditions}: {given.counted.in_words()}."


def _margins(entry: Entry) -> str:
    changed = [
        f"with margins {name} as wide it would be “{one.verdict}”"
        for name, one in (entry.figures.margins if entry.figures else {}).items()
        if one.verdict != entry.word
    ]
    return (
        f" The verdict hangs on how much of a difference is asked for: {'; '.join(changed)}."
        if changed
        else ""
    )


def _turns_on(one: ClaimFinding, words: Mapping[str, str]) -> str:
    found = one.entry.figures
    if found is None:
        return ""
    leaning = found.correlates[:_HOW_MANY_HINGES]
    told = ""
    if leaning and one.parts and isinstance(one.claim.question, Statement | Together):
        part = leaning[0].part
        below = one.claim.question.statements[part].relation == "below"
        ways = {"more": [], "less": []}
        for lean in leaning:
            more = (lean.correlation < 0) == below
            ways["more" if more else "less"].append(f"{named(lean, words)} ({abs(lean.correlation):.2f})")
        each = [f"the {way} so the higher {_listed(names)}" for way, names in ways.items() if names]
        told = f"{one.claim.id}, that {one.parts[part].words}: {'; '.join(each)}."
    without = found.carried_by.without if found.carried_by else {}
    carriers = [
        f"{words.get(name, f'“{plain(name)}”')} is cut (then in {without[name].share:.0%})"
        for name in (found.carried_by.carriers if found.carried_by else ())
    ]
    if carriers:
        told += f" {one.claim.id} holds in far fewer draws where {' or where '.join(carriers)}."
    return told.strip()


def _of_rival(entry: Entry, claim: str, rival: Rival) -> str:
    share = holds_in(entry)
    seen = f" (in {share.in_words()})" if share else ""
    denies = ", which it denies," if claim in rival.denies else ""
    return f"{claim}{denies} {_COUNTED.get(entry.word, (entry.word,))[0]}{seen}"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
