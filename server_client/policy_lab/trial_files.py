"""Trials and their results as documents, and back."""

from typing import get_args

from server_client.policy_lab.changes import MOST_CHANGES, AnyChange, Trial
from server_client.policy_lab.results import TrialResult
from server_client.wire.policy_trials import OwnForm, TrialForm

_trials: TrialForm[AnyChange] = TrialForm(*get_args(AnyChange), most=MOST_CHANGES)
_results = OwnForm(TrialResult)


def read_trial(body: bytes) -> Trial:
    """Return the trial of a JSON or TOML document; Malformed says what is wrong with it, and in which change."""
    title, changes = _trials.read(body)
    return Trial(title=title, changes=changes)


def write_trial(trial: Trial) -> bytes:
    """Return the trial as JSON that a person can read and change."""
    return _trials.write(trial.title, trial.changes)


def read_result(body: bytes) -> TrialResult:
    """Return the result that was written; Malformed if another version of this program wrote it."""
    return _results.read(body)


def write_result(result: TrialResult) -> bytes:
    """Return the result as JSON."""
    return _results.write(result)
