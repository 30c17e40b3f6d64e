"""The command line: the verbs of Python, one a file."""

from conjuncture.cli.main import main

__all__ = ["main"]
