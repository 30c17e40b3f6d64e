"""History matching: the draws that a case's crude patterns do not rule out, for runs and for claims.

history_matching    rounds of draws, and which of them no pattern rules out
ruling_out          which pattern rules a draw out first, as soon as that is certain
matched_draws       the draws that are left
refocusing          later rounds come from where earlier survivors lie
"""
