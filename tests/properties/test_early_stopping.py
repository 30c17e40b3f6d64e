"""Of any theory, under any crude pattern: draws that go on are the same to the bit, whichever draws stop."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from little_theories import STEPS, Little, little_theories
from test_worlds import UNHURRIED

from conjuncture.cases.pattern import Pattern
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.inquiry.matching.ruling_out import RulingOut

DRAWS = 40
FEW = 8  # lanes in a batch, so that draws that go on are gathered


class FewLanes(Simulation):
    """A simulation whose batches are small."""

    batch = FEW  # type: ignore[assignment]


def books(run: xr.Dataset) -> xr.Dataset:
    """The size of each numeric variable, over all its members."""
    found = {}
    for name, values in run.data_vars.items():
        if "time" in values.dims:
            rest = [dim for dim in values.dims if dim not in ("draw", "time")]
            found[name] = 1e-3 + abs(values.astype(float)).mean(rest)
    return xr.Dataset(found, run.coords)


def check(little: Little, data: st.DataObject) -> None:
    """A pattern of any variable, whose period ends anywhere, and judged after each step."""
    plain = little.simulation(held=data.draw(st.booleans()))
    one = FewLanes(**{name: getattr(plain, name) for name in plain.__dataclass_fields__})
    whole = run_worlds(one, (World(),), DRAWS).isel(world=0)
    means = books(whole).mean("time")
    differing = [name for name in one.program.kept if len(set(means[name].to_numpy())) > 1]
    assume(differing)
    variable = data.draw(st.sampled_from(differing))
    months = one.times.astype("datetime64[M]").astype(str)
    pattern = Pattern(
        name="crude", variable=variable, low=None, high=1.0,
        over_time=data.draw(st.sampled_from(["mean", "max", "min", "last", "median"])),
        until=data.draw(st.sampled_from(months[1:].tolist())),
        observation_sd=0.01, model_sd=0.01, unit="1", reason="-", source="-", rests_on="-",
    )  # fmt: skip
    # About half of the draws lie outside the range.
    middle = float(np.nanmedian(np.append(pattern.figure(books(whole)), 1.0)))
    pattern = replace(
        pattern, **data.draw(st.sampled_from([{"high": middle}, {"low": middle, "high": None}]))
    )
    ruling_out = RulingOut(one, (pattern,), books)
    each_step = replace(ruling_out.stopping, steps=tuple(range(1, STEPS)))
    stopped = run_worlds(one, (World(),), DRAWS, stopping=each_step).isel(world=0)
    whole_kept, kept = (
        (found["failure"].to_numpy() == "") & (ruling_out.first(found) < 0) for found in (whole, stopped)
    )
    np.testing.assert_array_equal(kept, whole_kept)
    for name in one.program.kept:
        ours, theirs = (np.asarray(found[name].to_numpy(), float) for found in (stopped, whole))
        known = ~np.isnan(ours)
        assert known[kept].all()
        np.testing.assert_array_equal(ours[known], theirs[known], err_msg=name)


@settings(UNHURRIED, max_examples=3, derandomize=True)
@given(little_theories(), st.data())
def test_draws_that_go_on_are_the_same_to_the_bit(little: Little, data: st.DataObject):
    check(little, data)


@pytest.mark.slow
@settings(UNHURRIED, max_examples=40)
@given(little_theories(), st.data())
def test_draws_that_go_on_are_the_same_to_the_bit_in_many_theories(little: Little, data: st.DataObject):
    check(little, data)
