"""The distance of a prediction from the record: scores, baselines, their tables, the shape of waves."""

from conjuncture.scoring.baselines import baselines
from conjuncture.scoring.comparison import ScoreRow, score_table, who_wins
from conjuncture.scoring.count_model import autoregressive_counts
from conjuncture.scoring.forcing import ShuffledControl, forcing_only, shuffled_inputs
from conjuncture.scoring.persistence import climatology, persistence
from conjuncture.scoring.prediction import Prediction
from conjuncture.scoring.scores import Score, Skill, TooFewDrawsError, crps, log_thousands, score, skill
from conjuncture.scoring.targets import TargetRow, against_record, target_table
from conjuncture.scoring.wave_rows import WaveRow, wave_rows
from conjuncture.scoring.waves import peaks, wave_diagnostics

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
