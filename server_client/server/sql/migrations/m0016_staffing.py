"""Plans of a day's counters that were asked for at the centre, and what came of those days."""

from server_client.server.sql.steps import upgrade_of

revision = "m0016_staffing"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE staffing_plans (
        id TEXT PRIMARY KEY, branch TEXT NOT NULL, day TEXT NOT NULL, by_name TEXT NOT NULL, asked_ms BIGINT NOT NULL,
        state TEXT NOT NULL, permille BIGINT NOT NULL, heard_ms BIGINT NOT NULL DEFAULT 0, ask {bytes} NOT NULL,
        result {bytes}, outcome {bytes}, fault TEXT NOT NULL
    )
    """,
    "CREATE INDEX staffing_plans_of_branch ON staffing_plans (branch, day)",
)
