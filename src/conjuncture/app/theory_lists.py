"""The lists in a form about a theory over a case: mechanisms by subject, quantities, all variables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from conjuncture.cases.case import Case
from conjuncture.language.priors import written
from conjuncture.language.theory import Theory
from conjuncture.presentation.lookup import MechanismEntry, by_subject


@dataclass(frozen=True)
class Row:
    """A mechanism in a form.

    Attributes:
        name, says: its name, and what it says.
        can_be_cut: whether the theory can run without it: it is a state, or declares its value when absent.
        readings: its formulations, the theory's own first; empty if it has only one.
    """

    name: str
    says: str
    can_be_cut: bool
    readings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quantity:
    """A parameter in a form: its name, its prior as text, its unit, and the reason or source of the prior."""

    name: str
    prior: str
    unit: str
    why: str


@dataclass(frozen=True)
class Lists:
    """Mechanisms by subject, quantities, and all variables, including those that the case counts."""

    subjects: tuple[tuple[str, tuple[Row, ...]], ...]
    quantities: tuple[Quantity, ...]
    variables: tuple[str, ...]


def lists(theory: Theory, case: Case) -> Lists:
    """The lists of a theory over a case."""
    subjects = [
        (subject.rpartition("/")[2].replace("_", " "), tuple(_row(theory, one) for one in there))
        for subject, there in groupby(by_subject(theory), key=lambda one: one.subject)
    ]
    networks = tuple(
        Row(name, "Without this network nobody has ties of this kind.", True) for name in theory.networks
    )
    return Lists(
        subjects=(*subjects, *([("networks", networks)] if networks else [])),
        quantities=tuple(
            Quantity(name, written(one.prior), one.unit, one.reason or one.source)
            for name, one in theory.parameters.items()
        ),
        variables=tuple(sorted({*theory.mechanisms, *theory.inputs, *case.counted})),
    )


def _row(theory: Theory, entry: MechanismEntry) -> Row:
    mechanism = theory.mechanisms[entry.name]
    own = theory.chosen.get(entry.name, mechanism.first_reading)
    others = [name for name in mechanism.readings if name != own]
    return Row(
        entry.name,
        entry.says,
        mechanism.kind == "state" or mechanism.absent is not None,
        (own, *others) if others else (),
    )
