"""A result in a few lines of plain text, for a terminal."""

from collections.abc import Iterator

from server_client.policy_lab.changes import Trial
from server_client.policy_lab.figures import Measure, Side
from server_client.policy_lab.report.drawing import name_of
from server_client.policy_lab.report.measure_text import Tone, difference_text, figure_text
from server_client.policy_lab.report.result_words import number, result_words
from server_client.policy_lab.results import TrialResult
from server_client.queue_model.ids import Language

_TOLD = (Measure.P50, Measure.P95, Measure.LONGEST, Measure.WITHIN, Measure.MOST_PASSED, Measure.UNSERVED)


def summary_lines(trial: Trial, result: TrialResult, language: Language) -> Iterator[str]:
    """Go through the lines: how true the replay is, then all people and each class."""
    words = result_words(language)
    yield f"{trial.title}: {len(result.days)} × {result.branch}, {words[result.fidelity.verdict]}"
    apart = number(result.fidelity.apart_s / 60, words)
    yield f"  {words['replayed']}: {apart} {words['minutes']}"
    for compared in result.groups:
        if compared.group.side is Side.SERVICE:
            continue
        yield f"  {name_of(compared.group, result, words)}"
        for measure in _TOLD:
            text = difference_text(compared, measure, words)
            if text is None:
                continue
            told = words["unclear"] if text.tone is Tone.UNCLEAR else f"{text.mean} ({text.interval})"
            before = figure_text(compared.replayed.figures, measure, words)
            after = figure_text(compared.changed.figures, measure, words)
            yield f"    {words[measure]}: {before} → {after}; {told}"
