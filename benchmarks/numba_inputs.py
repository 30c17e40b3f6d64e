"""What the hand-written loop is given: names in the order of its arrays, and the engine's numbers in them."""

from __future__ import annotations

from typing import Any

import numpy as np

from conjuncture.engine import program_inputs
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Lane, World

PARAMETERS = (
    "cost_of_a_strike", "news_fades", "conviction.of_success", "conviction.of_another_order",
    "conviction.of_practice", "dies_or_moves_on.rate", "ease_of_meeting.concentration", "example.of_town",
    "example.of_branch", "incident.rate", "repression.usual", "repression.reach", "fear.of_force",
    "fear.of_the_sack", "fear.of_slump", "fear.cushion", "returns_to_village.rate", "ruling_ideas.pull",
    "narrows.forgetting", "softens.forgetting", "taught.reach", "willing.of_grievance", "willing.of_incident",
    "willing.differences", "willing.caution", "on_strike.quorum", "takes_part.carried",
    "widens_by_example.imitation", "widens_in_action.openness", "won.usual", "won.of_demand",
    "won.of_breadth",
    "won.of_force", "dismissed.victimisation", "faces_more.learning", "alternative.insight",
    "authority.recovery", "authority.strain", "authority.blow", "confidence.gain",
    "confidence.discouragement",
    "confidence.sobering", "experience.fading", "grievance.build_up", "grievance.habit", "grievance.relief",
    "means.saving", "means.most", "sackings_remembered.memory",
)  # fmt: skip
_PARAMETERS = np.dtype([(name.replace(".", "_"), np.float32) for name in PARAMETERS])
LUCKY = (
    "dies_or_moves_on", "incident", "returns_to_village", "narrows", "softens", "taught", "willing",
    "meets_force", "takes_part", "political", "widens_by_example", "widens_in_action", "won", "dismissed",
    "faces_more", "alternative",
)  # fmt: skip
_KEYS = np.dtype([(name, np.uint32, (2,)) for name in LUCKY])
SERIES = ("hands", "trade_cycle", "war", "shock", "repression_capacity")
COUNTRY = ("authority", "repression", "seen_in_country", "strikes", "taking_part_share", "workforce")
BRANCH = (
    "class_conscious_share", "horizon", "opponent", "refused_in_branch", "seen_in_branch",
    "strikers_economic",
    "strikers_political", "trade_union_share",
)  # fmt: skip
_CHUNK = 2048


def inputs_of(simulation: Simulation, draws: int) -> tuple[Any, ...]:
    """The loop's arguments for the first draws: parameters, noise keys and boldness come from the engine.

    Raises:
        ValueError: workers that do not stand in the order of their workplaces.
    """
    p, keys = np.empty(draws, _PARAMETERS), np.empty(draws, _KEYS)
    boldness = np.empty((draws, simulation.society.levels["worker"].size), np.float32)
    for span in simulation.batches(draws):
        lanes = [Lane(0, draw) for draw in range(span.start, span.start + simulation.batch)]
        data = program_inputs.data(simulation, (World(),), lanes)
        some = slice(span.start, span.stop)
        for name in PARAMETERS:
            p[name.replace(".", "_")][some] = data.parameters[name][: len(span)]
        for name in LUCKY:
            keys[name][some] = data.keys[name].T[: len(span)]
        boldness[some] = np.asarray(simulation.program.start(data).traits["boldness"]).T[: len(span)]
    of_worker = np.asarray(data.ways["worker>workplace"])
    if (np.diff(of_worker) < 0).any():
        raise ValueError("this loop needs the workers in the order of their workplaces.")
    workplaces = simulation.society.levels["workplace"].size
    starts = np.searchsorted(of_worker, np.arange(workplaces + 1))
    stretches = np.unique(np.searchsorted(starts, np.arange(0, of_worker.size, _CHUNK)))
    parts = np.unique(np.append(stretches, workplaces))
    given = {name: array[:, 0] for name, array in data.given.items()}
    # (steps, members, lanes): each of these inputs is the one country's, and the same in all lanes.
    recorded = program_inputs.series(simulation, (World(),), [Lane(0, 0)])
    return (
        p, keys, np.stack([recorded[name][:, 0, 0] for name in SERIES]), starts, parts,
        np.asarray(data.ways["workplace>town"]), np.asarray(data.ways["workplace>branch"]),
        np.stack([given[name] for name in ("place_in_queue", "village_tie", "skill", "pay")]),
        np.stack([given["log_size"], given["stands_for"]]), given["persons_per_slot"][0], boldness,
        np.float32(simulation.dt),
    )  # fmt: skip
