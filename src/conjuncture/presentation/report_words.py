"""What the report says in its own words: the three sentences at its head, and what it cannot tell."""

from __future__ import annotations

import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.strike_books import MAIN, StrikeBooks
from conjuncture.language.parameters import Parameter
from conjuncture.language.priors import Fixed
from conjuncture.presentation.pictures import distance, strikers
from conjuncture.presentation.pictures.findings import out_of
from conjuncture.presentation.pictures.format import about, counted, listed, people
from conjuncture.records.observation import UNDERCOUNT_HIGH, UNDERCOUNT_LOW
from conjuncture.scoring import bands

_RARE = 0.05  # a shuffle that does as well more often than this is told as chance


def summary(study: CaseRun, books: StrikeBooks) -> tuple[str, ...]:
    """What was run; what follows; who is nearest to the record."""
    return (
        _what_was_run(study),
        _what_follows(study, books),
        distance.finding(books.scores, study.theory.name)[0],
    )


def _what_was_run(study: CaseRun) -> str:
    cut = f", without {listed(sorted(study.theory.cut))}," if study.theory.cut else ""
    return (
        f"The theory “{study.theory.name}”{cut} was run over {study.case.title} in "
        f"{counted(study.draws, 'draw')} of its parameters and of luck, in a society of "
        f"{about(places(study))} workers' places; nothing in it was fitted to the strikes."
    )


def _what_follows(study: CaseRun, books: StrikeBooks) -> str:
    target = books.targets[MAIN]
    rows = bands.beside(study.observed, target)
    placed = bands.placement(rows)
    medians = rows["median"].dropna()
    recorded = rows["recorded"].dropna()
    known = [row for row in books.waves if row.inside is not None]
    inside = sum(bool(row.inside) for row in known)
    if medians.empty:
        return "No draw could be counted, so nothing follows that can be held against the record."
    weak = " (a record of grade C)" if study.grades[MAIN] == ("C",) else ""
    return (
        f"Recorded strikers{weak} range from {people(recorded.min())} to {people(recorded.max())} a year, "
        "the median of the "
        f"draws from {people(medians.min())} to {people(medians.max())}; the record lies among nine draws "
        "in ten in "
        f"{out_of(placed.inside_90, placed.periods)} years{_width(rows)}, and so do "
        f"{out_of(inside, len(known))} measures "
        "of the shape of its waves."
    )


def _width(rows: pd.DataFrame) -> str:
    low, high = float(rows["low_90"].median()), float(rows["high_90"].median())
    if low <= 0:
        return ", in a band that in a typical year begins at nought"
    factor = high / low
    return (
        f", in a band that spans a factor of {about(factor)} in a typical year"
        if factor > strikers.WIDE
        else ""
    )


def control(books: StrikeBooks) -> str:
    """Whether the inputs' dates say anything of strikes, by the regression on shuffled inputs."""
    said = (
        "So the inputs, in a plain regression, say something of when strikes come."
        if books.control.p_value <= _RARE
        else "So it is not shown that the inputs, in a plain regression, say anything of when strikes come."
    )
    return f"{books.control.sentence} {said}"


def places(study: CaseRun) -> int:
    """Workers' places in the society; those of its largest level where there is none called worker."""
    levels = study.simulation.society.levels
    return levels["worker"].size if "worker" in levels else max(filling.size for filling in levels.values())


def cannot_tell(study: CaseRun) -> tuple[tuple[str, str], ...]:
    """What this page cannot tell, each with a heading; made from what was run."""
    card, society = study.theory.card, study.simulation.society
    free = [one for one in study.theory.parameters.values() if not _known(one)]
    assumed = [name.replace("_", " ") for name, given in study.inputs.items() if given.kind == "assumption"]
    traits = [
        name.replace("_", " ")
        for name in sorted(study.simulation.resolved.inputs_read & set(society.given))
        if society.given[name].kind != "recorded" and society.given[name].level == "worker"
    ]
    person = society.given.get("persons_per_slot")
    told = [
        (
            "Whether the theory is true",
            (
                "It shows what follows from the theory in this case. A record that lies inside a band does "
                "not confirm the theory, and the band of another theory may hold it as well."
            ),
        ),
        (
            "What the theory would say to someone who had not seen the record",
            (
                "Nothing was fitted, but whoever wrote the mechanisms knows the history. Never fitted is not "
                "unseen."
            ),
        ),
        (
            "How likely a history was",
            (
                f"The bands come from the priors of {counted(len(free), 'parameter')} that nobody measured. "
                "Their width "
                "measures what the author held possible. Draws that go against the record have not been set "
                "aside."
            ),
        ),
        (
            "How many people struck",
            (
                f"The books hold participations: who strikes twice counts twice. They leave out rail, mines, "
                "state works "
                f"and small shops, and missed a share of the rest; each draw is counted as if "
                f"{UNDERCOUNT_LOW:.0%} to "
                f"{UNDERCOUNT_HIGH:.0%} of its strikes had been seen."
            ),
        ),
        (
            "What carries the result",
            _what_was_cut(study) + "That a mechanism is listed here does not show that anything rests on it.",
        ),
        (
            "What holds elsewhere",
            (
                f"One case, {study.case.title}, and few independent events: the years of a wave are not "
                "independent of one another, so standard errors are too small."
            ),
        ),
    ]
    if card.scope:
        told.append(("What lies outside the theory's scope", card.scope))
    if traits:
        told.append(
            (
                "Who the workers were, one by one",
                (
                    f"Their {listed(traits)} are set by assumption or drawn from stated distributions; no "
                    "survey of persons was at hand."
                ),
            )
        )
    if assumed:
        told.append(
            (
                "What the missing inputs would change",
                f"Set by assumption, for want of a series: {listed(assumed)}.",
            )
        )
    if person is not None:
        told.append(
            (
                "Anything smaller than a place",
                (
                    f"One place in the society stands for {about(float(person.values.mean()))} persons: a "
                    "strike of fewer cannot occur in it."
                ),
            )
        )
    if study.observed.attrs.get("mixed_strikes") == "not simulated":
        told.append(
            (
                "Strikes with mixed demands",
                (
                    "A simulated strike is either economic or political. The record has mixed ones and "
                    "counts them on one side, so political shares are compared across a difference in kind."
                ),
            )
        )
    return tuple(told)


def _what_was_cut(study: CaseRun) -> str:
    cut = f"{listed(sorted(study.theory.cut))} was left out throughout. " if study.theory.cut else ""
    if study.switches is None:
        return "No mechanism was cut or held beside this run" + (f", except that {cut}" if cut else ". ")
    switched = [one.name.replace("_", " ") for one in (*study.switches.toggles, *study.switches.selectors)]
    return (
        f"Only {listed(switched)} can be switched on this page, in "
        f"{counted(study.switches.draws, 'draw')} and a smaller society; nothing else was cut or held. "
        + (f"Besides, {cut}" if cut else "")
    )


def _known(parameter: Parameter) -> bool:
    return isinstance(parameter.prior, Fixed)
