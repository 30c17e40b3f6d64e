"""A question as a Python object, as plain data (JSON) and as TOML: one form for files, answers and ledgers.

kinds       what can be asked, by its public name
reading     a question from plain data; mistakes are named
writing     plain data, or TOML text, from a question
worlds      what is done to a world, and for whom

A question is a table; `is` names its kind, and a field that is left out keeps its default. Within a
question `is` can be left out where only one kind is usual: a statement's `first` is a side, a side's
`outcome` an outcome. What is done to a world is a list of short tables: see `worlds`. `decode` reads
everything that `encode` writes as an equal question, from JSON and from the TOML of a question file alike.
"""

from conjuncture.inquiry.codec.reading import decode, made
from conjuncture.inquiry.codec.worlds import decode_world
from conjuncture.inquiry.codec.writing import encode, toml_of

__all__ = ["decode", "decode_world", "encode", "made", "toml_of"]
