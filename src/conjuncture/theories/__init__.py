"""Theories, one a file. Each imports nothing but `conjuncture` and ends with a `THEORY`.

leninism      the system of one essay: class, organisation, crisis, strategy, world, workers' state
rivals        those who disagree with it, one a file
canon         published models of the field, each beside the result by which it is known
"""
