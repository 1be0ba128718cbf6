"""Trials of policies on past days that were asked for at the centre, and what came of them."""

from server_client.server.sql.steps import upgrade_of

revision = "m0013_lab"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE lab_runs (
        id TEXT PRIMARY KEY, branch TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, title TEXT NOT NULL,
        by_name TEXT NOT NULL, asked_ms BIGINT NOT NULL, state TEXT NOT NULL, permille BIGINT NOT NULL,
        heard_ms BIGINT NOT NULL DEFAULT 0, trial {bytes} NOT NULL, result {bytes}, fault TEXT NOT NULL
    )
    """,
)
