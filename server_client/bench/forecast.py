"""`motcua bench forecast`: what all waits of a heavy branch cost to foretell, and what its clerks notice of it."""

import argparse
import gc
import json
import re
import selectors
import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from os import sysconf
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter, process_time, sleep  # noqa: TID251 - the pace of a load
from urllib.request import urlopen

from server_client.bench.desk import BRANCH as PATH
from server_client.bench.desk import Desk, an_id
from server_client.bench.heavy_branch import BRANCH, COUNTERS, WAITING, HeavyLog, arrivals, openings, twelve_counters
from server_client.bench.processes import branch_words, credential, free_port, running
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CallNext, Command, FinishTicket, StartServing
from server_client.queue_model.events import TicketCalled
from server_client.queue_model.ids import CounterId, OutcomeCode, TicketId
from server_client.server.credentials import Role
from server_client.server.forecasting.worker import Teller, Tidying
from server_client.wire.answers import Settled, decode_settled
from server_client.wire.chain import GENESIS
from server_client.wire.documents import encode_branch
from server_client.wire.forecast_talk import Begin, Foretell, Foretold, Learn
from server_client.wire.forecasts import decode_board
from server_client.wire.messages import encode_configuration

_DAYS = 20
_FOLLOWERS = 20
# Between two commands: some two hundred a second, as no branch has them, but the hundred who wait stay a hundred.
_PAUSE_S = 0.005


def forecast(arguments: Sequence[str]) -> int:
    """Measure what a refresh of the forecast costs, and commands with and without it."""
    parser = argparse.ArgumentParser(prog="motcua bench forecast", description=forecast.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--refreshes", type=int, default=300, help="how many are measured (default 300)")
    parser.add_argument("--seconds", type=float, default=4.0, help="length of each part (default 4)")
    parser.add_argument("--rounds", type=int, default=5, help="how often with and without alternate (default 5)")
    given = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        figures = {**_refreshes(Path(folder), given.refreshes), **_commands(Path(folder), given.seconds, given.rounds)}
    if given.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:28} {value}")
    return 0


def _refreshes(folder: Path, count: int) -> dict[str, float]:
    log = HeavyLog.after(_DAYS)
    teller = Teller(process_time)
    document = encode_branch(Branch(id=BRANCH), GENESIS)
    teller.answer(Begin(branch=BRANCH, document=document, path=str(folder / "experience-CN01.json")))
    began = process_time()
    teller.answer(Learn(branch=BRANCH, entries=log.entries))
    learned_s = process_time() - began
    costs, boards, sent = [], [], []
    # As in the process that foretells.
    tidying = Tidying()
    for number in range(count):
        answer = teller.answer(Foretell(branch=BRANCH, now=log.at + timedelta(seconds=2 * number), seed=number))
        if isinstance(answer, Foretold):
            costs.append(answer.took_s * 1000)
            boards.append(decode_board(answer.board))
            sent.append(len(answer.board))
        tidying.answer_is_out()
    gc.enable()
    return {
        "waiting": WAITING,
        "foretold": min(len(board.tickets) for board in boards),
        "counters": len(COUNTERS),
        "learn_events_per_s": round(len(log.entries) / learned_s),
        "refresh_p50_ms": round(median(costs), 2),
        "refresh_p95_ms": round(quantiles(costs, n=20)[18], 2),
        "board_bytes": round(median(sent)),
    }


def _commands(folder: Path, seconds: float, rounds: int) -> dict[str, float]:
    configuration = folder / "twelve.json"
    configuration.write_bytes(encode_configuration(twelve_counters()))
    with ExitStack() as stack:
        branches = {
            name: stack.enter_context(_busy_branch(folder / name, configuration, words))
            for name, words in (("with", ()), ("without", ("--no-forecast",)))
        }
        latencies: dict[str, list[list[float]]] = {name: [] for name in branches}
        work_s = dict.fromkeys(branches, 0.0)
        for _ in range(rounds):
            for name, branch in branches.items():
                began = branch.worked_s()
                latencies[name].append(branch.work(seconds))
                work_s[name] += branch.worked_s() - began
        boards = branches["with"].boards()
    p50 = {name: median(median(one) for one in found) * 1000 for name, found in latencies.items()}
    p99 = {name: median(quantiles(one, n=100)[98] for one in found) * 1000 for name, found in latencies.items()}
    work_us = {name: work_s[name] / sum(map(len, latencies[name])) * 1e6 for name in latencies}
    return {
        "commands": sum(len(one) for one in latencies["with"]),
        "boards_meanwhile": boards,
        "with_p50_ms": round(p50["with"], 3),
        "without_p50_ms": round(p50["without"], 3),
        "p50_ratio": round(p50["with"] / p50["without"], 3),
        "with_p99_ms": round(p99["with"], 3),
        "without_p99_ms": round(p99["without"], 3),
        "p99_ratio": round(p99["with"] / p99["without"], 3),
        "with_server_us_a_command": round(work_us["with"]),
        "without_server_us_a_command": round(work_us["without"]),
    }


