"""How likely a branch misses a promise in the next hour, beside its forecast: what the centre judges by itself."""

from server_client.server.sql.steps import upgrade_of

revision = "m0015_forecast_risks"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = (
    """
    CREATE TABLE forecast_risks (
        branch TEXT PRIMARY KEY, risk_percent INTEGER NOT NULL, at_ms BIGINT NOT NULL
    )
    """,
)
