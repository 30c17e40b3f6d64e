"""Fitting: the draws of a theory whose worlds lie nearest to the record, and checks that may withhold them.

bank        draws from the priors, with what would have been recorded of each
check       one check of a fit: whether it passed, its figure, and what it means
"""
