"""The works that mechanisms of the coarse theory name as their sources, in full."""

REFERENCES = {
    "Abercrombie, Hill and Turner 1980": "Nicholas Abercrombie, Stephen Hill and Bryan S. Turner, The Dominant Ideology Thesis "
    "(London: Allen and Unwin, 1980).",
    "Allen 2003": "Robert C. Allen, Farm to Factory: A Reinterpretation of the Soviet Industrial Revolution "
    "(Princeton: Princeton University Press, 2003).",
    "Anweiler 1958": "Oskar Anweiler, Die Rätebewegung in Russland 1905-1921 (Leiden: Brill, 1958).",
    "Aves 1996": "Jonathan Aves, Workers against Lenin: Labour Protest and the Bolshevik Dictatorship (London: "
    "Tauris, 1996).",
    "Ball 1987": "Alan M. Ball, Russia's Last Capitalists: The Nepmen, 1921-1929 (Berkeley: University of "
    "California Press, 1987).",
    "Bandura 1977": "Albert Bandura, Self-efficacy: Toward a Unifying Theory of Behavioral Change, Psychological "
    "Review 84 (1977).",
    "Bernstein 1899": "Eduard Bernstein, Die Voraussetzungen des Sozialismus und die Aufgaben der Sozialdemokratie "
    "(Stuttgart: Dietz, 1899).",
    "Bideleux 1985": "Robert Bideleux, Communism and Development (London: Methuen, 1985).",
    "Biggs 2005": "Michael Biggs, Strikes as Forest Fires: Chicago and Paris in the Late Nineteenth Century, "
    "American Journal of Sociology 110 (2005).",
    "Blackbourn and Eley 1984": "David Blackbourn and Geoff Eley, The Peculiarities of German History (Oxford: Oxford "
    "University Press, 1984).",
    "Borkenau 1938": "Franz Borkenau, The Communist International (London: Faber and Faber, 1938).",
    "Broue 2005": "Pierre Broué, The German Revolution, 1917-1923 (Leiden: Brill, 2005; in French 1971).",
    "Brovkin 1994": "Vladimir N. Brovkin, Behind the Front Lines of the Civil War (Princeton: Princeton "
    "University Press, 1994).",
    "Bushnell 1985": "John Bushnell, Mutiny amid Repression: Russian Soldiers in the Revolution of 1905-1906 "
    "(Bloomington: Indiana University Press, 1985).",
    "Cardoso and Faletto 1969": "Fernando Henrique Cardoso and Enzo Faletto, Dependencia y desarrollo en América Latina "
    "(Mexico: Siglo XXI, 1969).",
    "Carr 1952": "E. H. Carr, The Bolshevik Revolution 1917-1923, volume 2 (London: Macmillan, 1952).",
    "Carr 1953": "E. H. Carr, The Bolshevik Revolution 1917-1923, volume 3 (London: Macmillan, 1953).",
    "Carr 1958": "E. H. Carr, Socialism in One Country 1924-1926, volume 1 (London: Macmillan, 1958).",
    "Carr 1982": "E. H. Carr, The Twilight of Comintern, 1930-1935 (London: Macmillan, 1982).",
    "Carr and Davies 1969": "E. H. Carr and R. W. Davies, Foundations of a Planned Economy 1926-1929, volume 1 (London: "
    "Macmillan, 1969).",
    "Centola and Macy 2007": "Damon Centola and Michael Macy, Complex Contagions and the Weakness of Long Ties, American "
    "Journal of Sociology 113 (2007).",
    "Chorley 1943": "Katharine Chorley, Armies and the Art of Revolution (London: Faber and Faber, 1943).",
    "Claudin 1975": "Fernando Claudin, The Communist Movement: From Comintern to Cominform (Harmondsworth: "
    "Penguin, 1975).",
    "Cliff 1955": "Tony Cliff, Stalinist Russia: A Marxist Analysis (London: Kidron, 1955).",
    "Cronin 1979": "James E. Cronin, Industrial Conflict in Modern Britain (London: Croom Helm, 1979).",
    "Daniels 1960": "Robert Vincent Daniels, The Conscience of the Revolution (Cambridge, MA: Harvard University "
    "Press, 1960).",
    "Davies 1980": "R. W. Davies, The Socialist Offensive: The Collectivisation of Soviet Agriculture, 1929-1930 "
    "(London: Macmillan, 1980).",
    "Djilas 1957": "Milovan Djilas, The New Class (New York: Praeger, 1957).",
    "Elwood 1974": "Ralph Carter Elwood, Russian Social Democracy in the Underground: A Study of the RSDRP in "
    "the Ukraine, 1907-1914 (Assen: Van Gorcum, 1974).",
    "Farber 1990": "Samuel Farber, Before Stalinism: The Rise and Fall of Soviet Democracy (Cambridge: Polity, "
    "1990).",
    "Figes 1989": "Orlando Figes, Peasant Russia, Civil War: The Volga Countryside in Revolution, 1917-1921 "
    "(Oxford: Clarendon Press, 1989).",
    "Figes 1996": "Orlando Figes, A People's Tragedy: The Russian Revolution, 1891-1924 (London: Jonathan Cape, "
    "1996).",
    "Franzosi 1995": "Roberto Franzosi, The Puzzle of Strikes: Class and State Strategies in Postwar Italy "
    "(Cambridge: Cambridge University Press, 1995).",
    "Gerschenkron 1962": "Alexander Gerschenkron, Economic Backwardness in Historical Perspective (Cambridge: Harvard "
    "University Press, 1962).",
    "Goldstone 1991": "Jack A. Goldstone, Revolution and Rebellion in the Early Modern World (Berkeley: University "
    "of California Press, 1991).",
    "Gordon 1941": "Manya Gordon, Workers Before and After Lenin (New York: Dutton, 1941).",
    "Granovetter 1978": "Mark Granovetter, Threshold Models of Collective Behavior, American Journal of Sociology 83 "
    "(1978).",
    "Gurr 1970": "Ted Robert Gurr, Why Men Rebel (Princeton: Princeton University Press, 1970).",
    "Hirschman 1982": "Albert O. Hirschman, Shifting Involvements: Private Interest and Public Action (Princeton: "
    "Princeton University Press, 1982).",
    "Isaacs 1938": "Harold R. Isaacs, The Tragedy of the Chinese Revolution (London: Secker and Warburg, 1938).",
    "Johnson 1979": "Robert Eugene Johnson, Peasant and Proletarian: The Working Class of Moscow in the Late "
    "Nineteenth Century (New Brunswick: Rutgers University Press, 1979).",
    "Kalecki 1943": "Michał Kalecki, Political Aspects of Full Employment, Political Quarterly 14 (1943).",
    "Kautsky 1901": "Karl Kautsky, on the revision of the programme of Austrian Social Democracy, Die Neue Zeit "
    "20 (1901-02).",
    "Klandermans 1984": "Bert Klandermans, Mobilization and Participation: Social-Psychological Expansions of "
    "Resource Mobilization Theory, American Sociological Review 49 (1984).",
    "Koenker 1985": "Diane P. Koenker, Urbanization and Deurbanization in the Russian Revolution and Civil War, "
    "Journal of Modern History 57 (1985).",
    "Koenker and Rosenberg 1989": "Diane P. Koenker and William G. Rosenberg, Strikes and Revolution in Russia, 1917 "
    "(Princeton: Princeton University Press, 1989).",
    "Lenin 1899": "V. I. Lenin, The Development of Capitalism in Russia (1899).",
    "Lenin 1902": "V. I. Lenin, What Is to Be Done? (1902).",
    "Lenin 1907": "V. I. Lenin, The Agrarian Programme of Social-Democracy in the First Russian Revolution, "
    "1905-1907 (1907).",
    "Lenin 1915": "V. I. Lenin, The Collapse of the Second International (1915).",
    "Lenin 1917": "V. I. Lenin, The State and Revolution (written 1917).",
    "Lewin 1968": "Moshe Lewin, Russian Peasants and Soviet Power: A Study of Collectivization (London: Allen "
    "and Unwin, 1968).",
    "Lewin 1985": "Moshe Lewin, The Making of the Soviet System (New York: Pantheon, 1985).",
    "Liebman 1975": "Marcel Liebman, Leninism under Lenin (London: Cape, 1975).",
    "Linz 1978": "Juan J. Linz, The Breakdown of Democratic Regimes: Crisis, Breakdown, and Reequilibration "
    "(Baltimore: Johns Hopkins University Press, 1978).",
    "Lipset, Trow and Coleman 1956": "Seymour Martin Lipset, Martin Trow and James S. Coleman, Union Democracy (Glencoe: Free "
    "Press, 1956).",
    "Luebbert 1991": "Gregory M. Luebbert, Liberalism, Fascism, or Social Democracy (New York: Oxford University "
    "Press, 1991).",
    "Lukacs 1923": "Georg Lukács, Geschichte und Klassenbewusstsein (Berlin: Malik, 1923).",
    "Luxemburg 1904": "Rosa Luxemburg, Organisationsfragen der russischen Sozialdemokratie, Die Neue Zeit 22 "
    "(1904).",
    "Luxemburg 1906": "Rosa Luxemburg, Massenstreik, Partei und Gewerkschaften (Hamburg: Dubber, 1906).",
    "Maier 1975": "Charles S. Maier, Recasting Bourgeois Europe (Princeton: Princeton University Press, 1975).",
    "Mann 1973": "Michael Mann, Consciousness and Action among the Western Working Class (London: Macmillan, "
    "1973).",
    "Mao 1940": "Mao Zedong, On New Democracy (1940).",
    "Matthews 1978": "Mervyn Matthews, Privilege in the Soviet Union (London: Allen and Unwin, 1978).",
    "Mawdsley 1987": "Evan Mawdsley, The Russian Civil War (Boston: Allen and Unwin, 1987).",
    "Mayer 1967": "Arno J. Mayer, Politics and Diplomacy of Peacemaking: Containment and Counterrevolution at "
    "Versailles, 1918-1919 (New York: Knopf, 1967).",
    "Mayer 1971": "Arno J. Mayer, Dynamics of Counterrevolution in Europe, 1870-1956 (New York: Harper and Row, "
    "1971).",
    "Merson 1985": "Allan Merson, Communist Resistance in Nazi Germany (London: Lawrence and Wishart, 1985).",
    "Michels 1911": "Robert Michels, Zur Soziologie des Parteiwesens in der modernen Demokratie (Leipzig: "
    "Klinkhardt, 1911); in English, Political Parties.",
    "Millar 1974": "James R. Millar, Mass Collectivization and the Contribution of Soviet Agriculture to the "
    "First Five-Year Plan, Slavic Review 33 (1974).",
    "Moore 1966": "Barrington Moore, Social Origins of Dictatorship and Democracy (Boston: Beacon Press, 1966).",
    "Mortimer 1974": "Rex Mortimer, Indonesian Communism under Sukarno (Ithaca: Cornell University Press, 1974).",
    "Nove 1969": "Alec Nove, An Economic History of the USSR (London: Allen Lane, 1969).",
    "Ostrogorski 1902": "Moisei Ostrogorski, Democracy and the Organization of Political Parties (London: Macmillan, "
    "1902).",
    "Pirani 2008": "Simon Pirani, The Russian Revolution in Retreat, 1920-24 (London: Routledge, 2008).",
    "Preobrazhensky 1926": "E. A. Preobrazhensky, Novaya ekonomika (Moscow, 1926); in English, The New Economics "
    "(Oxford: Clarendon, 1965).",
    "Przeworski 1985": "Adam Przeworski, Capitalism and Social Democracy (Cambridge: Cambridge University Press, "
    "1985).",
    "Rabinowitch 1976": "Alexander Rabinowitch, The Bolsheviks Come to Power (New York: Norton, 1976).",
    "Rabinowitch 2007": "Alexander Rabinowitch, The Bolsheviks in Power: The First Year of Soviet Rule in Petrograd "
    "(Bloomington: Indiana University Press, 2007).",
    "Rakovsky 1928": "Christian Rakovsky, The 'Professional Dangers' of Power (letter to Valentinov, 1928).",
    "Rigby 1979": "T. H. Rigby, Lenin's Government: Sovnarkom 1917-1922 (Cambridge: Cambridge University Press, "
    "1979).",
    "Robinson 1932": "Geroid Tanquary Robinson, Rural Russia under the Old Regime (New York: Longmans, Green, "
    "1932).",
    "Russell 1974": "D. E. H. Russell, Rebellion, Revolution, and Armed Force (New York: Academic Press, 1974).",
    "Schapiro 1955": "Leonard Schapiro, The Origin of the Communist Autocracy (London: Bell, 1955).",
    "Schorske 1955": "Carl E. Schorske, German Social Democracy, 1905-1917 (Cambridge, MA: Harvard University "
    "Press, 1955).",
    "Service 1979": "Robert Service, The Bolshevik Party in Revolution (London: Macmillan, 1979).",
    "Service 1991": "Robert Service, Lenin: A Political Life, vol. 2, Worlds in Collision (London: Macmillan, "
    "1991).",
    "Shanin 1972": "Teodor Shanin, The Awkward Class: Political Sociology of Peasantry in a Developing Society, "
    "Russia 1910-1925 (Oxford: Clarendon Press, 1972).",
    "Shanin 1985": "Teodor Shanin, Russia as a Developing Society (London: Macmillan, 1985).",
    "Shorter and Tilly 1974": "Edward Shorter and Charles Tilly, Strikes in France, 1830-1968 (Cambridge: Cambridge "
    "University Press, 1974).",
    "Skocpol 1979": "Theda Skocpol, States and Social Revolutions (Cambridge: Cambridge University Press, 1979).",
    "Smith 1983": "S. A. Smith, Red Petrograd: Revolution in the Factories, 1917-1918 (Cambridge: Cambridge "
    "University Press, 1983).",
    "Suny 1993": "Ronald Grigor Suny, The Revenge of the Past: Nationalism, Revolution, and the Collapse of "
    "the Soviet Union (Stanford: Stanford University Press, 1993).",
    "Tai 1974": "Hung-Chao Tai, Land Reform and Politics (Berkeley: University of California Press, 1974).",
    "Thomas 1961": "Hugh Thomas, The Spanish Civil War (London: Eyre and Spottiswoode, 1961).",
    "Thompson 1963": "E. P. Thompson, The Making of the English Working Class (London: Gollancz, 1963).",
    "Tilly 1978": "Charles Tilly, From Mobilization to Revolution (Reading: Addison-Wesley, 1978).",
    "Trotsky 1932": "Leon Trotsky, The History of the Russian Revolution (1930-32).",
    "Trotsky 1937": "Leon Trotsky, The Revolution Betrayed (New York: Doubleday, Doran, 1937).",
    "Tumarkin 1983": "Nina Tumarkin, Lenin Lives! The Lenin Cult in Soviet Russia (Cambridge, MA: Harvard "
    "University Press, 1983).",
    "Weber 1922": "Max Weber, Wirtschaft und Gesellschaft (Tübingen: Mohr, 1922).",
    "Weyland 2014": "Kurt Weyland, Making Waves: Democratic Contention in Europe and Latin America since the "
    "Revolutions of 1848 (Cambridge: Cambridge University Press, 2014).",
    "Wildman 1980": "Allan K. Wildman, The End of the Russian Imperial Army (Princeton: Princeton University "
    "Press, 1980).",
    "Zelnik 1995": "Reginald E. Zelnik, Law and Disorder on the Narova River: The Kreenholm Strike of 1872 "
    "(Berkeley: University of California Press, 1995).",
    "essay": "Ernest Mandel, review essay on Marcel Liebman, Leninism Under Lenin. L and a number are "
    "lines of the text as numbered in this project's list of its claims.",
}
