import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import xarray as xr

from conjuncture import Level, Simulation, Theory, Uniform, derived, parameter, regular_society
from conjuncture.engine.store import Store
from conjuncture.files.mistakes import FileError
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claim_answer import answer_of
from conjuncture.inquiry.ledger.claim_reader import read_claims
from conjuncture.inquiry.ledger.ground import Ground
from conjuncture.inquiry.ledger.judge_claim import ask_claim
from conjuncture.inquiry.ledger.judgements import ClaimResult
from conjuncture.inquiry.ledger.ledger import run_ledger
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.statements.statement import Statement

country = Level("country")

LEDGER = """
title = "Constructed"
theory = "pushed"
case = "none"
[worlds]
"no push" = [{ cut = "push" }]
[[claim]]
id = "C1"
sentence = "The push raises the level."
holder = "Somebody"
against = "Somebody else"
locator = "p. 1"
answer = "Yes"
asked_so = "As it was against without."
counts_against = "Levels that stay."
question = { is = "statement", first = { outcome = { variable = "level" } }, relation = "above", \
second = { is = "side", world = "no push", outcome = { is = "outcome", variable = "level" } } }
[[claim]]
id = "C2"
sentence = "The level is high."
holder = "Somebody else"
against = ""
locator = "p. 2"
answer = "Yes"
asked_so = "Above two."
counts_against = "Low levels."
attacks = ["C1"]
question = { is = "statement", first = { outcome = { variable = "level" } }, relation = "above", second = 2 }
[[claim]]
id = "C3"
sentence = "The tide turns."
holder = "Nobody"
against = ""
locator = "p. 3"
answer = "Yes"
asked_so = "Not to this theory."
counts_against = "Still water."
question = { is = "statement", first = { outcome = { variable = "tide" } }, relation = "above", second = 2 }
"""


@derived(country, absent=0.0, source="constructed")
def push(*, strength=parameter(Uniform(0.5, 1), unit="1", reason="constructed")):
    """What moves the level."""
    return strength + 0.0


@derived(country, absent=0.0, source="constructed")
def level(push):
    """Moved by the push."""
    return push + 0.0


@derived(country, absent=0.0, source="constructed")
def draught(push):
    """Moves nothing."""
    return push + 0.0


BLOWN = Simulation(Theory.of(push, draught, level, name="pushed"), regular_society({"country": 1}), steps=24)
SIMULATION = Simulation(Theory.of(push, level, name="pushed"), regular_society({"country": 1}), steps=24)


def as_it_is(run: xr.Dataset) -> xr.Dataset:
    return run


def on(simulation: Simulation = SIMULATION) -> Callable[[str, str], Ground]:
    """The same ground for every theory and case."""
    return lambda theory, case: Ground(simulation, (), as_it_is)


def written(folder: Path, text: str = LEDGER) -> Path:
    path = folder / "my.ledger.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_ledger_says_what_follows_what_fails_and_what_cannot_be_asked(tmp_path: Path, wording) -> None:
    claims = read_claims(written(tmp_path)).claims
    found = run_ledger(claims, on(), 240)
    assert [entry.word for entry in found.entries] == ["follows", "fails", "not asked"]
    assert "'tide'" in found.entries[2].words
    wording("\n\n".join(entry.words for entry in found.entries))
    answer = answer_of(claims[0], found.entries[0], found.matched_for(claims[0]))
    assert json.loads(answer.to_json())["figures"]["holds"]["of"] == 240
    assert answer.warnings == ()


def test_with_fewer_than_200_draws_everything_is_undecided_with_a_warning(tmp_path: Path) -> None:
    claims = read_claims(written(tmp_path)).claims[:1]
    found = run_ledger(claims, on(), 20, rounds=2)
    assert found.entries[0].word == "undecided"
    (warning, *_) = answer_of(claims[0], found.entries[0], found.matched_for(claims[0])).warnings
    assert " 200" in warning


def test_a_ledger_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    claims = read_claims(written(tmp_path)).claims
    folder = tmp_path / "entries"

    def stop(what: str) -> None:
        if what == "C2":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_ledger(claims, on(), 240, store=Store(folder), tell=stop)
    again = run_ledger(claims, on(), 240, store=Store(folder))
    assert [entry.read for entry in again.entries] == [True, False, False]
    plain = run_ledger(claims, on(), 240)
    assert [entry.words for entry in again.entries] == [entry.words for entry in plain.entries]


