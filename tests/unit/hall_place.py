"""An office with a hall in it, the hall's two clocks, and a voice that keeps what it is told; no test of its own."""

from datetime import datetime, timedelta

from counter_display.announcing import Announcement
from counter_display.lobby.hall import Hall
from counter_display.lobby.picture import Picture
from server_client.queue_model import commands
from server_client.queue_model.commands import Command
from server_client.queue_model.decide import decide
from tests.fakes.office import COUNTER_5, COUNTER_6, MINH, Office, office


class KeptVoice:
    """A voice that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.resumed = 0

    def called(self, announcement: Announcement) -> None:
        self.told.append(f"{announcement.number} to {announcement.counter}")

    def ended(self, *, seq: int, number: str, at: datetime) -> None:
        self.told.append(f"{number} ended")

    def resumed_after(self, seq: int) -> None:
        self.resumed = seq


class Place:
    """An office, its hall, and both of the hall's clocks; `skew` is how wrong the hall's wall clock is."""

    def __init__(self) -> None:
        self.office: Office = office()
        self.office.open(COUNTER_5)
        self.office.open(COUNTER_6, MINH)
        self.skew = timedelta()
        self.pictures: list[Picture] = []
        self.voice = KeptVoice()
        self.hall = Hall(
            Picture(now=self.office.now),
            show=self.pictures.append,
            clock=lambda: self.office.now + self.skew,
            elapsed=self.seconds,
        )
        self.hall.speak_by(self.voice)

    @property
    def picture(self) -> Picture:
        return self.pictures[-1]

    def seconds(self) -> float:
        return self.office.now.timestamp()

    def load(self) -> None:
        self.hall.follow(self.office.branch, ())

    def go_online(self) -> None:
        self.load()
        self.hall.line(connected=True)

    def do(self, command: Command) -> None:
        for event in decide(self.office.branch, command, self.office.now):
            self.office.do(command)
            self.hall.follow(self.office.branch, (event,))

    def call(self) -> None:
        self.do(commands.CallNext(id=self.office.new_id(), counter=COUNTER_5))
