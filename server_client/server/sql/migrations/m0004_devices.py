"""Devices and people: credentials by branch, one-time codes, administrators with their sessions, and the audit trail.

Secrets, codes, session tokens and passwords are kept as hashes only; a second factor's secret is sealed.
"""

from server_client.server.sql.steps import upgrade_of

revision = "m0004_devices"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    # Of no branch is written as the empty text: a key's part cannot be null.
    """
    CREATE TABLE devices (
        branch TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, secret_hash TEXT NOT NULL, next_hash TEXT,
        machine TEXT, enrolled_on TEXT NOT NULL, made_ms BIGINT NOT NULL, made_by TEXT NOT NULL, heard_ms BIGINT,
        version TEXT NOT NULL DEFAULT '', revoked_ms BIGINT, lock_message TEXT, locked_ms BIGINT,
        PRIMARY KEY (branch, name)
    )
    """,
    """
    CREATE TABLE enrolment_codes (
        code_hash TEXT PRIMARY KEY, branch TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
        until_ms BIGINT NOT NULL, made_by TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE administrators (
        name TEXT PRIMARY KEY, shown_name TEXT NOT NULL, role TEXT NOT NULL, branches TEXT NOT NULL DEFAULT '',
        password_hash TEXT NOT NULL, initial_until_ms BIGINT, second_sealed {bytes}, second_step BIGINT NOT NULL,
        made_ms BIGINT NOT NULL, seen_ms BIGINT, ended_ms BIGINT
    )
    """,
    """
    CREATE TABLE administrator_sessions (
        token_hash TEXT PRIMARY KEY, name TEXT NOT NULL, csrf TEXT NOT NULL, is_beginning BOOLEAN NOT NULL,
        begun_ms BIGINT NOT NULL, heard_ms BIGINT NOT NULL
    )
    """,
    # A place is a browser in which someone has signed in before, or empty for all others together.
    """
    CREATE TABLE sign_in_tries (
        name TEXT NOT NULL, place TEXT NOT NULL, wrong BIGINT NOT NULL, last_ms BIGINT, locked_until_ms BIGINT,
        PRIMARY KEY (name, place)
    )
    """,
    """
    CREATE TABLE trail (
        seq BIGINT PRIMARY KEY, at_ms BIGINT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL,
        detail TEXT NOT NULL, hash TEXT NOT NULL
    )
    """,
    "CREATE TABLE trail_head (id BIGINT PRIMARY KEY, seq BIGINT NOT NULL, hash TEXT NOT NULL)",
    "INSERT INTO trail_head (id, seq, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000')",  # noqa: E501 - one text
)
