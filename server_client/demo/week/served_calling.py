"""Lets the branch's own server say whom a clerk of the made-up branch calls; the generator's clerks ask, and obey."""

from dataclasses import dataclass, field

from server_client.policy_lab.generator.branch_day import advance
from server_client.policy_lab.generator.day_state import Counter, DayState, Desk, Due
from server_client.policy_lab.generator.waiting_lines import Ticket, WaitingLines

# A clerk whom the server has offered nobody, though somebody is there, looks again so soon.
_LOOKS_AGAIN_S = 15.0


@dataclass(slots=True)
class ServedRule:
    """The calling rule of a day whose calls are made elsewhere: it returns whom the server has called."""

    limit: int
    called: Ticket | None = None
    asked: int = field(default=0)

    def choose(self, lines: WaitingLines, skills: tuple[int, ...], now: float) -> Ticket | None:
        """Return whom the server has called to the counter whose turn it is."""
        self.asked += 1
        return self.called


def about_to_call(day: DayState) -> Counter | None:
    """Return the counter whose clerk looks for the next person in the step that comes next, if that is what comes."""
    _, _, due, subject, turn = day.agenda[0]
    if due is not Due.COUNTER:
        return None
    counter = day.counters[subject]
    is_free = counter.turn == turn and counter.desk in {Desk.IDLE, Desk.GAP}
    return counter if is_free else None


def call(day: DayState, rule: ServedRule, counter: Counter, called: Ticket | None) -> None:
    """Let the step happen in which the clerk calls this person, or nobody."""
    lines, place = day.lines, counter.index
    sent = lines.sent.pop(place, [])
    is_sent = called is not None and called in sent
    if called is not None and is_sent:
        sent.remove(called)
        lines.sent[place] = [called]
    rule.called = called
    advance(day)
    rule.called = None
    if sent:
        lines.sent.setdefault(place, []).extend(sent)
    if counter.desk is Desk.IDLE and (sent or lines.waits_for(counter.skills)):
        day.put_desk(counter, day.now + _LOOKS_AGAIN_S)
