"""What is done to a world, what is looked at in it, and the worlds run side by side.

selection             for whom
interventions         what is done, in words of dates, names and traits; knockouts are single ones, by name
outcomes              a variable over a period as one number a draw (wave_height, events)
statements            a claim or observation: an outcome in a world, compared with a bound or another
twins, paired_worlds  the same world with and without something, beside a null twin
"""
