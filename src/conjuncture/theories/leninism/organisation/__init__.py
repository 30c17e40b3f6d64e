"""Organisation: forms as settings, what they do to consciousness and to their own members.

forms         settings as they are in force
standing      when a body is there, and where its people go when it ends
allegiance    who follows which party, to whom leading workers belong
membership    who joins, who is active, where it takes root, who trusts it
raising       four ways of raising consciousness
officers      distance, tenure, privilege
democracy     passivity, democracy, demagogy, bureaucracy
"""

from conjuncture import Theory
from conjuncture.theories.leninism import levels
from conjuncture.theories.leninism.organisation.allegiance import ALLEGIANCE
from conjuncture.theories.leninism.organisation.democracy import DEMOCRACY
from conjuncture.theories.leninism.organisation.forms import FORMS
from conjuncture.theories.leninism.organisation.membership import MEMBERSHIP
from conjuncture.theories.leninism.organisation.officers import OFFICERS
from conjuncture.theories.leninism.organisation.raising import RAISING
from conjuncture.theories.leninism.organisation.standing import STANDING

PARTS = FORMS + STANDING + ALLEGIANCE + MEMBERSHIP + RAISING + OFFICERS + DEMOCRACY + Theory.module(levels)
ORGANISATION = PARTS.named("organisation")
