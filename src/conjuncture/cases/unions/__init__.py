"""Unions: what one of them knows of itself, in one table, and rules that it might change."""
