"""Publishing: a theory over a case as a folder that others can read, cite, check and run again.

publication     the facts of the run, and the fingerprints of its files: publication.json
code_of_theory  the theory's own files, with all that they import, and the packages that they need
copies          copies of the case and conjuncture itself
tables          the results as CSV, and how two sets of them differ
data_package    a description of each column of each table, for programs
metadata        authors and citation, in the formats that archives read
publish, again  write the folder, and run it again
"""
