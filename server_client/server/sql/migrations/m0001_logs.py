"""The branches' logs: where each ends, their entries, refusals, snapshots, live pictures, and what conflicts.

Each key begins with the branch, by which the tables can be spread over machines. `entries` is in parts by month on
PostgreSQL; a key there must hold what it is parted by, so that no number stands twice is kept by the row in `branches`.
"""

from server_client.server.sql.steps import upgrade_of

revision = "m0001_logs"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE branches (
        branch TEXT PRIMARY KEY, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, hash TEXT NOT NULL,
        hosted BOOLEAN NOT NULL, heard_ms BIGINT, note TEXT NOT NULL DEFAULT ''
    )
    """,
    # By seq before epoch, so that a log is read in its order straight from the key.
    """
    CREATE TABLE entries (
        branch TEXT NOT NULL, seq BIGINT NOT NULL, epoch BIGINT NOT NULL, at_ms BIGINT NOT NULL,
        command_id TEXT NOT NULL, body {bytes} NOT NULL, hash TEXT NOT NULL, hosted BOOLEAN,
        PRIMARY KEY (branch, seq, epoch, at_ms)
    ) {by month}
    """,
    # A command that is sent again is looked for where the centre itself decided it; nodes look into their own logs.
    "CREATE INDEX entries_by_command ON entries (branch, command_id) WHERE hosted",
    """
    CREATE TABLE refusals (
        branch TEXT NOT NULL, command_id TEXT NOT NULL, problem {bytes} NOT NULL, PRIMARY KEY (branch, command_id)
    )
    """,
    """
    CREATE TABLE snapshots (
        branch TEXT NOT NULL, seq BIGINT NOT NULL, document {bytes} NOT NULL, PRIMARY KEY (branch, seq)
    )
    """,
    """
    CREATE TABLE pictures (
        branch TEXT PRIMARY KEY, seq BIGINT NOT NULL, document {bytes} NOT NULL, at_ms BIGINT NOT NULL
    )
    """,
    """
    CREATE TABLE set_aside (
        branch TEXT NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, hash TEXT NOT NULL, body {bytes} NOT NULL,
        why TEXT NOT NULL, at_ms BIGINT NOT NULL, PRIMARY KEY (branch, epoch, seq, hash)
    )
    """,
    """
    CREATE TABLE faults (
        branch TEXT NOT NULL, kind TEXT NOT NULL, since_ms BIGINT NOT NULL, detail TEXT NOT NULL,
        PRIMARY KEY (branch, kind)
    )
    """,
)

POSTGRESQL = ("CREATE TABLE entries_else PARTITION OF entries DEFAULT",)
