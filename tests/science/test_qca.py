"""QCA gives the solutions that are published for published tables.

What is expected is what the R package QCA prints for them (Duşa 2019, *QCA with R: A Comprehensive
Resource*; what its own tests, of version 3, hold fixed), to the three places that it prints.
"""

import csv
from pathlib import Path
from typing import Any

import pytest

from conjuncture.inquiry.qca.conjunctions import every_conjunction, necessary
from conjuncture.inquiry.qca.expression import degrees_of
from conjuncture.inquiry.qca.fit import sufficiency
from conjuncture.inquiry.qca.solutions import solve
from conjuncture.inquiry.qca.table import Table
from conjuncture.inquiry.qca.truth_table import truth_table

PRINTED = 0.0005 + 1e-9  # figures are printed to three places


def recorded(name):
    text = (Path(__file__).parent / "qca" / f"{name}.csv").read_text("utf-8")
    (_, *names), *rows = csv.reader(text.splitlines())
    return Table.rows(names, {case: [float(value) for value in values] for case, *values in rows})


LIPSET = recorded("lipset_kinds")
"""Lipset 1959 as kinds: Rihoux and De Meur, in Rihoux and Ragin (eds) 2009, *Configurational Comparative
Methods*."""
LIPSET_MULTI = recorded("lipset_several_kinds")
"""The same with three kinds of development: Cronqvist and Berg-Schlosser 2009, in the same book."""
KROOK = recorded("women_in_parliament")
"""Women in parliament, 22 western countries: Krook 2010, *Political Studies* 58, 886-908."""
LIPSET_FUZZY = recorded("lipset_degrees")
"""Lipset in degrees: Ragin 2009, in the same book as the crisp table."""
JOB_SECURITY = recorded("job_security")
"""Job security regulations: Emmenegger 2011, *European Journal of Political Research* 50, 336-364."""
PROTEST = recorded("ethnic_protest")
"""Ethnic protest: Cebotari and Vink 2013, *International Journal of Comparative Sociology* 54, 298-324."""
PARTY_BANS = recorded("party_bans")
"""Bans of parties in Africa: Hartmann and Kemmerzell 2010, *Democratization* 17, 642-665."""


def solution(
    table, outcome, kind, conditions=None, *, expected=(), contradictions: Any = "negative", **cuts: Any
):
    """The models by their terms, with inclusion, PRI and coverage; of each term the unique one too."""
    rows = truth_table(table, outcome, conditions, **cuts)
    models = solve(rows, kind, expected=expected, contradictions=contradictions).models
    return {
        frozenset(str(one.term) for one in model.terms): (
            three(model.fit),
            {str(one.term): (*three(one.fit), one.unique) for one in model.terms},
        )
        for model in models
    }


def three(fit):
    return fit.inclusion, fit.pri, fit.coverage


def terms(text):
    return frozenset(text.split(" + "))


def near(*figures):
    return pytest.approx(figures, abs=PRINTED)


@pytest.mark.parametrize(
    ("outcome", "kind", "expected"),
    [
        ("SURV", "conservative", "DEV*~URB*LIT*STB + DEV*LIT*IND*STB"),
        ("SURV", "parsimonious", "DEV*STB"),
        ("~SURV", "conservative", "~DEV*~URB*~IND + DEV*LIT*IND*~STB"),
        ("~SURV", "parsimonious", "~DEV + ~STB"),
    ],
)
def test_lipset_in_kinds(outcome, kind, expected):
    assert set(solution(LIPSET, outcome, kind)) == {terms(expected)}


def test_lipset_in_kinds_has_its_coverages_and_five_simplifying_assumptions():
    (_, fits) = solution(LIPSET, "SURV", "conservative")[terms("DEV*~URB*LIT*STB + DEV*LIT*IND*STB")]
    assert fits["DEV*~URB*LIT*STB"] == near(1, 1, 0.5, 0.25)
    assert fits["DEV*LIT*IND*STB"] == near(1, 1, 0.75, 0.5)
    (_, fits) = solution(LIPSET, "~SURV", "parsimonious")[terms("~DEV + ~STB")]
    assert fits["~DEV"] == near(1, 1, 0.8, 0.3)
    assert fits["~STB"] == near(1, 1, 0.7, 0.2)
    (model,) = solve(truth_table(LIPSET, "SURV"), "parsimonious").models
    assert set(model.assumed) == {
        (1, 0, 0, 0, 1), (1, 0, 0, 1, 1), (1, 1, 0, 0, 1), (1, 1, 0, 1, 1), (1, 1, 1, 0, 1),
    }  # fmt: skip
    (model,) = solve(truth_table(LIPSET, "~SURV"), "parsimonious").models
    assert len(model.assumed) == 18


