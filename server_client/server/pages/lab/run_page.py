"""What came of a run as a part of its page; it reads no database."""

from markupsafe import Markup

from server_client.policy_lab.report.result_parts import result_html
from server_client.policy_lab.results import TrialResult
from server_client.policy_lab.trial_files import read_trial
from server_client.queue_model.ids import Language
from server_client.server.lab.run_table import LabRun

NOTHING = Markup("")


def result_part(run: LabRun, result: TrialResult, language: Language) -> Markup:
    """Return the sections of the result."""
    return Markup(result_html(read_trial(run.trial), result, language))  # noqa: S704 - it escapes all that it is given
