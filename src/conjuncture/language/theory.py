"""A theory: mechanisms, the chosen readings, and their description."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any

from conjuncture.errors import nearest
from conjuncture.language import levels as level_graph
from conjuncture.language.duplicate_names import refuse_shadowed
from conjuncture.language.errors import TheoryError
from conjuncture.language.inputs import Input
from conjuncture.language.levels import Level
from conjuncture.language.mechanisms import Mechanism, Reading
from conjuncture.language.parameters import Parameter, parameter_name
from conjuncture.language.prior_overrides import with_priors
from conjuncture.language.reserved import refuse_reserved_variable


@dataclass(frozen=True)
class Card:
    """What a theory says about itself. `conjuncture show` shows all of it.

    Example:
        Card(title="Thresholds in a crowd", claim="Two crowds that hardly differ may act quite differently.")
    """

    title: str = ""
    what_it_is: str = ""
    how_it_works: str = ""
    what_to_notice: str = ""
    what_to_try: str = ""
    claim: str = ""
    scope: str = ""
    refuted_by: str = ""
    source: str = ""
    references: Mapping[str, str] = field(default_factory=dict)
    """The works that mechanisms cite, in full, by the short name: {"Biggs 2005": "Michael Biggs, ..."}."""


@dataclass(frozen=True)
class Theory:
    """A set of mechanisms with one reading of each.

    Made by `Theory.module(globals(), ...)` at the end of a theory file, or by `Theory.of(a, b, ...)`.
    Theories are values: `without`, `replacing`, `reading` and `+` return new ones and do not change the old.

    Attributes:
        mechanisms, inputs, levels: by name.
        chosen: by mechanism, the reading chosen instead of the first.
        cut: mechanisms and networks taken out.
        card: what the theory says about itself.

    Example:
        town = Level("town")

        @state(town, initial=0.5, source="own conjecture")
        def unrest(unrest):
            return 0.9 * unrest

        Theory.of(unrest, name="fading")
    """

    name: str
    mechanisms: Mapping[str, Mechanism]
    inputs: Mapping[str, Input]
    levels: Mapping[str, Level]
    chosen: Mapping[str, str] = field(default_factory=dict)
    cut: frozenset[str] = frozenset()
    card: Card = Card()

    @staticmethod
    def of(
        *things: Mechanism | Input | Reading | Level,
        name: str = "theory",
        card: Card | None = None,
        levels: Iterable[Level] = (),
    ) -> Theory:
        """A theory of the mechanisms, inputs and networks given, in any order.

        Raises:
            TheoryError: two mechanisms write one variable; an input without a name.
        """
        named: list[tuple[str, Any]] = []
        declared = [*levels]
        for thing in things:
            if isinstance(thing, Level):
                declared.append(thing)
            elif isinstance(thing, Input):
                if thing.name is None:
                    raise TheoryError(
                        f"this {thing.kind} has no name.",
                        place=thing.place,
                        remedy='Add name="hands", or make the theory with Theory.module(globals()).',
                    )
                named.append((thing.name, thing))
            elif isinstance(thing, Mechanism):
                named.append((thing.name, thing))
            elif not isinstance(thing, Reading):
                raise TheoryError(
                    f"Theory.of was given {thing!r}.",
                    remedy="It takes mechanisms (under @state, @derived or @trait), series, given "
                    "and networks.",
                )
        return _assemble(name, named, declared, card or Card())

    @staticmethod
    def module(
        namespace: Mapping[str, Any] | ModuleType, *, name: str | None = None, card: Card | None = None
    ) -> Theory:
        """A theory of everything declared in a module: `THEORY = Theory.module(globals())`.

        The module's docstring becomes the card's description of the theory, unless the card has one.

        Raises:
            TheoryError: a name is declared twice in the file.
        """
        names = vars(namespace) if isinstance(namespace, ModuleType) else namespace
        refuse_shadowed(names)
        named = [
            (value.name if isinstance(value, Mechanism) else value.name or key, value)
            for key, value in names.items()
            if isinstance(value, Mechanism | Input)
        ]
        own_card = card or Card()
        document = inspect.cleandoc(names.get("__doc__") or "")
        if not own_card.what_it_is and document:
            own_card = replace(own_card, what_it_is=document)
        module_name = str(names.get("__name__", "theory")).rsplit(".", 1)[-1]
        levels = [value for value in names.values() if isinstance(value, Level)]
        return _assemble(name or module_name.strip("_"), named, levels, own_card)

    def without(self, *names: str) -> Theory:
        """The theory with these mechanisms cut: the variables that they write have their `absent` values.

        A network that is cut has no ties.

        Raises:
            TheoryError: no such mechanism or network, or a mechanism that declares no `absent` value.
        """
        for name in names:
            if name in self.networks:
                continue
            mechanism = self._mechanism(name)
            if mechanism.kind != "state" and mechanism.absent is None:
                raise TheoryError(
                    f"'{name}' cannot be cut: it declares no value for its absence.",
                    place=mechanism.place,
                    remedy="Add absent=..., the neutral value: "
                    f"@{mechanism.kind}({mechanism.level_name}, absent=0.0, ...).",
                )
        return replace(self, cut=self.cut | frozenset(names))

    def reading(self, **readings: str) -> Theory:
        """The theory with other readings chosen: `theory.reading(on_strike="by_majority")`.

        Raises:
            TheoryError: no such mechanism or reading.
        """
        for name, reading in readings.items():
            mechanism = self._mechanism(name)
            if reading not in mechanism.readings:
                raise TheoryError(
                    f"'{name}' has no reading '{reading}'.",
                    place=mechanism.place,
                    remedy=nearest(reading, mechanism.readings),
                )
        return replace(self, chosen={**self.chosen, **readings})

    def replacing(self, **others: Mechanism | Input) -> Theory:
        """The theory with some mechanisms replaced by others: rivals are often written in this way.

        Raises:
            TheoryError: nothing with that name to replace, or the other writes another variable.
        """
        mechanisms, inputs = dict(self.mechanisms), dict(self.inputs)
        for name, other in others.items():
            if name not in mechanisms and name not in inputs:
                raise TheoryError(
                    f"theory '{self.name}' has no '{name}' to replace.",
                    place=other.place,
                    remedy=f"{nearest(name, [*mechanisms, *inputs])} "
                    "To add a new one: theory + Theory.of(...).",
                )
            if isinstance(other, Mechanism) and other.name != name:
                raise TheoryError(
                    f"replacing({name}=...) was given a mechanism that writes '{other.name}'.",
                    place=other.place,
                    remedy=f"Name the function {name}.",
                )
            mechanisms.pop(name, None)
            inputs.pop(name, None)
            (mechanisms if isinstance(other, Mechanism) else inputs)[name] = other  # type: ignore[index]
        chosen = {key: value for key, value in self.chosen.items() if key not in others}
        return _sorted(self, mechanisms, inputs, chosen)

    def with_priors(self, priors: Mapping[str, Parameter]) -> Theory:
        """The theory with other beliefs about the size of parameters.

        `theory.with_priors({"rescued.most": parameter(Beta(4, 2), unit="share", reason="most of it")})`: the
        names are those under which parameters are drawn; one that several mechanisms share changes in all.
        What you write prevails over what a case's table knows of the quantity.

        Raises:
            TheoryError: no such parameter, or one that is measured in another unit.
        """
        return replace(self, mechanisms=with_priors(self.name, self.mechanisms, priors))

    def __add__(self, other: Theory) -> Theory:
        """Both theories together. A mechanism of one may write an input of the other.

        Raises:
            TheoryError: both write one variable, by different mechanisms.
        """
        mechanisms = dict(self.mechanisms)
        for name, mechanism in other.mechanisms.items():
            if mechanisms.get(name, mechanism) is not mechanism:
                raise _two_writers(name, mechanisms[name], mechanism)
            mechanisms[name] = mechanism
        for name, value in other.inputs.items():
            if self.inputs.get(name, value) != value:
                raise _two_writers(name, self.inputs[name], value)
        both = {**other.inputs, **self.inputs}
        inputs = {name: value for name, value in both.items() if name not in mechanisms}
        united = replace(
            self,
            name=f"{self.name}+{other.name}",
            levels=level_graph.gather((*self.levels.values(), *other.levels.values())),
            cut=self.cut | other.cut,
        )
        return _sorted(united, mechanisms, inputs, {**self.chosen, **other.chosen})

    def named(self, name: str, card: Card | None = None) -> Theory:
        """The same theory under another name (and card)."""
        return replace(self, name=name, card=card or self.card)

    def reading_of(self, name: str) -> Reading:
        """The formulation of a mechanism that this theory has chosen."""
        mechanism = self._mechanism(name)
        return mechanism.readings[self.chosen.get(name, mechanism.first_reading)]

    @property
    def networks(self) -> tuple[str, ...]:
        """The networks by name."""
        return tuple(name for name, level in self.levels.items() if level.network)

    @property
    def parameters(self) -> dict[str, Parameter]:
        """The parameters of the chosen readings by name, `mechanism.argument` unless they have a name.

        Raises:
            TheoryError: two different parameters under one name.
        """
        parameters: dict[str, Parameter] = {}
        for name, mechanism in self.mechanisms.items():
            declared = {
                parameter_name(name, argument, parameter): parameter
                for argument, parameter in self.reading_of(name).parameters.items()
            }
            if isinstance(mechanism.initial, Parameter):
                declared[parameter_name(name, "initial", mechanism.initial)] = mechanism.initial
            for key, parameter in declared.items():
                if parameters.get(key, parameter) != parameter:
                    raise TheoryError(
                        f"two different parameters are called '{key}' (also at {parameters[key].place}).",
                        place=parameter.place,
                        remedy="Give them different names, or declare the parameter once and use it twice.",
                    )
                parameters[key] = parameter
        return dict(sorted(parameters.items()))

    def _mechanism(self, name: str) -> Mechanism:
        if name not in self.mechanisms:
            raise TheoryError(
                f"theory '{self.name}' has no mechanism '{name}'.",
                remedy=nearest(name, [*self.mechanisms, *self.networks]),
            )
        return self.mechanisms[name]


def _assemble(name: str, named: Iterable[tuple[str, Any]], extra: Iterable[Level], card: Card) -> Theory:
    mechanisms: dict[str, Mechanism] = {}
    inputs: dict[str, Input] = {}
    for key, thing in named:
        if isinstance(thing, Input):
            refuse_reserved_variable(key, thing.kind, thing.place)
        target: dict[str, Any] = mechanisms if isinstance(thing, Mechanism) else inputs
        same_name = mechanisms.get(key) or inputs.get(key)
        if same_name is not None and same_name is not thing:
            raise _two_writers(key, same_name, thing)
        target[key] = thing
    used = [
        level for thing in (*mechanisms.values(), *inputs.values()) for level in (thing.level, thing.refers)
    ]
    objects = [*extra, *(level for level in used if isinstance(level, Level))]
    levels = level_graph.gather(objects)
    theory = Theory(name=name, mechanisms={}, inputs={}, levels=levels, card=card)
    return _sorted(theory, mechanisms, inputs, {})


def _sorted(
    theory: Theory,
    mechanisms: Mapping[str, Mechanism],
    inputs: Mapping[str, Input],
    chosen: Mapping[str, str],
) -> Theory:
    """Canonical order, so that the order of listing cannot matter anywhere."""
    return replace(
        theory,
        mechanisms=dict(sorted(mechanisms.items())),
        inputs=dict(sorted(inputs.items())),
        chosen=dict(sorted(chosen.items())),
    )


def _two_writers(name: str, first: Mechanism | Input, second: Mechanism | Input) -> TheoryError:
    return TheoryError(
        f"two mechanisms write '{name}' (also at {first.place}).",
        place=second.place,
        remedy=f"Rename one, make it a reading (@{name}.reading), or use theory.replacing({name}=...).",
    )
