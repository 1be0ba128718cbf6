"""The command line of the statistics: make them anew from the logs, or write them into a file."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import monotonic

from server_client.queue_model.ids import BranchId
from server_client.server.errors import SettingsFault, Unavailable
from server_client.server.statistics.statistics_book import GroupBy


def statistics(arguments: Sequence[str]) -> int:
    """Make the centre's statistics anew from its logs, or export them; on SQLite while no centre runs."""
    parser = argparse.ArgumentParser(prog="motcua statistics", description=statistics.__doc__)
    parser.add_argument("action", choices=["rebuild", "export"])
    parser.add_argument("--database", required=True, metavar="ADDRESS", help="sqlite:PATH or postgresql://…")
    parser.add_argument("--branch", type=BranchId, action="append", default=[], help="only this one; several times")
    parser.add_argument("--from", dest="begin", type=date.fromisoformat, metavar="DAY", help="first day (export)")
    parser.add_argument("--to", dest="end", type=date.fromisoformat, metavar="DAY", help="last day (export)")
    parser.add_argument("--by", type=GroupBy, choices=list(GroupBy), default=GroupBy.DAY, help="rows (default day)")
    parser.add_argument("--language", choices=["vi", "en"], default="vi", help="of the heads (default vi)")
    parser.add_argument("--file", type=Path, metavar="FILE", help="where to, .csv or .xlsx (export)")
    given = parser.parse_args(arguments)
    try:
        if given.action == "rebuild":
            return asyncio.run(_rebuild(given.database, given.branch))
        if given.begin is None or given.end is None or given.file is None or given.file.suffix not in {".csv", ".xlsx"}:
            parser.error("export needs --from, --to and --file with .csv or .xlsx at its end")
        return asyncio.run(_export(given))
    except (SettingsFault, Unavailable, OSError) as fault:
        print(f"motcua statistics: {fault}", file=sys.stderr)
        return 1


async def _rebuild(database: str, branches: Sequence[BranchId]) -> int:
    from server_client.server.sql.opening import open_sql  # noqa: PLC0415 - slow to load
    from server_client.server.statistics.statistics_keeper import StatisticsKeeper  # noqa: PLC0415
    from server_client.wire.errors import Malformed  # noqa: PLC0415

    sql = await open_sql(database)
    failed = 0
    try:
        known = [str(row[0]) for row in await sql.rows("SELECT branch FROM branches WHERE seq > 0 ORDER BY branch")]
        keeper = StatisticsKeeper(sql, monotonic)
        for branch in branches or known:
            try:
                print(f"{branch}\t{await keeper.rebuild(BranchId(branch))} events", flush=True)
            except Malformed as broken:
                failed += 1
                print(f"{branch}\tnot counted: {broken}", file=sys.stderr)
    finally:
        await sql.close()
    return 1 if failed else 0


async def _export(given: argparse.Namespace) -> int:
    from server_client.server.monitor.board import known_lines  # noqa: PLC0415 - slow to load
    from server_client.server.pages.bilingual import in_language  # noqa: PLC0415
    from server_client.server.pages.monitor.forecast_sheets import SHEET_TEXTS, forecast_sheets  # noqa: PLC0415
    from server_client.server.pages.monitor.statistics_page import table_of  # noqa: PLC0415
    from server_client.server.sql.opening import open_sql  # noqa: PLC0415
    from server_client.server.statistics.statistics_book import Question, StatisticsBook  # noqa: PLC0415
    from server_client.server.statistics.table_files import Sheet, csv_file, xlsx_file  # noqa: PLC0415

    sql = await open_sql(given.database)
    try:
        question = Question(begin=given.begin, end=given.end, by=given.by, branches=tuple(given.branch))
        book, lines = StatisticsBook(sql), await known_lines(sql)
        words = in_language(SHEET_TEXTS, given.language) | {"language": given.language}
        table = table_of(await book.answer(question), question, lines, words)
        rows = [[name, *row] for name, row in zip(table.names, table.rows, strict=True)]
        if given.file.suffix == ".csv":
            content = csv_file(table.heads, rows)
        else:
            # What was announced in these days comes behind it.
            announced = await forecast_sheets(book, question, lines, words)
            content = xlsx_file(Sheet(words["statistics"], table.heads, rows), *announced)
    finally:
        await sql.close()
    given.file.write_bytes(content)
    print(f"{given.file}: {len(rows) - 1} rows")
    return 0
