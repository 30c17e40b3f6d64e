"""Targets of a folder of tables: shares, bands and parts, beside the months of a run."""

from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from tests.cases.spoiled_tables import spoil

from conjuncture.cases.tables import case_from_tables
from conjuncture.files.mistakes import FileError

BAND = "name,variable,country,member,series_id,breakdown,unit,scale,note,upper\n"


def test_a_target_is_compared_with_the_months_of_its_periods(folder: Path) -> None:
    case = case_from_tables(folder)
    (target,) = case.targets()
    times = np.arange("1914-01", "1916-01", dtype="datetime64[M]").astype("datetime64[s]")
    values = np.arange(48.0).reshape(1, 24, 2)
    run = xr.Dataset(
        {"wage_index": (("draw", "time", "country"), values)}, {"time": times, "country": ["North", "South"]}
    )
    both = target.beside(run)
    assert both.recorded.values.tolist() == pytest.approx([1.0, 1.2])  # 1916 lies outside the run
    assert both.simulated.values[0].tolist() == [values[0, :12, 0].mean(), values[0, 12:, 0].mean()]


def test_a_target_may_be_a_share_among_members_a_band_or_a_part_of_a_whole(folder: Path) -> None:
    head = (
        "name,variable,country,member,series_id,breakdown,unit,scale,note,kind,over,whole,least,most,upper\n"
    )
    band = "pay,wage_index,North,,wage,sex=women,1914 = 1,0.005,,assumption,,,50,500,sex=men\n"
    part = "part,wage_index,North,,wage,sex=men,share,0.004,,,North; South,all pay,,,\n"
    wages = (folder / "wages.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "wages.csv").write_text("".join(wages[:3]), "utf-8")  # both sexes in 1914 alone
    (folder / "targets.csv").write_text(head + band + part, "utf-8")
    pay, share = case_from_tables(folder).targets()
    assert (pay.least, pay.most, pay.kind, pay.told_in) == (0.25, 2.5, "assumption", "pence")
    assert pay.upper is not None
    assert (pay.values.iloc[0], pay.upper.iloc[0]) == (0.5, 1.0)
    assert (share.over, share.whole, share.kind) == (("North", "South"), "all pay", "")
    times = np.arange("1914-01", "1915-01", dtype="datetime64[M]").astype("datetime64[s]")
    paid = np.tile([[[1.0, 3.0]], [[0.0, 0.0]]], (1, 12, 1))
    run = xr.Dataset(
        {"wage_index": (("draw", "time", "country"), paid)}, {"time": times, "country": ["North", "South"]}
    )
    np.testing.assert_array_equal(share.beside(run).simulated.values, [[0.25], [np.nan]])


def test_a_higher_count_may_come_from_another_series_and_may_be_missing_in_periods(folder: Path) -> None:
    other = "union_wage,XX,1914-01-01,1914-12-31,320,pence,,union,\n"
    wages, sources = folder / "wages.csv", folder / "sources.csv"
    wages.write_text(wages.read_text("utf-8") + other, "utf-8")
    sources.write_text(sources.read_text("utf-8") + "union,The union,,,,C\n", "utf-8")
    row = "pay,wage_index,North,,wage,sex=men,1914 = 1,0.005,,series id=union_wage\n"
    (folder / "targets.csv").write_text(BAND + row, "utf-8")
    (pay,) = case_from_tables(folder).targets()
    assert pay.values.tolist() == pytest.approx([1.0, 1.2, 1.3])
    assert pay.upper is not None
    assert pay.upper.tolist() == pytest.approx([1.6, 1.2, 1.3])
    assert pay.source_keys == ("almanac", "union")


@pytest.mark.parametrize(
    ("breakdown", "upper", "scale"),
    [
        ("sex=men", "sex=women", "0.005"),
        ("sex=women", "sex=men", "-0.005"),
        ("sex=women", "sex=men", "0.005"),
    ],
    ids=["the lower above the higher", "turned by its scale", "a year without a lower count"],
)
def test_two_counts_in_the_wrong_order_are_refused_with_their_line(
    folder: Path, breakdown: str, upper: str, scale: str, wording
) -> None:
    row = f"pay,wage_index,North,,wage,{breakdown},1914 = 1,{scale},,{upper}\n"
    (folder / "targets.csv").write_text(BAND + row, "utf-8")
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    places = {(Path(one.file).name, one.line, one.column) for one in error.value.mistakes}
    assert places == {("targets.csv", 2, "upper")}
    assert all(mistake.remedy for mistake in error.value.mistakes)
    wording("\n".join(mistake.problem for mistake in error.value.mistakes))


@pytest.mark.parametrize(
    ("over_time", "figure"),
    [("", 6.5), ("mean", 6.5), ("sum", 78.0), ("last", 12.0), ("max", 12.0)],
)
def test_months_become_the_figure_of_a_year_by_over_time(folder: Path, over_time: str, figure: float) -> None:
    head = "name,variable,country,member,series_id,breakdown,unit,scale,note,over_time\n"
    row = f"pay,wage_index,North,,wage,sex=men,1914 = 1,0.005,,{over_time}\n"
    (folder / "targets.csv").write_text(head + row, "utf-8")
    (target,) = case_from_tables(folder).targets()
    times = np.arange("1914-01", "1915-01", dtype="datetime64[M]").astype("datetime64[s]")
    run = xr.Dataset(
        {"wage_index": (("draw", "time", "country"), np.arange(1.0, 13.0).reshape(1, 12, 1))},
        {"time": times, "country": ["North"]},
    )
    assert target.beside(run).simulated.item() == pytest.approx(figure)


def test_a_month_partly_in_a_period_counts_in_a_sum_by_its_days(folder: Path) -> None:
    spoil(folder, "wages.csv", "1914-01-01,1914-12-31,200", "1914-01-01,1914-04-10,200")
    head = "name,variable,country,member,series_id,breakdown,unit,scale,note,over_time\n"
    (folder / "targets.csv").write_text(head + "pay,paid,North,,wage,sex=men,pence,,,sum\n", "utf-8")
    (target,) = case_from_tables(folder).targets()
    times = np.arange("1914-01", "1914-07", dtype="datetime64[M]").astype("datetime64[s]")
    run = xr.Dataset(
        {"paid": (("draw", "time", "country"), np.full((1, 6, 1), 30.0))},
        {"time": times, "country": ["North"]},
    )
    assert target.beside(run).simulated.item() == pytest.approx(3 * 30 + 10)


def test_parts_of_a_whole_with_figures_of_different_periods_are_refused(folder: Path, wording) -> None:
    """Paired by their order, the 1914 of one part would stand beside the 1915 of the other."""
    more = "".join(
        f"wage,N,{year}-01-01,{year}-12-31,120,pence,sex=women,almanac,\n" for year in (1915, 1917)
    )
    wages = folder / "wages.csv"
    wages.write_text(wages.read_text("utf-8") + more, "utf-8")
    head = "name,variable,country,member,series_id,breakdown,unit,scale,note,whole\n"
    row = "{sex},wage_index,North,,wage,sex={sex},share,0.004,,all pay\n"
    rows = "".join(row.format(sex=sex) for sex in ("men", "women"))
    (folder / "targets.csv").write_text(head + rows, "utf-8")
    with pytest.raises(FileError, match=r"'women' has no figure of 1916-01-01.*'men' has one") as refused:
        case_from_tables(folder).targets()
    wording(str(refused.value).replace(str(folder), "FOLDER"))
