"""The command line: one file for each verb. The verbs are those of Python."""

from conjuncture.cli.main import main

__all__ = ["main"]
