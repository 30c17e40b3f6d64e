"""Observation: the figures that factory inspectors would have recorded of a simulated strike movement.

All theories are observed in the same way. The figures of the inspectors, and so those of `observe`, are:

- **Participations, not persons.** A worker who strikes twice is counted twice (161.5 per cent of the workers
  in 1905). The simulation therefore counts participations that *begin* in a month: a strike that lasts beyond
  the end of the month is counted once. The same is true of `strikes`, the enterprises with a strike.
- **Old-style quarters and years.** Monthly figures are new style, and assumed to be even within the month; a
  month in two old-style quarters is divided by days. A year is the sum of its four quarters, as in the
  record. If at least 75% of the days of a quarter are simulated, it is scaled up to its full length (the last
  days of December 1914, old style, are in January 1915); else it is left out.
- **Undercount.** The inspectors missed a share of the strikes: estimates for 1912 run from 683 to 1,463
  thousand strikers. One factor for each draw multiplies both strikers and enterprises with strikes (who
  misses a strike misses its people), so shares and the ratio of the two do not depend on it. See
  `draw_undercount`.
- **"Political" is a definition.** See `PoliticalDefinition`. The user chooses it by name, the result names
  it, and it is never compared with a record that uses the other one (`BookTarget.political`).

If a simulated series of a draw contains NaN, all figures that use this series are NaN in that draw: the draw
failed, and must not look like a quiet year. Nothing here is fitted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from conjuncture.files.dates import month_of
from conjuncture.records.errors import RecordError
from conjuncture.records.old_style_months import quarter_weights

if TYPE_CHECKING:
    import xarray as xr

PoliticalDefinition = Literal["official", "lenin"]
"""How strikes with both economic and political demands (mixed strikes) are counted.

- `official`: as the ministry printed them: as political up to 1905, as economic from 1906 on.
- `lenin`: as economic in all years, so that 1905 and 1906 can be compared.

The two differ by 419 thousand strikers in 1905 (1,843 and 1,424 thousand political). Source: V. I. Lenin,
Strike Statistics in Russia (1910), part II, Collected Works vol. 16 p. 408; source key `lenin_ssr_1910_ii`.
"""

OFFICIAL_MIXED_POLITICAL_UNTIL = 1905

UNDERCOUNT_LOW, UNDERCOUNT_HIGH = 0.5, 1.0
"""Prior of the share of strikers that the inspectors recorded: log-uniform between these bounds.

