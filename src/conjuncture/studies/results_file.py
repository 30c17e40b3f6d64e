"""A run's results as a zarr store, for `xarray.open_zarr`; it is written whole or not at all."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import xarray as xr

from conjuncture.files.whole import whole_folder

NAME = "results.zarr"
_NANOSECONDS = np.array(["1678-01-01", "2262-01-01"], "datetime64[s]")
"""Between these dates xarray can decode the times that it encodes, without another library."""


def write_results(dataset: xr.Dataset, folder: Path) -> Path:
    """Write `FOLDER/results.zarr`, which replaces an older one, and return its path."""
    import zarr

    path = Path(folder) / NAME
    times = dataset["time"]
    plain = bool((times.values >= _NANOSECONDS[0]).all() and (times.values < _NANOSECONDS[1]).all())
    with whole_folder(path) as aside, warnings.catch_warnings():
        # The zarr 3 standard does not yet have text, dates and consolidation, but xarray can read its own.
        warnings.filterwarnings("ignore", message=".*not have a Zarr V3 specification.*")
        warnings.filterwarnings("ignore", message=".*Consolidated metadata is currently not part.*")
        (dataset if plain else dataset.drop_vars("time")).to_zarr(aside, mode="w", consolidated=False)
        if not plain:  # unencoded times in seconds: xarray would read encoded ones in nanoseconds, and fail
            zarr.open_group(aside, mode="a").create_array(
                "time", data=times.values, dimension_names=("time",), attributes=dict(times.attrs)
            )
        zarr.consolidate_metadata(str(aside))
    return path
