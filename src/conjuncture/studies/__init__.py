"""Studies: the verbs (run, ask, fit, ...) as functions, for Python and the command line."""
