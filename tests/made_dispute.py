"""A dispute that is made in seconds: three mechanisms, two claims, a rival and an open question."""

from dataclasses import replace
from functools import cache

from conjuncture import Level, Simulation, Theory, Uniform, derived, parameter, regular_society
from conjuncture.inquiry.experiments.interventions import cut, hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.dispute import Dispute, dispute_of
from conjuncture.inquiry.ledger.ground import Ground
from conjuncture.inquiry.ledger.ledger import run_ledger
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.objections import Objection, Refutation
from conjuncture.inquiry.ledger.questions import Means, OpenQuestion
from conjuncture.inquiry.ledger.rivals import Rival
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement, Together

country = Level("country")


@derived(country, absent=0.0, source="constructed")
def want(*, height=parameter(Uniform(0, 1), unit="share", reason="constructed")):
    """How little there is. It is what it is."""
    return height + 0.0


@derived(country, absent=0.0, source="constructed")
def memory(*, years=parameter(Uniform(0, 10), unit="years", reason="constructed")):
    """How long people remember."""
    return years / 10.0


@derived(country, absent=0.0, source="constructed")
def unrest(want, memory):
    """Want stirs people up, and what they remember calms them."""
    return want * (1.0 - 0.5 * memory)


@unrest.reading("calm", source="constructed")
def calm(want, memory):
    """Whatever happens, nobody is stirred up by much."""
    return 0.1 * want


ESSAY = Theory.of(want, memory, unrest, name="made")
DOUBT = ESSAY.reading(unrest="calm").named("doubting")
UNREST = Outcome("unrest")


def claim(claim_id: str, *statements: Statement, given: tuple[Statement, ...] = ()) -> Claim:
    question = Together(statements, given)
    return Claim(
        claim_id,
        f"What {claim_id} claims.",
        holder="Somebody",
        against="",
        locator="p. 1",
        answer="Yes",
        question=question,
        asked_so="So.",
        counts_against="Low ones.",
        theory="made",
        case="one",
        carriers=("want", "memory"),
    )


HIGH = Statement(Side(UNREST), "above", 0.1, words="unrest is high")
BY_WANT = Statement(
    Side(UNREST), "above", Side(UNREST, hold("want", 0.0)), margin=0.2, words="want makes unrest"
)
CALMED = Statement(Side(UNREST, cut("memory")), "above", Side(UNREST), words="memory calms")
WANT = Statement(Side(Outcome("want")), "above", 0.5, words="there is want")
CLAIMS = (claim("A", HIGH, BY_WANT), claim("B", CALMED, given=(WANT,)))
RIVAL = Rival("Doubt", "doubting", "Somebody else 1900", "It is not so.", "Low levels.", ("A",), ("A",))
QUESTION = OpenQuestion(
    "Q",
    "Was unrest bound to come?",
    "p. 2",
    (Means("A", "It was bound to come.", "It was not."), Means("B", "Memory calms.", "It does not.")),
    "Silent.",
    objection=Objection("Nobody is stirred up by much.", "Somebody else 1900", "Doubt", "A"),
    refuted_by=Refutation("Want without any unrest.", "No series."),
)


@cache
def made_run(draws: int = 64) -> LedgerRun:
    """Both claims asked of the theory, and the first of the rival."""

    def ground(theory: str, case: str) -> Ground:
        of = {"made": ESSAY, "doubting": DOUBT}[theory]
        return Ground(Simulation(of, regular_society({"country": 1}), steps=2), (), lambda run: run)

    def run(claims: tuple[Claim, ...]):
        return run_ledger(claims, ground, draws, rounds=1)

    own = run(CLAIMS)
    other = run((replace(CLAIMS[0], theory="doubting", carriers=()),))
    return LedgerRun(own, {("Doubt", "A"): other.entries[0]})


@cache
def made_dispute(draws: int = 64) -> Dispute:
    """The dispute about the question."""
    return dispute_of(QUESTION, made_run(draws), (RIVAL,))


def made_answer(draws: int = 64):
    """The answer to the question."""
    run = made_run(draws)
    return QUESTION.answer(
        {one.id: one for one in run.ledger.claims},
        {entry.claim: entry for entry in run.ledger.entries},
        (RIVAL,),
        run.rivals,
    )
