"""Plans of a day's counters and what came of them as documents, and back."""

from server_client.policy_lab.day_staffing import DayPlan, StaffingAsk
from server_client.policy_lab.worked_days import WorkedDay
from server_client.wire.policy_trials import OwnForm

# Each reads what it has written and raises Malformed if another version of this program wrote it.
ASKS = OwnForm(StaffingAsk)
PLANS = OwnForm(DayPlan)
OUTCOMES = OwnForm(WorkedDay)
