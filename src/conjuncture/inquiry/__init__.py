"""Inquiry: questions about a running theory. A question compares worlds that share all noise.

    experiments         what is done to a world, what is looked at in it, worlds side by side
    statements          an outcome meets a bound, in each draw
    counterfactuals     what if, through what, sine qua non
    links               which intermediate link lets two observations both hold
    sensitivity         what an answer depends on: parameters, thresholds, readings
    qca                 which conditions go together with an outcome, over cases
    matching            the draws that a case's crude patterns leave
    course              a theory on the recorded course of events, and the chance that it gave to it
    fitting             the draws nearest to the record, and the checks that may withhold them
    identifying         what a record could decide of claims, and which figure would help
    comparing           theories on one record: which is nearest, and how surely
    runs                one theory on one case, and its results beside the record
    ledger              claims, the draws that count, verdicts by fixed rules

    sampled_draws       draws on the recorded course, or of a fit, as questions are judged on them
    answers             what every question returns; results and tables hold its figures
    codec               a question as Python, JSON and TOML; question_file reads a file with one
    proportions         shares of draws with their bounds
    correlates          which parameters a difference goes with, beyond chance

Each question is a frozen dataclass with `.ask(simulation, draws)`.
"""
