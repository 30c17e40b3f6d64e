"""A notebook shows each result by its finding, a picture and a table, with nothing to fetch."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pandas as pd
import pytest

import conjuncture
from conjuncture.presentation.notebook import result_html
from conjuncture.publishing.again import Rerun
from conjuncture.publishing.publication import Publication
from conjuncture.publishing.tables import Difference
from conjuncture.studies.registry.ledgers import get_claims

FEW: dict[str, Any] = {"draws": 8, "workers": 200}


def compared() -> Any:
    return conjuncture.compare("russia", "leninism.struggle", "canon.granovetter_strikes", **FEW)


def fitted() -> Any:
    return conjuncture.fit("russia", "leninism.struggle", draws=40, workers=100)


def of_record() -> Any:
    return conjuncture.record("germany")


def of_ledger() -> Any:
    whole = get_claims("leninism")
    claims = tuple(claim for claim in whole.claims if claim.id == "O7")
    return conjuncture.ledger(replace(whole, claims=claims, questions=(), rivals=()), rivals=False, **FEW)


@pytest.mark.parametrize("made", [compared, fitted, of_record, of_ledger])
def test_a_result_is_shown_by_its_finding_with_nothing_to_fetch(made: Callable[[], Any]) -> None:
    result = made()
    html = result._repr_html_()
    assert not re.search(r'(?:src|href)="(?!data:)', html)
    assert "<script" not in html
    (finding,) = re.findall(r"<h3>.*?</h3><p><strong>(.*?)</strong></p>", html, re.DOTALL)
    assert len(finding) > 10
    assert hasattr(result, "report") == (".report(folder)" in html)
    if "finding" in result.to_dict() if hasattr(result, "to_dict") else False:
        written = result.to_dict()["finding"]
        assert unescape(finding) == (written if isinstance(written, str) else written[0])


def test_what_is_published_and_what_is_run_again_are_shown() -> None:
    facts: dict[str, Any] = {"conjuncture": "1.0", "theory": "mine.py", "case": "russia", "scenario": ""}
    counts: dict[str, Any] = {"draws": 8, "workers": 200, "seed": 0}
    published = Publication(
        "Waves", ("A. <b>", "C. D."), "CC0-1.0", "2026-11-30", **facts, **counts, files={"a": "0"}
    )
    again = Rerun(published, (), (Difference("series", same=True, largest=0.0),), "1.0")
    assert "A. &lt;b&gt;, C. D." in published._repr_html_()
    assert again.words() in unescape(again._repr_html_())
    assert "<td>series</td>" in again._repr_html_()


def test_names_are_text_and_long_tables_say_how_much_is_left_out() -> None:
    table = pd.DataFrame({"name": [f"<b>{number}</b>" for number in range(30)]})
    html = result_html("<i>it</i>", ("a < b",), table=table, has_page=False)
    assert "<b>" not in html
    assert "<i>" not in html
    assert "10 more rows" in html
    assert ".report" not in html
