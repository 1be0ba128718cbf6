"""What was announced in some days, for the workbook of statistics: by service, half hour, and length of the wait."""

from dataclasses import replace
from typing import TYPE_CHECKING

from server_client.server.pages.monitor.forecast_page import Answers, ForecastAsking, ForecastBy, forecast_table
from server_client.server.pages.monitor.forecast_words import FORECAST_WORDS
from server_client.server.pages.monitor.monitor_words import MONITOR_WORDS
from server_client.server.pages.monitor.shown_values import Words
from server_client.server.pages.monitor.statistics_page import Asking, Lines
from server_client.server.pages.monitor.statistics_words import STATISTICS_WORDS
from server_client.server.statistics.statistics_book import GroupBy, Question, StatisticsBook

if TYPE_CHECKING:
    from server_client.server.statistics.table_files import Sheet

SHEET_TEXTS = dict(MONITOR_WORDS) | dict(STATISTICS_WORDS) | dict(FORECAST_WORDS)
"""What `words` must have."""


async def forecast_sheets(book: StatisticsBook, question: Question, lines: Lines, words: Words) -> "list[Sheet]":
    """Return the sheets of the days that are asked about, by whatever; Unavailable if the book cannot be read."""
    from server_client.server.statistics.table_files import Sheet  # noqa: PLC0415 - slow to load

    answers = await forecast_answers(book, replace(question, by=GroupBy.SERVICE))
    parts = (
        (ForecastBy.SERVICE, GroupBy.SERVICE, answers.asked),
        (ForecastBy.HALF_HOUR, GroupBy.HALF_HOUR, answers.by_half_hour),
        (ForecastBy.HORIZON, GroupBy.DAY, answers.by_day),
    )
    sheets: list[Sheet] = []
    for number, (by, group, answer) in enumerate(parts, start=1):
        asked = ForecastAsking(asking=Asking(question=replace(question, by=group), was_cut=False), by=by)
        table = forecast_table(replace(answers, asked=answer), asked, lines, words)
        sheets.append(Sheet(f"{words['tab_forecast']} {number}", table.heads(in_file=True), table.in_file()))
    return sheets


async def forecast_answers(book: StatisticsBook, question: Question) -> Answers:
    """Return what the book says of the days: as it is asked for, and for the plots."""
    by_day = await book.answer(replace(question, by=GroupBy.DAY))
    by_half_hour = await book.answer(replace(question, by=GroupBy.HALF_HOUR))
    known = {GroupBy.DAY: by_day, GroupBy.HALF_HOUR: by_half_hour}
    asked = known.get(question.by) or await book.answer(question)
    return Answers(by_day=by_day, by_half_hour=by_half_hour, asked=asked)
