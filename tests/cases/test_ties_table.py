"""`ties.csv` ties a case's members, and what is wrong in it is said by line, column and remedy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from conjuncture import Level, Theory, derived, given, network
from conjuncture.cases.tables import case_from_tables
from conjuncture.engine import oracle
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.files.mistakes import FileError
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.society import Society
from conjuncture.society.networks.network import Network

METAL, OTHERS, SOUTH = "North: metal workers", "North: others", "South: workers"
RELATED = {
    METAL: {OTHERS: (1.0, 30.0), SOUTH: (0.5, 3.0)},
    OTHERS: {METAL: (1.0, 30.0)},
    SOUTH: {METAL: (0.5, 3.0)},
}

stratum = Level("stratum")
letters = network(stratum)
women = given(stratum, unit="share", name="women")
warmth = given(letters, unit="share", name="warmth")
age = given(letters, unit="years", name="age")


@derived(stratum, absent=0.0, unit="share", source="own idea")
def heard_of(letters, women, warmth, age):
    """The share of women among those with whom a stratum exchanges letters, by warmth; old ties count."""
    return letters(women).sum() + 10 * warmth.sum() + 100 * age.sum()


THEORY = Theory.of(heard_of, letters, women, warmth, age)


def spoil(folder: Path, old: str, new: str) -> None:
    table = folder / "ties.csv"
    text = table.read_text("utf-8")
    assert old in text
    table.write_text(text.replace(old, new, 1), "utf-8")


def society_of(folder: Path) -> Society:
    return case_from_tables(folder).society(1, 0)


def test_a_case_has_the_ties_of_its_table(folder: Path) -> None:
    society = society_of(folder)
    labels = society.levels["stratum"].labels
    assert labels is not None
    network, orders = (society.networks[name] for name in ("letters", "orders"))
    assert isinstance(network, Network)
    assert isinstance(orders, Network)
    warm, old = (society.given[name] for name in ("warmth", "age"))
    found: dict[str, dict[str, tuple[float, float]]] = {label: {} for label in labels}
    for near, far, *values in zip(network.near, network.far, warm.values, old.values, strict=True):
        found[labels[near]][labels[far]] = (float(values[0]), float(values[1]))
    assert found == RELATED
    assert [(labels[near], labels[far]) for near, far in zip(orders.near, orders.far, strict=True)] == [
        (METAL, OTHERS)
    ]
    assert (warm.level, warm.unit, warm.kind) == ("letters", "share", "assumption")
    assert "A census" in warm.source
    assert "neighbours" in warm.description


def test_a_run_reads_the_same_through_ties_of_a_table_as_the_oracle(folder: Path) -> None:
    society = society_of(folder)
    run = Simulation(THEORY, society, steps=1, keep=("heard_of",))
    found = run_batch(run, range(1)).values["heard_of"]
    np.testing.assert_array_equal(found, oracle.run(run, range(1)).values["heard_of"])
    of = dict(zip(society.levels["stratum"].labels or (), society.given["women"].values, strict=True))
    expected = [
        sum(of[other] + 10 * warm + 100 * old for other, (warm, old) in RELATED[label].items())
        for label in of
    ]
    np.testing.assert_allclose(found[0, 0], expected, rtol=1e-6)


def test_a_changed_tie_or_value_of_a_tie_changes_the_runs_identity(folder: Path) -> None:
    table, prints = folder / "ties.csv", set()
    whole = table.read_text("utf-8")
    for old, new in (("", ""), (",0.5,", ",0.6,"), (f"{METAL},{OTHERS},yes", f"{OTHERS},{METAL},yes")):
        table.write_text(whole.replace(old, new, 1), "utf-8")
        prints.add(fingerprint(prepare(case_from_tables(folder), THEORY)))
    table.unlink()
    assert len({*prints, society_of(folder).fingerprint()}) == 4


OLD = ",30,years,assumption,,neighbours"
WRONG = {
    "nobody called so": (f"{METAL},{SOUTH},,warmth", f"{METAL},South: worker,,warmth", 2, "to"),
    "nobody called so who looks": (f"orders,stratum,{METAL},", "orders,stratum,North: metal,", 6, "from"),
    "tied to itself": (f"orders,stratum,{METAL},", f"orders,stratum,{OTHERS},", 6, "to"),
    "a value twice": (f"{METAL},{OTHERS},,age,30", f"{METAL},{OTHERS},,warmth,30", 5, "to"),
    "the other way round": (f"{METAL},{OTHERS},,age,30", f"{OTHERS},{METAL},,age,30", 5, "to"),
    "unknown level": ("orders,stratum", "orders,strata", 6, "level"),
    "a level's name": ("orders,stratum", "country,stratum", 6, "network"),
    "no name": ("orders,stratum", "the orders,stratum", 6, "network"),
    "directed in part": ("orders,stratum", "letters,stratum", 6, "directed"),
    "neither yes nor no": (",yes,", ",both,", 6, "directed"),
    "no number": (",30,", ",thirty,", 5, "value"),
    "no value": (",30,", ",,", 5, "value"),
    "no unit": (",30,years", ",30,", 5, "unit"),
    "two units": (",30,years", ",30,months", 5, "unit"),
    "a value of nothing": (",yes,,,", ",yes,,1,", 6, "variable"),
    "a variable of members": (",,age,30", ",,women,30", 5, "variable"),
    "a tie that lacks a value": (f"letters,stratum,{METAL},{OTHERS},,age{OLD}\n", "", 4, "variable"),
    "no source": ("recorded,almanac", "recorded,", 6, "source_key"),
    "unknown source": ("recorded,almanac", "recorded,almanach", 6, "source_key"),
    "no reason": ("assumption,,as old as the union", "assumption,,", 3, "reason"),
    "no kind": ("recorded,almanac,", ",,", 6, "kind"),
    "a ragged row": ("orders,stratum", "orders,extra,stratum", 6, None),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_mistake_in_ties_has_its_line_and_column(folder: Path, wrong: str, wording) -> None:
    old, new, line, column = WRONG[wrong]
    spoil(folder, old, new)
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    places = [(Path(one.file).name, one.line, one.column) for one in error.value.mistakes]
    assert ("ties.csv", line, column) in places
    assert all(mistake.remedy for mistake in error.value.mistakes)
    wording("\n".join(f"{mistake.problem} {mistake.remedy}" for mistake in error.value.mistakes))


def test_all_mistakes_of_ties_come_at_once(folder: Path) -> None:
    spoil(folder, f"{METAL},{SOUTH},,warmth", f"{METAL},{METAL},,warmth")
    spoil(folder, ",30,", ",x,")
    spoil(folder, "orders,stratum,North", "orders,stratum,Noth")
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    found = {(mistake.line, mistake.column) for mistake in error.value.mistakes}
    assert found >= {(2, "to"), (5, "value"), (6, "from")}


def test_a_table_of_ties_with_only_its_header_has_no_ties(folder: Path) -> None:
    table = folder / "ties.csv"
    table.write_text(table.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    assert society_of(folder).networks == {}
