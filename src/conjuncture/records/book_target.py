"""What the books of strikes recorded, and which observed variable it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from conjuncture.errors import nearest
from conjuncture.records.errors import RecordError
from conjuncture.records.observation import PoliticalDefinition

if TYPE_CHECKING:
    import xarray as xr


@dataclass(frozen=True, eq=False)
class BookTarget:
    """Recorded figures, and which observed variable they belong to.

    Attributes:
        name: what it is, in words.
        variable: the variable of `observe` that it is compared with.
        values: the figures by year (integers) or old-style quarter ("1905Q1").
        unit: their unit, the same as the observed variable's.
        political: the definition of a political strike that the figures rest on; None where none enters.
        source_keys: where they come from.
        note: what has to be known before using them.
        low: lowest values that the printed rounding allows, if that matters.
        high: highest values that the printed rounding allows.
    """

    name: str
    variable: str
    values: pd.Series
    unit: str
    political: PoliticalDefinition | None
    source_keys: tuple[str, ...]
    note: str = ""
    low: pd.Series | None = None
    high: pd.Series | None = None


def align(observed: xr.Dataset, target: BookTarget) -> xr.Dataset:
    """Observed and recorded side by side, over the years or quarters that both have.

    Returns:
        A Dataset with `simulated` (draw, period) and `recorded` (period).

    Raises:
        RecordError: the two count political strikes by different definitions, the variable was not observed,
            or they share no period.
    """
    import xarray as xr

    defined = observed.attrs.get("political")
    if target.political is not None and target.political != defined:
        raise RecordError(
            f"'{target.name}' counts political strikes by the definition '{target.political}', the observed "
            f"worlds by '{defined}': they are different things. Observe with political='{target.political}'."
        )
    if target.variable not in observed:
        variables = [str(name) for name in observed.data_vars]
        raise RecordError(
            f"Nothing observed is called '{target.variable}'. {nearest(target.variable, variables)}"
        )
    simulated = observed[target.variable]
    (period,) = (dim for dim in simulated.dims if dim in {"year", "quarter"})
    shared = [value for value in target.values.index if value in set(simulated[period].to_numpy().tolist())]
    if not shared:
        raise RecordError(
            f"'{target.name}' covers {target.values.index[0]} to {target.values.index[-1]}, of which the run"
            " has none."
        )
    recorded = xr.DataArray(target.values.loc[shared].to_numpy(float), {period: shared}, (period,))
    both = xr.Dataset({"simulated": simulated.sel({period: shared}), "recorded": recorded})
    return both.rename({period: "period"}).assign_attrs(target=target.name, units=target.unit)
