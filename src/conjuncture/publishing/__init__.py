"""Publishing: a theory over a case as a folder that others can read, cite, check and run again.

publication     what was run, and the fingerprints of its files: publication.json
copies          the theory, the case and conjuncture itself, as files of the folder
tables          the results as CSV, and how two sets of them differ
data_package    what each column of each table is, for those who read data by machine
metadata        who made it and how to cite it, in the forms that archives read
publish, again  writing the folder, and running it again
"""
