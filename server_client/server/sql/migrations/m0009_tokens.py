"""Which branch each ticket's token is of: a page is asked for by its token alone, so it is found by that.

A branch's log says each token once, so none is compared with what is there; the same twice would do no harm.
"""

from server_client.server.sql.steps import upgrade_of

revision = "m0009_tokens"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE tokens (token TEXT NOT NULL, branch TEXT NOT NULL, at_ms BIGINT NOT NULL)
    """,
    "CREATE INDEX tokens_by_token ON tokens (token)",
)

# They come in the order of time, and go a week's end at a time: one line for 128 pages tells which.
POSTGRESQL = ("CREATE INDEX tokens_by_time ON tokens USING brin (at_ms)",)
