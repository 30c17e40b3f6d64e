"""What is done to a world, what is looked at in it, and the worlds run side by side.

conditions          for whom
interventions       what is done, in words of dates, names and traits; switches are single ones, by name
outcomes            a variable over a period as one number a draw (wave_height, events)
statements          a claim or observation: an outcome in a world, held against a bound or another
twins, twin_pairs   the same world with and without something, beside one that differs by a hair
"""
