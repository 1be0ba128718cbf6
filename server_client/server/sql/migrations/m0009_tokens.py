"""Which branch each ticket's token is of: a page is asked for by its token alone, so that the key begins with it."""

from server_client.server.sql.steps import upgrade_of

revision = "m0009_tokens"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE tokens (
        token TEXT NOT NULL, branch TEXT NOT NULL, at_ms BIGINT NOT NULL, PRIMARY KEY (token, branch)
    )
    """,
    "CREATE INDEX tokens_by_time ON tokens (at_ms)",
)
