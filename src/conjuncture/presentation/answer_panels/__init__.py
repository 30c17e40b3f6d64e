"""The panels of an answer's picture, by what it is of.

of_causes       what if, through what, without what, which link
of_parameters   hinges, thresholds, rules, readings
of_claims       claims, conditions, open questions
of_any          whatever has an interval
"""
