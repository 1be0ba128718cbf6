"""A branch whose waits are foretold: its log, a process that foretells or one within the test, and what came of it."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from server_client.server.forecasting.foreteller import Foreteller, Means, Worker
from server_client.server.forecasting.worker import Teller
from server_client.server.forecasting.worker_process import WorkerGone
from server_client.wire.forecast_talk import Begin, Question, decode_question, encode_talk
from server_client.wire.forecasts import BoardMessage, decode_board
from tests.fakes.node_log import NodeLog
from tests.fakes.shipping_node import ShippedLog


class NearWorker:
    """Answers within the test; `forget` makes it another that knows nothing."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.is_away = False
        self._teller = Teller(lambda: 0.0)

    @property
    def life(self) -> int:
        """Return the same for ever: only its answers tell that it has forgotten."""
        return 1

    def forget(self) -> None:
        """Forget everything."""
        self._teller = Teller(lambda: 0.0)

    async def ask(self, question: bytes, within_s: float) -> bytes:
        """Answer at once."""
        await asyncio.sleep(0)
        if self.is_away:
            raise WorkerGone("The process is away")
        said = decode_question(question)
        self.asked.append(said)
        return encode_talk(self._teller.answer(said))

    @property
    def beginnings(self) -> list[bool]:
        """Return for each beginning whether nothing learned before was to count."""
        return [said.is_anew for said in self.asked if isinstance(said, Begin)]


@dataclass
class Foretold:
    """A log and its foreteller."""

    log: ShippedLog
    worker: Worker
    experience: Path
    boards: list[BoardMessage] = field(default_factory=list)
    last: bytes = b""
    failures: int = 0
    may: bool = True
    seconds: float = 0.0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.foreteller = Foreteller(
            self.log,
            Means(
                worker=self.worker,
                measures=self,
                now=lambda: self.log.log.now,
                clock=lambda: self.seconds,
                experience=self.experience,
                may=self._may,
                tell=self._tell,
                last=self._last,
            ),
        )

    @classmethod
    def of(cls, log: NodeLog, worker: Worker, folder: Path) -> "Foretold":
        """Return the foretelling of a log, with its experience in the folder."""
        return cls(ShippedLog(log), worker, folder / "experience-CN01.json")

    def foretold(self, took_s: float) -> None:
        """Take down a refresh."""

    def not_foretold(self) -> None:
        """Count a failure."""
        self.failures += 1

    async def _may(self) -> bool:
        return self.may

    async def _tell(self, body: bytes) -> None:
        self.last = body
        self.boards.append(decode_board(body))
        self.news.set()

    async def _last(self) -> bytes:
        return self.last
