"""A branch as the forecasting process holds it: its state, what its log has taught, and what was announced.

What was learned is kept on disk when a day has ended. Without that file everything is learned from the log again.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from server_client.queue_model.apply import apply
from server_client.queue_model.events import DayClosed
from server_client.server.forecasting.advising import Advising
from server_client.server.forecasting.announcer import Announcer
from server_client.server.forecasting.experience_file import KeptExperience, read_experience, write_experience
from server_client.wait_forecast.branch_scene import scene_of
from server_client.wait_forecast.forecast import Forecaster
from server_client.wait_forecast.log_trace import LogLessons
from server_client.wire.advising import Said
from server_client.wire.chain import GENESIS, event_of
from server_client.wire.documents import decode_branch
from server_client.wire.forecasts import decode_board, encode_board


class HeldBranch:
    """One branch; `seq` and `digest` say up to which entry of its log it has learned."""

    def __init__(self, document: bytes, path: Path, *, board: bytes = b"", is_anew: bool = False) -> None:
        """Hold the branch of the document, go on from the board that was told last, and read what was learned."""
        self._branch, _ = decode_branch(document)
        self._announcer = Announcer(decode_board(board) if board else None)
        self._path = path
        self._advising = Advising(path.with_name(f"advice-{path.name.removeprefix('experience-')}"))
        kept = None if is_anew else read_experience(path)
        if kept is not None and kept.seq <= self._branch.seq:
            self._lessons = LogLessons(kept.learned, self._branch.configuration)
            self.seq, self.digest = kept.seq, kept.digest
        else:
            # It may be told the end of a long log only, by what the branch works now.
            self._lessons = LogLessons(configuration=self._branch.configuration)
            self.seq, self.digest = 0, GENESIS
        self._forecaster: Forecaster | None = None

    def learn(self, entries: Sequence[tuple[bytes, str]]) -> None:
        """Take entries that follow the last one known, each with its hash."""
        for body, digest in entries:
            event = event_of(body)
            if event.seq > self._branch.seq:
                self._branch = apply(self._branch, event)
            self._lessons.take(event)
            experience = self._lessons.experience
            if experience is not None:
                self._advising.hear(event, experience.today.waiting_count())
            self.seq, self.digest = event.seq, digest
            if isinstance(event.data, DayClosed):
                self._keep()

    def foretell(self, now: datetime, seed: int) -> bytes:
        """Return what is told of all waits as of `now`; nothing if nothing is known of the branch."""
        experience = self._lessons.experience
        if experience is None or self._branch.configuration is None:
            return b""
        if self._forecaster is None or self._forecaster.experience is not experience:
            self._forecaster = Forecaster(experience)
        scene = scene_of(self._branch, now, experience)
        told = self._announcer.tell(self._branch, self._forecaster.board(scene, seed=seed))
        return encode_board(self._advising.beside(told, self._branch, scene, experience))

    def say(self, advice: str, said: Said, now: datetime) -> bool:
        """Take down what a supervisor says to an advice; False if it is not known."""
        return self._advising.say(advice, said, now)

    def _keep(self) -> None:
        experience = self._lessons.experience
        if experience is not None:
            write_experience(self._path, KeptExperience(learned=experience.learned, seq=self.seq, digest=self.digest))
