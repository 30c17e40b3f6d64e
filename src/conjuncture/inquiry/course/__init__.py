"""Conditioning on the recorded course: what a theory says of the world in which the recorded events came.

Each mechanism of chance gives the probability of what is recorded, so a draw on the course has a weight: the
chance that it gave to the record. Nothing is fitted to any figure.
"""
