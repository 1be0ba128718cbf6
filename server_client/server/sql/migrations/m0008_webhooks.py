"""Who is told of what happens, how that stands, and how far each has been told of each branch's log.

A secret lies sealed, by a key beside the database (`vault/sealed_secrets.py`). Of several processes one delivers to a
webhook at a time: its `holder`, until `held_until_ms`.
"""

from server_client.server.sql.steps import upgrade_of

revision = "m0008_webhooks"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE webhooks (
        id TEXT PRIMARY KEY, url TEXT NOT NULL, events TEXT NOT NULL, branches TEXT NOT NULL, secret TEXT NOT NULL,
        state TEXT NOT NULL, fault TEXT NOT NULL DEFAULT '', fault_branch TEXT NOT NULL DEFAULT '',
        tries BIGINT NOT NULL DEFAULT 0, failing_since_ms BIGINT, next_ms BIGINT NOT NULL DEFAULT 0,
        holder TEXT NOT NULL DEFAULT '', held_until_ms BIGINT NOT NULL DEFAULT 0, made_ms BIGINT NOT NULL
    )
    """,
    """
    CREATE TABLE webhook_cursors (
        branch TEXT NOT NULL, webhook TEXT NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL,
        PRIMARY KEY (branch, webhook)
    )
    """,
)
