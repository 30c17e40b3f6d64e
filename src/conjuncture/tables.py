"""Tables: coded cases to compare, the recorded situations, and the files of your own case."""

from conjuncture.cases.situations import agreement, roots, situations
from conjuncture.cases.tables.copied import copy_case
from conjuncture.cases.tables.first_draft import write_tables as write_case
from conjuncture.cases.tables.organisation_draft import write_organisation
from conjuncture.cases.tables.strikes_draft import write_strikes
from conjuncture.inquiry.qca.table import Table
from conjuncture.studies.registry.coded_cases import get_codings as coded_cases

__all__ = [
    "Table", "agreement", "coded_cases", "copy_case", "roots", "situations", "write_case",
    "write_organisation", "write_strikes",
]  # fmt: skip