For 1912 one estimate is 683 thousand and another 1,463 thousand, a ratio of 0.47; by its own definition the
official count cannot be above the truth. It is log-uniform because the error of a factor is a ratio. The
bounds were set before any run. Source keys `helpiks_stachki`, `lenin_strikes_in_russia_1913_b`.
"""

_BY_BRANCH = ("strikers_economic", "strikers_political", "strikers_mixed")
_UNITS = {
    "strikers_economic": "thousand participations per month",
    "strikers_political": "thousand participations per month",
    "strikers_mixed": "thousand participations per month",
    "strikes": "enterprises struck per month",
    "enterprises": "enterprises",
    "workforce": "thousand persons",
}


def draw_undercount(draws: int, seed: int) -> xr.DataArray:
    """Draw one undercount factor for each draw from its prior; dims (draw,)."""
    import xarray as xr

    logs = np.random.default_rng(seed).uniform(np.log(UNDERCOUNT_LOW), np.log(UNDERCOUNT_HIGH), draws)
    return xr.DataArray(np.exp(logs), dims="draw", name="undercount", attrs={"units": "share counted"})


def monthly(
    arrays: Mapping[str, np.ndarray], *, start: str = "1895-01", branches: Sequence[str] = ()
) -> xr.Dataset:
    """Put plain arrays into the Dataset that `observe` takes.

    Args:
        arrays: `strikers_economic`, `strikers_political` and, if simulated, `strikers_mixed` (thousand
            participations a month), shape (draw, time, branch) or (draw, time); `strikes` (enterprises in
            which a strike began), `enterprises` and `workforce` (thousand persons), shape (draw, time).
        start: the first month, new style.
        branches: names of the branches, such as ("metal", "textile", "other").

    Raises:
        RecordError: an array with an unknown name.
    """
    import xarray as xr

    unknown = set(arrays) - set(_UNITS)
    if unknown:
        raise RecordError(f"observe does not know {sorted(unknown)}. Known names: {', '.join(_UNITS)}.")
    data = {
        name: xr.DataArray(
            np.asarray(values, float),
            dims=("draw", "time", "branch")[: np.ndim(values)],
            attrs={"units": _UNITS[name]},
        )
        for name, values in arrays.items()
    }
    dataset = xr.Dataset(data)
    months = np.datetime64(month_of(start), "M") + np.arange(dataset.sizes["time"])
    coordinates: dict[str, object] = {"time": months.astype("datetime64[ns]")}
    if "branch" in dataset.dims:
        coordinates["branch"] = list(branches)
    return dataset.assign_coords(coordinates)


def observe(
    simulated: xr.Dataset, *, undercount: xr.DataArray | float, political: PoliticalDefinition
) -> xr.Dataset:
    """The figures that inspectors would have recorded of a simulated movement.

    Args:
        simulated: from `monthly`: dims (draw, time[, branch]), `time` the first days of consecutive months.
        undercount: the share that is counted, in (0, 1]; one number, or one for each draw.
        political: how mixed strikes are counted.

    Returns:
        A Dataset by `year` (old style) and `quarter` ("1905Q1", old style), dims (draw, year) or (draw,
        quarter): strikers_year, political_strikers_year, strikers_quarter, political_strikers_quarter,
        economic_strikers_quarter (thousand participations); political_share_year, political_share_quarter and
        metal_share_quarter (shares; NaN if nobody struck; the last only if there is a branch "metal");
        percent_workers_striking, percent_enterprises_struck and their ratio struck_firm_ratio by year (if
        `workforce`, `strikes` and `enterprises` are there). `attrs["political"]` is the definition used.

    Raises:
        RecordError: a missing series, months that are not consecutive, an undercount outside (0, 1], an
            unknown definition, or a run that is too short for a whole quarter.
    """
    import xarray as xr

    if political not in get_args(PoliticalDefinition):
        raise RecordError(
            f"'{political}' is not a definition of a political strike. Choose 'official' or 'lenin'."
        )
    for needed in ("strikers_economic", "strikers_political"):
        if needed not in simulated:
            raise RecordError(
                f"The simulated series lack '{needed}'. They are: {', '.join(map(str, simulated))}."
            )
    counted = xr.DataArray(undercount)
    if not bool(((counted > 0) & (counted <= 1)).all()):
        raise RecordError(
            "The undercount is the share of strikers that is counted. Give a number above 0 and at most 1."
        )

    sums, means = quarter_weights(simulated["time"])
    by_kind = {name: (simulated[name] * counted).dot(sums) for name in _BY_BRANCH if name in simulated}
    political_by_branch = _political(by_kind, political)
    everyone = xr.concat(list(by_kind.values()), "kind").sum("kind", skipna=False)
    strikers, in_politics = _all_branches(everyone), _all_branches(political_by_branch)

    observed = xr.Dataset(
        {
            "strikers_quarter": strikers,
            "political_strikers_quarter": in_politics,
            "economic_strikers_quarter": strikers - in_politics,
            "political_share_quarter": _share(in_politics, strikers),
            "strikers_year": _by_year(strikers),
            "political_strikers_year": _by_year(in_politics),
            "political_share_year": _share(_by_year(in_politics), _by_year(strikers)),
        }
    )
    if "branch" in everyone.dims and "metal" in everyone["branch"]:
        observed["metal_share_quarter"] = _share(everyone.sel(branch="metal", drop=True), strikers)
    if "workforce" in simulated:
        workers = _by_year(simulated["workforce"].dot(means)) / 4
        observed["percent_workers_striking"] = 100 * _share(observed["strikers_year"], workers)
    if "strikes" in simulated and "enterprises" in simulated:
        struck = _by_year((simulated["strikes"] * counted).dot(sums))
        firms = _by_year(simulated["enterprises"].dot(means)) / 4
        observed["percent_enterprises_struck"] = 100 * _share(struck, firms)
    if "percent_workers_striking" in observed and "percent_enterprises_struck" in observed:
        observed["struck_firm_ratio"] = _share(
            observed["percent_workers_striking"], observed["percent_enterprises_struck"]
        )
    for name, variable in observed.data_vars.items():
        variable.attrs["units"] = _observed_unit(str(name))
    mixed = "simulated" if "strikers_mixed" in simulated else "not simulated"
    return observed.assign_attrs(political=political, mixed_strikes=mixed, calendar="old style")


def _political(by_kind: Mapping[str, xr.DataArray], definition: PoliticalDefinition) -> xr.DataArray:
    plain = by_kind["strikers_political"]
    if definition == "lenin" or "strikers_mixed" not in by_kind:
        return plain
    early = plain["quarter_year"] <= OFFICIAL_MIXED_POLITICAL_UNTIL
    return plain + by_kind["strikers_mixed"].where(early, 0.0)


def _all_branches(strikers: xr.DataArray) -> xr.DataArray:
    return strikers.sum("branch", skipna=False) if "branch" in strikers.dims else strikers


def _by_year(quarterly: xr.DataArray) -> xr.DataArray:
    """The sum of the four quarters, for the years that have all four."""
    quarters = Counter(quarterly["quarter_year"].to_numpy().tolist())
    whole = [year for year, count in quarters.items() if count == 4]
    return (
        quarterly.groupby("quarter_year")
        .sum(skipna=False)
        .sel(quarter_year=whole)
        .rename(quarter_year="year")
    )


def _share(part: xr.DataArray, whole: xr.DataArray) -> xr.DataArray:
    """part / whole; NaN if the whole is not above 0."""
    return part / whole.where(whole > 0)


def _observed_unit(name: str) -> str:
    if name.startswith("percent"):
        return "percent"
    if "share" in name:
        return "share of strikers"
    return "ratio" if name.endswith("ratio") else "thousand participations"
