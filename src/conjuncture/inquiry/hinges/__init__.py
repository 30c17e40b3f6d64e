"""What an answer hinges on: quantities, thresholds, readings.

hinges_on           Sobol, Morris; of any draws PAWN and first order (designs, hinge_design, hinge_methods,
                    given_data, hinge_words)
scans, hysteresis   where it turns, up and down, in each reading of a loop (stairs, readings)
discovery           where an answer flips (boundaries)
audit               which readings meet a target
"""
