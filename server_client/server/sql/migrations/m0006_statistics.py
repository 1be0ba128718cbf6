"""What branches have done, added up by day; the alarms of the monitor, and the rules by which they are raised.

`statistics` holds the sums of one branch and day, put together by one side each (`section`), and cell by cell;
`statistics_cursors` how far each log has been counted, and what its next event may refer to. Both can be made anew.
An alarm's `cleared_ms` is 0 while it goes on: so there is only one of its kind at a time, whoever raises it.
"""

from server_client.server.sql.steps import upgrade_of

revision = "m0006_statistics"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE statistics_cursors (
        branch TEXT PRIMARY KEY, seq BIGINT NOT NULL, hash TEXT NOT NULL, document {bytes}, configuration {bytes}
    )
    """,
    """
    CREATE TABLE statistics (
        branch TEXT NOT NULL, day TEXT NOT NULL, section TEXT NOT NULL, document {bytes} NOT NULL,
        PRIMARY KEY (branch, day, section)
    )
    """,
    "CREATE INDEX statistics_by_section ON statistics (section, day)",
    """
    CREATE TABLE alarms (
        branch TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, cleared_ms BIGINT NOT NULL DEFAULT 0,
        raised_ms BIGINT NOT NULL, detail TEXT NOT NULL,
        acknowledged_ms BIGINT, acknowledged_by TEXT, note TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (branch, kind, subject, cleared_ms)
    )
    """,
    "CREATE INDEX alarms_by_time ON alarms (raised_ms)",
    """
    CREATE TABLE alarm_rules (
        kind TEXT PRIMARY KEY, is_on BOOLEAN NOT NULL, threshold BIGINT NOT NULL, raise_after_s BIGINT NOT NULL,
        clear_after_s BIGINT NOT NULL
    )
    """,
)
