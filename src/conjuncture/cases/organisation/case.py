"""Five forms of organisation in one country without revolution, over forty years and five trade cycles.

An invented country, every value an assumption: a bench for forms that history never gave the same
circumstances. Its tables are also what `conjuncture new NAME --case` copies.
"""

from importlib.resources import files

from conjuncture.cases.tables import case_from_tables

CASE = case_from_tables(files("conjuncture.cases") / "organisation" / "data")
