"""Claims: who says what, the draws that count, and what the runs say.

claims              a claim and its question, as they are written in a file
contrasts           two worlds, periods or strata compared, as claims compare them
not_ruled_out       the draws that crude patterns do not rule out (refocusing)
verdicts            follows, depends, fails, undecided, by fixed rules
ledger              all claims of a file, each with its verdict, kept as they come
"""
