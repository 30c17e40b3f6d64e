"""What a record could decide: of a theory's claims, over draws from its priors.

identification      all of it, from one bank of draws
decidability        how far a whole record moves the chance of a claim, in worlds whose truth is known
clue                what one recorded figure is worth to a claim, by process tracing's four names
missing_figures     which figure that is not recorded would move a claim most
"""
