"""The works that mechanisms of this theory name as their sources, in full."""

REFERENCES = {
    "Abercrombie, Hill and Turner 1980": "Nicholas Abercrombie, Stephen Hill and Bryan S. Turner, The "
    "Dominant Ideology Thesis (London: Allen and Unwin, 1980).",
    "Ashenfelter and Johnson 1969": "Orley Ashenfelter and George E. Johnson, Bargaining Theory, Trade "
    "Unions, and Industrial Strike Activity, American Economic Review 59 (1969).",
    "Bandura 1977": "Albert Bandura, Self-efficacy: Toward a Unifying Theory of Behavioral Change, "
    "Psychological Review 84 (1977).",
    "Biggs 2005": "Michael Biggs, Strikes as Forest Fires: Chicago and Paris in the Late Nineteenth "
    "Century, American Journal of Sociology 110 (2005).",
    "Bushnell 1985": "John Bushnell, Mutiny amid Repression: Russian Soldiers in the Revolution of "
    "1905-1906 (Bloomington: Indiana University Press, 1985).",
    "Cronin 1979": "James E. Cronin, Industrial Conflict in Modern Britain (London: Croom Helm, 1979).",
    "Epstein 2002": "Joshua M. Epstein, Modeling Civil Violence: An Agent-Based Computational Approach, "
    "PNAS 99, supplement 3 (2002).",
    "essay": "Ernest Mandel, review essay on Marcel Liebman, Leninism Under Lenin. L and a number are "
    "lines of the text as numbered in this project's list of its claims.",
    "Franzosi 1995": "Roberto Franzosi, The Puzzle of Strikes: Class and State Strategies in Postwar "
    "Italy (Cambridge: Cambridge University Press, 1995).",
    "Granovetter 1978": "Mark Granovetter, Threshold Models of Collective Behavior, American Journal of "
    "Sociology 83 (1978).",
    "Gurr 1970": "Ted Robert Gurr, Why Men Rebel (Princeton: Princeton University Press, 1970).",
    "Haimson and Tilly 1989": "Leopold H. Haimson and Charles Tilly, eds., Strikes, Wars, and Revolutions "
    "in an International Perspective (Cambridge: Cambridge University Press, 1989).",
    "Johnson 1979": "Robert Eugene Johnson, Peasant and Proletarian: The Working Class of Moscow in the "
    "Late Nineteenth Century (New Brunswick: Rutgers University Press, 1979).",
    "Kautsky 1901": "Karl Kautsky, on the revision of the programme of Austrian Social Democracy, Die "
    "Neue Zeit 20 (1901-02).",
    "Klandermans 1984": "Bert Klandermans, Mobilization and Participation: Social-Psychological "
    "Expansions of Resource Mobilization Theory, American Sociological Review 49 (1984).",
    "Koenker and Rosenberg 1989": "Diane P. Koenker and William G. Rosenberg, Strikes and Revolution in "
    "Russia, 1917 (Princeton: Princeton University Press, 1989).",
    "Kuran 1991": "Timur Kuran, Now out of Never: The Element of Surprise in the East European Revolution "
    "of 1989, World Politics 44 (1991).",
    "Lenin 1902": "V. I. Lenin, What Is to Be Done? (1902).",
    "Lenin 1910": "V. I. Lenin, Strike Statistics in Russia (1910-11), Collected Works 16.",
    "Mann 1973": "Michael Mann, Consciousness and Action among the Western Working Class (London: "
    "Macmillan, 1973).",
    "Shorter and Tilly 1974": "Edward Shorter and Charles Tilly, Strikes in France, 1830-1968 (Cambridge: "
    "Cambridge University Press, 1974).",
    "Skocpol 1979": "Theda Skocpol, States and Social Revolutions (Cambridge: Cambridge University Press, "
    "1979).",
    "Thompson 1963": "E. P. Thompson, The Making of the English Working Class (London: Gollancz, 1963).",
    "Wildman 1980": "Allan K. Wildman, The End of the Russian Imperial Army (Princeton: Princeton "
    "University Press, 1980).",
    "Zelnik 1976": "Reginald E. Zelnik, Russian Bebels: An Introduction to the Memoirs of the Russian "
    "Workers Semen Kanatchikov and Matvei Fisher, Russian Review 35 (1976).",
    "Zelnik 1995": "Reginald E. Zelnik, Law and Disorder on the Narova River: The Kreenholm Strike of "
    "1872 (Berkeley: University of California Press, 1995).",
}
