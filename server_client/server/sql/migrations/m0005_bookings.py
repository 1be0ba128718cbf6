"""What citizens book and take from afar, who already has how much, and what the centre asks of nodes.

A person is a keyed hash. `booked_persons` has a row only so that two wishes of one person wait for each other.
"""

from server_client.server.sql.steps import upgrade_of

revision = "m0005_bookings"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE bookings (
        branch TEXT NOT NULL, day TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, service TEXT NOT NULL,
        at_ms BIGINT NOT NULL, code TEXT NOT NULL, person TEXT NOT NULL, made_ms BIGINT NOT NULL,
        PRIMARY KEY (branch, day, id, service)
    )
    """,
    "CREATE INDEX bookings_by_person ON bookings (person, day)",
    """
    CREATE TABLE booked_slots (
        branch TEXT NOT NULL, day TEXT NOT NULL, service TEXT NOT NULL, at_ms BIGINT NOT NULL, taken BIGINT NOT NULL,
        PRIMARY KEY (branch, day, service, at_ms)
    )
    """,
    "CREATE TABLE booked_persons (person TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (person, day))",
    """
    CREATE TABLE errands (
        branch TEXT NOT NULL, id TEXT NOT NULL, command {bytes} NOT NULL, asked_ms BIGINT NOT NULL,
        state TEXT NOT NULL, answer {bytes}, PRIMARY KEY (branch, id)
    )
    """,
    """
    CREATE TABLE pushes (
        branch TEXT NOT NULL, token TEXT NOT NULL, endpoint TEXT NOT NULL, subscription {bytes} NOT NULL,
        language TEXT NOT NULL, day TEXT NOT NULL, told TEXT NOT NULL, PRIMARY KEY (branch, token, endpoint)
    )
    """,
)
