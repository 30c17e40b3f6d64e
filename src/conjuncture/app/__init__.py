"""The local page: choose a case and a theory, change them, run or ask, watch, stop, keep the answer.

The page runs the command line in a separate process, and shows the line. See docs/app.md.
"""
