"""Fitting: the draws of a theory whose worlds are nearest to the record, and checks that may withhold them.

figures            the figures by which a theory is fitted, of the record and of worlds
blocks             years that are left out together
worlds             worlds at chosen quantities, with the noise of a draw
bank, banking      draws from the priors with their figures; how they are made and kept
errors_of_theory   the error that a theory is allowed, whose size is fitted
distance           how far worlds lie from the record
particles          draws that stand for worlds near the record
rejection          the nearest of a bank
sequential         particles that are moved nearer to the record
predicted          worlds that a fit predicts, with new noise
blocked            blocks of years predicted by a fit to the others
left_out           the scores on these blocks, of the fits and of guesses
simulated_target   a target with figures that were put together from several fits
fitting, fitted    fitting a theory; the fit with all checks
kept_fit, fitted_draws   the fit of a kept bank, and its draws for other questions
kept_blocks        predictions of blocks that the fit of a kept bank was not shown
check              one check of a fit: whether it passed, its figure, and what it means
checks             every check of a fit, each with its rule
levels             summaries for a case that declares none: how much happens, by five years
apart              how far whole countries differ, in addition to the error of each figure
abroad             learning on several cases at once
foretold           a case compared with worlds that were learnt elsewhere
rates              the guess that learns on the same cases without a theory
"""
