"""Inquiry: questions asked of a theory at work. A question compares worlds that share all luck.

    worlds              what is done to a world, what is looked at in it, worlds side by side
    counterfactuals     what if, through what, sine qua non
    links               which intermediate link lets two observations both hold
    hinges              what an answer hinges on: quantities, thresholds, readings
    ledger              claims, the draws that count, verdicts by fixed rules

    answers, serial     what every question gives back; questions as data
    written             questions as they are written in files (question_file)
    how_often           shares of draws with their bounds

Each question is a frozen dataclass with `.ask(simulation, draws)`.
"""
