"""A notebook shows the answer that a question's own `ask` returns as it shows that of `conjuncture.ask`."""

import re
import subprocess
import sys
from html import unescape

import conjuncture
from conjuncture.questions import WhatIf
from conjuncture.worlds import Outcome, cut


def test_an_answer_of_a_question_is_shown_with_finding_picture_and_figures() -> None:
    simulation = conjuncture.simulation("russia", "leninism.struggle", workers=100)
    question = WhatIf(cut("example"), (Outcome("taking_part_share", since="1905-01-01", over_time="max"),))
    answer = question.ask(simulation, draws=8)
    html = answer._repr_html_()
    assert html is not None
    (finding,) = re.findall(r"<h3>.*?</h3><p><strong>(.*?)</strong></p>", html, re.DOTALL)
    assert unescape(finding)[1:] in answer.words  # a finding begins with a capital
    assert html.index("<strong>") < html.index("<img") < html.index("<table") < html.index("<details")
    assert not re.search(r'(?:src|href)="(?!data:)', html)
    assert ".report(" not in html  # an answer of a question has no such method


def test_questions_load_no_picture_before_a_notebook_asks_for_one() -> None:
    program = "import sys, conjuncture.questions; sys.exit('altair' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
