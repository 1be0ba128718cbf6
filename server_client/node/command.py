"""The command line of a branch's node beside its server: replace, standby, promote, backup, restore, hand-over."""

import argparse
import asyncio
import random
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from server_client.client.connection_options import add_authority_option, read_credential, web_address
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.client.log_api import LogApi
from server_client.node.errors import GuardError
from server_client.queue_model.ids import BranchId
from server_client.server.errors import SettingsFault, Unavailable

if TYPE_CHECKING:
    from server_client.node.taking_over import Takeover

_Work = Callable[[argparse.Namespace], Coroutine[None, None, None]]


def node(arguments: Sequence[str]) -> int:
    """Replace a branch's node, let another stand by, promote it, restore a backup, hand over what an old one has."""
    given = _parser().parse_args(arguments)
    work: _Work = given.work
    try:
        asyncio.run(work(given))
    except (GuardError, ServerUnavailable, Rejected, Unavailable, SettingsFault) as fault:
        print(f"motcua node {given.action}: {fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua node", description=node.__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    replace = _action(
        actions, "replace", "take the branch over with new hardware: the log comes from the centre", _replace
    )
    _add_center(replace)
    _add_guards(replace)
    replace.add_argument(
        "--vault-key", metavar="FILE", help="the office's kept key of the vault, or keyring:NAME: brings its copy back"
    )
    promote = _action(actions, "promote", "make this standby the branch's node", _promote)
    _add_center(promote)
    _add_guards(promote)
    promote.add_argument(
        "--although-it-answers", action="store_true", help="the node that was followed still answers, and is replaced"
    )
    restore = _action(actions, "restore", "go on with a backup, or with a database that was put back", _restore)
    _add_center(restore)
    _add_guards(restore)
    restore.add_argument("--backup", type=Path, metavar="FILE", help="a copy of the log; left out: what is there")
    standby = _action(actions, "standby", "follow the log of a node, so as to take over from it", _standby)
    _add_center(standby)
    _add_of(standby, "--of", "the node whose log is followed")
    backup = _action(actions, "backup", "copy the log into one file, beside the server that writes it", _backup)
    backup.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file, which must not be there yet")
    hand_over = _action(actions, "hand-over", "give the present node what the one in --data has besides", _hand_over)
    _add_of(hand_over, "--to", "the branch's present node")
    hand_over.add_argument(
        "--from-center", action="store_true", help="what the centre has of replaced nodes, not what is in --data"
    )
    _add_center(hand_over)
    return parser


def _action(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str, work: _Work
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=about, description=about)
    parser.set_defaults(work=work)
    parser.add_argument("--data", type=Path, required=True, help="folder of the node")
    parser.add_argument("--branch", type=BranchId, default=BranchId("CN01"), help="code of the branch (default CN01)")
    add_authority_option(parser)
    return parser


def _add_center(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--center", type=web_address, metavar="URL", help="the centre, which grants epochs")
    parser.add_argument(
        "--center-credential", type=read_credential, metavar="FILE", help="this node's credential there"
    )


def _add_guards(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--old-node-is-off", action="store_true", help="the node before this one writes no more")
    parser.add_argument("--expected", type=int, metavar="EPOCH", help="take over from this epoch, unknown to the log")
    parser.add_argument("--high-water", type=Path, metavar="FILE", help="as given to motcua branch")


def _add_of(parser: argparse.ArgumentParser, option: str, about: str) -> None:
    parser.add_argument(option, dest="url", type=web_address, required=True, metavar="URL", help=about)
    parser.add_argument(
        "--credential-file",
        dest="credential",
        type=read_credential,
        required=True,
        metavar="FILE",
        help="this node's credential there",
    )


async def _replace(given: argparse.Namespace) -> None:
    from server_client.node import taking_over  # noqa: PLC0415 - the server is not needed for --help
    from server_client.node.vault_back import VaultBack  # noqa: PLC0415

    center = _center(given)
    try:
        vault = VaultBack(data=given.data, key=given.vault_key)
        await taking_over.replace(_takeover(given, center), vault, _tell)
    finally:
        await _closed(center)


async def _promote(given: argparse.Namespace) -> None:
    from server_client.node import taking_over  # noqa: PLC0415

    center = _center(given)
    try:
        # Its health is public; an empty credential would be no header.
        await taking_over.promote(
            _takeover(given, center), lambda url: LogApi(url, given.branch, "none", authority=given.authority), _tell
        )
    finally:
        await _closed(center)


async def _restore(given: argparse.Namespace) -> None:
    from server_client.node import taking_over  # noqa: PLC0415

    center = _center(given)
    try:
        await taking_over.restore(_takeover(given, center), given.backup, _tell)
    finally:
        await _closed(center)


async def _standby(given: argparse.Namespace) -> None:
    from server_client.node.log_copy import LogCopy  # noqa: PLC0415
    from server_client.node.standing_by import Following, stand_by  # noqa: PLC0415

    center, followed = _center(given), LogApi(given.url, given.branch, given.credential, authority=given.authority)
    following = Following(
        data=given.data,
        url=given.url,
        node=followed,
        center=center,
        tell=_tell,
        pause=asyncio.sleep,
        dice=random.random,
    )
    try:
        with LogCopy(given.data, given.branch) as log:
            await stand_by(log, following)
    finally:
        await followed.close()
        await _closed(center)


async def _backup(given: argparse.Namespace) -> None:
    from server_client.node.backing_up import back_up  # noqa: PLC0415

    back_up(given.data, given.branch, given.to, _tell)


async def _hand_over(given: argparse.Namespace) -> None:
    from server_client.node.handing_over import hand_over, hand_over_from  # noqa: PLC0415

    center, present = _center(given), LogApi(given.url, given.branch, given.credential, authority=given.authority)
    try:
        if not given.from_center:
            await hand_over(given.data, given.branch, present, _tell)
        elif center is not None:
            await hand_over_from(center, present, _tell)
        else:
            raise SettingsFault("--from-center needs --center URL and --center-credential FILE")
    finally:
        await present.close()
        await _closed(center)


def _takeover(given: argparse.Namespace, center: LogApi | None) -> "Takeover":
    from server_client.node.taking_over import Takeover  # noqa: PLC0415

    return Takeover(
        data=given.data,
        branch=given.branch,
        center=center,
        expected=given.expected,
        high_water=given.high_water,
        is_old_off=given.old_node_is_off,
        although_it_answers=getattr(given, "although_it_answers", False),
    )


def _center(given: argparse.Namespace) -> LogApi | None:
    if given.center is None:
        return None
    if given.center_credential is None:
        raise SettingsFault("--center needs --center-credential FILE: make one there with motcua credential add")
    return LogApi(given.center, given.branch, given.center_credential, authority=given.authority)


async def _closed(center: LogApi | None) -> None:
    if center is not None:
        await center.close()


def _tell(line: str) -> None:
    print(line, flush=True)
