"""The draws on which claims are judged: not ruled out, on the recorded course, or those of a fit."""

from conjuncture.inquiry.course.judged import CourseDraws
from conjuncture.inquiry.fitting.fitted_draws import FittedDraws
from conjuncture.inquiry.matching.matched_draws import MatchedDraws

JudgedDraws = MatchedDraws | CourseDraws | FittedDraws
