"""Crossed worlds: twins in which some arrows of one read from the other.

A channel is a set of arrows by which an effect may travel. To shut a channel in the world with the cause, its
readers see at every step what they see in the world without the cause. To open it alone in the world without
the cause, its readers see what they see in the world with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.counterfactuals.paths import Step, diagram
from conjuncture.inquiry.counterfactuals.shapley import subsets
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import Intervention, hold, wire
from conjuncture.inquiry.experiments.paired_worlds import AS_IT_WAS
from conjuncture.language.resolved import Resolved

DONE, INSTEAD = "done", "otherwise"
HELD_DONE, HELD_INSTEAD = "done, mediators held", "otherwise, mediators held"
MOST_CHANNELS = 6

Channels = Mapping[str, tuple[Step, ...]]


@dataclass(frozen=True)
class Crossing:
    """The worlds to run, and the role of each.

    Attributes:
        interventions: what is done in each, by name.
        base: the world without the cause.
        shut: the world with the cause and these channels shut.
        opened: the world without the cause and these channels fed from the world with it.
    """

    interventions: Mapping[str, Intervention]
    base: str
    shut: Mapping[frozenset[str], str]
    opened: Mapping[frozenset[str], str]


def through(resolved: Resolved, mediator: str) -> tuple[Step, ...]:
    """All arrows out of a variable, except its own memory.

    Raises:
        QuestionError: the variable also affects others without being read, so that no arrow can be wired.
    """
    graph = diagram(resolved)
    silent = sorted(reader for variable, reader in graph.silent if variable == mediator)
    if silent:
        raise QuestionError(
            f"'{mediator}' decides who is there, or what a state starts from ({', '.join(silent[:4])}): "
            "it has no arrow there to feed from another world. Ask through a variable that reads "
            "it, or cut it."
        )
    return tuple(sorted(step for step in graph.arrows if step[0] == mediator and step[1] != mediator))


def crossing(
    simulation: Simulation,
    done: Intervention,
    instead: Intervention,
    channels: Channels,
    held: Mapping[str, float],
) -> Crossing:
    """All worlds that are needed for the effect through each channel.

    Raises:
        QuestionError: too many channels, or a society so large that its worlds run one by one.
    """
    names = list(channels)
    if len(names) > MOST_CHANNELS:
        raise QuestionError(
            f"{len(names)} mediators take 2^{len(names)} worlds. Ask with at most {MOST_CHANNELS}."
        )
    room = simulation.batch - 1
    if room < 1:
        raise QuestionError(
            "in so large a society worlds run one at a time and cannot be wired to each other. Use "
            "a smaller one."
        )
    base = INSTEAD if instead.acts else AS_IT_WAS
    every = [some for some in subsets(names) if some]
    shut = {some: f"{DONE}, not through {_comma_list(names, some)}" for some in every}
    ends = [some for some in every if len(some) in (1, len(names))]
    opened = {some: f"{base}, through {_comma_list(names, some)}" for some in ends}
    worlds = {DONE: done} | ({INSTEAD: instead} if instead.acts else {})
    for names_of, own, shown_from, other in ((shut, done, base, instead), (opened, instead, DONE, done)):
        for number, (subset, name) in enumerate(names_of.items()):
            # Worlds run side by side with the one they see; for each batch more, that one is run again.
            again = f" (again, {number // room})" if number >= room else ""
            worlds.setdefault(shown_from + again, other)
            arrows = sorted(set(chain.from_iterable(channels[channel] for channel in subset)))
            worlds[name] = sum(
                (wire(variable, reader, shown_from + again) for variable, reader in arrows), own
            )
    worlds.pop(AS_IT_WAS, None)  # it is run for every question
    if held:
        levels = [hold(name, value) for name, value in held.items()]
        worlds |= {HELD_DONE: sum(levels, done), HELD_INSTEAD: sum(levels, instead)}
    return Crossing(worlds, base, {frozenset(): DONE, **shut}, {frozenset(): base, **opened})


def _comma_list(names: Sequence[str], subset: frozenset[str]) -> str:
    return ", ".join(name for name in names if name in subset)
