"""Germany in the world, 1914-1923: shares of classes, from a folder of tables."""

from importlib.resources import files

from conjuncture.cases.tables import case_from_tables

CASE = case_from_tables(files("conjuncture.cases") / "germany" / "data")
