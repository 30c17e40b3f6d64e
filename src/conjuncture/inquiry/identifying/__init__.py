"""What a record could decide: of a theory's claims, over draws from its priors.

identification      all of it, from one bank of draws
decidability        how far a whole record moves the chance of a claim, in worlds whose truth is known
clue                what one recorded figure is worth to a claim, by process tracing's four names
unrecorded_figures  figures that the case does not record, in each draw
period_means        their means over periods, without keeping any course
missing_figures     which of them would move a claim most
recorded_traces     what claims and rivals would leave, beside what the record shows
traces              how often each theory leaves it
"""
