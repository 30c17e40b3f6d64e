"""Runs: one theory run on one case, and its results compared with the record. Pages and tables show these.

case_run          the result, the same for every case
columns           draws chosen in one way, compared with the record
draws_left        the draws that the case's crude patterns leave
strike_books      what only a case with books of strikes has: yearly strikers among dumb predictors, waves
standings         each recorded target beside the run and beside a guess
switches          the yearly picture with mechanisms out and quantities set
prepare           the simulation of a theory on a case
"""
