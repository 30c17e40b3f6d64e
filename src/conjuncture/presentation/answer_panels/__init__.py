"""The panels of an answer's picture, by the kind of question.

of_causes       what if, through what, without what, which link
of_parameters   hinges, thresholds, rules, readings
of_claims       claims, conditions, open questions
of_any          whatever has an interval
"""
