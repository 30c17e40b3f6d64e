"""The answer to `link` in sentences that follow from its figures."""

from __future__ import annotations

from collections.abc import Sequence

from conjuncture.inquiry.links.findings import Findings, LinkFinding
from conjuncture.inquiry.links.lattice import Lattice
from conjuncture.inquiry.links.minimal_sets import members
from conjuncture.inquiry.proportions import Proportion, proportion

MOST_TOLD = 4
"""Links told in words; the figures have them all."""
_ROLES = {
    "joins": "Each of the two can still hold without it, but not both: it joins them.",
    "carries the first": "(B) can hold without it, (A) cannot: it carries (A).",
    "carries the second": "(A) can hold without it, (B) cannot: it carries (B).",
    "carries both": "Neither can hold without it: it carries both.",
}


def finding(lattice: Lattice, found: Findings, without: Sequence[str] = ()) -> str:
    """The finding as a paragraph; `without` names what was off throughout."""
    parts = [_everything_at_work(lattice, found, without)]
    if found.no_conflict:
        parts.append(_no_conflict(lattice, found))
    elif found.can_at_all:
        parts += _how_they_combine(lattice, found)
        parts += [_one_link(lattice, found, one) for one in found.links[:MOST_TOLD]]
        parts += _the_rest(found)
        parts += _in_some_draws(lattice, found)
        parts += _cores(lattice, found)
    else:
        parts.append(_never_together(lattice, found))
    tried = _listed([str(one) for one in lattice.switches], "and") or "nothing"
    parts.append(f"The finding is about this theory, its priors and this case. Switches tried: {tried}.")
    return " ".join(parts)


def _everything_at_work(lattice: Lattice, found: Findings, without: Sequence[str]) -> str:
    first, second = lattice.holds[:, 0]
    verdict = "both can hold together" if found.can_at_all else "both cannot hold together"
    at_work = f"Without {_listed(without, 'and')}" if without else "With everything at work"
    told = (
        f"(A) {lattice.statements[0]}. (B) {lattice.statements[1]}. {at_work}, (A) holds in "
        f"{_of(proportion(first))}, (B) in {_of(proportion(second))}, and both together in "
        f"{_of(proportion(found.both[0]), interval=True)}: {verdict} (the threshold is "
        f"{found.share:.0%} of the draws)."
    )
    if found.can_at_all:
        told += f" The null twin breaks the two in {_of(found.null_twin)}."
    return told


def _no_conflict(lattice: Lattice, found: Findings) -> str:
    tried = "all of them" if lattice.whole else "singles, pairs and corners"
    off = f"whichever of the {len(lattice.switches)} switches are off ({len(lattice.masks)} sets, {tried})"
    return (
        f"The two do not conflict here: they hold together in at least {min(found.together):.0%} of the "
        f"draws {off}. A link has no contradiction to resolve: sharpen the observations, or search "
        "among other mechanisms."
    )


def _how_they_combine(lattice: Lattice, found: Findings) -> list[str]:
    if not found.links:
        return ["No set of switches makes this impossible."]
    single = [one for one in found.links if lattice.masks[one.row].bit_count() == 1]
    if len(single) < 2:
        return []
    names = _listed([_set(lattice, lattice.masks[one.row]) for one in single], "and")
    return [f"Each of {names} is necessary: without any one of them the two cannot hold together."]


def _one_link(lattice: Lattice, found: Findings, one: LinkFinding) -> str:
    mask = lattice.masks[one.row]
    together = _of(proportion(found.both[one.row]), interval=True)
    if mask.bit_count() == 1:
        told = f"A link is {_set(lattice, mask)}: without it the two hold together in {together}."
    else:
        each = "either" if mask.bit_count() == 2 else "any one"
        told = (
            f"A link is {_set(lattice, mask, 'or')}: {each} of them suffices. Only without all of them "
            f"can the two not hold together; they do in {together}."
        )
    told += f" {_ROLES[one.role]} They depend on it, and on nothing smaller, in {_of_those(one.necessary)}."
    if one.restored_by:
        more = _listed([_set(lattice, extra) for extra in one.restored_by], "or")
        told += f" Without {more} as well both can hold again."
    return told


def _the_rest(found: Findings) -> list[str]:
    more = len(found.links) - MOST_TOLD
    return [f"There are {more} more such sets; the figures list them."] if more > 0 else []


def _in_some_draws(lattice: Lattice, found: Findings) -> list[str]:
    if not found.in_some_draws:
        return []
    each = [
        f"on {_set(lattice, lattice.masks[row], 'or')} in {_of(share, interval=True)}"
        for row, share in found.in_some_draws[:MOST_TOLD]
    ]
    more = len(found.in_some_draws) - MOST_TOLD
    if more > 0:
        each.append(f"and on {more} more such {'set' if more == 1 else 'sets'}, which the figures list")
    return [f"For part of the parameters, and so without being a link, both depend {'; '.join(each)}."]


def _cores(lattice: Lattice, found: Findings) -> list[str]:
    if not found.cores or not found.links:
        return []
    if all(mask == 0 for mask, _, _ in found.cores):
        return ["Without all of them both can hold again: they are links only against one another."]
    each = [
        _set(lattice, mask) + ("" if always else " (but not with every other mechanism at work)")
        for mask, _, always in found.cores[:MOST_TOLD]
    ]
    return [f"Sufficient alone, with all other switches off: {'; or '.join(each)}."]


def _never_together(lattice: Lattice, found: Findings) -> str:
    alone = [letter for letter, p in zip("AB", found.alone[:, 0], strict=True) if p < found.share]
    told = "There is no link among the switches"
    if alone:
        told += f": {' and '.join(f'({letter})' for letter in alone)} cannot hold even alone"
    if found.obstacles:
        sets = [
            f"{_set(lattice, lattice.masks[row])} (then in {_of(proportion(found.both[row]))})"
            for row in found.obstacles[:MOST_TOLD]
        ]
        return f"{told}. An obstacle is at work: both can hold without {'; or without '.join(sets)}."
    tried = "without any set of them" if lattice.whole else "without any of the sets that were tried"
    return f"{told}, and both cannot hold {tried}. A link, if there is one, is not among them."


def _set(lattice: Lattice, mask: int, word: str = "and") -> str:
    return _listed([str(lattice.switches[number]) for number in members(mask)], word) or "nothing"


def _listed(names: Sequence[str], word: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def _of(share: Proportion, *, interval: bool = False) -> str:
    count = f"{share.count} of {share.of} draws"
    return f"{count} ({share.low:.0%} to {share.high:.0%})" if interval else count


def _of_those(share: Proportion) -> str:
    """Of the draws in which both held."""
    of_them = f"{share.count} of the {share.of} draws in which both held"
    return f"{of_them} ({share.low:.0%} to {share.high:.0%})"
