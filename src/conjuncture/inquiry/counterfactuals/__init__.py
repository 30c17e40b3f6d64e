"""What would have been otherwise: what if, through what, sine qua non.

what_if             what difference does it make
through_what        along which paths (paths, crossed, shapley)
sine_qua_non        without which not (but_for)
"""
