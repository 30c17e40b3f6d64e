"""The system described in one essay, Ernest Mandel's review of Marcel Liebman's *Leninism Under Lenin*.

Coarse, the whole of it, with shares of classes instead of individuals:

    levels          world, countries, strata, villages, organisations; what a case supplies
    classes         workers' consciousness and activity, peasants, owners
    crisis          coercion, its collapse, who then coordinates, what comes out and what remains
    organisation    forms of organisation, what they do to consciousness and to their members
    strategy        premises and conclusions, positions, alliances, paths of farming, dependence
    world           situations in many countries, contagion, the International, relief and isolation
    workers_state   workers, administrators, privilege, apparatuses, bans, policies
    essay           the theory of all these together

In depth, with individual workers: struggle, the essay's first system without an organisation.

"essay L408" in a source means line 408 of the essay as numbered in the project's claims.
"""
