"""Unions: facts that a union knows about itself, in one table, and rules that it could change."""
