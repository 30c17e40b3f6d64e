"""A case from a folder of tables, which a user can write for another society."""

from conjuncture.cases.tables.folder import case_from_tables

__all__ = ["case_from_tables"]
