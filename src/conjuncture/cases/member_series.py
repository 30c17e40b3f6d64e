"""The series of a variable for one member and period of a run, for patterns and targets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from conjuncture.errors import nearest
from conjuncture.files.dates import is_date
from conjuncture.records import RecordError

if TYPE_CHECKING:
    import xarray as xr

_YEAR = re.compile(r"[0-9]{4}")
_PERIODS = ("time", "year", "quarter")


def check_dates(since: str, until: str, asker: str) -> None:
    """Refuse bounds that are neither months nor years; an empty text is no bound.

    Raises:
        RecordError: a bound is neither; the message names the asker, and what to write.
    """
    for date in filter(None, (since, until)):  # dates are compared as text
        if not (is_date(date) or _YEAR.fullmatch(date)):
            remedy = "Write a month, 1917-02, or a year, 1917."
            raise RecordError(
                f"{asker} looks from '{since}' until '{until}': '{date}' is none.", remedy=remedy
            )


def course(
    run: xr.Dataset,
    variable: str,
    *,
    member: str = "",
    since: str = "",
    until: str = "",
    asker: str = "The question",
) -> xr.DataArray:
    """The variable by draw and period: (draw, time), or in observations (draw, year or quarter).

    Args:
        run: a run, or the observation of it.
        variable: its name.
        member: the member of its level; not needed if the level has one member.
        since, until: months or years ("1917-02", "1917"); `until` is not included. Empty: no bound.
        asker: who asks, for the error: "Pattern 'some strike'".

    Raises:
        RecordError: a bound that is neither month nor year, an unknown variable, an unknown member or none
            where one is needed, or an empty period.
    """
    check_dates(since, until, asker)
    if variable not in run:
        variables = [str(name) for name in run.data_vars if name != "parameters"]
        raise RecordError(
            f"{asker} reads '{variable}', which was not observed. {nearest(variable, variables)}"
        )
    values = run[variable]
    (period,) = (dim for dim in values.dims if dim in _PERIODS)
    for level in (str(dim) for dim in values.dims if dim not in ("draw", period)):
        values = values.sel({level: _checked_member(values, level, member, f"{asker} reads '{variable}'")})
    inside = values.isel({period: _inside(values[period].to_numpy(), since, until)})
    if not inside.sizes[period]:
        raise RecordError(f"{asker} looks from '{since}' until '{until}', where the run has nothing.")
    return inside.transpose("draw", period)


def _checked_member(values: xr.DataArray, level: str, member: str, asker: str) -> str:
    if level not in values.coords:
        raise RecordError(f"{asker}, whose {level} has no names. Give the level labels in the society.")
    names = [str(name) for name in values[level].to_numpy()]
    if member not in names:
        which = f"there is no {level} '{member}'" if member else f"of which {level} is not said"
        raise RecordError(f"{asker}: {which}. {nearest(member, names)}")
    return member


def _inside(periods: np.ndarray, since: str, until: str) -> np.ndarray:
    """Whether each period begins in [since, until)."""
    if periods.dtype.kind == "M":
        begins = periods.astype("datetime64[D]").astype(str)  # ISO dates compare as text
    else:
        begins = periods.astype(str)
        since, until = since[:4], until[:4]
    return (begins >= since) & ((begins < until) if until else True)
