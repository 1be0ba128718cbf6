"""A result as one HTML file that needs nothing beside it: no script, no address; it prints on A4."""

from collections.abc import Sequence
from html import escape
from importlib.resources import files

from server_client.policy_lab.change_words import named
from server_client.policy_lab.changes import Trial
from server_client.policy_lab.report.result_parts import result_html
from server_client.policy_lab.report.result_words import result_words
from server_client.policy_lab.results import TrialResult
from server_client.queue_model.ids import Language


def report_file(done: Sequence[tuple[Trial, TrialResult]], language: Language) -> str:
    """Return the whole file, one trial behind the other."""
    style = "".join(_style(name) for name in ("report", "plots"))
    parts = "".join(_part(trial, result, language) for trial, result in done)
    title = escape(" · ".join(trial.title for trial, _ in done))
    return (
        f'<!DOCTYPE html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head><body>{parts}</body></html>\n"
    )


def _part(trial: Trial, result: TrialResult, language: Language) -> str:
    words = result_words(language)
    branch = named(result.names.branch, language, result.branch)
    return (
        f'<main><div class="top"><h1>{escape(trial.title)}</h1>'
        f"<p>{escape(words['title'])} · {escape(branch)} ({escape(result.branch)})</p></div>"
        f"{result_html(trial, result, language)}</main>"
    )


def _style(name: str) -> str:
    return files("assets").joinpath(f"web/lab/{name}.css").read_text(encoding="utf-8")
