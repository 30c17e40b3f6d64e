"""Conditioning on the recorded course: what a theory says about the world in which the recorded events came.

Each mechanism of chance gives a probability to the recorded outcome. So a draw on the course has a weight:
the chance that it gave to the record. Nothing is fitted to any figure.
"""
