"""The report's tables: what was run, the mechanisms and parameters, inputs and traits, disputes, failures."""

from __future__ import annotations

import math
import platform
import re
from importlib.metadata import version

import numpy as np
import pandas as pd

from conjuncture.engine.identity import fingerprint
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.language.priors import written
from conjuncture.presentation.number_words import capital, counted
from conjuncture.version import __version__

_SOFTWARE = ("jax", "numpy", "scipy", "xarray", "altair")
_ASSUMED = {"assumption": "all", "in part": "in part: see its picture"}
_PLACE = re.compile(r"[^\s()']*[/\\](?=[^\s()'/\\]+\.py:\d+)")


def facts(run: CaseRun) -> list[tuple[str, str]]:
    """What was run: enough to run it again, and nothing that differs between two equal runs."""
    theory, society = run.theory, run.simulation.society
    readings = ", ".join(f"{name} = {reading}" for name, reading in theory.chosen.items())
    sizes = ", ".join(f"{filling.size:,} × {level}" for level, filling in society.levels.items())
    software = ", ".join(f"{name} {version(name)}" for name in _SOFTWARE)
    political = run.observed.attrs.get("political", "")
    step = counted(round(12 * run.simulation.dt, 3), "month")
    return [
        ("Case", run.case.title),
        ("Theory", theory.name),
        (
            "Scenario",
            run.scenario + ("" if run.scenario == run.case.scenarios[0] else " (not the main one)"),
        ),
        ("Draws", run.how_chosen),
        ("Failed", failures_in_words(run)),
        ("Society", f"{society.name}: {sizes}" if society.name else sizes),
        ("Seed", str(run.simulation.seed)),
        ("Cut", ", ".join(sorted(theory.cut)) or "nothing"),
        ("Readings", readings or "the first of each mechanism"),
        ("Steps", f"{run.simulation.steps} from {run.simulation.start}, each {step}"),
        *([("Political strikes", f"counted by the definition '{political}'")] if political else []),
        (
            "Software",
            f"conjuncture {__version__}, Python {platform.python_version()}, {software}",
        ),
        ("Fingerprint", fingerprint(run.simulation)),
    ]


def mechanisms(run: CaseRun) -> pd.DataFrame:
    """One row for each mechanism that ran or was cut: what it is, where it comes from, who wrote it down."""
    theory = run.simulation.theory
    resolved = run.simulation.resolved
    rows = []
    for name, mechanism in theory.mechanisms.items():
        reading = theory.reading_of(name)
        rows.append(
            {
                "mechanism": name,
                "level": mechanism.level_name,
                "kind": mechanism.kind,
                "what_happens": " ".join(reading.description.split()),
                "reads": ", ".join(
                    read for read in reading.reads if read in resolved.variables or read in resolved.networks
                ),
                "unit": mechanism.unit,
                "reading": reading.name if len(mechanism.readings) > 1 else "",
                "source": reading.source,
                "part_of": "theory" if name in run.theory.mechanisms else "bridge",
                "cut": "cut" if name in theory.cut else "",
            }
        )
    return pd.DataFrame(rows)


def schedule(run: CaseRun) -> pd.DataFrame:
    """The order in which mechanisms run."""
    resolved = run.simulation.resolved
    phases = (
        ("once, at the start", resolved.traits),
        ("in each step", resolved.derived),
        ("at the end of each step, all at once", resolved.states),
    )
    names = [(phase, name) for phase, run in phases for name in run]
    return pd.DataFrame(
        {
            "order": range(1, len(names) + 1),
            "when": [phase for phase, _ in names],
            "mechanism": [name for _, name in names],
            "level": [resolved.variables[name].level for _, name in names],
        }
    )


def parameters(run: CaseRun) -> pd.DataFrame:
    """One row for each quantity: prior, unit, why, and the 5, 50 and 95 per cent points of what was drawn."""
    declared = run.simulation.theory.parameters
    sampled = run.dataset.get("parameters")
    rows = []
    for name, parameter in declared.items():
        points = [float("nan")] * 3
        if sampled is not None and name in sampled["parameter"].to_numpy():
            points = np.quantile(sampled.sel(parameter=name).to_numpy(), [0.05, 0.5, 0.95]).tolist()
        rows.append(
            {
                "parameter": name,
                "prior": written(parameter.prior),
                "unit": parameter.unit,
                "reason": parameter.reason or parameter.source,
                **dict(zip(("drawn_5", "drawn_50", "drawn_95"), points, strict=True)),
            }
        )
    return pd.DataFrame(rows)


