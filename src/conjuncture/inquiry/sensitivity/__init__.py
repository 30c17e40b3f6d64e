"""Sensitivity of an outcome to parameters, thresholds and readings.

indices                     Sobol, Morris; of any draws PAWN and first order (design_runs, method,
                            salib_methods, given_data, indices_words)
threshold_scan, hysteresis  where an outcome turns, up and down, in each reading of a loop (ramp, readings)
scenario_discovery          where an answer flips (boundaries)
reading_audit               which readings meet a target
"""