def test_an_entry_is_not_read_for_another_question_seed_or_number_of_draws(tmp_path: Path) -> None:
    claims = read_claims(written(tmp_path)).claims[:1]
    folder = tmp_path / "entries"
    run_ledger(claims, on(), 240, store=Store(folder))
    assert isinstance(claims[0].question, Statement)
    other = (replace(claims[0], question=replace(claims[0].question, margin=0.1)),)
    for simulation, asked, draws in (
        (SIMULATION, other, 240),
        (replace(SIMULATION, seed=1), claims, 240),
        (SIMULATION, claims, 250),
    ):
        found = run_ledger(asked, on(simulation), draws, store=Store(folder))
        assert not found.entries[0].read
    assert run_ledger(claims, on(), 240, store=Store(folder)).entries[0].read


def test_an_entry_is_not_read_for_the_same_draws_found_among_more(tmp_path: Path) -> None:
    claims, store = read_claims(written(tmp_path)).claims[:1], Store(tmp_path / "entries")
    found = run_ledger(claims, on(), 240, store=store)
    matched = found.matched_for(claims[0])
    assert isinstance(matched, MatchedDraws)
    (whole,) = matched.rounds
    more = replace(matched, rounds=(replace(whole, draws=300, ruled_out={"a pattern": 60}),))
    entry = ask_claim(claims[0], more, store=store)
    assert not entry.read
    assert "240 draws out of 300" in entry.words


def test_an_entry_cut_short_on_disk_is_run_again(tmp_path: Path) -> None:
    claims = read_claims(written(tmp_path)).claims[:1]
    folder = tmp_path / "entries"
    run_ledger(claims, on(), 240, store=Store(folder))
    (entry,) = folder.glob("C1-*.json")
    entry.write_text(entry.read_text("utf-8")[:40], "utf-8")
    assert not run_ledger(claims, on(), 240, store=Store(folder)).entries[0].read


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'is = "statement", first = { outcome = { variable = "tide"',
            'is = "statment", first = { outcome = { variable = "tide"',
            "C3.*'statment'.*statement",
        ),
        ('variable = "tide"', 'varable = "tide"', "C3.*'varable'.*'outcome'.*variable"),
        ('world = "no push"', 'world = "no pusch"', "C1.*'no pusch'.*no push"),
        ('{ cut = "push" }', '{ cit = "push" }', "C1.*cit"),
        ('{ cut = "push" }', '{ hold = "push" }', "C1.*needs `at`"),
        ('[{ cut = "push" }]', '"no push"', "C1.*'no push'"),
        (
            'relation = "above", second = 2 }',
            'relation = "abov", second = 2 }',
            "C2.*'relation'.*'abov'",
        ),
        (
            'relation = "above", second = 2 }',
            'relation = "above", second = "2" }',
            "C2.*'second'",
        ),
        ('id = "C2"', 'id = "C1"', "'C1'"),
        ('holder = "Nobody"\n', "", "C3.*holder"),
        ('locator = "p. 3"', 'locator = "p. 3"\nkept_open = "why"', "C3.*question"),
        ('theory = "pushed"\n', "", "C1.*theory"),
        ('locator = "p. 1"', 'locator = "p. 1"\ncounterfactual = "had it not been"', "C1.*at some time"),
        ('locator = "p. 2"', 'locator = "p. 2"\ncounterfactual = "had it been low"', "C2.*at some time"),
        ("[worlds]", "[worlds", "TOML"),
    ],
)
def test_a_mistake_in_a_ledger_file_is_named_with_its_claim(
    tmp_path: Path, old: str, new: str, message: str, wording
) -> None:
    assert old in LEDGER
    with pytest.raises((FileError, QuestionError), match=message) as refused:
        read_claims(written(tmp_path, LEDGER.replace(old, new)))
    wording(refused.value)


