"""`identify` over Russia with few draws of a small society: what it gives, keeps and refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import conjuncture as cj
from conjuncture.inquiry.errors import QuestionError
from conjuncture.studies.identify_result import Identified


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def found(store: Path) -> Identified:
    return cj.identify("russia", draws=100, workers=200, claims=("O4",), store=store)


def test_the_claim_is_judged_in_every_draw_of_the_bank(found: Identified) -> None:
    one = found.found.claims["O4"]
    assert one.decided.before.of == found.bank.size == 100
    assert len(one.clues) == len(found.bank.summaries)
    assert found.left_out == {}


def test_figures_of_the_claim_itself_and_recorded_figures_are_not_missing(
    found: Identified,
) -> None:
    names = [figure.name for figure in found.found.claims["O4"].missing]
    spoken = {side.outcome.variable for side in found.claims["O4"].statements[0].sides}
    assert names
    assert not any(name.startswith(tuple(word.replace("_", " ") for word in spoken)) for name in names)
    assert len(set(names)) == len(names)


def test_the_traces_of_the_claim_are_scored_under_its_theory_and_the_rivals_that_they_name(
    found: Identified,
) -> None:
    table = found.traces()
    assert set(table["claim"]) == {"O4"}
    assert table["theory"].tolist()[0] == "leninism.struggle"
    assert set(table["says"]) == {"left", "not left"}
    assert (table["draws"] == 100).all()
    assert table["ratio"].isna().tolist() == [True, False, False]
    assert table["found"].all()
    assert found.words().count("Trace, metal workers ahead of their number") == 1


def test_a_trace_asked_by_name_has_the_same_shares(found: Identified, store: Path) -> None:
    (scored,) = found.scored
    asked = cj.ask("russia", scored.recorded.trace.name, draws=100, workers=200, store=store)
    assert asked.figures.left == {one.theory: one.share for one in scored.theories}
    assert asked.figures.times == {one.theory: one.ratio for one in scored.theories if one.ratio}
    assert asked.words in found.words()


def test_the_tables_and_data_of_identify_are_saved(found: Identified, tmp_path: Path) -> None:
    page = found.report(tmp_path)
    data = json.loads(found.save(tmp_path).read_text("utf-8"))
    assert "O4" in page.read_text("utf-8")
    assert data["finding"] == found.finding()
    assert set(data["claims"]) == {"O4"}
    assert (tmp_path / "data/clues.csv").read_text("utf-8").count("\n") == 1 + len(found.clues())
    assert np.isfinite(found.missing()["move"]).all()
    assert (tmp_path / "data/missing.csv").exists()
    assert (tmp_path / "data/traces.csv").read_text("utf-8").count("\n") == 1 + len(found.traces())
    assert (tmp_path / "figures/claims.svg").exists()


def test_the_words_of_identify_begin_with_the_finding(
    found: Identified, wording: Callable[..., None]
) -> None:
    assert str(found).startswith(found.finding())
    wording(found.finding())


def test_an_impossible_question_is_refused_before_anything_runs() -> None:
    with pytest.raises(QuestionError):
        cj.identify("russia", draws=20)
    with pytest.raises(QuestionError):
        cj.identify("russia", claims=("O99",))
