"""The page of a fit: the finding first, every check in words, and no quantity where it is withheld."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import conjuncture as cj
from conjuncture.presentation.fit_words import findings
from conjuncture.studies.fit_result import Fit
from conjuncture.studies.report_folder import ReportError


@pytest.fixture(scope="module")
def fit() -> Fit:
    return cj.fit("russia", "leninism.struggle", draws=60, workers=100)


@pytest.fixture
def shown(fit: Fit) -> Fit:
    """The same as if every check had passed."""
    return replace(fit, checks=tuple(replace(check, passed=True) for check in fit.checks))


def test_the_page_begins_with_the_finding_and_has_every_check(fit: Fit, tmp_path: Path) -> None:
    page = fit.report(tmp_path / "page").read_text("utf-8")
    first = page.index(findings(fit)[0][:40])
    assert first < page.index("Whether the fit may be believed")
    assert all(f"<b>{check.name[:1].upper()}{check.name[1:]}</b>" in page for check in fit.checks)
    assert page.count('class="picture"') == len(fit.left_out) == 2


def test_no_quantity_stands_anywhere_where_it_is_withheld(fit: Fit, shown: Fit, tmp_path: Path) -> None:
    folder = tmp_path / "page"
    page = shown.report(folder).read_text("utf-8")
    assert "willing.differences" in page
    assert len(pd.read_csv(folder / "data" / "quantities.csv")) == len(fit.bank.quantities)
    page = fit.report(folder).read_text("utf-8")
    in_checks = any("willing.differences" in check.words for check in fit.checks)
    assert ("willing.differences" in page) == in_checks
    assert "The fitted quantities" not in page
    assert not (folder / "data" / "quantities.csv").exists()


def test_every_number_of_the_page_is_in_its_tables(fit: Fit, tmp_path: Path) -> None:
    fit.report(tmp_path / "page")
    data = tmp_path / "page" / "data"
    figures = pd.read_csv(data / "figures.csv")
    assert figures["figure"].tolist() == fit.figures["figure"].tolist()
    assert figures["away"].tolist() == pytest.approx(fit.figures["away"].tolist(), rel=1e-4)
    assert len(pd.read_csv(data / "left_out.csv")) == sum(len(one.scored) for one in fit.left_out)
    picture = pd.read_csv(data / "fitted_strikers_by_year.csv")
    assert picture["figure"].tolist() == list(range(1895, 1915))
    assert picture["recorded"][10] == pytest.approx(2_863_200, rel=1e-4)


def test_the_report_of_another_fit_is_not_overwritten(fit: Fit, tmp_path: Path) -> None:
    fit.report(tmp_path / "page")
    with pytest.raises(ReportError):
        replace(fit, leave=("1905-09",)).report(tmp_path / "page")
