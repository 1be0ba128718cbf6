"""Several voices in one hall: never two at once, in order, nobody skipped, in step, however the events trickle in."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from counter_display.announcing import Announcement, Form
from counter_display.speech_schedule import Pace, SpeechSchedule
from counter_display.turn_taking import LATE_S, Listen, Speak, TurnTaking, Wait

START = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
ZERO = START.timestamp()
PACE = Pace(lead_s=0.3, pause_s=0.6, brief_from=3)
SERVICES = ("hotich", "datdai", "thue")
# How far a voice's idea of the server's time may be off, and how slow its sound card may be to begin.
CLOCKS_S = 0.05


def length(announcement: Announcement, form: Form) -> float:
    return 2.5 + announcement.seq % 3 * 0.2 if form is Form.BRIEF else 4.8 + announcement.seq % 3 * 0.3


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the branch: a call, or the coming of a ticket."""

    seq: int
    at: float
    number: str
    service: str
    is_call: bool

    def into(self, schedule: SpeechSchedule) -> SpeechSchedule:
        at = START + timedelta(seconds=self.at)
        if not self.is_call:
            return schedule.ended(seq=self.seq, number=self.number, at=at)
        return schedule.called(
            Announcement(seq=self.seq, number=self.number, counter="5", language="vi", at=at, service=self.service)
        )


@dataclass(frozen=True, slots=True)
class Spoken:
    seq: int
    start: float
    end: float
    by: str
    is_whole: bool = True


def spoken_by(
    name: str, voice: TurnTaking, arrivals: Iterable[tuple[float, Told]], *, off_s: float = 0.0
) -> list[Spoken]:
    """Play one voice through its day; `arrivals` are the events with when they reached it, in order."""
    voice = replace(voice, schedule=replace(voice.schedule, pace=PACE))
    coming = deque(arrivals)
    now, heard = 0.0, []
    while True:
        while coming and coming[0][0] <= now:
            voice = voice.after(coming.popleft()[1].into(voice.schedule))
        voice, step = voice.next_step(ZERO + now + off_s, length)
        upcoming = coming[0][0] if coming else None
        match step:
            case Speak(turn, gives_way):
                end = now + turn.end - turn.start
                silent = False
                while gives_way and not silent and coming and coming[0][0] < end:
                    at, event = coming.popleft()
                    voice = voice.after(event.into(voice.schedule))
                    if silent := voice.is_in_the_way(turn, length):
                        voice, end = voice.given_way(turn), max(at, now)
                heard.append(Spoken(turn.announcement.seq, now, end, name, is_whole=not silent))
                now = end
            case Listen(turn):
                now = max(now, turn.end - ZERO - off_s)
            case Wait(None) if upcoming is None:
                return heard
            case Wait(None):
                now = upcoming or now
            case Wait(seconds):
                due = now + max(seconds or 0.0, 0.001)
                now = min(due, upcoming) if upcoming is not None else due


Happening = tuple[float, bool, int]
HAPPENINGS = st.lists(st.tuples(st.floats(0, 7), st.booleans(), st.integers(0, 29)), max_size=30)
DELAYS = st.lists(st.floats(0, PACE.lead_s - CLOCKS_S), min_size=90, max_size=90)


def told(happenings: list[Happening]) -> list[Told]:
    events, at = [], 0.0
    for seq, (gap, is_call, which) in enumerate(happenings, start=1):
        at += gap
        number = f"A{seq if is_call else which:03}"
        events.append(Told(seq, at, number, SERVICES[seq % len(SERVICES)], is_call))
    return events


def delayed(events: list[Told], delays: list[float]) -> list[tuple[float, Told]]:
    """Return when each event arrives: after its delay, and never before the one that was sent before it."""
    arrivals, latest = [], 0.0
    for event, delay in zip(events, delays, strict=False):
        latest = max(latest, event.at + delay)
        arrivals.append((latest + event.seq * 1e-9, event))
    return arrivals


def hall(events: list[Told], delays: list[float], offs: tuple[float, float, float]) -> list[Spoken]:
    """Return what three voices say, one service each."""
    heard = [
        spoken
        for place, service in enumerate(SERVICES)
        for spoken in spoken_by(
            service,
            TurnTaking(speaks=frozenset({service})),
            delayed(events, delays[place * 30 :]),
            off_s=offs[place],
        )
    ]
    return sorted(heard, key=lambda spoken: spoken.start)


