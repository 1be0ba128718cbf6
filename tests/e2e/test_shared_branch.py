"""A branch that several processes of a centre host on one PostgreSQL: one is killed at work, and nothing is untrue."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Condition, Thread

from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import CommandId
from server_client.server.verification import verified
from server_client.wire.chain import event_of
from tests.e2e.hosting_process import CLIENTS
from tests.fakes.log_entries import CN01
from tests.fakes.waited_log import WaitedLog


@dataclass
class Hosting:
    """One such process, and what it has said so far."""

    process: "subprocess.Popen[str]"
    answered: dict[str, str] = field(default_factory=dict)
    told: list[int] = field(default_factory=list)
    ended_at: int | None = None
    changed: Condition = field(default_factory=Condition)

    def listen(self) -> None:
        """Take in what it says until it says no more."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if not line.endswith("\n"):
                # Cut off by its death.
                break
            with self.changed:
                match line.split():
                    case ["answered", command, number]:
                        self.answered[command] = number
                    case ["told", seq]:
                        self.told.append(int(seq))
                    case ["stopped", seq]:
                        self.ended_at = int(seq)
                    case other:
                        raise AssertionError(other)
                self.changed.notify_all()

    def has_answered(self, more: int) -> None:
        """Wait until it has given out that many numbers more."""
        with self.changed:
            goal = len(self.answered) + more
            assert self.changed.wait_for(lambda: len(self.answered) >= goal, 60)


@contextmanager
def hosting(address: str, minutes_ahead: int, name: str) -> Iterator[Hosting]:
    """Run a process that hosts the branch; killed at the end if it has not ended by then."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.hosting_process", address, str(minutes_ahead), name],
        stdout=subprocess.PIPE,
        text=True,
    )
    host = Hosting(process)
    listening = Thread(target=host.listen)
    listening.start()
    try:
        yield host
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        process.wait()
        listening.join()
        assert process.stdout is not None
        process.stdout.close()


def test_of_two_hosts_under_load_one_is_killed_and_every_number_stays_true(postgres: str) -> None:
    with hosting(postgres, 3, "first") as first, hosting(postgres, 0, "second") as second:
        first.has_answered(100)
        second.has_answered(100)
        first.process.kill()
        first.process.wait()
        second.has_answered(100)
        with hosting(postgres, 1, "third") as third:
            third.has_answered(50)
            second.process.terminate()
            assert second.process.wait(30) == 0
            third.has_answered(20)
            third.process.terminate()
            assert third.process.wait(30) == 0

    log = WaitedLog.in_database(postgres)
    entries = log.read(0, 100_000)
    # The hash chain, the replay, and each number once.
    sound = verified(log, CN01)
    log.close()
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    issued = {
        entry.command_id: data.number
        for entry in entries
        if isinstance(data := event_of(entry.body).data, TicketIssued)
    }
    assert sound.numbers == len(issued) == len(set(issued.values()))
    for host in (first, second, third):
        assert host.answered.items() <= issued.items()
    # What the killed one had under way may have been settled, or not; that is what its clients would ask again for.
    unheard = issued.keys() - first.answered.keys() - second.answered.keys() - third.answered.keys()
    assert len(unheard) <= CLIENTS
    seqs = {entry.command_id: entry.seq for entry in entries}
    for host in (first, second, third):
        assert host.told == list(range(host.told[0], host.told[-1] + 1))
        # An answer is given once the feed has told it.
        assert max(seqs[CommandId(command)] for command in host.answered) <= host.told[-1]
    assert third.ended_at == third.told[-1] == len(entries)
