"""The coded situations: whole, sourced, and honest about what is judgement."""

import pandas as pd
import pytest

from conjuncture.cases.situations import agreement, anchors, codings, roots, situations
from conjuncture.cases.situations.reading import CONDITIONS, OUTCOME, judged_share, sources
from conjuncture.cases.situations.roots import agreement_in_words, second_anchors, second_coding


def test_twenty_situations_have_nine_codes_each_with_a_basis() -> None:
    wide, long = situations(), codings()
    assert len(wide) == 20
    assert len(long) == 20 * 9
    assert (wide["role"] == "control").sum() == 4
    assert set(long["condition"]) == {OUTCOME, *CONDITIONS}
    assert set(CONDITIONS) | {OUTCOME} <= set(anchors())
    assert (wide["end"] > wide["start"]).all()


def test_judgement_is_marked_code_by_code() -> None:
    long = codings()
    assert (long["judgement"] == (long["basis"] == "JUDGEMENT")).all()
    unopened = long["source_key"] == "judgement"
    assert unopened.sum() > 50
    assert long[unopened]["judgement"].all()  # what rests on no opened source never counts as anchored
    assert 0.3 < judged_share()["implantation"] < 0.9


def test_the_full_outcome_occurs_once_and_correlates_more_with_the_army_than_with_implantation() -> None:
    wide = situations()
    assert (wide[OUTCOME] == 1).sum() == 1
    with_army = wide[OUTCOME].corr(wide["army_split"])
    assert with_army > 0.8
    assert with_army > wide[OUTCOME].corr(wide["implantation"]) + 0.2


def test_callers_get_copies_of_the_tables() -> None:
    mine = situations()
    mine[OUTCOME] = 0.0
    assert situations()[OUTCOME].max() == 1


def test_no_code_has_the_essay_as_its_source_or_reason() -> None:
    codes = [*codings()[["why", "source_key"]].to_numpy(), *second_coding()[["why", "source_key"]].to_numpy()]
    assert not [why for why, _ in codes if "essay" in why.lower()]
    assert not [key for key in sources() if "mandel" in key or "essay" in key]


def test_roots_have_three_codings_and_the_second_coder_leaves_out_six_situations() -> None:
    table = roots()
    assert list(table.columns) == ["implantation", "roots_any", "roots_leninist"]
    assert table["implantation"].equals(situations()["implantation"])
    kept_back = table.index[table["roots_any"].isna()]
    assert set(kept_back) == {"FI1918", "IT1919", "CN1925", "ES1936", "PT1974", "GB1926"}
    assert set(second_anchors()) == {"roots_any", "roots_leninist"}


def test_the_second_coder_measured_roots_before_each_crisis_began() -> None:
    begins = situations()["start"]
    begins["RU1917O"] = begins["RU1917F"]  # one crisis
    for _, row in second_coding().iterrows():
        assert pd.Timestamp(row["measured_at"]) < begins[row["case_id"]], row["case_id"]


def test_agreement_is_computed_from_ranks_and_codes_of_common_situations() -> None:
    found = agreement().set_index(["one", "other"])
    assert (found["cases"] == 14).all()
    both = roots().dropna()
    expected = both["implantation"].corr(both["roots_any"], method="spearman")
    assert found.loc[("implantation", "roots_any"), "spearman"] == pytest.approx(expected)
    assert found["spearman"].max() < 0.6  # the coders do not mean the same
    assert f"{expected:.2f}" in agreement_in_words()