@pytest.mark.parametrize(
    ("outcome", "kind", "expected", "coverage"),
    [
        ("SURV", "conservative", "DEV[2]*LIT[1]*IND[1] + DEV[1]*URB[0]*LIT[1]*IND[0]", 0.875),
        ("SURV", "parsimonious", "DEV[2] + DEV[1]*IND[0]", 0.875),
        ("~SURV", "conservative", "DEV[0]*URB[0]*IND[0] + DEV[1]*URB[0]*LIT[1]*IND[1]", 0.9),
        ("~SURV", "parsimonious", "DEV[0] + DEV[1]*URB[0]*IND[1]", 0.9),
    ],
)
def test_lipset_with_three_kinds_of_development(outcome, kind, expected, coverage):
    found = solution(LIPSET_MULTI, outcome, kind, ("DEV", "URB", "LIT", "IND"), inclusion=1.0)
    assert set(found) == {terms(expected)}
    assert found[terms(expected)][0] == near(1, 1, coverage)


def test_krook_has_two_tied_models():
    found = solution(KROOK, "WNP", "parsimonious")
    first, second = terms("WS + ES*WM + QU*LP + ~ES*LP"), terms("WS + ES*WM + QU*LP + WM*LP")
    assert set(found) == {first, second}
    assert found[first][1]["WS"] == near(1, 1, 0.455, 0.182)
    assert found[first][1]["~ES*LP"] == near(1, 1, 0.182, 0.091)
    assert found[second][1]["WM*LP"] == near(1, 1, 0.636, 0.091)
    assert [len(one.assumed) for one in solve(truth_table(KROOK, "WNP"), "parsimonious").models] == [16, 15]
    primes = solve(truth_table(KROOK, "WNP"), "parsimonious").primes
    assert set(map(str, primes)) == {"WS", "~ES*LP", "ES*WM", "QU*LP", "WM*LP", "ES*~QU*~LP", "~QU*~WM*~LP"}


def test_krook_conservatively():
    assert set(solution(KROOK, "WNP", "conservative")) == {
        terms("~ES*~WS*WM*LP + ES*QU*~WS*WM + ES*QU*~WS*LP + ES*WS*~WM*~LP + ES*WS*WM*LP")
    }
    assert set(solution(KROOK, "~WNP", "conservative")) == {
        terms("~ES*~WS*WM*~LP + QU*~WS*~WM*~LP + ES*~QU*~WS*~WM*LP")
    }


def test_lipset_in_degrees():
    # FR and SE's configuration, included by .709, counts as enough here.
    cut = {"inclusion": 0.7}
    (model,) = solution(LIPSET_FUZZY, "SURV", "conservative", **cut).values()
    assert model[0] == near(0.871, 0.851, 0.818)
    assert model[1]["DEV*~URB*LIT*STB"] == near(0.809, 0.761, 0.433, 0.196)
    assert model[1]["DEV*LIT*IND*STB"] == near(0.843, 0.821, 0.622, 0.385)
    (model,) = solution(LIPSET_FUZZY, "SURV", "parsimonious", **cut).items()
    assert model[0] == terms("DEV*STB")
    assert model[1][0] == near(0.869, 0.848, 0.824)
    expected = ("DEV", "URB", "LIT", "IND", "STB")
    (model,) = solution(LIPSET_FUZZY, "SURV", "intermediate", expected=expected, **cut).items()
    assert model[0] == terms("DEV*LIT*STB")
    assert model[1][0] == near(0.869, 0.848, 0.824)


KEPT = 1e-9
"""Figures of R 4.5.1 with QCA 3.25, to all digits: github.com/DiogoRibeiro7/setqca-python, commit 5304954,
validation/fixtures/r_qca.json."""


