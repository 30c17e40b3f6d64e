"""What a record could decide: of a theory's claims, over draws from its priors.

identification      all of it, from one bank of draws
decidability        how far a whole record moves the chance of a claim, in worlds whose truth is known
clue                the worth of one recorded figure to a claim, by process tracing's four names
unrecorded_figures  figures that the case does not record, in each draw
period_means        their means over periods, without keeping any course
missing_figures     which of them would move a claim most
recorded_traces     traces that claims and rivals would leave, and whether the record shows them
traces              how often each theory leaves a trace
figures_in_draws    what a case records, in the draws that claims are judged on
beside_claims       the record beside claims, in the draws that they are judged on
record_beside       what that finds: recorded figures, and the same figures draw by draw
trace_result        a trace as the figures of an answer
"""
