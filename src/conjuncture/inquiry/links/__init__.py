"""Links: mechanisms that let two seemingly contradictory observations both hold.

link                the question, and what exactly is meant by a link
lattice             every set of switches turned off, draw by draw (minimal_sets)
findings            links, cores and obstacles in the lattice; link_words puts them into words
"""
