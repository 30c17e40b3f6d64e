"""The canon: published models of the field, one a file, each beside the result by which it is known.

watts    who acts once enough of their own friends do: small sparks and great cascades
"""
