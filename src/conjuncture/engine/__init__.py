"""The engine: a theory and a society become one compiled step, and that step becomes worlds.

exact       arithmetic that gives the same bits whatever is computed beside it
noise       random numbers keyed by seed, draw, variable, step and member
columns     the operands of a mechanism in the engine: all members of a level at once
program     theory + society -> one compiled step, scanned over time
simulation  everything that decides a run
lanes       draws of worlds, computed in batches; results makes one xarray dataset of them
store       results on disk, batch by batch
oracle      a second implementation of a run, in plain Python, against which the engine is tested
"""

import os

# XLA's warnings, such as that of slow compiling, do not help the author of a theory. JAX reads this when
# imported.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
