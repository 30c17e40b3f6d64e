"""A case from a folder of tables: what a user writes to bring a society of their own."""

from conjuncture.cases.tables.folder import case_from_tables

__all__ = ["case_from_tables"]
