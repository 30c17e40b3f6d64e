"""Which conditions go together with an outcome, over cases: qualitative comparative analysis (QCA).

Cases are configurations of conditions; the method finds combinations that are sufficient for the outcome and
conditions that are necessary for it. Crisp, fuzzy and multi-value sets are one thing here (Ragin 1987, 2008;
Cronqvist and Berg-Schlosser 2009; Duşa 2019, *QCA with R*, against whose package the results are checked).

table, calibration      cases by conditions, as degrees or values
expression              terms in words: DEV[2]*LIT[1], ~URB
fit                     inclusion (consistency), PRI, coverage, necessity, relevance
truth_table             configurations, with cut-offs of inclusion and of frequency
implicants, covers      minimisation: prime implicants, and every minimal way to cover the cases
solutions               conservative, parsimonious, intermediate: all tied models
conjunctions            every single feature and conjunction, and what is necessary
robustness              what survives when codings are moved, or a case is left out
findings                what was found, and in how many changed tables again; findings_words says it
question                the question that puts them together, asked of a table
worlds_as_cases         draws of simulated worlds as cases, and the question asked of them
"""