def inputs(run: CaseRun) -> pd.DataFrame:
    """One row for each input series that was read."""
    return pd.DataFrame(
        [
            {
                "input": name,
                "kind": given.kind,
                "unit": given.unit,
                "how_made": given.reason,
                "assumed_years": _ASSUMED.get(given.kind, ", ".join(map(str, given.assumed_years))),
                "source_key": ", ".join(given.source_keys),
            }
            for name, given in run.inputs.items()
        ],
        columns=["input", "kind", "unit", "how_made", "assumed_years", "source_key"],
    )


def traits(run: CaseRun) -> pd.DataFrame:
    """One row for each trait of the society that anything reads."""
    society = run.simulation.society
    read = sorted(run.simulation.resolved.inputs_read & set(society.given))
    return pd.DataFrame(
        [
            {
                "trait": name,
                "level": society.given[name].level,
                "kind": society.given[name].kind,
                "unit": society.given[name].unit,
                "from": society.given[name].source,
                "how_made": society.given[name].description,
            }
            for name in read
        ],
        columns=["trait", "level", "kind", "unit", "from", "how_made"],
    )


def society(run: CaseRun) -> pd.DataFrame:
    """One row for each variable and named member that the society gives; none where members have no names."""
    given_by = run.simulation.society
    rows = [
        {
            "variable": name,
            "level": given.level,
            "member": member,
            "value": float(value),
            "unit": given.unit,
            "kind": given.kind,
            "from": given.source,
            "how_made": given.description,
            "read": name in run.simulation.resolved.variables,
        }
        for name, given in given_by.given.items()
        for member, value in zip(given_by.levels[given.level].labels or (), given.values, strict=False)
    ]
    columns = ["variable", "level", "member", "value", "unit", "kind", "from", "how_made", "read"]
    return pd.DataFrame(rows, columns=columns)


def known(run: CaseRun) -> pd.DataFrame:
    """One row for each quantity that the case may measure itself; an empty value is drawn from its prior."""
    sources = run.case.record().all_sources
    rows = [
        {
            "quantity": one.name.replace("_", " "),
            "means": one.means,
            "value": math.nan if one.value is None else one.value,
            "unit": one.unit,
            "from": "; ".join(
                filter(None, (one.reason, sources[one.source_key].citation if one.source_key else ""))
            )
            or "not known: drawn from the prior",
        }
        for one in run.known
    ]
    return pd.DataFrame(rows, columns=["quantity", "means", "value", "unit", "from"])


def disputes(run: CaseRun) -> pd.DataFrame:
    """Disagreements of sources about the recorded figures that the theory is compared with."""
    record = run.case.record()
    used = {key for target in run.compared.values() for key in target.source_keys}
    concerned = {name for name in record if used & set(record[name].frame["source_key"])}
    return pd.DataFrame(
        [
            {
                "subject": dispute.subject,
                "one_source": dispute.source_a,
                "another": dispute.source_b,
                "why": dispute.reason,
                "use": dispute.recommended_use,
            }
            for dispute in record.all_disagreements
            if concerned & set(dispute.series_ids)
        ],
        columns=["subject", "one_source", "another", "why", "use"],
    )


def failures(run: CaseRun) -> pd.DataFrame:
    """One row for each draw that failed, with its cause."""
    causes = run.before.dataset["failure"].to_numpy()
    draws = run.before.dataset["draw"].to_numpy()
    rows = [
        {"draw": int(draw), "cause": without_folder(str(cause))}
        for draw, cause in zip(draws, causes, strict=True)
        if cause
    ]
    return pd.DataFrame(rows, columns=["draw", "cause"])


def without_folder(cause: str) -> str:
    """A cause without the folders of the machine it happened on."""
    return _PLACE.sub("", cause)


def failures_in_words(run: CaseRun) -> str:
    """How many draws failed, and how they are treated."""
    failed, whole = len(run.failures), f"{run.before.draws} draws"
    if run.chosen == "left":
        whole += " from the whole priors"
    if not failed:
        return f"None of {whole} failed."
    return capital(
        f"{failed} of {whole} failed. A draw that fails has no values from that day "
        "on: it is left out of every band and score, and the others go on."
    )