OFFS = st.tuples(*[st.floats(-CLOCKS_S / 2, CLOCKS_S / 2)] * 3)


@settings(deadline=None)
@given(HAPPENINGS, DELAYS, OFFS)
def test_no_two_voices_of_a_hall_speak_at_once(
    happenings: list[Happening], delays: list[float], offs: tuple[float, float, float]
) -> None:
    heard = hall(told(happenings), delays, offs)
    for before, after in pairwise(heard):
        assert after.start >= before.end


@settings(deadline=None)
@given(HAPPENINGS, DELAYS, OFFS)
def test_the_voices_of_a_hall_keep_the_order_of_the_calls_and_say_each_once(
    happenings: list[Happening], delays: list[float], offs: tuple[float, float, float]
) -> None:
    seqs = [spoken.seq for spoken in hall(told(happenings), delays, offs)]
    assert seqs == sorted(set(seqs))


@settings(deadline=None)
@given(HAPPENINGS, DELAYS, OFFS)
def test_nobody_who_is_still_called_is_skipped(
    happenings: list[Happening], delays: list[float], offs: tuple[float, float, float]
) -> None:
    events = told(happenings)
    gone = {event.number for event in events if not event.is_call}
    heard = {spoken.seq for spoken in hall(events, delays, offs)}
    assert {event.seq for event in events if event.is_call and event.number not in gone} <= heard


@settings(deadline=None)
@given(HAPPENINGS, DELAYS, OFFS)
def test_the_voices_of_a_hall_are_in_step_as_far_as_their_clocks_are(
    happenings: list[Happening], delays: list[float], offs: tuple[float, float, float]
) -> None:
    """Each of three voices speaks all: they begin each call together, whenever they heard of it."""
    events = told(happenings)
    heard = [
        spoken_by(str(place), TurnTaking(), delayed(events, delays[place * 30 :]), off_s=off)
        for place, off in enumerate(offs)
    ]
    for together in zip(*heard, strict=True):
        assert len({spoken.seq for spoken in together}) == 1
        starts = [spoken.start for spoken in together]
        assert max(starts) - min(starts) <= CLOCKS_S + 0.002


@settings(deadline=None)
@given(HAPPENINGS, st.lists(st.floats(0, 60), min_size=30, max_size=30))
def test_a_voice_that_hears_of_everything_late_begins_no_turn_late(
    happenings: list[Happening], delays: list[float]
) -> None:
    """Whatever it says outside its turn lies in a gap between all turns that it knew of."""
    events = told(happenings)
    arrivals = delayed(events, delays)
    for spoken in spoken_by("late", TurnTaking(speaks=frozenset({"hotich"})), arrivals):
        known = SpeechSchedule(pace=PACE)
        for at, event in arrivals:
            known = event.into(known) if at <= spoken.start else known
        turns = known.turns(length)
        own = [turn for turn in turns if turn.announcement.seq == spoken.seq]
        if own and abs(own[0].start - ZERO - spoken.start) <= LATE_S:
            continue
        others = [turn for turn in turns if turn.announcement.service != "hotich"]
        assert all(turn.end <= ZERO + spoken.start or turn.start >= ZERO + spoken.end for turn in others)


@settings(deadline=None)
@given(HAPPENINGS, st.lists(st.floats(0, 20), min_size=30, max_size=30))
def test_a_voice_alone_that_hears_late_skips_nobody_who_is_still_called(
    happenings: list[Happening], delays: list[float]
) -> None:
    events = told(happenings)
    gone = {event.number for event in events if not event.is_call}
    everything = spoken_by("alone", TurnTaking(), delayed(events, delays))
    heard = [spoken.seq for spoken in everything if spoken.is_whole]
    assert len(heard) == len(set(heard))
    assert {event.seq for event in events if event.is_call and event.number not in gone} <= set(heard)


def calls(*times: float, service: str = "hotich") -> list[Told]:
    return [Told(seq, at, f"A{seq:03}", service, is_call=True) for seq, at in enumerate(times, start=1)]


