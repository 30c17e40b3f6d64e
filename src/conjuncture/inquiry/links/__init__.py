"""Find the link: what lets two observations that seem to contradict each other both hold.

link                the question, and what exactly is meant by a link
lattice             every set of switches turned off, draw by draw (minimal_sets)
findings            what the lattice shows; link_words tells it
"""
