"""Results are there whole or not at all, and open again whenever the case was."""

from pathlib import Path
from typing import Any

import pytest
import xarray as xr

from conjuncture import Level, Theory, state
from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation
from conjuncture.society.regular import regular
from conjuncture.studies.results_file import write_results

country = Level("country")


@state(country, initial=0.0, unit="none", source="none")
def grows(grows):
    return grows + 1.0


def results(start: str) -> xr.Dataset:
    theory = Theory.of(grows)
    return run(Simulation(theory, regular({"country": 1}, {}), steps=14, start=start), 2).dataset


@pytest.mark.parametrize("start", ["0825-06-01", "1525-01-01", "1677-01-01", "1905-01-01", "2300-01-01"])
def test_results_of_any_century_are_read_without_loss(tmp_path: Path, start: str) -> None:
    dataset = results(start)
    path = write_results(dataset, tmp_path)
    with xr.open_zarr(path) as read:
        xr.testing.assert_equal(read.load(), dataset)
        assert str(read.time.values[0])[:10] == start
        assert str(read.time.values[13])[:10] == f"{int(start[:4]) + 1:04}-{int(start[5:7]) + 1:02}-01"


def test_a_stopped_writer_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = results("1905-01-01"), results("1914-01-01")
    write_results(first, tmp_path)
    original = xr.Dataset.to_zarr

    def stopped(self: xr.Dataset, *given: Any, **settings: Any) -> None:
        original(self, *given, **settings)
        raise KeyboardInterrupt

    monkeypatch.setattr(xr.Dataset, "to_zarr", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_results(second, tmp_path)
    monkeypatch.undo()
    with xr.open_zarr(tmp_path / "results.zarr") as read:
        xr.testing.assert_equal(read.load(), first)
    write_results(second, tmp_path)
    with xr.open_zarr(tmp_path / "results.zarr") as read:
        xr.testing.assert_equal(read.load(), second)
    assert [path.name for path in tmp_path.iterdir()] == ["results.zarr"]
