"""Digests: one number for a value, for a function with all that it uses, and for conjuncture's own code.

walk        the digest of a value and of all that it reaches, and what of that cannot be followed
functions   what a function reaches: its code, defaults, closure, global names and imports
bytecode    a function's compiled code: its digest, and the names in it
atoms       numbers, truths, texts and arrays
modules     whose a module is: Python's, a third party's, conjuncture's, or the user's
own_code    conjuncture's own code, without docstrings and comments
"""

from conjuncture.engine.digests.own_code import own_code
from conjuncture.engine.digests.walk import Digest, digest

__all__ = ["Digest", "digest", "own_code"]
