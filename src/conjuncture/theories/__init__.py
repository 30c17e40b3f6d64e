"""Theories, one a file. Each imports nothing but `conjuncture` and ends with a `THEORY`.

granovetter   how many others must act before I do: thresholds in a crowd
march         exploration and exploitation: an organisation learns from its members, and they from it
"""
