"""Networks of a society: who is tied to whom, and the rules by which that is made."""