def test_lipset_in_degrees_has_the_truth_table_of_r_to_nine_digits():
    kept = {
        "00000": ("0", 3, 0.215976331360947, 0), "00001": ("0", 2, 0.278026905829596, 0),
        "00100": ("0", 2, 0.520900321543409, 0.113095238095238),
        "00101": ("0", 1, 0.528571428571429, 0.228070175438597),
        "10101": ("1", 2, 0.804270462633452, 0.719387755102041),
        "10110": ("0", 1, 0.378205128205128, 0.0396039603960395),
        "10111": ("0", 2, 0.7087719298245621, 0.634361233480176),
        "11110": ("0", 1, 0.445255474452555, 0.0499999999999999),
        "11111": ("1", 4, 0.904205607476635, 0.885793871866295),
    }  # fmt: skip
    rows = truth_table(LIPSET_FUZZY, "SURV", inclusion=0.8).rows
    assert ["".join(map(str, row.values)) for row in rows] == list(kept)  # in R's order
    for row, (output, cases, *figures) in zip(rows, kept.values(), strict=True):
        assert (row.output, len(row.cases)) == (output, cases)
        assert (row.inclusion, row.pri) == pytest.approx(tuple(figures), abs=KEPT)


def test_lipset_in_degrees_has_the_terms_of_r_to_nine_digits():
    kept = {
        "conservative": {
            "DEV*URB*LIT*IND*STB": (0.9042056074766355, 0.8857938718662952, 0.45422535211, 0.39319248826),
            "DEV*~URB*LIT*~IND*STB": (0.8042704626334523, 0.7193877551020412, 0.26525821596, 0.20422535211),
        },
        "parsimonious": {
            "DEV*~IND": (0.8148148148148149, 0.7208121827411167, 0.2840375586854459, 0.1936619718309858),
            "URB*STB": (0.8737672583826429, 0.8454106280193235, 0.5199530516431925, 0.4295774647887324),
        },
    }  # fmt: skip
    for kind, fits in kept.items():
        (model,) = solution(LIPSET_FUZZY, "SURV", kind, inclusion=0.8).items()
        assert model[0] == frozenset(fits)
        for term, figures in fits.items():
            assert model[1][1][term] == pytest.approx(figures, abs=KEPT)
    expected = ("DEV", "URB", "LIT", "IND", "STB")
    assert set(solution(LIPSET_FUZZY, "SURV", "intermediate", expected=expected, inclusion=0.8)) == {
        terms("DEV*URB*LIT*STB + DEV*LIT*~IND*STB")
    }


def test_job_security_has_its_truth_table():
    rows = truth_table(JOB_SECURITY, "JSR", inclusion=0.9, exclusion=0.5).rows
    printed = {
        "000001": ("0", 2, 0.198, 0.000), "000100": ("C", 1, 0.581, 0.000), "001001": ("0", 1, 0.494, 0.000),
        "010011": ("C", 2, 0.716, 0.500), "011000": ("C", 2, 0.839, 0.699), "011010": ("1", 1, 0.940, 0.825),
        "100000": ("0", 2, 0.203, 0.000), "100100": ("1", 2, 0.977, 0.966), "101110": ("1", 1, 1.000, 1.000),
        "101111": ("1", 1, 1.000, 1.000), "110111": ("1", 2, 1.000, 1.000), "111000": ("C", 1, 0.717, 0.000),
        "111111": ("1", 1, 1.000, 1.000),
    }  # fmt: skip
    found = {
        "".join(map(str, row.values)): (row.output, len(row.cases), row.inclusion, row.pri) for row in rows
    }
    assert set(found) == set(printed)
    for name, (output, cases, *figures) in printed.items():
        assert found[name][:2] == (output, cases)
        assert found[name][2:] == near(*figures)


