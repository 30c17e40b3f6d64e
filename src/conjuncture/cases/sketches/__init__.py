"""Invented societies without a record: one for each theory of `theories/small`, as a folder of tables."""
