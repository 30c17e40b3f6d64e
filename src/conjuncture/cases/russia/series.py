"""The Russian case's record in one module: `read_record`, targets, inputs and the tables of the society."""

from conjuncture.cases.russia.archive import data_folder, read_record
from conjuncture.cases.russia.inputs import MONTHS, Input, Scenario, event_rows, inputs
from conjuncture.cases.russia.society_tables import society_tables
from conjuncture.cases.russia.targets import (
    YEARS,
    factory_wage_by_year,
    metal_share_by_quarter,
    percent_enterprises_struck_by_year,
    percent_workers_striking_by_year,
    political_share_by_quarter,
    political_share_by_year,
    strikers_by_quarter,
    strikers_by_year,
    struck_firm_ratio_by_year,
    workforce_by_year,
)

__all__ = [
    "MONTHS",
    "YEARS",
    "Input",
    "Scenario",
    "data_folder",
    "event_rows",
    "factory_wage_by_year",
    "inputs",
    "metal_share_by_quarter",
    "percent_enterprises_struck_by_year",
    "percent_workers_striking_by_year",
    "political_share_by_quarter",
    "political_share_by_year",
    "read_record",
    "society_tables",
    "strikers_by_quarter",
    "strikers_by_year",
    "struck_firm_ratio_by_year",
    "workforce_by_year",
]