def test_a_folder_is_one_ledger_with_shared_worlds_and_claims_of_several_cases(tmp_path: Path) -> None:
    head, *rest = LEDGER.split("[[claim]]")
    (tmp_path / "worlds.toml").write_text(head, "utf-8")
    (tmp_path / "b.toml").write_text(
        "[[claim]]" + rest[1].replace('id = "C2"', 'id = "C2"\ncase = "other"'), "utf-8"
    )
    (tmp_path / "a.toml").write_text('case = "own"\n[[claim]]' + rest[0], "utf-8")
    (tmp_path / "c.toml").write_text(
        "[[claim]]" + rest[2].partition("question =")[0] + 'question = "none"\nkept_open = "too early"',
        "utf-8",
    )
    file = read_claims(tmp_path)
    assert [(claim.id, claim.theory, claim.case) for claim in file.claims] == [
        ("C1", "pushed", "own"),
        ("C2", "pushed", "other"),
        ("C3", "pushed", "none"),
    ]
    assert (file.title, file.case) == ("Constructed", "none")
    asked: list[tuple[str, str]] = []

    def ground(theory: str, case: str) -> Ground:
        asked.append((theory, case))
        return on()(theory, case)

    found = run_ledger(file.claims, ground, 240)
    assert asked == [("pushed", "own"), ("pushed", "other")]
    assert [entry.word for entry in found.entries] == ["follows", "fails", "left open"]
    assert found.matched_for(file.claims[2]) is None
    assert "too early" in answer_of(file.claims[2], found.entries[2], None).words
    (tmp_path / "d.toml").write_text("[[claim]]" + rest[0], "utf-8")
    with pytest.raises(FileError, match=r"d\.toml, line 1, .*'C1'.* a\.toml, line 2"):
        read_claims(tmp_path)
    (tmp_path / "d.toml").write_text('[worlds]\n"no push" = []', "utf-8")
    with pytest.raises(FileError, match=r"d\.toml, line 2, .*'no push'.*worlds\.toml"):
        read_claims(tmp_path)


def test_what_carries_a_claim_is_cut_one_at_a_time_and_named(tmp_path: Path, wording) -> None:
    (claim, *_) = read_claims(written(tmp_path)).claims
    carried = replace(claim, carriers=("push", "draught", "tide"))
    (entry,) = run_ledger((carried,), on(BLOWN), 240).entries
    assert isinstance(entry.figures, ClaimResult)
    found = entry.figures.carried_by
    assert found is not None
    assert found.carriers == ("push",)
    assert found.without["push"].share == 0
    assert found.without["draught"].share == 1
    assert found.untried == ("tide",)
    wording(entry.words)


def test_of_six_draws_no_carrier_is_named_and_the_entry_says_so(tmp_path: Path, wording) -> None:
    (claim, *_) = read_claims(written(tmp_path)).claims
    (entry,) = run_ledger((replace(claim, carriers=("push", "draught")),), on(BLOWN), 1).entries
    assert isinstance(entry.figures, ClaimResult)
    assert (entry.figures.holds.count, entry.figures.holds.of) == (6, 6)  # six rounds
    assert entry.figures.carried_by is not None
    assert entry.figures.carried_by.carriers == ()
    wording(entry.words)
    (without,) = run_ledger((claim,), on(BLOWN), 1).entries
    assert "carries" not in without.words  # it names no mechanism that may carry it


def test_an_entry_says_whether_its_verdict_hangs_on_its_margins(tmp_path: Path, wording) -> None:
    (claim, *_) = read_claims(written(tmp_path)).claims
    question = claim.question
    assert isinstance(question, Statement)

    def entry(margin: float):
        asked = replace(claim, question=replace(question, margin=margin))
        (found,) = run_ledger((asked,), on(), 240).entries
        assert isinstance(found.figures, ClaimResult)
        return found, found.figures.margins

    assert not entry(0.0)[1]
    (firm, firm_margins), (thin, thin_margins) = entry(0.1), entry(0.6)  # the push is 0.5 to 1
    assert {firm_margins[name].verdict for name in ("half", "twice")} == {firm.word}
    wording(firm.words)
    assert thin_margins["half"].verdict == "follows"
    assert thin_margins["twice"].verdict == "fails"
    assert thin_margins["twice"].holds.count == 0
    wording(thin.words)
