"""How often somebody has guessed in the last minute, for all processes of a centre together."""

from server_client.server.sql.steps import upgrade_of

revision = "m0018_guesses"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    "CREATE TABLE guesses (guesser TEXT PRIMARY KEY, tries BIGINT NOT NULL, since_ms BIGINT NOT NULL)",
    "CREATE INDEX guesses_by_since ON guesses (since_ms)",
)
