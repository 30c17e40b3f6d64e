"""The system described in one essay, Ernest Mandel's review of Marcel Liebman's *Leninism Under Lenin*.

    levels          the members of the society, and which lies within which
    workforce       who is there, and the ways of leaving
    regime          the state from its own side: authority and force
    readiness       what makes a worker willing to walk out, and what holds back
    struggle        walkouts, their spread, outcome and price; the theory of all these together
    consciousness   with whom and against whom workers act, and how that changes
    references      the works that mechanisms name, in full
    measures        what is read off the workers for a picture; nothing depends on it

"essay L408" in a source means line 408 of the essay as numbered in the project's claims.
"""
