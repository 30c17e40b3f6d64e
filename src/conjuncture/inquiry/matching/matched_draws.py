"""The draws that history matching leaves, and the rounds in which they were found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.matching.refocusing import Box, with_boxes


@dataclass(frozen=True)
class Round:
    """One round of draws.

    Attributes:
        first, draws: the number of its first draw, and how many it has.
        survived: how many are not ruled out.
        ruled_out: by pattern, how many draws it was the first to rule out, as soon as that was certain. Any
            other draw that did not survive failed.
        box: the part of the priors that was sampled, by parameter: from one share of the prior to another.
    """

    first: int
    draws: int
    survived: int
    ruled_out: Mapping[str, int]
    box: Box

    @property
    def failed(self) -> int:
        """How many draws failed before any pattern ruled them out."""
        return self.draws - self.survived - sum(self.ruled_out.values())


@dataclass(frozen=True, eq=False)
class MatchedDraws:
    """The draws that are left, and the simulation in which these are their numbers.

    Attributes:
        not_kept: the reasons why it cannot be stored, a sentence each.
    """

    simulation: Simulation
    survivors: tuple[int, ...]
    rounds: tuple[Round, ...]
    not_kept: tuple[str, ...] = ()

    @property
    def tried(self) -> int:
        """How many draws were run."""
        return sum(of_round.draws for of_round in self.rounds)

    @property
    def strictest(self) -> str:
        """The pattern that was the first to rule out most draws of the whole priors; empty: none did."""
        first = self.rounds[0].ruled_out
        name = max(first, key=lambda pattern: first[pattern], default="")
        return name if name and first[name] else ""

    @property
    def those(self) -> str:
        """Words for these draws, as `those ...`."""
        return "those that the case's crude patterns do not rule out"

    @property
    def words(self) -> str:
        """How many draws were ruled out, in words."""
        first = self.rounds[0]
        lost = [f"'{name}' ruled out {number}" for name, number in first.ruled_out.items() if number]
        lost += [f"{first.failed} failed"] if first.failed else []
        once = "; each counts once, for the first" if len(lost) > 1 else ""
        lost_words = f" ({', '.join(lost)}{once})" if lost else ""
        later = "".join(
            f" Round {number}, sampled around the survivors so far, left {of_round.survived} of "
            f"{of_round.draws}."
            for number, of_round in enumerate(self.rounds[1:], 2)
        )
        return (
            f"Of {self.tried} draws {len(self.survivors)} are not ruled out by the case's crude patterns. Of "
            f"the first {first.draws}, from the whole priors, {first.survived} remained{lost_words}.{later}"
        )

    def to_dict(self) -> dict[str, Any]:
        """The matching as plain data: enough to restore it without a run."""
        return {"survivors": list(self.survivors), "rounds": [asdict(of_round) for of_round in self.rounds]}

    @staticmethod
    def from_dict(simulation: Simulation, data: Mapping[str, Any]) -> MatchedDraws:
        """The matching that `to_dict` wrote, in the same simulation.

        Raises:
            ValueError, TypeError, KeyError: the data does not describe a matching.
        """
        rounds = tuple(
            Round(**{**of_round, "box": {name: (low, high) for name, (low, high) in of_round["box"].items()}})
            for of_round in data["rounds"]
        )
        survivors = tuple(data["survivors"])
        for of_round in rounds:
            numbers = range(of_round.first, of_round.first + of_round.draws)
            survived = sum(draw in numbers for draw in survivors)
            if survived != of_round.survived or not set(of_round.box) <= set(simulation.resolved.parameters):
                raise ValueError("a round that does not fit its survivors or its theory")
        survived = sum(of_round.survived for of_round in rounds)
        if survived != len(survivors) or list(survivors) != sorted(set(survivors)):
            raise ValueError("survivors of no round")
        focused = with_boxes(simulation, [of_round.box for of_round in rounds], rounds[0].draws)
        return MatchedDraws(focused, survivors, rounds)
