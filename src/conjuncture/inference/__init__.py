"""How far a prediction lies from the record: scores, dumb baselines, a table of them, the shape of waves."""

from conjuncture.inference.baselines import baselines
from conjuncture.inference.comparison import ScoreRow, score_table, who_wins
from conjuncture.inference.count_model import autoregressive_counts
from conjuncture.inference.forcing import ShuffledControl, forcing_only, shuffled_inputs
from conjuncture.inference.persistence import climatology, persistence
from conjuncture.inference.prediction import Prediction
from conjuncture.inference.scores import Score, Skill, TooFewDrawsError, crps, log_thousands, score, skill
from conjuncture.inference.targets import TargetRow, against_record, target_table
from conjuncture.inference.wave_rows import WaveRow, wave_rows
from conjuncture.inference.waves import peaks, wave_diagnostics

__all__ = [
    "Prediction",
    "Score",
    "ScoreRow",
    "ShuffledControl",
    "Skill",
    "TargetRow",
    "TooFewDrawsError",
    "WaveRow",
    "against_record",
    "autoregressive_counts",
    "baselines",
    "climatology",
    "crps",
    "forcing_only",
    "log_thousands",
    "peaks",
    "persistence",
    "score",
    "score_table",
    "shuffled_inputs",
    "skill",
    "target_table",
    "wave_diagnostics",
    "wave_rows",
    "who_wins",
]