@settings(deadline=None)
@given(HAPPENINGS, DELAYS, st.floats(0, 60))
def test_a_voice_behind_a_cut_never_speaks_together_with_another(
    happenings: list[Happening], delays: list[float], cut_s: float
) -> None:
    """The line of one of three is cut at first; once it is back it has to find gaps that nobody keeps for it."""
    events = told(happenings)
    late, *others = SERVICES
    arrivals = [(max(at, cut_s + event.seq * 1e-9), event) for at, event in delayed(events, delays)]
    heard = spoken_by(late, TurnTaking(speaks=frozenset({late})), arrivals)
    for place, service in enumerate(others, start=1):
        punctual = delayed(events, delays[place * 30 :])
        heard += spoken_by(service, TurnTaking(speaks=frozenset({service})), punctual)
    for before, after in pairwise(sorted(heard, key=lambda spoken: spoken.start)):
        assert after.start >= before.end


def test_what_is_made_up_for_gives_way_and_is_said_anew() -> None:
    mine, theirs = calls(0, 11)[0], replace(calls(0, 11)[1], service="thue")
    voice = TurnTaking(speaks=frozenset({"hotich"}))
    cut, anew = spoken_by("late", voice, [(10.0, mine), (11.1, theirs)])
    assert (cut.is_whole, anew.is_whole) == (False, True)
    assert round(cut.start, 3) == 10.3
    assert cut.end == 11.1
    assert anew.start >= 11.3 + 4.8 + PACE.pause_s


def test_a_call_that_was_missed_is_made_up_for_in_brief_in_the_next_gap() -> None:
    (made,) = calls(0)
    (late,) = spoken_by("late", TurnTaking(), [(10.0, made)])
    assert round(late.start, 3) == 10.0 + PACE.lead_s
    assert round(late.end - late.start, 3) == length(made.into(SpeechSchedule()).calls[0].announcement, Form.BRIEF)


def test_a_call_that_was_missed_waits_for_the_turns_of_others() -> None:
    mine, theirs = calls(0, 12)[0], replace(calls(0, 12)[1], service="thue")
    (late,) = spoken_by("late", TurnTaking(speaks=frozenset({"hotich"})), [(12.1, mine), (12.1, theirs)])
    assert late.start >= 12.3 + 4.8 + PACE.pause_s


def test_a_missed_call_whose_ticket_came_is_not_made_up_for() -> None:
    (mine,) = calls(0)
    came = Told(2, 8.0, mine.number, "", is_call=False)
    assert spoken_by("late", TurnTaking(), [(10.0, mine), (10.0, came)]) == []


def test_a_voice_that_joins_says_nothing_of_what_was_called_before() -> None:
    joined = TurnTaking(joined_at=ZERO + 20)
    arrivals = [(max(20.0, event.at), event) for event in calls(0, 1, 2, 30)]
    assert [spoken.seq for spoken in spoken_by("new", joined, arrivals)] == [4]


def test_a_voice_that_joins_a_burst_takes_its_turns_from_where_the_hall_is() -> None:
    joined = TurnTaking(joined_at=ZERO + 10)
    events = calls(*[0] * 8)
    whole = spoken_by("old", TurnTaking(), [(event.at, event) for event in events])
    new = spoken_by("new", joined, [(10.0, event) for event in events])
    assert [spoken.seq for spoken in new] == [spoken.seq for spoken in whole if spoken.start >= 10]
    assert all(abs(mine.start - theirs.start) < 0.01 for mine, theirs in zip(new[::-1], whole[::-1], strict=False))


def test_calls_of_a_day_are_forgotten_once_they_are_over() -> None:
    voice = TurnTaking()
    for event in calls(*[place * 60.0 for place in range(100)]):
        voice = voice.after(event.into(voice.schedule))
        voice, _ = voice.next_step(ZERO + event.at + 30, length)
        voice, _ = voice.next_step(ZERO + event.at + 31, length)
    assert len(voice.schedule.calls) <= 4


def test_how_many_wait_is_told() -> None:
    voice = TurnTaking()
    for event in calls(0, 0, 0):
        voice = voice.after(event.into(voice.schedule))
    assert voice.waiting() == 3
    voice, step = voice.next_step(ZERO + 0.3, length)
    assert isinstance(step, Speak)
    assert voice.waiting() == 2
