"""What a branch is advised, found anew once a minute in the forecasting process, and the file of what came of it."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.counter import CounterState
from server_client.queue_model.events import Event
from server_client.server.forecasting.advice_book import AdviceBook
from server_client.server.forecasting.wait_meter import WaitMeter
from server_client.wait_forecast.advice import Advisor
from server_client.wait_forecast.calm_advice import CalmAdvice
from server_client.wait_forecast.change import Choices
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.risk import Risk, risks_of
from server_client.wait_forecast.risk_memory import RiskMemory
from server_client.wait_forecast.scene import Scene
from server_client.wait_forecast.terms_of_branch import skills_of
from server_client.wire.advising import KeptAdvice, RiskMessage, Said, decode_kept, encode_kept
from server_client.wire.errors import Malformed
from server_client.wire.forecasts import BoardMessage, with_advice

_EVERY = timedelta(seconds=60)


class Advising:
    """One branch's advice, and its log in the file at `path`."""

    def __init__(self, path: Path) -> None:
        """Go on from the file, if there is one that can be used."""
        self._path = path
        self._book = AdviceBook(_read(path), self._write)
        self._meter = WaitMeter()
        self._found_at: datetime | None = None
        self._risks: tuple[RiskMessage, ...] = ()
        self._calm = CalmAdvice()
        self._said = RiskMemory()

    def hear(self, event: Event, waiting: int) -> None:
        """Take that after the event so many wait."""
        self._book.settle(self._meter, event.at)
        self._meter.goes_on(event.at, waiting)

    def say(self, advice: str, said: Said, now: datetime) -> bool:
        """Take down what a supervisor says; False if the advice is not known."""
        return self._book.say(advice, said, now)

    def beside(self, board: BoardMessage, branch: Branch, scene: Scene, experience: Experience) -> BoardMessage:
        """Return the board with advice and risks, as of its moment."""
        now = board.at
        self._book.settle(self._meter, now)
        if self._found_at is None or not timedelta() <= now - self._found_at < _EVERY:
            self._find(branch, scene, experience)
        self._book.look(branch, now)
        return with_advice(board, self._book.present(now), self._book.told(now), self._risks)

    def _find(self, branch: Branch, scene: Scene, experience: Experience) -> None:
        if branch.configuration is None or not scene.is_open:
            self._risks = ()
            if self._calm.advice:
                self._calm = CalmAdvice()
                self._book.offer((), branch, self._meter.waited_s(scene.at))
            return
        advisor, choices = Advisor(scene, experience, seed=scene.day), choices_of(branch, branch.configuration)
        self._found_at = scene.at
        self._calm.look(advisor, choices)
        services, calibration = advisor.outlook.stage.lines.services, experience.learned.risk
        risks = risks_of(scene, services, advisor.next_hour(), calibration)
        self._said.look(experience, risks, scene.t)
        self._risks = tuple(_message(one) for one in risks)
        self._book.offer(self._calm.advice, branch, self._meter.waited_s(scene.at))

    def _write(self, kept: tuple[KeptAdvice, ...]) -> None:
        new = self._path.with_suffix(f".{os.getpid()}.new")
        try:
            new.write_bytes(encode_kept(kept))
            new.replace(self._path)
        except OSError:
            # The log is a convenience; a full disk has alarms of its own.
            return


def choices_of(branch: Branch, configuration: Configuration) -> Choices:
    """Return what may be done: every work profile, and at every counter where nobody sits."""
    return Choices(
        profiles={profile.code: skills_of(configuration, profile.code) for profile in configuration.profiles},
        spare=tuple(
            place.id for place in configuration.counters if branch.counter(place.id).state is CounterState.CLOSED
        ),
    )


def _read(path: Path) -> tuple[KeptAdvice, ...]:
    try:
        return decode_kept(path.read_bytes())
    except (OSError, Malformed):
        return ()


def _message(risk: Risk) -> RiskMessage:
    return RiskMessage(
        service=risk.service,
        probability=round(risk.probability, 2),
        share=round(risk.share, 2),
        longest_s=round(risk.longest_s),
        people=risk.people,
    )
