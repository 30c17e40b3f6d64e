"""Learn on some countries, foretell others: a country nobody ever counted, in one command, without code."""

import json
from pathlib import Path

import pytest
from tests.cases.made_up_country import spoiled, write_country

import conjuncture
from conjuncture.inquiry.errors import QuestionError
from conjuncture.studies.foretell_result import RATES, Foretelling
from conjuncture.theories.leninism.struggle import THEORY
from conjuncture.theories.leninism.struggle.variants import ISOLATED_SHOCKS


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Foretelling:
    folder = write_country(tmp_path_factory.mktemp("far") / "strikes_utopia_1901_1916")
    return conjuncture.foretell(
        "strikes_sweden_1908_1919",
        of=[str(folder), "strikes_spain_1905_1918"],
        draws=12,
        workers=200,
        store=folder.parent / "store",
    )


def test_each_theory_is_scored_after_learning_and_from_its_priors_with_all_guesses(
    found: Foretelling,
) -> None:
    assert [case.name for case in found.cases] == ["strikes_utopia_1901_1916", "strikes_spain_1905_1918"]
    for case in found.cases:
        assert {target.name for target in case.targets} == {"strikers by year", "strikes by year"}
        for target in case.targets:
            saw = {one.name: one.saw for one in target.entrants if not one.theory}
            assert saw[RATES] == ""
            assert all(words for name, words in saw.items() if name != RATES)
            assert {one.name for one in target.entrants if one.theory} == {
                f"{theory.name}, {how}"
                for theory in (THEORY, ISOLATED_SHOCKS)
                for how in ("learnt elsewhere", "from its priors")
            }
            assert target.entrants[0].name == f"{THEORY.name}, learnt elsewhere"


def test_the_learnt_quantities_are_in_a_table(found: Foretelling) -> None:
    table = found.quantities()
    of_theory = table[table["theory"] == THEORY.name]
    assert {"counted.known", "strikes_counted.works_in_one", "on_strike.quorum"} <= set(of_theory["quantity"])
    assert of_theory["contraction"].is_monotonic_decreasing
    assert (table["low"] <= table["high"]).all()
    (known,) = of_theory[of_theory["quantity"] == "counted.known"].to_dict("records")
    assert known["prior_low"] == pytest.approx(0.5 * 2**0.05, rel=1e-3)


def test_the_result_has_words_a_table_and_json(found: Foretelling) -> None:
    told = json.loads(found.to_json())
    assert told["learnt_on"] == ["strikes_sweden_1908_1919"]
    assert told["draws"][THEORY.name]["bank"] <= 12
    words = str(found)
    assert "Strikes in Utopia, 1901-1916" in words
    assert RATES in words
    assert set(found.table()["case"]) == {case.name for case in found.cases}


def test_the_foretold_record_does_not_change_the_learnt_draws(tmp_path: Path) -> None:
    def learnt(strikers: int) -> list[int]:
        folder = write_country(tmp_path / f"utopia_{strikers}")
        spoiled(folder / "strikes.csv", "1901-12-31,900,", f"1901-12-31,{strikers},")
        again = conjuncture.foretell(
            "strikes_sweden_1908_1919", of=str(folder), draws=12, workers=200, store=tmp_path / "store"
        )
        return again.learnt[THEORY.name].particles.draws.tolist()

    assert learnt(900) == learnt(9_000)


@pytest.mark.parametrize(
    ("learn_on", "of", "words"),
    [
        ((), "strikes_sweden_1908_1919", "needs a case to learn from"),
        (("strikes_sweden_1908_1919",), [], "and a case to foretell"),
        (("strikes_sweden_1908_1919",) * 2, "strikes_spain_1905_1918", "is named twice"),
        (("strikes_sweden_1908_1919",), "strikes_sweden_1908_1919", "would know its record"),
    ],
)
def test_an_impossible_foretelling_is_refused_before_anything_runs(learn_on, of, words: str) -> None:
    with pytest.raises(QuestionError, match=words):
        conjuncture.foretell(*learn_on, of=of)
