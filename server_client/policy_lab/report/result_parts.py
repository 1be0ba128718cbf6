"""A result as HTML that both a page and a report show: what was tried, what came of it, tables and plots."""

from collections.abc import Iterator, Sequence
from html import escape

from server_client.policy_lab.change_words import change_words
from server_client.policy_lab.changes import Trial
from server_client.policy_lab.comparing import Compared
from server_client.policy_lab.figures import EVERYBODY, Measure, Side
from server_client.policy_lab.report.drawing import name_of, plots
from server_client.policy_lab.report.measure_text import (
    Tone,
    difference_text,
    figure_text,
    plain_text,
    tone_of,
)
from server_client.policy_lab.report.result_words import Words, number, result_words
from server_client.policy_lab.results import TrialResult
from server_client.queue_model.ids import Language

_FINDINGS = 8
# What a finding may be about: of the waits two, since all move together.
_TELLING = (
    Measure.P50,
    Measure.P95,
    Measure.WITHIN,
    Measure.MOST_PASSED,
    Measure.UNSERVED,
    Measure.LEFT,
    Measure.TURNED_AWAY,
)
_COMPACT = (Measure.P50, Measure.P95, Measure.LONGEST, Measure.WITHIN, Measure.MOST_PASSED)


def result_html(trial: Trial, result: TrialResult, language: Language) -> str:
    """Return the sections of the result, one behind the other."""
    words = result_words(language)
    return "".join(
        (
            _tried(trial, result, words),
            _findings(result, words),
            _fidelity(result, words),
            _everybody(result, words),
            *plots(result, words),
            _compact(result, Side.CLASS, words),
            _compact(result, Side.SERVICE, words),
            _notes(words),
        )
    )


def _card(title: str, body: str, look: str = "") -> str:
    return f'<section class="card{look}"><header><h2>{escape(title)}</h2></header>{body}</section>'


def _tried(trial: Trial, result: TrialResult, words: Words) -> str:
    language = Language(words["language"])
    said = "".join(f"<li>{escape(change_words(one, result.names, language))}</li>" for one in trial.changes)
    first, last = result.days[0], result.days[-1]
    begin = f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}"
    days = f"{last:%d/%m/%Y}" if first == last else f"{begin} – {last:%d/%m/%Y}"
    facts = (
        (words["days"], number(len(result.days), words, 0)),
        (words["period"], days),
        (words["numbers"], number(result.numbers, words, 0)),
        (words["plays"], number(result.plays, words, 0)),
    )
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in facts)
    return _card(words["tried"], f'<ul class="notes">{said}</ul><dl class="facts">{told}</dl>')


def _findings(result: TrialResult, words: Words) -> str:
    found = sorted(_clear(result), key=lambda one: -one[0])[:_FINDINGS]
    if not found:
        return _card(words["findings"], f'<p class="notice">{escape(words["no_findings"])}</p>')
    rows = "".join(f"<li>{_finding(compared, measure, result, words)}</li>" for _, compared, measure in found)
    return _card(words["findings"], f'<ul class="findings">{rows}</ul>')


def _clear(result: TrialResult) -> Iterator[tuple[float, Compared, Measure]]:
    """Go through the clear differences, each with how much it weighs: by people, and by how much of what was."""
    for compared in result.groups:
        for measure in _TELLING:
            difference = compared.differences.get(measure)
            if difference is None or not difference.is_clear:
                continue
            was = abs(compared.replayed.figures.get(measure, 0.0))
            share = compared.replayed.numbers / (result.groups[0].replayed.numbers or 1.0)
            weight = abs(difference.mean) / max(was, abs(difference.mean)) * share**0.5
            yield weight, compared, measure


