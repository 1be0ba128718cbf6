"""The people of a centre put together: accounts, sessions and signing in on one database and one key."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from server_client.server.administration.account import Clock
from server_client.server.administration.people import People
from server_client.server.administration.sessions import Sessions
from server_client.server.administration.signing_in import SigningIn
from server_client.server.audit.trail import Trail
from server_client.server.sql.sql import Sql
from server_client.server.staff.pins import Pins
from server_client.server.staff.session_key import session_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """What pages and the command line ask about people."""

    people: People
    sessions: Sessions
    signing_in: SigningIn


def administration_on(sql: Sql, trail: Trail, *, key: Path, now: Clock, pins: Pins | None = None) -> Administration:
    """Return the administration on a database; the file `key` is made with the first second factor."""
    people = People(sql, trail, now, pins)
    sessions = Sessions(sql, now)
    return Administration(
        people=people,
        sessions=sessions,
        signing_in=SigningIn(
            sql=sql,
            people=people,
            sessions=sessions,
            trail=trail,
            now=now,
            key=lambda: session_key(key),
            random=secrets.token_bytes,
        ),
    )
