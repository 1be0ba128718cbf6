"""Webhooks' secrets that were exchanged sign beside the new ones for a while; they lie sealed as those do."""

from server_client.server.sql.steps import upgrade_of

revision = "m0013_webhook_secrets"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE webhook_old_secrets (
        webhook TEXT PRIMARY KEY, old_secret TEXT NOT NULL, old_until_ms BIGINT NOT NULL
    )
    """,
)
