"""Copies of the branches' vaults: sealed rows under marks, each with the moment at which it is forgotten."""

from server_client.server.sql.steps import upgrade_of

revision = "m0012_vault_copies"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE vault_copies (
        branch TEXT NOT NULL, mark TEXT NOT NULL, key TEXT NOT NULL, due_ms BIGINT NOT NULL, body {bytes} NOT NULL,
        PRIMARY KEY (branch, mark)
    )
    """,
    "CREATE INDEX vault_copies_by_due ON vault_copies (due_ms)",
    "CREATE TABLE vault_copy_stamps (branch TEXT PRIMARY KEY, stamp BIGINT NOT NULL)",
)
