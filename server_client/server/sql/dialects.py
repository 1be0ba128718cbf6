"""How a statement written for both databases is put for each of them; it does not look at what the statement means.

{bytes}     the type of documents
{lock}      after a SELECT in a transaction: nobody else gets these rows before it ends
{by month}  after a table's columns: it is kept in parts by the month of its column at_ms, which `months` makes; what
            is of no such month lies in its part `…_else`, which the same migration makes for PostgreSQL
"""

import re
from functools import cache

_POSTGRESQL = {"{bytes}": "BYTEA", "{lock}": "FOR UPDATE", "{by month}": "PARTITION BY RANGE (at_ms)"}
# SQLite's transactions are alone from the beginning, and it keeps a table in one piece.
_SQLITE = {"{bytes}": "BLOB", "{lock}": "", "{by month}": ""}
_NUMBERED = re.compile(r"\$(\d+)")


@cache
def for_postgresql(statement: str) -> str:
    """Return the statement as PostgreSQL reads it."""
    return _worded(statement, _POSTGRESQL)


@cache
def for_sqlite(statement: str) -> str:
    """Return the statement as SQLite reads it, to which $1 would be a name."""
    return _NUMBERED.sub(r"?\1", _worded(statement, _SQLITE))


@cache
def numbered(count: int, first: int = 1) -> str:
    """Return `$1,$2,…` for so many values, to stand in an `IN (…)`."""
    return ",".join(f"${number}" for number in range(first, first + count))


def _worded(statement: str, words: dict[str, str]) -> str:
    for word, meaning in words.items():
        statement = statement.replace(word, meaning)
    return statement
