"""How the parties of a run move: the measures, taken of a theory on a case where nothing is done to it."""

from __future__ import annotations

from .measures import Membership, Windows, membership, windows
from .three_worlds import ThreeWorlds


def moves_at_home(lived: ThreeWorlds, first: int, last: int) -> Windows:
    """How far the parties of the case's own country move in each of these years."""
    ours = lived.parties()
    return windows(
        lived.of("leads")[:, :, ours],
        lived.standing[:, ours],
        lived.crisis[:, :, 0],
        lived.of("rule")[:, :, 0],
        lived.januaries(first, last),
    )


def membership_by_country(lived: ThreeWorlds) -> list[Membership]:
    """How members of each country's parties change, as long as workers do not govern there."""
    members, activity, governed = (lived.of(name) for name in ("members", "class_activity", "workers_power"))
    return [
        membership(
            members[:, :, lived.parties(country)],
            lived.standing[:, lived.parties(country)],
            activity[:, :, country],
            governed[:, :, country] < 0.5,
        )
        for country in range(len(lived.countries))
    ]
