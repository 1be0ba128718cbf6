"""The digests of the branches' days: made once, never changed.

`configured_at` is the entry of the last configuration adopted up to the day's end, from which the next day's calls can
be gone through again without the whole log.
"""

from server_client.server.sql.steps import upgrade_of

revision = "m0007_trust"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE digests (
        branch TEXT NOT NULL, day TEXT NOT NULL, last BIGINT NOT NULL, last_hash TEXT NOT NULL,
        configured_at BIGINT NOT NULL, body {bytes} NOT NULL, hash TEXT NOT NULL, made_ms BIGINT NOT NULL,
        PRIMARY KEY (branch, day)
    )
    """,
)
