"""When each kiosk of a hosted point was last heard by any process of the centre."""

from server_client.server.sql.steps import upgrade_of

revision = "m0010_kiosks_heard"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE kiosks_heard (
        branch TEXT NOT NULL, device TEXT NOT NULL, heard_ms BIGINT NOT NULL, PRIMARY KEY (branch, device)
    )
    """,
)
