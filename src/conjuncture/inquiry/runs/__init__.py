"""Runs: one theory run on one case, and its results beside the record. Pages and tables view these.

case_run          the result, the same for every case
columns           draws chosen in one way, and how they stand to the record
draws_left        the draws that the case's crude patterns leave
strike_books      what only a case with books of strikes has: yearly strikers among dumb predictors, waves
standings         each recorded target beside the run and beside a guess
switches          the yearly picture with mechanisms out and quantities set
prepare           the simulation of a theory on a case
"""
