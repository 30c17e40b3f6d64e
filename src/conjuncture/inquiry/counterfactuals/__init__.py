"""Counterfactual questions: what if, through what, sine qua non.

what_if             the effect of an intervention
through_what        direct and indirect effects (paths, crossed, shapley)
sine_qua_non        necessity and sufficiency (but_for)
"""
