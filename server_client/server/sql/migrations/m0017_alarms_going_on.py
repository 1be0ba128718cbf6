"""The alarms that go on, apart from all that ever were: the board asks for them every few seconds."""

from server_client.server.sql.steps import upgrade_of

revision = "m0017_alarms_going_on"
down_revision = None
branch_labels = None
depends_on = None
upgrade = upgrade_of(revision)

STATEMENTS = ("CREATE INDEX alarms_going_on ON alarms (raised_ms) WHERE cleared_ms = 0",)
