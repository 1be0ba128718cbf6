"""What is foretold of each branch's waits, as its node has told it or the centre has made it for a point."""

from server_client.server.sql.steps import upgrade_of

revision = "m0011_forecasts"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE forecasts (
        branch TEXT PRIMARY KEY, at_ms BIGINT NOT NULL, document {bytes} NOT NULL,
        maker TEXT NOT NULL, claimed_ms BIGINT NOT NULL
    )
    """,
)
