"""Standing text on the page of a run: how it judges, and what it cannot show."""

from __future__ import annotations

from collections.abc import Iterator

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.strike_books import StrikeBooks
from conjuncture.language.priors import Fixed
from conjuncture.presentation.number_words import about, counted, listed
from conjuncture.records.observation import UNDERCOUNT_HIGH, UNDERCOUNT_LOW

_RARE = 0.05  # if shuffled dates do as well more often than this, that is reported as chance

HOW_JUDGED = (
    "Skill is 1 less the theory's mean error over that of the guess beside it. The error is the CRPS of "
    "log(1 + figure), a hundredth of the smallest recorded figure being one; of a division of a whole the "
    "energy score. Where two counts stand, a draw between them is no miss, and others count from the "
    "nearer one; so do guesses, half of which are made from each count. Worse and better are said where two "
    "standard errors of the differences leave no doubt; of fewer than four figures, which have "
    "none worth the name, where a tenth does. Figures of one series are not independent, so even that is "
    "generous. The inputs alone and the other figures have seen the record; the theory has not."
)


def control(books: StrikeBooks) -> str:
    """Whether the inputs' dates say anything about strikes, by the regression on shuffled inputs."""
    text = (
        "So the inputs, in a plain regression, say something of when strikes come."
        if books.control.p_value <= _RARE
        else "So it is not shown that the inputs, in a plain regression, say anything of when strikes come."
    )
    return f"{books.control.sentence} {text}"


def places(run: CaseRun) -> int:
    """Workers' places in the society; those of its largest level where there is none called worker."""
    levels = run.simulation.society.levels
    return levels["worker"].size if "worker" in levels else max(filling.size for filling in levels.values())


def cannot_tell(run: CaseRun) -> tuple[tuple[str, str], ...]:
    """What this page cannot show, each with a heading; made from what was run."""
    return tuple(_limits(run))


def _limits(run: CaseRun) -> Iterator[tuple[str, str]]:
    theory, society = run.theory, run.simulation.society
    free = [parameter for parameter in theory.parameters.values() if not isinstance(parameter.prior, Fixed)]
    yield (
        "Whether the theory is true",
        (
            "It shows what follows from the theory in this case. A record that lies inside a band does not "
            "confirm the theory, and the band of another theory may hold it as well."
        ),
    )
    yield (
        "What the theory would say to someone who had not seen the record",
        "Nothing was fitted, but whoever wrote the mechanisms knows the history. Never fitted is not unseen.",
    )
    yield (
        "How likely a history was",
        (
            f"The bands come from the priors of {counted(len(free), 'parameter')} that nobody measured. "
            "Their width measures what the author held possible. "
            + (
                "Draws that contradict the crude patterns are left out; none is left out for being far from "
                "a recorded figure."
                if run.chosen == "left"
                else "Draws that go against the record have not been set aside."
            )
        ),
    )
    if run.books is not None:
        yield (
            "How many people struck",
            (
                "The books hold participations: who strikes twice counts twice. They leave out rail, mines, "
                "state works and small shops, and missed a share of the rest; each draw is counted as if "
                f"{UNDERCOUNT_LOW:.0%} to {UNDERCOUNT_HIGH:.0%} of its strikes had been seen."
            ),
        )
    yield (
        "What carries the result",
        _what_was_cut(run) + "That a mechanism is listed here does not show that anything rests on it.",
    )
    yield (
        "What holds elsewhere",
        (
            f"This is one case, {run.case.title}, with few independent events: neighbouring years are not "
            "independent of one another, so standard errors are too small."
        ),
    )
    if theory.card.scope:
        yield "What lies outside the theory's scope", theory.card.scope
    traits = [
        name.replace("_", " ")
        for name in sorted(run.simulation.resolved.inputs_read & set(society.given))
        if society.given[name].kind != "recorded" and society.given[name].level == "worker"
    ]
    if traits:
        yield (
            "Who the workers were, one by one",
            (
                f"Their {listed(traits)} are set by assumption or drawn from stated distributions; no "
                "survey of persons was at hand."
            ),
        )
    assumed = [name.replace("_", " ") for name, given in run.inputs.items() if given.kind == "assumption"]
    if assumed:
        yield (
            "What the missing inputs would change",
            f"Set by assumption, for want of a series: {listed(assumed)}.",
        )
    person = society.given.get("persons_per_slot")
    if person is not None:
        yield (
            "Anything smaller than a place",
            (
                f"One place in the society stands for {about(float(person.values.mean()))} persons: a "
                "strike of fewer cannot occur in it."
            ),
        )
    if run.observed.attrs.get("mixed_strikes") == "not simulated":
        yield (
            "Strikes with mixed demands",
            (
                "A simulated strike is either economic or political. The record has mixed ones and counts "
                "them on one side, so political shares are compared across a difference in kind."
            ),
        )


def _what_was_cut(run: CaseRun) -> str:
    cut = f"{listed(sorted(run.theory.cut))} was left out throughout. " if run.theory.cut else ""
    if run.switches is None:
        return "No mechanism was cut or held beside this run" + (f", except that {cut}" if cut else ". ")
    switched = [switch.name.replace("_", " ") for switch in (*run.switches.toggles, *run.switches.selectors)]
    return (
        f"Only {listed(switched)} can be switched on this page, in {counted(run.switches.draws, 'draw')} "
        "and a "
        "smaller society; nothing else was cut or held. " + (f"Besides, {cut}" if cut else "")
    )
