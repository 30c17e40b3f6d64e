"""The answer to `link` in sentences that follow from its figures."""

from __future__ import annotations

from collections.abc import Sequence

from conjuncture.inquiry.links.findings import Findings, LinkFinding
from conjuncture.inquiry.links.lattice import Lattice
from conjuncture.inquiry.links.minimal_sets import members
from conjuncture.inquiry.proportions import Proportion, in_percent, proportion

MOST_TOLD = 4
"""How many links the words name; the figures have all of them."""
_ROLES = {
    "joins": "Each of the two can still hold without it, but not both: it joins them.",
    "carries the first": "(B) can hold without it, (A) cannot: it carries (A).",
    "carries the second": "(A) can hold without it, (B) cannot: it carries (B).",
    "carries both": "Neither can hold without it: it carries both.",
}


def finding(lattice: Lattice, findings: Findings, without: Sequence[str] = ()) -> str:
    """The finding as a paragraph; `without` names what was off throughout."""
    parts = [_everything_at_work(lattice, findings, without)]
    if findings.no_conflict:
        parts.append(_no_conflict(lattice, findings))
    elif findings.can_at_all:
        parts += _how_they_combine(lattice, findings)
        parts += [_one_link(lattice, findings, link) for link in findings.links[:MOST_TOLD]]
        parts += _the_rest(findings)
        parts += _in_some_draws(lattice, findings)
        parts += _cores(lattice, findings)
    else:
        parts.append(_never_together(lattice, findings))
    tried = _word_list([str(switch) for switch in lattice.switches], "and") or "nothing"
    parts.append(f"The finding is about this theory, its priors and this case. Switches tried: {tried}.")
    return " ".join(parts)


def _everything_at_work(lattice: Lattice, findings: Findings, without: Sequence[str]) -> str:
    first, second = lattice.holds[:, 0]
    verdict = "both can hold together" if findings.can_at_all else "both cannot hold together"
    at_work = f"Without {_word_list(without, 'and')}" if without else "With everything at work"
    text = (
        f"(A) {lattice.statements[0]}. (B) {lattice.statements[1]}. {at_work}, (A) holds in "
        f"{_of(proportion(first))}, (B) in {_of(proportion(second))}, and both together in "
        f"{_of(proportion(findings.both[0]), interval=True)}: {verdict} (the threshold is "
        f"{findings.share:.0%} of the draws)."
    )
    if findings.can_at_all:
        text += f" The null twin breaks the two in {_of(findings.null_twin)}."
    return text


def _no_conflict(lattice: Lattice, findings: Findings) -> str:
    tried = "all of them" if lattice.whole else "singles, pairs and corners"
    off = f"whichever of the {len(lattice.switches)} switches are off ({len(lattice.masks)} sets, {tried})"
    return (
        f"The two do not conflict here: they hold together in at least {min(findings.together):.0%} of the "
        f"draws {off}. A link has no contradiction to resolve: sharpen the observations, or search "
        "among other mechanisms."
    )


def _how_they_combine(lattice: Lattice, findings: Findings) -> list[str]:
    if findings.breaking is not None:
        mask = lattice.masks[findings.breaking]
        together = _of(proportion(findings.both[findings.breaking]), interval=True)
        broken = f"Without {_set(lattice, mask)} both cannot hold together; they do in {together}."
        return [
            f"{broken} A link of three switches or more lies among these: to lack one or two is not enough."
        ]
    if not findings.links:
        return ["No set of switches makes this impossible."]
    single = [link for link in findings.links if lattice.masks[link.row].bit_count() == 1]
    if len(single) < 2:
        return []
    names = _word_list([_set(lattice, lattice.masks[entry.row]) for entry in single], "and")
    return [f"Each of {names} is necessary: without any one of them the two cannot hold together."]


def _one_link(lattice: Lattice, findings: Findings, link: LinkFinding) -> str:
    mask = lattice.masks[link.row]
    together = _of(proportion(findings.both[link.row]), interval=True)
    if mask.bit_count() == 1:
        text = f"A link is {_set(lattice, mask)}: without it the two hold together in {together}."
    else:
        either = "either" if mask.bit_count() == 2 else "any one"
        text = (
            f"A link is {_set(lattice, mask, 'or')}: {either} of them suffices. Only without all of them "
            f"can the two not hold together; they do in {together}."
        )
    text += f" {_ROLES[link.role]} They depend on it, and on nothing smaller, in {_of_those(link.necessary)}."
    if link.restored_by:
        more = _word_list([_set(lattice, extra) for extra in link.restored_by], "or")
        text += f" Without {more} as well both can hold again."
    return text


def _the_rest(findings: Findings) -> list[str]:
    more = len(findings.links) - MOST_TOLD
    return [f"There are {more} more such sets; the figures list them."] if more > 0 else []


def _in_some_draws(lattice: Lattice, findings: Findings) -> list[str]:
    if not findings.in_some_draws:
        return []
    phrases = [
        f"on {_set(lattice, lattice.masks[row], 'or')} in {_of(share, interval=True)}"
        for row, share in findings.in_some_draws[:MOST_TOLD]
    ]
    more = len(findings.in_some_draws) - MOST_TOLD
    if more > 0:
        phrases.append(f"and on {more} more such {'set' if more == 1 else 'sets'}, which the figures list")
    return [f"For part of the parameters, and so without being a link, both depend {'; '.join(phrases)}."]


def _cores(lattice: Lattice, findings: Findings) -> list[str]:
    if not findings.cores or not findings.links:
        return []
    if all(mask == 0 for mask, _, _ in findings.cores):
        return ["Without all of them both can hold again: they are links only against one another."]
    phrases = [
        _set(lattice, mask) + ("" if always else " (but not with every other mechanism at work)")
        for mask, _, always in findings.cores[:MOST_TOLD]
    ]
    return [f"Sufficient alone, with all other switches off: {'; or '.join(phrases)}."]


def _never_together(lattice: Lattice, findings: Findings) -> str:
    letters = [letter for letter, p in zip("AB", findings.alone[:, 0], strict=True) if p < findings.share]
    text = "There is no link among the switches"
    if letters:
        text += f": {' and '.join(f'({letter})' for letter in letters)} cannot hold even alone"
    if findings.obstacles:
        sets = [
            f"{_set(lattice, lattice.masks[row])} (then in {_of(proportion(findings.both[row]))})"
            for row in findings.obstacles[:MOST_TOLD]
        ]
        return f"{text}. An obstacle is at work: both can hold without {'; or without '.join(sets)}."
    tried = "without any set of them" if lattice.whole else "without any of the sets that were tried"
    return f"{text}, and both cannot hold {tried}. A link, if there is one, is not among them."


def _set(lattice: Lattice, mask: int, word: str = "and") -> str:
    return _word_list([str(lattice.switches[number]) for number in members(mask)], word) or "nothing"


def _word_list(names: Sequence[str], word: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def _of(share: Proportion, *, interval: bool = False) -> str:
    count = f"{share.count} of {share.of} draws"
    return f"{count} ({in_percent(share.low)}% to {in_percent(share.high)}%)" if interval else count


def _of_those(share: Proportion) -> str:
    """The share among the draws in which both hold, in words."""
    of_them = f"{share.count} of the {share.of} draws in which both held"
    return f"{of_them} ({in_percent(share.low)}% to {in_percent(share.high)}%)"
