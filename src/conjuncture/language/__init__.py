"""The language of theories: it declares, and runs nothing. Pure Python, no numerical library."""
