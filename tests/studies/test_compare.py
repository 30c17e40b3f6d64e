"""Theories compared on the record of a case: the null and guesses are always there, the luck is the same."""

import re
from dataclasses import replace
from html import unescape

import pandas as pd
import pytest
import xarray as xr

import conjuncture
from conjuncture.inquiry.runs.strike_books import MAIN
from conjuncture.presentation.number_words import number
from conjuncture.scoring import crps, log_thousands
from conjuncture.studies.compare_result import Comparison
from conjuncture.studies.report_folder import ReportError
from conjuncture.theories.leninism.struggle import THEORY
from conjuncture.theories.leninism.struggle.variants import ISOLATED_SHOCKS


@pytest.fixture(scope="module")
def found() -> Comparison:
    return conjuncture.compare("russia", THEORY, THEORY.without("example"), draws=8, workers=200)


def test_the_null_theory_and_the_guesses_are_always_compared(found) -> None:
    assert found.theories == (THEORY.name, f"{THEORY.name} (without example)", ISOLATED_SHOCKS.name)
    by_year = next(target for target in found.targets if target.name == "strikers by year")
    assert not by_year.entrants[-1].theory
    assert {entrant.name for entrant in by_year.entrants if entrant.theory} == set(found.theories)
    assert (found.courses, found.why_not) == ({}, {})


def test_scores_equal_those_of_the_single_runs(found) -> None:
    table = found.table()
    for name, run in found.runs.items():
        for standing in run.standings:
            if standing.row.name == MAIN:
                continue  # a run scores it on the years that every dumb predictor predicts
            of_run = table[(table["target"] == standing.row.name) & (table["name"] == name)]
            assert of_run["score"].item() == pytest.approx(standing.row.mean_crps)


def test_yearly_strikers_are_scored_with_guesses_that_saw_no_year_of_the_block(found) -> None:
    by_year = next(target for target in found.targets if target.name == MAIN)
    assert by_year.figures == 20
    guesses = {one.name: one.saw for one in by_year.entrants if not one.theory}
    assert set(guesses) == {
        "forcing only (blocks)",
        "climatology (blocks)",
        "autoregressive counts, free-running (blocks)",
    }
    assert set(guesses.values()) == {"the figures outside a block of 5 years"}
    assert by_year.pool is not None
    assert sum(by_year.pool.weights.values()) == pytest.approx(1)
    for name, run in found.runs.items():
        values = run.observed["strikers_year"].sel(year=slice(1895, 1914)).transpose("draw", "year")
        recorded = run.books.targets[MAIN].values.to_numpy(float)
        expected = crps(log_thousands(values.to_numpy()), log_thousands(recorded)).mean()
        assert next(one.score for one in by_year.entrants if one.name == name) == pytest.approx(expected)


def test_the_finding_names_the_nearest_and_those_better_than_the_first(found) -> None:
    told = found.words()
    for target in found.targets:
        assert f"{target.name} (" in told
        for name in target.nearer_than_first:
            assert name in told.partition("Nearer to the record than")[2].partition(".\n")[0]
    beaten = [target for target in found.targets if target.entrants[0].verdict == "worse"]
    assert ("A guess without any theory is nearer than" in told) is bool(beaten)


def test_the_finding_names_the_guess_and_the_null_before_the_first_theory() -> None:
    one = conjuncture.compare("russia", THEORY, draws=4, workers=200)
    wins = [target.nearest.name if target.nearest.theory else "" for target in one.targets]
    told = one.to_dict()["finding"]
    assert told == one.words().partition("\n")[0]
    places = [told.index(f"a guess without any theory on {wins.count('')}")] if "" in wins else []
    places += [told.index("the null theory")] if one.null in wins else []
    assert max(places, default=0) <= told.rindex(f"{THEORY.name} on {wins.count(THEORY.name) or 'none'}")


def test_page_and_data_agree_with_the_terminal(found, tmp_path) -> None:
    page = found.report(tmp_path)
    html = unescape(re.sub(r"<dfn>|</dfn>", "", page.read_text("utf-8")))
    data = found.to_dict()
    assert data["finding"] in html
    assert all(sentence in html for sentence in data["meaning"])
    scores = pd.read_csv(tmp_path / "data" / "scores.csv", keep_default_na=False)
    assert scores["score"].tolist() == pytest.approx(found.table()["score"].tolist(), rel=1e-5)
    ratios = pd.read_csv(tmp_path / "data" / "theory_by_quantity.csv")
    table = found.table()
    of_theories = table[table["theory"] & table["ratio"].notna()]
    assert ratios["ratio"].tolist() == pytest.approx(of_theories["ratio"].tolist(), abs=1e-4)


def test_a_score_over_the_guess_is_the_ratio_of_the_distances(found) -> None:
    table = found.table().set_index(["target", "name"])
    for target in found.targets:
        guess = next(one for one in target.entrants if not one.theory)
        for entrant in target.entrants:
            assert table.loc[(target.name, entrant.name), "ratio"] == pytest.approx(
                entrant.score / guess.score
            )


def test_the_table_by_theory_has_every_score_and_is_printed_if_it_fits(found) -> None:
    whole = found.by_theory()
    scores = found.table().set_index(["name", "target"])["score"]
    assert whole["of"].eq("quantity").all()
    assert whole.set_index(["name", "recorded"])["value"].to_dict() == pytest.approx(scores.to_dict())
    _, begun, rest = found.words().partition("Theory by theory\n")
    assert begun
    head, *lines = rest.partition("\n\n")[0].splitlines()
    assert head.split() == [str(place) for place in range(1, len(found.targets) + 1)]
    first = next(line for line in lines if line.strip().startswith("struggle"))
    by_target = [scores[found.first, target.name] for target in found.targets]
    assert first.split()[1:] == [number(score, 2) for score in by_target]


def test_for_a_table_that_is_too_wide_the_terminal_names_the_page(found) -> None:
    many = replace(found, targets=found.targets * 12)
    assert "Theory by theory" not in many.words()
    assert f"beside {len(many.targets)} things recorded" in many.words()


def test_the_report_of_the_same_theories_is_overwritten_and_another_is_refused(found, tmp_path) -> None:
    page = found.report(tmp_path)
    before = page.read_bytes()
    assert found.report(tmp_path).read_bytes() == before
    turned = replace(found, runs=dict(reversed(found.runs.items())))
    with pytest.raises(ReportError, match=f"comparison of {re.escape(', '.join(found.theories))} on russia"):
        turned.report(tmp_path)


def test_the_results_of_each_theory_are_saved(found, tmp_path) -> None:
    kept = found.save(tmp_path)
    assert list(kept) == list(found.theories)
    for name, path in kept.items():
        again = xr.open_zarr(path)
        assert again.sizes == found.runs[name].dataset.sizes
