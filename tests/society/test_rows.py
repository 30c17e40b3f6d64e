"""Tables come from rows of text as a case keeps them."""

from __future__ import annotations

import csv
import io

import pytest

from conjuncture.society import (
    Bands,
    Beta,
    ByLabel,
    Gamma,
    LogNormal,
    Margin,
    Proportion,
    SocietyError,
    branches_in_towns_from,
    margin_from,
    size_classes_from,
    traits_from,
)

SIZES = """year,size_class,smallest,largest,workers_thousand,plants,source_key
1901,up to 50,1,50,244,12740,lenin
1901,over 1000,1001,,526,243,lenin
1910,up to 50,1,50,220,9909,lenin
"""
BRANCHES = """branch,workers_thousand,kind,source_key
metal,256,recorded,lenin
textile,700,assumption,
"""
TOWNS = """town,workers_thousand,kind,source_key
Petersburg,160,recorded,smith
"""
MIX = """town,branch,share_of_town,kind,source_key
Petersburg,textile,0.25,recorded,smith
Petersburg,metal,0.75,recorded,smith
"""
TRAITS = """trait,applies_to,distribution,parameter,value,unit,kind,reason,source_key
female,all,bernoulli,probability,0.3,share,recorded,census,florinsky
female,metal,bernoulli,probability,0.03,share,assumption,set,
female,textile,bernoulli,probability,0.47,share,assumption,set,
age,all,shifted_gamma,shift,14,years,assumption,set,
age,all,shifted_gamma,shape,2,years,assumption,set,
age,all,shifted_gamma,scale,7,years,assumption,set,
skill,all,beta,a,1,rank,assumption,set,
skill,all,beta,b,3,rank,assumption,set,
relative_pay,all,lognormal,mean,1.5,ratio,assumption,set,
relative_pay,all,lognormal,log_sd,0.3,ratio,assumption,set,
tenure,all,categorical,under 2 years,0.4,share,recorded,survey,smith
tenure,all,categorical,2 years and more,0.6,share,recorded,survey,smith
literate,town men,bernoulli,probability,0.5,share,recorded,census,ristat
height,all,cauchy,scale,1,cm,assumption,set,
hope,all,bernoulli,probability,0.1,share,assumption,set,
hope,all,bernoulli,probability,0.2,share,assumption,set,
"""


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def branches() -> Margin:
    return margin_from(rows(BRANCHES), "branch")


def test_size_classes_of_one_year_are_read_in_persons_and_the_open_class_closed(wording) -> None:
    small, large = size_classes_from(rows(SIZES), 1901, open_class_upper=30_000)
    assert (small.persons, small.plants, small.upper) == (244_000, 12_740, 50)
    assert (large.lower, large.upper) == (1001, 30_000)
    with pytest.raises(SocietyError, match="1905") as refused:
        size_classes_from(rows(SIZES), 1905, 30_000)
    wording(refused.value)


def test_a_margin_with_one_assumed_row_is_an_assumption() -> None:
    assert branches().persons == (256_000, 700_000)
    assert branches().kind == "assumption"
    assert margin_from(rows(TOWNS), "town").kind == "recorded"


def test_the_mix_of_branches_is_ordered_as_the_margins_are(wording) -> None:
    towns = margin_from(rows(TOWNS), "town")
    assert branches_in_towns_from(rows(MIX), towns, branches()).persons == ((120_000, 40_000),)
    with pytest.raises(SocietyError, match=r"\('Petersburg', 'metal'\)") as refused:
        branches_in_towns_from(rows(MIX)[:1], towns, branches())
    wording(refused.value)


def test_traits_take_their_names_tables_kinds_and_ceilings() -> None:
    wanted = {
        "female": "female",
        "age": "age",
        "skill": "skill",
        "relative_pay": "pay",
        "tenure": "years_in_factory",
    }
    bands, ceiling = (0.0, 2.0, 30.0), ("age", -12.0)
    female, age, skill, pay, years = traits_from(
        rows(TRAITS), wanted, branches().names, edges={"tenure": bands}, at_most={"tenure": ceiling}
    )
    assert isinstance(female.table, ByLabel)
    assert female.table.rows == {"metal": Proportion(0.03), "textile": Proportion(0.47)}
    assert age.table == Gamma(2, 7, 14)
    assert skill.table == Beta(0.25, 4)
    assert (pay.name, pay.table) == ("pay", LogNormal(1.5, 0.3))
    assert (years.name, years.table, years.unit) == ("years_in_factory", Bands(bands, (0.4, 0.6)), "years")
    assert (years.kind, years.source, years.at_most) == ("recorded", "smith", ceiling)
    assert (female.kind, female.source) == ("assumption", "no source: see the reason")


@pytest.mark.parametrize(
    ("trait", "said"),
    [
        ("literate", "branch"),
        ("tenure", "bands"),
        ("height", "'cauchy'"),
        ("hope", "'probability' twice"),
    ],
)
def test_rows_that_cannot_be_read_say_why(trait: str, said: str, wording) -> None:
    with pytest.raises(SocietyError, match=said) as refused:
        traits_from(rows(TRAITS), {trait: trait}, branches().names)
    wording(refused.value)


def test_a_cell_that_is_no_number_is_named(wording) -> None:
    broken = rows(BRANCHES.replace("256", "many"))
    with pytest.raises(SocietyError, match="'workers_thousand'") as refused:
        margin_from(broken, "branch")
    wording(refused.value)
