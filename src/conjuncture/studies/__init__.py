"""Studies: what can be done with theories and cases, each a function, for Python and the command line."""
