"""Registries of theories, ledgers and coded cases by name. Cases have their own registry in `cases`."""
