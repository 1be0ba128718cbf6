"""Places that are being moved from one branch to another: what is asked for at the other one, and how far it is."""

from server_client.server.sql.steps import upgrade_of

revision = "m0014_moves"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE moves (
        ticket TEXT PRIMARY KEY, visit TEXT NOT NULL, branch TEXT NOT NULL, token TEXT NOT NULL, day TEXT NOT NULL,
        destination TEXT NOT NULL, service TEXT NOT NULL, wish TEXT NOT NULL, command {bytes} NOT NULL,
        number TEXT NOT NULL, state TEXT NOT NULL, asked_ms BIGINT NOT NULL, touched_ms BIGINT NOT NULL
    )
    """,
    "CREATE INDEX moves_by_token ON moves (token)",
    "CREATE INDEX moves_by_wish ON moves (wish)",
    "CREATE INDEX moves_by_day ON moves (day, asked_ms)",
)
