"""Russia in the world, 1895-1933: shares of classes, from a folder of tables.

It shares the recorded series and sources of the case `russia`, which has single workers.
"""

from importlib.resources import files

from conjuncture.cases.russia.archive import read_record
from conjuncture.cases.tables import case_from_tables

CASE = case_from_tables(files("conjuncture.cases") / "russia_1895_1933" / "data", record=read_record())
