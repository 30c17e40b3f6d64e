"""A case: a place and a period, with its society, its inputs, its record and the bridge between them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conjuncture.cases.case_input import Input
from conjuncture.language.errors import nearest
from conjuncture.language.theory import Theory
from conjuncture.record import PoliticalDefinition, Record, RecordError, Target
from conjuncture.society import Society

NAMES = ("russia",)


@dataclass(frozen=True, eq=False)
class Case:
    """What a theory is run on and held against.

    Attributes:
        name: as typed on the command line.
        title: as printed.
        start: ISO date of the first step.
        steps: how many, of `dt` years each.
        scenarios: names of the sets of inputs; the first is the one for the main job.
        inputs: the inputs of a scenario, by the name under which a mechanism reads them.
        society: the population, from a number of worker slots and a seed.
        bridge: mechanisms that turn what a theory writes into what the record counts. The same for all
            theories.
        needs: what a theory must write for the bridge, with the level it stands on.
        record: the recorded series.
        targets: the recorded quantities that observed worlds are held against, by name.
        political: the definition of a political strike by which worlds are observed.
        default_theory: module of the theory that is run when none is named.
    """

    name: str
    title: str
    start: str
    steps: int
    dt: float
    scenarios: tuple[str, ...]
    inputs: Callable[[str], Mapping[str, Input]]
    society: Callable[[int, int], Society]
    bridge: Theory
    needs: Mapping[str, str]
    record: Callable[[], Record]
    targets: Callable[[], Mapping[str, Target]]
    political: PoliticalDefinition
    default_theory: str

    def inputs_of(self, scenario: str) -> Mapping[str, Input]:
        """The inputs of a scenario, each with one value for each step of the case.

        Raises:
            RecordError: no such scenario, or an input of the wrong length.
        """
        found = self.inputs(scenario)
        for name, supplied in found.items():
            if supplied.values.shape != (self.steps,):
                raise RecordError(
                    f"Input '{name}' has {supplied.values.size} values for the {self.steps} steps of "
                    f"{self.title}. Give one for each step."
                )
        return found


class UnknownCaseError(LookupError):
    """No case of that name."""


def load(name: str) -> Case:
    """The case of that name.

    Raises:
        UnknownCaseError: with the nearest name.
    """
    if name not in NAMES:
        raise UnknownCaseError(f"There is no case '{name}'. {nearest(name, NAMES)}")
    return importlib.import_module(f"conjuncture.cases.{name}.case").CASE
