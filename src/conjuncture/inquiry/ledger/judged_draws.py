"""The draws on which claims are judged: those not ruled out, or those on the recorded course."""

from conjuncture.inquiry.course.judged import CourseDraws
from conjuncture.inquiry.matching.matched_draws import MatchedDraws

JudgedDraws = MatchedDraws | CourseDraws
