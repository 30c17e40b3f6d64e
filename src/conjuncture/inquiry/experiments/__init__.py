"""Experiments: interventions on worlds, outcomes, and the worlds run in parallel.

selection      for whom
interventions  what is done, given by dates, names and traits; knockouts are single ones, by name
outcomes       a variable over a period as one number a draw (wave_height)
changes        what interventions touch, in two worlds (sizes: how large that is, and when next to nothing)
null_twin      the world in which one member starts differently, and the band that it stays within
paired_worlds  the same draws in several worlds and in their null twins
"""
