"""Comparing theories on one record: same inputs, same luck, one score for each recorded quantity."""
