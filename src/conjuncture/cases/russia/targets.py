"""Targets: recorded figures for comparison with simulated strike movements of Russia 1895-1914; none is an
input."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from conjuncture.cases.russia.archive import read_record
from conjuncture.records import BookTarget

YEARS = range(1895, 1915)

StrikeKind = Literal["all", "economic", "political"]

_INDEX_NOTE = (
    "Enterprises under the factory inspectorate alone (no rail, mines, state works, small shops); "
    "participations, not persons; an index with an undercount of up to a factor of two."
)
_LENIN_NOTE = "Mixed strikes counted economic throughout; thousands rounded, so sums are out by one or two."
_ONE_DEFINITION = (
    "Mixed strikes counted economic throughout: in 1905-06 by Lenin's regrouping, from 1906 on by the "
    "ministry too. Its own figure for 1905 counts them political (1,843 thousand, not 1,424) and is not used."
)

# Half of the last printed digit.
_HALF_TENTH = 0.05
_HALF_HUNDREDTH = 0.005
_TWO_DECIMALS = frozenset({1900, 1901, 1902, 1903})


def strikers_by_year() -> BookTarget:
    """Strikers a year, 1895-1914, in thousand participations."""
    values = read_record().yearly("ru_strikers_total")
    return BookTarget(
        "Strikers by year",
        "strikers_year",
        values,
        "thousand participations",
        None,
        ("helpiks_stachki",),
        _INDEX_NOTE,
    )


def strikers_by_quarter(kind: StrikeKind = "all") -> BookTarget:
    """Strikers by old-style quarter, 1905-06, in thousand participations."""
    values = _quarterly("ru_strikers_quarterly", kind=kind)
    variable = "strikers_quarter" if kind == "all" else f"{kind}_strikers_quarter"
    return BookTarget(
        f"Strikers by quarter ({kind})",
        variable,
        values,
        "thousand participations",
        None if kind == "all" else "lenin",
        ("lenin_ssr_1910_ii",),
        f"{_INDEX_NOTE} {_LENIN_NOTE}",
    )


def political_share_by_quarter() -> BookTarget:
    """The share of strikers in political strikes by old-style quarter, 1905-06."""
    values = _quarterly("ru_strikers_quarterly", kind="political") / _quarterly(
        "ru_strikers_quarterly", kind="all"
    )
    return BookTarget(
        "Political share of strikers by quarter",
        "political_share_quarter",
        values,
        "share of strikers",
        "lenin",
        ("lenin_ssr_1910_ii",),
        f"Strikers in political strikes over all strikers. {_ONE_DEFINITION}",
    )


def political_share_by_year() -> BookTarget:
    """The share of strikers in political strikes, 1907-11; the quarters have 1905-06.

    `low` and `high` are the bounds from rounding to whole thousands, such as four of 46.6 in 1910.
    """
    record = read_record()
    political = record.yearly("ru_strikers_political_trotsky").loc[1907:]
    everyone = record.yearly("ru_strikers_total").loc[political.index]
    return BookTarget(
        "Political share of strikers by year",
        "political_share_year",
        political / everyone,
        "share of strikers",
        "lenin",
        ("trotsky_hrr_ch3", "helpiks_stachki"),
        f"Strikers in political strikes over all strikers. {_ONE_DEFINITION} The record has no later year.",
        low=(political - 0.5) / everyone,
        high=(political + 0.5) / everyone,
        between="printed rounding",
    )


def metal_share_by_quarter() -> BookTarget:
    """Metal workers' share of strikers by old-style quarter of 1905."""
    metal = _quarterly("ru_strikers_quarterly_by_industry", kind="all", industry="metal")
    everyone = _quarterly("ru_strikers_quarterly", kind="all").loc[metal.index]
    return BookTarget(
        "Metal workers' share of strikers by quarter",
        "metal_share_quarter",
        metal / everyone,
        "share of strikers",
        None,
        ("lenin_cw16_p414", "lenin_ssr_1910_ii"),
        "Metal works as the inspectorate divides industries, over all; political and other strikes together, "
        "so that no definition of political strikes enters. 1905 alone is divided by industry.",
    )


