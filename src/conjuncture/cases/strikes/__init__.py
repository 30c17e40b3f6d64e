"""Strikes of many countries: a folder of tables for each, all with the bridge `cases/bridges/strikes.py`."""
