"""The draws on which claims are judged: not ruled out, on the recorded course, or those of a fit."""

from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.sampled_draws import SampledDraws

JudgedDraws = MatchedDraws | SampledDraws