def _finding(compared: Compared, measure: Measure, result: TrialResult, words: Words) -> str:
    text = difference_text(compared, measure, words)
    if text is None:
        return ""
    name = name_of(compared.group, result, words)
    before = plain_text(compared.replayed.figures, measure, words)
    after = figure_text(compared.changed.figures, measure, words)
    return (
        f'<span class="chip {text.tone}">{escape(text.mean)}</span> <b>{escape(name)}</b>, '
        f"{escape(words[measure].lower() if words['language'] == 'en' else _lower(words[measure]))}: "
        f"{escape(before)} → {escape(after)} <small>({escape(text.interval)})</small>"
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _fidelity(result: TrialResult, words: Words) -> str:
    found = result.fidelity
    tone = {"good": "positive", "fair": "caution", "poor": "danger"}[found.verdict]
    told = words["fidelity_told"].format(
        mean_logged=number(found.mean_logged_s / 60, words),
        mean_replayed=number(found.mean_replayed_s / 60, words),
        p95_logged=number(found.p95_logged_s / 60, words),
        p95_replayed=number(found.p95_replayed_s / 60, words),
        apart=number(found.apart_s / 60, words),
        near=number(found.near * 100, words, 0),
    )
    alone = f"<p>{escape(words['note_one_day'])}</p>" if len(result.days) == 1 else ""
    body = f'<p class="chip {tone}">{escape(words[found.verdict])}</p><p>{escape(told)}</p>{alone}'
    return _card(words["fidelity"], body)


def _everybody(result: TrialResult, words: Words) -> str:
    compared = next((one for one in result.groups if one.group == EVERYBODY), None)
    if compared is None:
        return ""
    heads = "".join(
        f'<th scope="col"{look}>{escape(words[name])}</th>'
        for name, look in (
            ("measure", ""),
            *((name, ' class="number"') for name in ("logged", "replayed", "changed", "difference")),
        )
    )
    rows = "".join(_measure_row(compared, measure, words) for measure in Measure)
    return _card(
        words["everybody"],
        f'<div class="wide"><table class="list stacked lab"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>",
        " flush",
    )


def _measure_row(compared: Compared, measure: Measure, words: Words) -> str:
    cells = "".join(
        _cell(words[name], escape(figure_text(side.figures, measure, words)))
        for name, side in (
            ("logged", compared.logged),
            ("replayed", compared.replayed),
            ("changed", compared.changed),
        )
    )
    name = f'<td data-label="{escape(words["measure"])}">{escape(words[measure])}</td>'
    difference = _cell(words["difference"], _chip(compared, measure, words))
    return f"<tr>{name}{cells}{difference}</tr>"


def _chip(compared: Compared, measure: Measure, words: Words) -> str:
    text = difference_text(compared, measure, words)
    if text is None:
        return "–"
    if text.tone is Tone.UNCLEAR:
        return f"<span>{escape(words['unclear'])}<small>{escape(text.interval)}</small></span>"
    return f'<span><b class="chip {text.tone}">{escape(text.mean)}</b><small>{escape(text.interval)}</small></span>'


def _compact(result: TrialResult, side: Side, words: Words) -> str:
    groups = [one for one in result.groups if one.group.side is side]
    if not groups:
        return ""
    names = [words["group"], words["numbers_a_day"], *(words[measure] for measure in _COMPACT)]
    heads = "".join(
        f'<th scope="col"{"" if at == 0 else " class=number"}>{escape(n)}</th>' for at, n in enumerate(names)
    )
    rows = "".join(_group_row(one, result, words) for one in groups)
    title = words["by_class" if side is Side.CLASS else "by_service"]
    return _card(
        title,
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(title)}"><table class="list stacked lab">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>",
        " flush",
    )


def _group_row(compared: Compared, result: TrialResult, words: Words) -> str:
    cells = [
        f'<td data-label="{escape(words["group"])}">{escape(name_of(compared.group, result, words))}</td>',
        _cell(words["numbers_a_day"], number(compared.replayed.numbers, words)),
        *(_pair_cell(compared, measure, words) for measure in _COMPACT),
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _pair_cell(compared: Compared, measure: Measure, words: Words) -> str:
    before = plain_text(compared.replayed.figures, measure, words)
    after = figure_text(compared.changed.figures, measure, words)
    difference = compared.differences.get(measure)
    tone = Tone.UNCLEAR if difference is None else tone_of(difference, measure)
    shown = f"{escape(before)} → <b>{escape(after)}</b>"
    body = f'<span class="chip {tone}">{shown}</span>' if tone else f"<span>{shown}</span>"
    return _cell(words[measure], body)


def _cell(label: str, body: str) -> str:
    return f'<td class="number" data-label="{escape(label)}">{body}</td>'


def _notes(words: Words) -> str:
    names: Sequence[str] = ("note_people", "note_drawn", "note_spread", "note_wait", "note_promise")
    return _card(words["notes"], f'<ul class="notes">{"".join(f"<li>{escape(words[n])}</li>" for n in names)}</ul>')
