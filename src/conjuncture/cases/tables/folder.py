"""Read a case from a folder: `case.toml` and the tables beside it.

case.toml       name, title, place, start, end, default_theory, description; scenarios, shown, whole,
                asks_about, rules, levers, bridges
society.csv     the members of the society, and their permanent values; or, for single workers,
works.csv       how many workers there are, in works of which sizes; or
organisation.csv  facts that one organisation knows about itself
ties.csv        (optional) the ties between members, by network
inputs.csv      the inputs from outside the society, month by month
patterns.toml   (optional) crude patterns that rule worlds out; without it, those of the bridges
targets.csv     (optional) recorded series that runs are compared with
summaries.toml  (optional) the figures of targets for fits
course.csv      (optional) the record of events, month by month
sources.csv     (optional) the sources of recorded values
*.csv           (optional) recorded series, in the record's format
hashes.json     (optional) the tables' hashes, so that a changed figure is noticed
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.resources.abc import Traversable

from conjuncture.cases import bridges
from conjuncture.cases.case import Case
from conjuncture.cases.case_input import Input
from conjuncture.cases.known_quantity import KnownQuantity
from conjuncture.cases.pattern import Pattern
from conjuncture.cases.recorded_course import RecordedCourse
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.cases.summary import Summary
from conjuncture.cases.tables.case_toml import Facts, facts_from
from conjuncture.cases.tables.course_table import course_from
from conjuncture.cases.tables.inputs_table import inputs_from
from conjuncture.cases.tables.organisation_table import FILE as ORGANISATION
from conjuncture.cases.tables.organisation_table import check_levers, known_from, society_of
from conjuncture.cases.tables.patterns_file import patterns_from
from conjuncture.cases.tables.society_table import society_from
from conjuncture.cases.tables.summaries_file import SUMMARIES, summaries_from
from conjuncture.cases.tables.targets_table import targets_from
from conjuncture.cases.tables.ties_table import with_ties
from conjuncture.cases.tables.works_table import FILE as WORKS
from conjuncture.cases.tables.works_table import fewest_places, works_from
from conjuncture.files.mistakes import Mistakes, refusal
from conjuncture.language.loading import parted
from conjuncture.records import Record
from conjuncture.records.hashes import HASHES, check_hashes
from conjuncture.society import Society


def case_from_tables(folder: Traversable, *, record: Record | None = None) -> Case:
    """Read the case in a folder, and check all its tables.

    Args:
        folder: a path, or a resource of an installed package.
        record: the record of another case of the same place, if this case shares its series and sources; the
            folder then has none of its own.

    Raises:
        FileError: all mistakes, each with file, line, column and remedy. A table that depends on one with
            mistakes is not read.
    """
    facts = facts_from(folder / "case.toml")
    hashed = (folder / HASHES).is_file()
    if record is None:
        record = Record.read(folder, hashed=hashed)
    elif hashed:
        check_hashes(folder)
    peopled, society = _peopled(folder, record, facts)
    known = _known(folder, record, facts)

    mistakes = Mistakes(folder)
    inputs: Mapping[str, Mapping[str, Input]] | None = None
    targets: tuple[RecordedTarget, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    summaries: tuple[Summary, ...] = ()
    course = RecordedCourse(str(facts.months[0]), len(facts.months))
    with mistakes.collect():
        table = folder / "inputs.csv"
        inputs = (
            {scenario: {} for scenario in facts.scenarios}
            if known and not table.is_file()
            else inputs_from(table, record.all_sources, society, facts)
        )
    with mistakes.collect():
        given = None if inputs is None else {name for each in inputs.values() for name in each}
        targets = targets_from(folder / "targets.csv", record, society, given)
        summaries = summaries_from(folder / SUMMARIES, [target.name for target in targets])
    with mistakes.collect():
        patterns = _patterns(folder, society, facts)
    with mistakes.collect():
        course = course_from(folder / "course.csv", record.all_sources, society, facts.months)
    mistakes.refuse()
    assert inputs is not None  # else a mistake was found
    return Case(
        name=facts.name,
        place=facts.place,
        title=facts.title,
        start=f"{facts.months[0]}-01",
        steps=len(facts.months),
        dt=1 / 12,
        scenarios=facts.scenarios,
        inputs=inputs.__getitem__,
        society=peopled,
        sized=(folder / WORKS).is_file(),
        record=lambda: record,
        default_theory=_beside(folder, facts.default_theory),
        null_theory=_beside(folder, facts.null_theory),
        bridges=tuple(map(bridges.called, facts.bridges)),
        needs={key: level for name in facts.bridges for key, level in bridges.needed_by(name).items()},
        patterns=patterns,
        targets=lambda: targets,
        summaries=summaries,
        course=course,
        description=facts.description,
        shown=facts.shown,
        asks_about=facts.asks_about,
        rules=facts.rules,
        levers=facts.levers,
        known=known,
    )


def _beside(folder: Traversable, theory: str) -> str:
    """The name of a theory; the path of a file is relative to the folder of the tables."""
    location, _ = parted(theory)
    return str(folder / theory) if location.endswith(".py") or "/" in location else theory


def _peopled(
    folder: Traversable, record: Record, facts: Facts
) -> tuple[Callable[[int, int], Society], Society]:
    """A function that makes the society from a number of workers and a seed; and a society with all names."""
    works, society_table, sources = folder / WORKS, folder / "society.csv", record.all_sources
    if (folder / ORGANISATION).is_file():
        for other in (works, society_table):
            if other.is_file():
                remedy = f"Keep {ORGANISATION} if the case is one organisation, and {other.name} if not."
                raise refusal(folder, None, None, f"there is an {ORGANISATION} and a {other.name}.", remedy)
        alone = society_of(facts.title)
        return lambda workers, seed: alone, alone
    if not works.is_file():
        society = with_ties(society_from(society_table, sources, facts.title), folder / "ties.csv", sources)
        return lambda workers, seed: society, society
    if society_table.is_file():
        remedy = "Keep society.csv if members have names, and works.csv if they are single workers."
        raise refusal(folder, None, None, f"there is a society.csv and a {WORKS}.", remedy)
    drawn = works_from(works, sources)
    fewest = fewest_places(works, sources)

    def peopled(workers: int, seed: int) -> Society:
        return with_ties(drawn(workers, seed), folder / "ties.csv", sources)

    return peopled, peopled(fewest, 0)


def _known(folder: Traversable, record: Record, facts: Facts) -> tuple[KnownQuantity, ...]:
    """The facts that the organisation of the folder knows; empty if the case is not of one organisation."""
    table = folder / ORGANISATION
    if not table.is_file():
        return ()
    mistakes = Mistakes(folder / "case.toml")
    check_levers(mistakes, facts.levers)
    with mistakes.collect():
        known = known_from(table, record.all_sources)
    mistakes.refuse()
    return known


def _patterns(folder: Traversable, society: Society, facts: Facts) -> tuple[Pattern, ...]:
    """The patterns of the folder; without a file, those of its bridges, for its first country."""
    own = folder / "patterns.toml"
    if own.is_file():
        return patterns_from(own, society, facts.months)
    countries = society.levels["country"].labels if "country" in society.levels else None
    country = countries[0] if countries else ""
    return tuple(
        replace(pattern, member=country)
        for name in facts.bridges
        for pattern in patterns_from(bridges.patterns_of(name), society, facts.months)
    )
