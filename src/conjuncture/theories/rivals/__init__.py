"""Rivals of the essay in the historians' debate, one a file: the essay's theory with a few parts changed.

A rival says by what mechanism things happen, never how they end. What is neither read otherwise, cut nor
replaced is as in `leninism.essay`, so that a difference between two answers comes from the point in dispute.
Which claims are put to each, and which of them it denies, stands in the essay's ledger, `rivals.toml`.

    party and class        michels, doctrine, open_party, committees, mass_action
    1914 and 1917          polarised_towns, broken_army, village, state_breakdown, premature
    why it did not spread  strong_capitalism, reform, spoiling, isolation
    the workers' state     administration, new_class, suppressed_workers, industry_and_grain

Rakovsky is none of them. His letter of 1928, that power divides a class whose activity falls, is a source of
the essay's own mechanisms: `left_to_officials`, `privilege_in_power`, `novelty`.
"""
