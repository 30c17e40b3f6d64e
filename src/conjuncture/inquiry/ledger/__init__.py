"""The ledger: claims with their holders, the draws that count, and verdicts.

claims                 a claim and its question
claim_file             all claims of a ledger, with open questions, rivals and traces
claim_reader           reads them from a file or a folder
trace                  what a claim and its rivals would leave in a record
ground                 a group of claims' simulation, and the draws on which they are judged (judged_draws)
verdicts               follows, depends, fails, undecided, by fixed rules
robustness             at other margins; without the mechanisms that may carry it
judge_claim            a claim's question on these draws, its verdict and what it says
entry, claim_answer    a claim with its result; the same as an answer
stored_entries         what determines an entry; findings stores it, and whatever else a ledger finds
ledger                 all claims, by theory and case, each with its verdict
"""
