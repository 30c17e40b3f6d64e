"""Checks of a fit, made before any fitted quantity is shown; each can withhold it by a rule fixed beforehand.

    run_checks          all of them, in the order in which they are shown
    fake_worlds         draws that stand in for the record, near it or anywhere, and the fit of each
    again               the fit by rejection, made again and again
    worth               how many draws of equal weight a sample is worth

    reach               do draws come near each recorded figure?
    conflict            does the record lie outside the cloud of draws?
    ranks               is the truth of fake worlds where the fit says, quantity by quantity?
    tarp                the same of all quantities at once
    agreement           does a second method say the same?
    power               does the fit foretell what it is not shown, in fake worlds and on the record?
    predictive          would worlds of the fit leave this record?
    contraction         what has become narrower than by chance?
    sensitivity         does another choice move it?
    power_scaling       do priors and record pull apart?

Each is a function of arrays, and gives its figures with a `check`.
"""
