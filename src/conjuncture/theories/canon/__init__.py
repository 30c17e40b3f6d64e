"""The canon: published models of the field, one a file, each beside the result by which it is known.

granovetter    how many others must act before I do: thresholds in a crowd
march          exploration and exploitation: an organisation learns from its members, and they from it
watts          who acts once enough of their own friends do: small sparks and great cascades
"""
