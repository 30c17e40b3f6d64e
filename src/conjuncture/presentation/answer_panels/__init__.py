"""The panels of an answer's picture, by what it is of.

figures         figures as they stand
of_causes       what if, through what, without what, which link
of_quantities   hinges, thresholds, rules, readings
of_claims       claims, conditions, open questions
"""