def test_job_security_has_two_tied_models_and_its_intermediate_one():
    found = solution(JOB_SECURITY, "JSR", "parsimonious", inclusion=0.9)
    first, second = terms("S*R + L*P"), terms("S*R + P*~V")
    assert set(found) == {first, second}
    assert found[first][0] == near(0.883, 0.821, 0.762)
    assert found[second][0] == near(0.874, 0.8125, 0.752)
    assert found[first][1]["S*R"] == near(0.871, 0.821, 0.610, 0.256)
    assert found[second][1]["P*~V"] == near(0.950, 0.883, 0.417, 0.142)
    # dir.exp = "1,1,1,1,1,0" in the package's tests/testthat/test-minimize.R
    expected = ("S", "C", "L", "R", "P", "~V")
    (model,) = solution(JOB_SECURITY, "JSR", "intermediate", inclusion=0.9, expected=expected).items()
    assert model[0] == terms("S*R*~V + S*C*R*P + S*L*R*P + C*L*P*~V")
    assert model[1][0] == near(0.965, 0.941, 0.685)
    assert model[1][1]["S*R*~V"] == near(0.990, 0.983, 0.402, 0.152)
    assert model[1][1]["C*L*P*~V"] == near(0.964, 0.872, 0.297, 0.138)
    (model,) = solve(
        truth_table(JOB_SECURITY, "JSR", inclusion=0.9), "intermediate", expected=expected
    ).models
    assert {"".join(map(str, one)) for one in model.assumed} == {
        "011110", "100110", "101100", "110100", "110110", "111010", "111100", "111110",
    }  # fmt: skip


def test_ethnic_protest_has_four_tied_models():
    found = solution(PROTEST, "PROTEST", "parsimonious", inclusion=0.8)
    shared = "~NATPRIDE + DEMOC*GEOCON*POLDIS + "
    assert set(found) == {
        terms(shared + "~DEMOC*ETHFRACT*POLDIS + DEMOC*ETHFRACT*GEOCON"),
        terms(shared + "~DEMOC*ETHFRACT*POLDIS + DEMOC*ETHFRACT*~POLDIS"),
        terms(shared + "DEMOC*ETHFRACT*GEOCON + ETHFRACT*GEOCON*POLDIS"),
        terms(shared + "DEMOC*ETHFRACT*~POLDIS + ETHFRACT*GEOCON*POLDIS"),
    }
    (fit, fits) = found[terms(shared + "DEMOC*ETHFRACT*GEOCON + ETHFRACT*GEOCON*POLDIS")]
    assert fit == near(0.879, 0.782, 0.810)
    assert fits["~NATPRIDE"] == near(0.899, 0.807, 0.597, 0.136)
    assert fits["ETHFRACT*GEOCON*POLDIS"] == near(0.869, 0.786, 0.365, 0.045)


def test_party_bans_with_several_kinds_and_contradictions_counted_in():
    cuts = {"inclusion": 0.9, "exclusion": 0.4}
    found = solution(PARTY_BANS, "PB", "parsimonious", contradictions="positive", **cuts)
    first, second = terms("C[1] + T[2] + T[1]*V[0] + C[0]"), terms("C[1] + T[2] + T[1]*V[0] + F[2]")
    assert set(found) == {first, second}
    assert found[first][0] == near(0.955, 0.955, 1)
    assert found[first][1]["T[2]"] == near(0.941, 0.941, 0.762, 0.214)
    assert found[second][1]["F[2]"] == near(1, 1, 0.619, 0.024)


def test_party_bans_with_expectations_of_several_kinds():
    # dir.exp = "1, 1;2, 2, 1" in the package's tests/testthat/test-minimize.R
    expected = ("C[1]", "F[1]", "F[2]", "T[2]", "V[1]")
    found = solution(PARTY_BANS, "PB", "intermediate", inclusion=0.9, exclusion=0.4, expected=expected)
    (model,) = found.items()
    assert model[0] == terms("C[1] + F[2] + T[1]*V[0] + T[2]*V[0] + C[0]*F[1]*T[2]")
    assert model[1][0] == near(1, 1, 0.952)
    assert model[1][1]["F[2]"] == near(1, 1, 0.619, 0.143)
    assert model[1][1]["C[0]*F[1]*T[2]"] == near(1, 1, 0.071, 0.024)


