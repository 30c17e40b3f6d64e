"""Links: mechanisms that let two seemingly contradictory observations both hold.

The method of intermediate links: a contradiction that is only stated explains nothing. To understand it one
must name what connects its two sides.

**What is judged.** The two statements are judged draw by draw: a *draw* is one set of parameters with its
noise. Both hold *together* with a set S of switches off if, in one and the same draw, the first holds in its
worlds with S off and the second in its own with S off. Let p(S) be the share of draws in which they hold
together. They *can* hold together without S if p(S) is at least `share` (a tenth, unless said otherwise);
else they *cannot*: among parameters as the theory allows them, too few let both be true.

**A link** is a minimal set S without which they cannot: p(S) < share, while for every proper part T of S,
the empty one too, p(T) >= share. Hence:

- one link: one singleton;
- a conjunction, both needed: two singletons;
- two alternatives, either will do: one set of two;
- no conflict: no such set, nor one that is necessary in some draws. Then they hold together without any
  link, and the answer says so;
- never together (p of the empty set below share): no link among the switches. If cutting something lets
  them hold together, that is an *obstacle*, and is reported as such.

**A core** is a minimal set K with which they can: p >= share with all other switches off, and no proper part
of K is enough. If turning something off could never help, links and cores would determine each other: every
link would overlap every core. Here it *can* help, since mechanisms may work against each other. So for each
link the answer says which further sets restore both when they are turned off too; and for each core whether
both can hold whatever else is on.

**What a link does.** That both cannot hold together may mean that each still can, though not with the
other: then the link *joins* them, and mediates in the strict sense. Or one of them cannot hold at all: then
it *carries* that one, and both only for this reason. The two are told apart by p for each statement alone.

**How robust.** In a single draw in which both hold with everything at work, S is necessary if with S off
they no longer both hold, and with every proper part of S off they do. `necessary` is the share of such
draws, with its interval. A set necessary in some draws only (more than in the null twin) is reported
beside the links: for these parameters it is the link, for others not. A link is `sure` if the 95% intervals
of its p and of its parts' p lie on their sides of `share`.

**Juxtaposition** is the same question with the links cut: `question.juxtaposed("period")`.

All this is relative to the switches named, the theory, its priors and the case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import ClassVar

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE
from conjuncture.inquiry.experiments.knockouts import Switch, can_be_cut, switch, upstream
from conjuncture.inquiry.links import link_words
from conjuncture.inquiry.links.findings import findings
from conjuncture.inquiry.links.lattice import Lattice, run_lattice
from conjuncture.inquiry.links.result import LinkResult
from conjuncture.inquiry.statements.statement import Statement


@dataclass(frozen=True)
class Link:
    """Ask for the intermediate links between two statements.

    Example:
        wide = Statement(Side(Outcome("horizon")), "above", 0.5)
        few = Statement(Side(Outcome("taking_part_share")), "below", 0.1)
        Link(wide, few, among=("example", "taught"))

    Attributes:
        first, second: the two statements.
        among: the candidates for links: names as in `knockouts.switch`, or switches. None: every mechanism
            and condition that can be cut and on which the outcomes depend.
        share: the least share of draws in which both hold, for "can hold".
        without: switches that are off in all worlds, as in a juxtaposition.
        whole: whether to try all 2^k sets; None: up to 8 switches. Otherwise singles, pairs and corners.
    """

    result: ClassVar = LinkResult

    first: Statement
    second: Statement
    among: tuple[str | Switch, ...] | None = None
    share: float = 0.1
    without: tuple[str | Switch, ...] = ()
    whole: bool | None = None

    def juxtaposed(self, *links: str | Switch) -> Link:
        """The same question with these cut."""
        others = self.among and tuple(name for name in self.among if name not in links)
        return replace(self, among=others, without=(*self.without, *links))

    def lattice(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Lattice:
        """The knock-outs from which the answer is computed."""
        if not 0 < self.share < 1:
            raise QuestionError(f"share is a share of the draws between 0 and 1, not {self.share}.")
        off = [switch(simulation, one) for one in self.without]
        if any(switch.reading for switch in off):
            raise QuestionError("a reading cannot be among what is off throughout: choose it in the theory.")
        switches = self._switches(simulation, off)
        base = reduce(add, (switch.off for switch in off), NOTHING_DONE)
        both = (self.first, self.second)
        return run_lattice(simulation, switches, both, draws, base=base, whole=self.whole, progress=progress)

    def ask(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Answer:
        """The answer over these draws.

        Raises:
            QuestionError: an outcome never varies, or a name, date or condition fits nothing.
        """
        lattice = self.lattice(simulation, draws, progress=progress)
        result = findings(lattice, self.share)
        _refuse_what_never_varies(lattice)
        return Answer(
            kind="link",
            question=f"What lets both hold: (A) {self.first}; (B) {self.second}?",
            words=link_words.finding(lattice, result, [str(switch(simulation, one)) for one in self.without]),
            figures=result.result(lattice),
            warnings=(*result.warnings(lattice), *self._what_was_tried(simulation, lattice)),
            asked=self,
        )

    def _switches(self, simulation: Simulation, off: Sequence[Switch]) -> tuple[Switch, ...]:
        looked_at = {
            side.outcome.variable for statement in (self.first, self.second) for side in statement.sides
        }
        variables = simulation.resolved.variables
        if self.among is not None:
            switches = tuple(switch(simulation, name) for name in self.among)
        else:
            pool = upstream(simulation, sorted(looked_at & set(variables))) - looked_at
            off_names = {switch.name for switch in off}
            names = [name for name in sorted(pool - off_names) if can_be_cut(variables[name])]
            switches = tuple(switch(simulation, name) for name in names)
            if not switches:
                raise QuestionError(
                    "these outcomes depend on nothing that can be cut. Name switches in among=."
                )
        for candidate in switches:
            if any(act.kind == "cut" and act.what in looked_at for act in candidate.off.acts):
                raise QuestionError(
                    f"'{candidate.name}' is the outcome itself, and so cannot be a link. "
                    f"Cut an arrow to it: 'something -> {candidate.name}'."
                )
        return switches

    def _what_was_tried(self, simulation: Simulation, lattice: Lattice) -> tuple[str, ...]:
        """Warnings of switches on which no outcome depends, and of mechanisms that could not be tried."""
        looked_at = {
            side.outcome.variable for statement in (self.first, self.second) for side in statement.sides
        }
        matters = upstream(simulation, sorted(looked_at)) | looked_at
        sentences = []
        idle = [
            switch.name for switch in lattice.switches if _touches(switch) and not _touches(switch) & matters
        ]
        if idle:
            sentences.append(
                f"The outcomes do not depend on {', '.join(idle)}, which therefore cannot be a link."
            )
        variables = simulation.resolved.variables
        fixed = [
            name
            for name in sorted(matters - looked_at)
            if not can_be_cut(variables[name]) and variables[name].kind != "given"
        ]
        if self.among is None and fixed:
            sentences.append(f"Not tried, since they declare no absent value: {', '.join(fixed)}.")
        return tuple(sentences)


def link(first: Statement, second: Statement, *among: str | Switch, share: float = 0.1) -> Link:
    """The question that finds the links between two observations, among these switches."""
    return Link(first, second, among or None, share)


def _touches(switch: Switch) -> set[str]:
    """The first thing that a switch acts on: the mechanism, the condition, or the reader of an arrow."""
    return {act.reader or act.what for act in switch.off.acts if act.kind != "parameter"}


def _refuse_what_never_varies(lattice: Lattice) -> None:
    for letter, statement in zip("AB", lattice.statements, strict=True):
        if all((lattice.values[side] == lattice.values[side].flat[0]).all() for side in statement.sides):
            raise QuestionError(
                f"the outcome of ({letter}) never varies: '{statement.first.outcome}' is "
                f"{lattice.values[statement.sides[0]].flat[0]:g} in every draw, whatever is cut. "
                "Take another outcome or period."
            )
