"""Versions of the city's document, which of them each branch is to have, and what each branch was offered of it.

An offer is the document as it is for one branch on a day, under a number that grows with each; `content` is the mark of
what it says. `refused_ms` and `reason` tell that the branch does not take it over, and why.
"""

from server_client.server.sql.steps import upgrade_of

revision = "m0003_configurations"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE configuration_versions (
        version BIGINT PRIMARY KEY, is_draft BOOLEAN NOT NULL, revision BIGINT NOT NULL, by_name TEXT NOT NULL,
        note TEXT NOT NULL, at_ms BIGINT NOT NULL, document {bytes} NOT NULL
    )
    """,
    """
    CREATE TABLE configuration_publications (
        branch TEXT PRIMARY KEY, version BIGINT NOT NULL, by_name TEXT NOT NULL, at_ms BIGINT NOT NULL
    )
    """,
    """
    CREATE TABLE configuration_offers (
        branch TEXT NOT NULL, number BIGINT NOT NULL, version BIGINT NOT NULL, at_ms BIGINT NOT NULL,
        content TEXT NOT NULL, document {bytes} NOT NULL, refused_ms BIGINT, reason TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (branch, number)
    )
    """,
)
