"""The model under Hypothesis, for the shortest way to a fault: it chooses commands, the invariants judge each step."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from server_client.queue_model import commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import CommandId
from tests.proof.branches import BRANCH, MORNING, clerk_of
from tests.proof.model import PRODUCTION
from tests.proof.walking import CHOICES, OFFICE, Walk, give, replay_makes_the_same
from tests.proof.watching import Watch


class BranchMachine(RuleBasedStateMachine):
    """A branch at work to which commands are given, most of them for what is in play."""

    model = PRODUCTION

    def __init__(self) -> None:
        """Begin with a branch that knows nothing."""
        super().__init__()
        self.going = Walk(branch=Branch(id=BRANCH), now=MORNING, watch=Watch(), log=[])

    @initialize()
    def open_the_branch(self) -> None:
        """Adopt the configuration, open the day and each counter."""
        give(self.model, self.going, commands.AdoptConfiguration(id=CommandId("configure"), configuration=OFFICE))
        give(self.model, self.going, commands.OpenDay(id=CommandId("open")))
        for counter, profile in dict(CHOICES.posts).items():
            command = commands.OpenCounter(
                id=CommandId(f"open-{counter}"), counter=counter, clerk=clerk_of(counter), profile=profile
            )
            give(self.model, self.going, command)

    @rule(data=st.data())
    def give_a_command(self, data: st.DataObject) -> None:
        """Give one of the commands that could do something now."""
        by_kind: dict[type[Command], list[Command]] = {}
        for command in CHOICES.commands(self.going.branch, self.going.now):
            by_kind.setdefault(type(command), []).append(command)
        kind = data.draw(st.sampled_from(list(by_kind)))
        give(self.model, self.going, data.draw(st.sampled_from(by_kind[kind])))

    @rule(seconds=st.sampled_from([1, 60, 301, 1800, -600]))
    def let_time_pass(self, seconds: int) -> None:
        """Move the clock on, or back."""
        self.going.now += timedelta(seconds=seconds)

    def teardown(self) -> None:
        """Replay the whole log."""
        replay_makes_the_same(self.model, self.going)


TestBranchMachine = BranchMachine.TestCase
TestBranchMachine.settings = settings(derandomize=True, max_examples=40, stateful_step_count=40, deadline=None)
