"""The canon: published models of the field, one a file, each beside the result by which it is known.

centola_macy         who begins only when several friends have: wide bridges, and the weakness of long ties
deffuant             who meets moves nearer, if not too far apart: camps that the limit counts
granovetter          how many others must act before I do: thresholds in a crowd
granovetter_friends  the same where friends weigh more than strangers
hegselmann_krause    who heeds those alone whose opinions are near: camps of people who all compromise
kuran                hidden preferences, and revolutions that surprise
march                exploration and exploitation: an organisation learns from its members, and they from it
schelling            segregation that nobody wants
turchin_korotayev    wages, elites and the state's debt over generations: political stress
watts                who acts once enough of their own friends do: small sparks and great cascades
"""
