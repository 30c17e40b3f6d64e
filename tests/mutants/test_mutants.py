"""Files with mistakes of every kind: each is read as something valid, or refused with the file by its name.

The mutants are seeded: a number names the same mutant on every machine. A test that fails says which it was
and what was done to it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from mutations import mutant

from conjuncture.cases.registry import load
from conjuncture.errors import ConjunctureError
from conjuncture.inquiry.ledger.claim_reader import read_claims
from conjuncture.inquiry.question_file import read_question
from conjuncture.language.resolution import resolve
from conjuncture.studies.registry.coded_cases import get_codings
from conjuncture.studies.registry.theories import get_theory

THEORY = files("conjuncture.cli").joinpath("new_theory.txt").read_bytes()
GERMANY = files("conjuncture.cases") / "germany" / "data"
LEDGER = b"""title = "Constructed"
theory = "leninism.struggle"
case = "russia"

[worlds]
"no example" = [{ cut = "example" }]
"no force" = [{ hold = "repression", at = 0.0, since = "1905-01-01", until = "1906-01-01" }]

[[claim]]
id = "C1"
sentence = "Example carries waves."
holder = "Somebody"
against = "Somebody else"
locator = "p. 1"
answer = "Yes"
asked_so = "As it was against without."
counts_against = "Waves that stay."
supports = ["C2"]
carriers = ["example", "taught"]
question = { is = "statement", first = { outcome = { variable = "taking_part_share", over_time = "max" } }, \
relation = "above", second = { world = "no example", outcome = { variable = "taking_part_share" } } }

[[claim]]
id = "C2"
sentence = "The horizon is wide."
holder = "Somebody else"
against = ""
locator = "p. 2"
answer = "No"
asked_so = "Above two."
counts_against = "Narrow horizons."
attacks = ["C1"]
question = { is = "statement", first = { outcome = { variable = "horizon", since = "1905-01-01" } }, \
relation = "above", second = 2, margin = 0.1 }

[[claim]]
id = "C3"
sentence = "It was so."
holder = "Nobody"
against = ""
locator = "p. 3"
answer = "Open"
asked_so = "Not asked."
counts_against = "Nothing."
question = "none"
kept_open = "too early"

[[question]]
id = "Q1"
sentence = "Do waves need example?"
locator = "p. 4"
record = "Nothing is said."
[[question.through]]
claim = "C1"
follows = "They do."
fails = "They do not."
"""
QUESTION = b"""theory = "leninism.struggle"
case = "russia"
draws = 200
not_ruled_out = true

[worlds]
"no force" = [{ hold = "repression", at = 0.0, since = "1905-01-01", until = "1906-01-01", \
where = [["branch", "=", "metal"]] }]
"no example" = [{ cut = "example" }]

[question]
is = "what if"
done = "no force + no example"
outcomes = [{ variable = "taking_part_share", since = "1905-01-01", until = "1907-01-01", over_time = "sum" }]
"""


def refused_well(read: Callable[[], object], path: Path) -> str:
    """What is wrong with how a mutant is refused; empty where it is read, or refused with the name of a file.

    Of a folder of tables it may be another that does not fit any more.
    """
    try:
        read()
    except ConjunctureError as error:
        told = f"{error}"
        named = any(file.name in told for file in path.parent.iterdir())
        return "" if named else f"no file is named: {told[:300]}"
    except Exception:  # noqa: BLE001  (whatever it is, it is a defect)
        return "".join(traceback.format_exc(limit=-4)[-900:])
    return ""


def assert_all_refused_well(
    folder: Path, name: str, content: bytes, seeds: range, read: Callable[[Path], object]
) -> None:
    """Read every mutant in a folder of its own, and tell of all that are refused badly."""
    bad = []
    for seed in seeds:
        what, changed = mutant(content, seed)
        path = folder / f"{seed}" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(changed)
        if wrong := refused_well(lambda path=path: read(path), path):
            bad.append(f"--- mutant {seed} of {name}: {what}\n{wrong}")
    assert not bad, f"{len(bad)} of {len(seeds)} mutants\n" + "\n".join(bad[:12])


def test_mutants_of_a_theory_are_read_or_refused(tmp_path: Path) -> None:
    def read(path: Path) -> object:
        return resolve(get_theory(str(path)))

    assert_all_refused_well(tmp_path, "my_theory.py", THEORY, range(100), read)


def test_mutants_of_a_question_are_read_or_refused(tmp_path: Path) -> None:
    assert_all_refused_well(tmp_path, "my_question.toml", QUESTION, range(1_000, 1_080), read_question)


def test_mutants_of_a_ledger_are_read_or_refused(tmp_path: Path) -> None:
    assert_all_refused_well(tmp_path, "my.ledger.toml", LEDGER, range(2_000, 2_080), read_claims)


CASES = b"""case,unions,crisis,war,revolt
Russia 1905,0.2,0.9,1,0.8
Russia 1917,0.6,1,1,1
Germany 1918,0.8,0.9,1,0.7
Italy 1920,0.7,0.6,0,0.4
Spain 1936,0.8,0.7,0,0.9
France 1936,0.7,0.5,0,0.3
Britain 1926,0.9,0.3,0,0.1
"""


def test_mutants_of_coded_cases_are_read_or_refused(tmp_path: Path) -> None:
    def read(path: Path) -> object:
        return get_codings(str(path))

    assert_all_refused_well(tmp_path, "cases.csv", CASES, range(10_000, 10_060), read)


def read_case(path: Path) -> object:
    """Everything of a case that is made of its tables."""
    case = load(str(path.parent))
    case.society(100, 0)
    return [case.inputs_of(scenario) for scenario in case.scenarios], case.record(), case.targets()


@pytest.mark.parametrize(
    ("name", "seeds"),
    [
        ("case.toml", range(3_000, 3_020)),
        ("society.csv", range(4_000, 4_025)),
        ("inputs.csv", range(5_000, 5_025)),
        ("patterns.toml", range(6_000, 6_020)),
        ("targets.csv", range(7_000, 7_020)),
        ("strikes.csv", range(8_000, 8_020)),
        ("sources.csv", range(9_000, 9_015)),
    ],
)
def test_mutants_of_a_cases_tables_are_read_or_refused(tmp_path: Path, name: str, seeds: range) -> None:
    def read(path: Path) -> object:
        for table in GERMANY.iterdir():
            if table.name not in (name, "hashes.json"):
                (path.parent / table.name).write_bytes(table.read_bytes())
        return read_case(path)

    assert_all_refused_well(tmp_path, name, (GERMANY / name).read_bytes(), seeds, read)


def test_what_is_mutated_is_sound_before(tmp_path: Path) -> None:
    """Else every mutant would be refused for the same reason."""
    for name, content in {"a.py": THEORY, "b.toml": QUESTION, "c.toml": LEDGER}.items():
        (tmp_path / name).write_bytes(content)
    assert len(resolve(get_theory(str(tmp_path / "a.py"))).variables) == 4
    assert read_question(tmp_path / "b.toml").draws == 200
    assert len(read_claims(tmp_path / "c.toml").claims) == 3
    for table in GERMANY.iterdir():
        (tmp_path / table.name).write_bytes(table.read_bytes())
    read_case(tmp_path / "case.toml")