NECESSARY = [
    (
        LIPSET, "SURV", {"inclusion": 1.0},
        {
            "DEV": (1, 0.8, 0.8), "LIT": (1, 0.5, 0.615), "STB": (1, 0.7, 0.727), "DEV*LIT": (1, 0.8, 0.8),
            "DEV*STB": (1, 1, 1), "LIT*STB": (1, 0.9, 0.889), "DEV*LIT*STB": (1, 1, 1),
            "~URB + IND": (1, 0, 0.444),
        },
    ),
    (
        LIPSET_MULTI, "SURV", {"inclusion": 1.0},
        {
            "LIT[1]": (1, 0.5, 0.615), "STB[1]": (1, 0.7, 0.727), "LIT[1]*STB[1]": (1, 0.9, 0.889),
            "DEV[1] + IND[1]": (1, 0.8, 0.8), "URB[0] + IND[1]": (1, 0, 0.444),
            "DEV[2] + URB[1] + IND[0]": (1, 0.1, 0.471),
        },
    ),
    (
        PROTEST, "PROTEST", {"inclusion": 0.9, "coverage": 0.6},
        {
            "GEOCON": (0.904, 0.492, 0.624), "DEMOC + ETHFRACT + ~GEOCON": (0.930, 0.470, 0.626),
            "DEMOC + ~ETHFRACT + POLDIS": (0.918, 0.506, 0.637),
            "DEMOC + ETHFRACT + POLDIS": (0.906, 0.502, 0.630),
            "DEMOC + ~ETHFRACT + ~NATPRIDE": (0.905, 0.527, 0.641),
            "DEMOC + ETHFRACT + ~NATPRIDE": (0.935, 0.530, 0.656),
            "DEMOC + ~GEOCON + POLDIS": (0.920, 0.539, 0.654),
            "DEMOC + ~GEOCON + ~NATPRIDE": (0.908, 0.584, 0.671),
            "DEMOC + POLDIS + ~NATPRIDE": (0.916, 0.596, 0.682),
            "~ETHFRACT + POLDIS + ~NATPRIDE": (0.911, 0.554, 0.657),
            "~DEMOC + ETHFRACT + POLDIS + ~NATPRIDE": (0.913, 0.532, 0.647),
            "ETHFRACT + ~GEOCON + POLDIS + ~NATPRIDE": (0.911, 0.613, 0.688),
        },
    ),
    (
        PROTEST, "~PROTEST", {"inclusion": 0.9, "coverage": 0.6},
        {
            "NATPRIDE": (0.932, 0.622, 0.693), "~DEMOC + ~ETHFRACT": (0.951, 0.548, 0.663),
            "~ETHFRACT + ~POLDIS": (0.927, 0.443, 0.603),
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "outcome", "cuts", "printed"), NECESSARY)
def test_what_is_necessary_is_exactly_what_is_printed(table, outcome, cuts, printed):
    found = {one.words: one.fit for one in necessary(table, outcome, **cuts)}
    assert set(found) == set(printed)
    for words, figures in printed.items():
        assert (found[words].inclusion, found[words].relevance, found[words].coverage) == near(*figures)


def test_krook_is_not_without_one_of_two():
    found = {one.words: one.fit for one in necessary(KROOK, "WNP", inclusion=0.9)}
    for words, figures in {
        "ES + LP": (1, 0.636, 0.733), "WS + LP": (0.909, 0.917, 0.909), "~WM + LP": (0.909, 0.583, 0.667),
    }.items():  # fmt: skip
        assert (found[words].inclusion, found[words].relevance, found[words].coverage) == near(*figures)


def test_conjunctions_that_are_enough_have_their_printed_figures():
    found = {str(one.term): three(one.enough) for one in every_conjunction(JOB_SECURITY, "JSR")}
    for words, figures in {
        "L*R": (0.972, 0.943, 0.582), "R*V": (0.950, 0.904, 0.418), "S*~L*R": (0.990, 0.982, 0.401),
        "C*R*P": (0.932, 0.836, 0.410),
    }.items():  # fmt: skip
        assert found[words] == near(*figures)


def test_the_other_outcome_of_an_expression_has_its_printed_figures():
    x, y = degrees_of("C*L*P*~V", JOB_SECURITY), degrees_of("~JSR", JOB_SECURITY)
    assert three(sufficiency(x, y)) == near(0.756, 0.128, 0.259)
