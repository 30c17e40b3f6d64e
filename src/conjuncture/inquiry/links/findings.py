"""Links in a lattice of knock-outs: minimal sets without which, and with which, two statements can hold.

The definitions are in `link`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from conjuncture.grammar import counted
from conjuncture.inquiry.links.lattice import Lattice
from conjuncture.inquiry.links.minimal_sets import minimal
from conjuncture.inquiry.links.result import (
    CoreFound,
    LatticeRow,
    LinkFound,
    LinkResult,
    NeededFound,
    Role,
    SetFound,
    Standing,
)
from conjuncture.inquiry.proportions import Proportion, proportion
from conjuncture.inquiry.statements.bound import Truths


@dataclass(frozen=True, eq=False)
class LinkFinding:
    """A link, its role and its robustness.

    Attributes:
        row: its place among the lattice's masks.
        role: its role for the two statements.
        necessary: share of the draws in which both hold, in which it and no smaller set is necessary.
        breaks: share of those draws in which the two do not both hold without it; a smaller set may do the
            same.
        sure: whether each interval lies entirely on its side of the share.
        restored_by: masks of the smallest further sets that let both hold again when they are also turned
            off.
    """

    row: int
    role: Role
    necessary: Proportion
    breaks: Proportion
    sure: bool
    restored_by: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Findings:
    """Everything that follows from a lattice for two statements.

    Attributes:
        share: the least share of draws in which both hold, for "can hold".
        both: truths (masks, draws): whether both hold.
        together, alone: the share of draws in which both hold, (masks,), and in which each holds, (2, masks).
        links: minimal sets without which they cannot hold together.
        in_some_draws: (row, share of draws): sets that are minimal in some of the draws, but no link over
            all.
        cores: (mask that stays on, share, whether they can hold whatever else is on as well).
        obstacles: rows: minimal sets whose absence lets both hold, if they cannot hold with everything on.
        null_twin: of the draws in which both hold, the share in which they do not in the null twin.
    """

    share: float
    both: Truths
    together: NDArray[np.float64]
    alone: NDArray[np.float64]
    links: tuple[LinkFinding, ...]
    in_some_draws: tuple[tuple[int, Proportion], ...]
    cores: tuple[tuple[int, Proportion, bool], ...]
    obstacles: tuple[int, ...]
    null_twin: Proportion

    @cached_property
    def can_at_all(self) -> bool:
        """Whether they can hold together with everything on."""
        return bool(self.together[0] >= self.share)

    @property
    def no_conflict(self) -> bool:
        """Whether they can hold together whatever is off."""
        return self.can_at_all and not self.links and not self.in_some_draws and self.breaking is None

    @cached_property
    def breaking(self) -> int | None:
        """The row of the smallest set tried without which they cannot hold together, where no link was found.

        A link lies within it, in more switches than were turned off together. None: there is none.
        """
        rows = np.flatnonzero(self.together < self.share)
        return int(rows[0]) if self.can_at_all and not self.links and rows.size else None

    def warnings(self, lattice: Lattice) -> tuple[str, ...]:
        """Limits of the finding that a reader must know."""
        sentences = []
        if lattice.left_out:
            sentences.append(
                f"{counted(lattice.left_out, 'draw')} failed in some world and "
                f"{'is' if lattice.left_out == 1 else 'are'} left out."
            )
        if not lattice.whole:
            sentences.append(
                f"Of {len(lattice.switches)} switches only singles, pairs and corners were turned off: links "
                "of three or more, and cores of two or more, were not searched."
            )
            if self.breaking is not None:
                sentences.append(
                    "A link of three or more switches exists. Ask among fewer, or with whole=True."
                )
        unsure = [link for link in self.links if not link.sure]
        if unsure:
            sets = "; ".join(", ".join(lattice.names(lattice.masks[one.row])) for one in unsure)
            sentences.append(
                f"With {counted(lattice.draws, 'draw')} the 95% intervals do not settle on which side of "
                f"{self.share:.0%} these lie: {sets}. More draws would."
            )
        if self.can_at_all and self.null_twin.share > self.share:
            sentences.append(
                f"The null twin breaks the two in {self.null_twin.share:.0%} of the draws in which they "
                "held: necessity in a share of draws of that size means nothing."
            )
        if any(core[0] == 0 for core in self.cores) and self.links:
            sentences.append("Both also hold with all switches off: the switches work against each other.")
        return tuple(sentences)

    def result(self, lattice: Lattice) -> LinkResult:
        """Everything as data."""
        masks = lattice.masks

        def standing(number: int) -> dict[str, Proportion]:
            first, second = lattice.holds[:, number]
            return {
                "together": proportion(self.both[number]),
                "first": proportion(first),
                "second": proportion(second),
            }

        first, second = map(str, lattice.statements)
        return LinkResult(
            first=first,
            second=second,
            draws=lattice.draws,
            left_out=lattice.left_out,
            share=self.share,
            switches=tuple(switch.name for switch in lattice.switches),
            all_sets=lattice.whole,
            everything_at_work=Standing(**standing(0)),
            links=tuple(
                LinkFound(
                    **standing(link.row),
                    set=lattice.names(masks[link.row]),
                    role=link.role,
                    necessary=link.necessary,
                    breaks=link.breaks,
                    sure=link.sure,
                    restored_by=tuple(map(lattice.names, link.restored_by)),
                )
                for link in self.links
            ),
            in_some_draws=tuple(
                NeededFound(**standing(row), set=lattice.names(masks[row]), necessary=necessary)
                for row, necessary in self.in_some_draws
            ),
            cores=tuple(
                CoreFound(lattice.names(mask), together, always) for mask, together, always in self.cores
            ),
            obstacles=tuple(
                SetFound(**standing(row), set=lattice.names(masks[row])) for row in self.obstacles
            ),
            null_twin=self.null_twin,
            bands=lattice.bands,
            lattice=tuple(
                LatticeRow(
                    lattice.names(mask),
                    float(self.together[row]),
                    float(self.alone[0, row]),
                    float(self.alone[1, row]),
                )
                for row, mask in enumerate(masks)
            ),
        )


def findings(lattice: Lattice, share: float) -> Findings:
    """What the lattice shows about its first two statements."""
    both = lattice.holds[0] & lattice.holds[1]
    together, alone = both.mean(axis=1), lattice.holds[:2].mean(axis=2)
    whole = both[0]
    broken_by_chance = proportion(~(lattice.null_twin[0] & lattice.null_twin[1])[whole])
    cannot = together < share
    necessary = minimal(~both, lattice.masks)[:, whole]
    is_link = minimal(cannot[:, None], lattice.masks)[:, 0] & (np.array(lattice.masks) != 0)
    links = tuple(
        _link_finding(int(row), lattice, both, together, alone, necessary[row], share)
        for row in np.flatnonzero(is_link)
    )
    links = tuple(sorted(links, key=lambda link: (-float(link.necessary.share), link.row)))
    proportions = [
        (row, proportion(necessary[row])) for row in range(1, len(lattice.masks)) if not is_link[row]
    ]
    seldom = [
        (row, shown)
        for row, shown in proportions
        if whole.any() and shown.share >= share and shown.low > broken_by_chance.share
    ]
    can_at_all = not cannot[0]
    obstacles = np.flatnonzero(minimal(~cannot[:, None], lattice.masks)[:, 0]) if not can_at_all else ()
    return Findings(
        share,
        both,
        together,
        alone,
        links,
        tuple(sorted(seldom, key=lambda entry: -float(entry[1].share))) if can_at_all else (),
        _cores(lattice, both, ~cannot) if can_at_all else (),
        tuple(int(row) for row in obstacles),
        broken_by_chance,
    )


def _link_finding(
    row: int,
    lattice: Lattice,
    both: Truths,
    together: NDArray[np.float64],
    alone: NDArray[np.float64],
    necessary: Truths,
    share: float,
) -> LinkFinding:
    mask = lattice.masks[row]
    without_first, without_second = alone[0, row] < share, alone[1, row] < share
    role: Role = (
        "carries both"
        if without_first and without_second
        else "carries the first"
        if without_first
        else "carries the second"
        if without_second
        else "joins"
    )
    parts = [number for number, other in enumerate(lattice.masks) if other & mask == other and other != mask]
    sure = proportion(both[row]).high < share and all(proportion(both[part]).low >= share for part in parts)
    again = [
        other ^ mask
        for number, other in enumerate(lattice.masks)
        if other & mask == mask and together[number] >= share
    ]
    smallest = tuple(
        more for more in again if not any(less != more and less & more == less for less in again)
    )
    return LinkFinding(
        row, role, proportion(necessary), proportion(~both[row][both[0]]), bool(sure), smallest
    )


def _cores(lattice: Lattice, both: Truths, can: Truths) -> tuple[tuple[int, Proportion, bool], ...]:
    everything = (1 << len(lattice.switches)) - 1
    masks_on = [everything ^ mask for mask in lattice.masks]
    rows = np.flatnonzero(minimal(can[:, None], masks_on)[:, 0])
    return tuple(
        (
            masks_on[row],
            proportion(both[row]),
            all(can[other] for other, mask in enumerate(masks_on) if mask & masks_on[row] == masks_on[row]),
        )
        for row in rows
    )
