"""The system described in one essay, Ernest Mandel's review of Marcel Liebman's *Leninism Under Lenin*.

    levels          the members of the society, and which lies within which
    struggle        grievance, fear, walkouts, their spread, outcome and price
    consciousness   with whom and against whom workers act, and how that changes
    measures        what is read off the workers for a picture; nothing depends on it

"essay L408" in a source means line 408 of the essay as numbered in the project's claims.
"""
