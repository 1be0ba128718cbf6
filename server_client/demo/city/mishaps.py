"""What goes wrong in the city, and how it is put right, each by one deed; what is seen meanwhile is told by others."""

import shutil
import signal
from pathlib import Path

from server_client.demo.branch_office import MOTCUA
from server_client.demo.city.city import City, CityBranch, until_so
from server_client.demo.processes import output_of
from server_client.wire.overview import Link
from server_client.wire.views import CentreHealth

# The centre takes a node for silent after 30 s, which begin with the last that it had of it.
_SILENT_S = 60.0


def cut(branch: CityBranch) -> None:
    """Cut the branch's line to the centre; its node notices with the next event, or within 10 s."""
    if branch.line is not None:
        branch.line.cut()


async def until_noticed(branch: CityBranch) -> CentreHealth:
    """Return how the node says that its line stands, once it has noticed that it is cut."""

    async def is_noticed() -> bool:
        return not (await line_state(branch)).linked

    await until_so(is_noticed, f"the node of {branch.code} notices that its line is cut")
    return await line_state(branch)


async def heal(branch: CityBranch) -> None:
    """Heal the branch's line; return when the node is at the centre again and has nothing left to tell it."""
    if branch.line is not None:
        branch.line.heal()

    async def has_caught_up() -> bool:
        state = await line_state(branch)
        return state.linked and state.lag == 0

    await until_so(has_caught_up, f"the node of {branch.code} has told the centre everything", within_s=30.0)


async def line_state(branch: CityBranch) -> CentreHealth:
    """Return how the node says that its line to the centre stands."""
    return (await branch.onlooker.health()).centre or CentreHealth(linked=False, since=None, lag=0)


async def until_silent(city: City, branch: CityBranch) -> None:
    """Wait until the centre says that it hears nothing of the branch."""

    async def is_silent() -> bool:
        return (await city.onlooker.lines())[branch.code].link is Link.SILENT

    await until_so(is_silent, f"the centre says that {branch.code} is silent", within_s=_SILENT_S)


async def lose_node(branch: CityBranch) -> list[str]:
    """Let the machine of a branch fail, with its line cut a moment before; return the numbers given in between."""
    cut(branch)
    printed = [await branch.traffic.take_a_number() for _ in range(3)]
    node = branch.office.server
    if node is not None:
        node.send(signal.SIGKILL)
        await node.ended.wait()
    return printed


async def replace_node(branch: CityBranch) -> tuple[Path, str]:
    """Put new hardware in place of a node that is gone; return the old one's folder, and what the command has said.

    Credentials and the vault's key come from their backup, as a branch has it; the log comes from the centre.
    """
    office, old = branch.office, branch.office.data
    new = old.with_name(f"{old.name}-new")
    new.mkdir()
    for kept in ("credentials.json", "vault.key"):
        shutil.copy(old / kept, new / kept)
    if branch.line is not None:
        branch.line.heal()
    office.data = new
    words = (MOTCUA, "node", "replace", "--data", new, "--branch", branch.code, *office.options)
    said = await output_of(*words, "--old-node-is-off")
    await office.start()
    return old, said


async def hand_over(branch: CityBranch, old: Path) -> str:
    """Give the present node what the old one's disk has besides; return what the command has said."""
    credential = await branch.office.credential("node", "hand-over")
    words = (MOTCUA, "node", "hand-over", "--data", old, "--branch", branch.code, "--to", branch.office.url)
    return await output_of(*words, "--credential-file", credential)
