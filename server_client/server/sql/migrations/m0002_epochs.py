"""Which epochs of each branch were given out, to whom, and whether they have begun; `request` is what asked for one."""

from server_client.server.sql.steps import upgrade_of

revision = "m0002_epochs"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE epochs (
        branch TEXT NOT NULL, epoch BIGINT NOT NULL, holder TEXT NOT NULL, reason TEXT NOT NULL, request TEXT NOT NULL,
        granted_ms BIGINT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (branch, epoch)
    )
    """,
    "CREATE UNIQUE INDEX epochs_by_request ON epochs (branch, request)",
)
