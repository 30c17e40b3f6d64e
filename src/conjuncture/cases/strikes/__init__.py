"""Strikes of many countries: a folder of tables for each, all by one bridge (`cases/bridges/strikes.py`)."""
