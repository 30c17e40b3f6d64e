"""Five forms of organisation in one country without revolution, over forty years and five trade cycles.

The country is invented and every value is an assumption: it compares forms that never had the same
circumstances in history. `conjuncture new NAME --case` copies its tables.
"""

from importlib.resources import files

from conjuncture.cases.tables import case_from_tables

CASE = case_from_tables(files("conjuncture.cases") / "organisation" / "data")
