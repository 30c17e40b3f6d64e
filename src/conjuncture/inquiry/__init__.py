"""Inquiry: questions asked of a theory at work. A question compares worlds that share all luck.

What is done and looked at:
    interventions       what is done to a world, in words of dates, names and traits
    outcomes, events    what is looked at, as one number a draw; what happens or does not
    statements          an observation: a world, an outcome and a relation
    twins, twin_pairs   the same world with and without something, beside one that differs by a hair

Questions, each a frozen dataclass with `.ask(simulation, draws)`:
    what_if             what difference does it make
    through_what        along which paths (paths, crossed, shapley)
    sine_qua_non        without which not (but_for)
    link                which intermediate link lets two observations both hold (lattice, links, minimal_sets)
    hinges              what it hinges on: Sobol, Morris, PAWN (designs, hinge_methods)
    scans, hysteresis   where it turns, up and down, in each reading of a loop (stairs, readings)
    discovery           where an answer flips (boundaries)
    audit               which readings meet a target
    contrasts           two worlds, periods or strata compared, as claims compare them

Claims:
    not_ruled_out       the draws that crude patterns do not rule out (refocusing)
    verdicts            follows, depends, fails, undecided, by fixed rules
    claims, ledger      who says what, and what the runs say

    answers, serial     what every question gives back; questions as data
"""
