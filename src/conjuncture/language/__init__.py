"""The language of theories: declarations only, nothing is run. Pure Python, no numerical library."""
