"""The page of a case that was foretold: the finding first, a picture and all scores of each quantity."""

from dataclasses import replace
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

import conjuncture as cj
from conjuncture.presentation.foretell_words import findings
from conjuncture.studies.foretell_result import Foretelling
from conjuncture.studies.report_folder import ReportError


@pytest.fixture(scope="module")
def found() -> Foretelling:
    return cj.foretell("strikes_sweden_1908_1919", of="strikes_spain_1905_1918", draws=12, workers=200)


def test_the_page_begins_with_the_finding_and_has_a_picture_of_each_quantity(
    found: Foretelling, tmp_path: Path
) -> None:
    page = unescape(found.report(tmp_path / "page").read_text("utf-8"))
    assert 0 < page.index(findings(found)[0][:30]) < page.index('class="picture"')
    assert page.count('class="picture"') == len(found.cases[0].targets) == 2
    assert all(target.nearest.name in page for target in found.cases[0].targets)
    assert "What was learnt, and on what" in page


def test_every_number_of_the_page_is_in_its_tables(found: Foretelling, tmp_path: Path) -> None:
    found.report(tmp_path / "page")
    data = tmp_path / "page" / "data"
    scores = pd.read_csv(data / "scores.csv")
    assert scores["score"].tolist() == pytest.approx(found.table()["score"].tolist(), rel=1e-4)
    assert len(pd.read_csv(data / "quantities.csv")) == len(found.quantities())
    picture = pd.read_csv(data / "foretold_strikes_in_spain_1905_1918_strikers_by_year.csv")
    assert picture["figure"].tolist() == list(range(1905, 1919))
    assert picture["recorded"][0] == pytest.approx(20_176)
    assert (picture["learnt_low"] <= picture["learnt_middle"]).all()
    assert (picture["learnt_middle"] <= picture["learnt_high"]).all()


def test_the_finding_counts_every_quantity_once(found: Foretelling) -> None:
    first = findings(found)[0]
    counts = [int(word) for word in first.partition("priors: ")[2].split() if word.isdigit()]
    assert sum(counts) == 2
    assert found.to_dict()["finding"] == found.finding() == first


def test_the_report_of_another_foretelling_is_not_overwritten(found: Foretelling, tmp_path: Path) -> None:
    found.report(tmp_path / "page")
    with pytest.raises(ReportError):
        replace(found, seed=1).report(tmp_path / "page")
