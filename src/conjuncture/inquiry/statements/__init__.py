"""Statements: relations of an outcome to a bound, in each draw; claims, events and links consist of them.

bound        a number, and on which side of it values are to lie
side         an outcome in a world
event        an outcome that meets a bound, in a draw or in each of many cases within a draw
evaluation   in which draws statements hold, and by how much; verdicts rest on it
evaluate     runs the worlds that statements speak of, and compares them draw by draw
statement    a side against a bound or another side; several together
"""