class _Branch:
    """A running branch with a hundred who wait, to whom a device sends everything."""

    def __init__(self, process: int, port: int, secret: str) -> None:
        self._process = process
        self._port = port
        self._secret = secret
        self._at: dict[CounterId, TicketId] = {}

    def open(self) -> None:
        """Let the clerks sit down, people come, and each clerk serve."""
        # Whoever serves everything always has somebody to call.
        with Desk(self._port, self._secret) as desk:
            for opening in openings(an_id, ("tatca",)):
                desk.ask(opening)
            for arrival in arrivals(an_id, len(COUNTERS) + WAITING):
                desk.ask(arrival)
            for counter in COUNTERS:
                self._call(desk, counter, [])

    def work(self, seconds: float) -> list[float]:
        """Let clerks finish and call and people come, at an even pace; return what each command took, in seconds."""
        latencies: list[float] = []
        until = perf_counter() + seconds
        with Desk(self._port, self._secret) as desk:
            while perf_counter() < until:
                for counter, arrival in zip(COUNTERS, arrivals(an_id, len(COUNTERS)), strict=True):
                    ticket, outcome = self._at[counter], OutcomeCode("accepted")
                    _timed(desk, FinishTicket(id=an_id(), counter=counter, ticket=ticket, outcome=outcome), latencies)
                    _timed(desk, arrival, latencies)
                    self._call(desk, counter, latencies)
        return latencies

    def worked_s(self) -> float:
        """Return how long the server's own process has worked, without the one that foretells."""
        fields = Path(f"/proc/{self._process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / sysconf("SC_CLK_TCK")

    def boards(self) -> int:
        """Return how many boards were made."""
        with urlopen(f"http://127.0.0.1:{self._port}/metrics") as answer:
            text = answer.read().decode()
        found = re.search(r"^motcua_forecast_seconds_count{.*} ([0-9.]+)$", text, re.MULTILINE)
        return round(float(found.group(1))) if found else 0

    def _call(self, desk: Desk, counter: CounterId, latencies: list[float]) -> None:
        settled = _timed(desk, CallNext(id=an_id(), counter=counter), latencies)
        ticket = next(event.data.ticket for event in settled.events if isinstance(event.data, TicketCalled))
        _timed(desk, StartServing(id=an_id(), counter=counter, ticket=ticket), latencies)
        self._at[counter] = ticket


def _timed(desk: Desk, command: Command, latencies: list[float]) -> Settled:
    sleep(_PAUSE_S)
    began = perf_counter()
    desk.send(command)
    answer = desk.answer()
    latencies.append(perf_counter() - began)
    return decode_settled(answer)


@contextmanager
def _busy_branch(data: Path, configuration: Path, words: Sequence[str]) -> Iterator[_Branch]:
    port = free_port()
    clerk, display = (credential(data, role) for role in (Role.COUNTER, Role.DISPLAY))
    with (
        running([*branch_words(data, port, configuration=configuration), *words], port) as server,
        _followed(port, display),
    ):
        branch = _Branch(server.pid, port, clerk)
        branch.open()
        yield branch


@contextmanager
def _followed(port: int, secret: str) -> Iterator[None]:
    """Let screens follow the branch and its forecasts until the block ends."""
    over = Event()
    request = f"GET {PATH}/events?after=0&forecasts=true HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {secret}\r\n\r\n"
    with ExitStack() as stack, selectors.DefaultSelector() as selector:
        for _ in range(_FOLLOWERS):
            screen = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            screen.sendall(request.encode())
            selector.register(screen, selectors.EVENT_READ, screen)

        def read() -> None:
            while not over.is_set():
                for key, _ in selector.select(0.1):
                    key.data.recv(1 << 20)

        reading = Thread(target=read)
        reading.start()
        try:
            yield
        finally:
            over.set()
            reading.join()
