"""What an answer hinges on: quantities, thresholds, readings.

hinges_on           Sobol, Morris, PAWN (designs, hinge_methods, hinge_words)
scans, hysteresis   where it turns, up and down, in each reading of a loop (stairs, readings)
discovery           where an answer flips (boundaries)
audit               which readings meet a target
"""
