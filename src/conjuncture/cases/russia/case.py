"""Russia 1895-1914: factory workers under inspection, month by month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from conjuncture.cases.case import Case, StrikeRecord
from conjuncture.cases.russia import targets
from conjuncture.cases.russia.archive import data_folder, read_record
from conjuncture.cases.russia.bridge import BRIDGE, NEEDS
from conjuncture.cases.russia.inputs import Input, Scenario, inputs
from conjuncture.cases.russia.patterns import PATTERNS
from conjuncture.cases.russia.population import society
from conjuncture.cases.tables.case_toml import facts_from
from conjuncture.cases.tables.summaries_file import SUMMARIES, summaries_from
from conjuncture.records import BookTarget, PoliticalDefinition, draw_undercount, observe

if TYPE_CHECKING:
    import xarray as xr

_FACTS = facts_from(data_folder() / "case.toml")
_POLITICAL: PoliticalDefinition = "lenin"


def _inputs(scenario: str) -> Mapping[str, Input]:
    """The inputs of the case. Every theory reads as `trade_cycle` the series without the fall that the
    strikes of 1905 caused: the recorded series would give a theory the result that it should find."""
    found = inputs(cast("Scenario", scenario))
    evened = replace(found.pop("trade_cycle_without_1905"), name="trade_cycle")
    return {**found, "trade_cycle": evened}


TARGETS: Mapping[str, Callable[[], BookTarget]] = {
    "strikers by year": targets.strikers_by_year,
    "strikers by quarter": targets.strikers_by_quarter,
    "political share by quarter": targets.political_share_by_quarter,
    "political share by year": targets.political_share_by_year,
    "metal share by quarter": targets.metal_share_by_quarter,
    "size of struck firms by year": targets.struck_firm_ratio_by_year,
}


def _targets() -> Mapping[str, BookTarget]:
    return {name: read() for name, read in TARGETS.items()}


def _observe(run: xr.Dataset, seed: int) -> xr.Dataset:
    """The inspectors' count of a run; each draw has its own random undercount."""
    numbers = (run["luck"] if "luck" in run.coords else run["draw"]).to_numpy()
    undercount = draw_undercount(int(numbers.max()) + 1, seed)[numbers]
    undercount = undercount.assign_coords(draw=run["draw"].to_numpy())
    return observe(run, undercount=undercount, political=_POLITICAL)


CASE = Case(
    name=_FACTS.name,
    place=_FACTS.place,
    title=_FACTS.title,
    start=f"{_FACTS.months[0]}-01",
    steps=len(_FACTS.months),
    dt=1 / 12,
    scenarios=_FACTS.scenarios,
    inputs=_inputs,
    society=society,
    sized=True,
    bridges=(BRIDGE,),
    needs=NEEDS,
    record=read_record,
    patterns=PATTERNS,
    observe=_observe,
    strikes=StrikeRecord(_targets, _POLITICAL),
    summaries=summaries_from(data_folder() / SUMMARIES, TARGETS),
    default_theory=_FACTS.default_theory,
    null_theory=_FACTS.null_theory,
    description=_FACTS.description,
    shown=("trade_union_share", "class_conscious_share", "horizon", "opponent", "strikers"),
)
