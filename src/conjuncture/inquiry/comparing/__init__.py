"""Comparing theories on one record: same inputs, same noise, one score for each recorded quantity."""
