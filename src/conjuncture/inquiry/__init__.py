"""Inquiry: questions asked of a theory at work. A question compares worlds that share all luck.

interventions   what is done to a world, in words of dates, names and traits
outcomes        what is looked at, as one number a draw
"""
