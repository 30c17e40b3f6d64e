"""The system described in one essay, Ernest Mandel's review of Marcel Liebman's *Leninism Under Lenin*.

Coarse, the whole of it, with shares of classes instead of individuals, a folder for each system:

    levels          world, countries, strata, villages, organisations; what a case supplies
    classes         workers' consciousness and activity, work and life, peasants
    crisis          the regime from its own side, its collapse, who then coordinates, what remains
    organisation    forms of organisation, what they do to consciousness and to their members
    strategy        premises and conclusions, positions, alliances, paths of farming, dependence
    world           situations in many countries, contagion, the International, subordination
    workers_state   administration, exclusion, privilege, policies, collectivisation
    essay           the theory of all these together
    null            the same without memory and contagion
    earlier         the same as first written, before the record showed where its shape was wrong
    ledger          what the essay claims and asks, and its rivals

In depth, with individual workers: struggle, the essay's first system without an organisation.

"essay L408" in a source means line 408 of the essay as numbered in the project's claims.
"""