def percent_workers_striking_by_year() -> BookTarget:
    """Strikers as a percentage of inspected workers, for nineteen years (the workers of 1899 are unknown)."""
    record = read_record()
    printed = record.yearly("ru_strikers_pct_workers")
    computed = 100 * record.yearly("ru_strikers_total") / record.yearly("ru_workers_under_inspection")
    return BookTarget(
        "Percentage of workers striking",
        "percent_workers_striking",
        printed.combine_first(computed).dropna(),
        "percent",
        None,
        ("helpiks_stachki",),
        "As printed; 1895 and 1897 computed from strikers and workers. " + _INDEX_NOTE,
    )


def percent_enterprises_struck_by_year() -> BookTarget:
    """Struck enterprises as a percentage of inspected enterprises, 1895-1914."""
    values = read_record().yearly("ru_struck_enterprises_pct")
    return BookTarget(
        "Percentage of enterprises struck",
        "percent_enterprises_struck",
        values,
        "percent",
        None,
        ("helpiks_stachki",),
    )


def struck_firm_ratio_by_year() -> BookTarget:
    """Percentage of workers on strike over percentage of enterprises struck: the size of struck firms.

    It has nineteen years. `low` and `high` are the bounds from printed rounding: if 0.4 per cent of
    enterprises were struck (1895, 1904), the last digit alone makes a difference of a quarter.
    """
    workers = percent_workers_striking_by_year().values
    enterprises = percent_enterprises_struck_by_year().values.loc[workers.index]
    half = pd.Series(
        [_HALF_HUNDREDTH if year in _TWO_DECIMALS else _HALF_TENTH for year in workers.index], workers.index
    )
    return BookTarget(
        "Relative size of struck firms",
        "struck_firm_ratio",
        workers / enterprises,
        "ratio",
        None,
        ("helpiks_stachki",),
        "Percentage of inspected workers striking (participations) over percentage of inspected enterprises "
        "struck; one definition in all years. Printed percentages; 1895 and 1897 rest on workers that the "
        "compiler interpolated, and 1899 has none.",
        low=(workers - _HALF_TENTH) / (enterprises + half),
        high=(workers + _HALF_TENTH) / (enterprises - half),
        between="printed rounding",
    )


def workforce_by_year() -> pd.DataFrame:
    """Workers under inspection, 1895-1914: an input and not a target, and the only interpolated series.

    Returns:
        Index year; columns `workers` (thousand persons), `kind` ("recorded" or "assumption") and `reason`.
    """
    recorded = read_record().yearly("ru_workers_under_inspection")
    workers = recorded.reindex(pd.Index(YEARS, name="year"))
    kind = ["assumption" if year <= 1900 else "recorded" for year in YEARS]
    reason = [_workforce_reason(year) for year in YEARS]
    return pd.DataFrame({"workers": workers.interpolate("linear"), "kind": kind, "reason": reason})


def _workforce_reason(year: int) -> str:
    if year == 1899:
        return (
            "no figure: halfway between 1898 and 1900, since the workforce changes slowly from year to year"
        )
    if year <= 1900:  # so says the note on those rows
        return "interpolated by the record's compiler; the printed table is not at hand"
    return "printed from the factory inspectors' reports"


def factory_wage_by_year(*, without_strike_losses: bool = False) -> pd.Series:
    """Mean yearly wage in inspected factories, 1901-10, in nominal roubles. There is no deflator before 1914.

    Args:
        without_strike_losses: use 215 for 1905: strikes cost workers about 10 roubles in that year, so the
            printed 205 contains the outcome.
    """
    wage = read_record().yearly("ru_factory_wage_annual")
    return wage.where(wage.index != 1905, 215.0) if without_strike_losses else wage


def _quarterly(series_id: str, **choice: str) -> pd.Series:
    """Figures by old-style quarter, labelled "1905Q1"."""
    figures = read_record().values(series_id, **choice)
    labels = [f"{period.left.year}Q{period.left.quarter}" for period in figures.index]
    return figures.set_axis(pd.Index(labels, name="quarter"))
