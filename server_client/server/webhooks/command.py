"""The command line of webhooks: add, list, test, pause, resume, send again and remove them at a running centre."""

import argparse
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from server_client.queue_model.local_time import VIETNAM

if TYPE_CHECKING:
    from server_client.server.webhooks.centre_calls import WebhookCalls
    from server_client.wire.webhooks import WebhookShown

FAILED = 1
UNREACHABLE = 2
_ONE = {
    "test": "send a test message now",
    "pause": "tell it nothing more until it is resumed; nothing is lost",
    "resume": "go on where it was paused or parked",
    "resend": "send again what follows an entry of a branch, or pass over all up to it",
    "rotate": "give it another secret, and print that; the one before signs beside it for a day",
    "remove": "forget it",
}


def webhook(arguments: Sequence[str]) -> int:
    """Tell other systems what happens at the branches, and look after those that are told."""
    # Both take longer to load than --help of another command may take.
    from server_client.server.webhooks.centre_calls import CentreSaysNo, WebhookCalls  # noqa: PLC0415
    from server_client.tls.trust import NoAuthority, trusting  # noqa: PLC0415

    parser = _parser()
    given = parser.parse_args(arguments)
    if given.action == "rotate-key":
        return _rotate_key(given.data)
    if given.center is None or given.credential is None:
        parser.error("--center URL and --credential FILE are needed for this")
    try:
        calls = WebhookCalls(
            given.center, given.credential.read_text(encoding="utf-8").strip(), trusting(given.authority)
        )
        return _carried_out(calls, given)
    except OSError as failed:
        print(f"motcua webhook: --credential {given.credential} cannot be read ({failed.strerror})", file=sys.stderr)
    except (CentreSaysNo, NoAuthority) as no:
        print(f"motcua webhook: {no}", file=sys.stderr)
    return UNREACHABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="motcua webhook",
        description=webhook.__doc__,
        epilog="Exit status: 0 done, 1 a test was not taken or a webhook is parked, 2 the centre does not do it.",
    )
    parser.add_argument("--center", metavar="URL", help="the centre, for example https://HOST")
    parser.add_argument("--credential", type=Path, metavar="FILE", help="the secret of an administrator there")
    parser.add_argument(
        "--ca", dest="authority", type=Path, metavar="FILE", help="the private authority's certificate, if there is one"
    )
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("list", help="print who is told, and how that stands")
    add = actions.add_parser("add", help="tell an address of what happens from now on, and print its secret")
    add.add_argument("--url", required=True, help="https://HOST/PATH")
    add.add_argument("--event", action="append", default=[], help="only this, as ticket.called; may be repeated")
    add.add_argument("--branch", action="append", default=[], help="only of this branch; may be repeated")
    renew = actions.add_parser("rotate-key", help="at the centre itself: a new key seals the secrets from now on")
    renew.add_argument("--data", type=Path, required=True, help="folder of the centre")
    for name, told in _ONE.items():
        action = actions.add_parser(name, help=told)
        action.add_argument("id", help="the webhook's id, as `list` prints it")
        if name == "resend":
            action.add_argument("--branch", required=True, help="code of the branch")
            action.add_argument("--after", type=int, required=True, metavar="ENTRY", help="the last that it has")
    return parser


def _rotate_key(data: Path) -> int:
    from server_client.server.vault.sealed_secrets import SealedSecrets, SecretLocked  # noqa: PLC0415 - slow to load

    try:
        key = SealedSecrets(data / "webhooks.key", lambda: datetime.now(UTC), secrets.token_bytes).rotate()
    except SecretLocked as locked:
        print(f"motcua webhook: {locked}", file=sys.stderr)
        return UNREACHABLE
    print(f"Key {key} seals the secrets from now on; running processes seal all anew within a minute")
    return 0


def _carried_out(calls: "WebhookCalls", given: argparse.Namespace) -> int:
    from server_client.wire.webhooks import MovedCursor, NewWebhook, WebhookState  # noqa: PLC0415 - slow to load

    match given.action:
        case "list":
            known = calls.all()
            for one in known:
                print(_line(one))
            return FAILED if any(one.state is WebhookState.PARKED for one in known) else 0
        case "add":
            added = calls.add(NewWebhook(url=given.url, events=given.event, branches=given.branch))
            print(f"{added.id}\nSecret, told this once: {added.secret}")
        case "rotate":
            print(f"New secret, told this once: {calls.exchange(given.id).secret}")
        case "test":
            tested = calls.test(given.id)
            print("taken" if tested.taken else f"not taken: {tested.fault}")
            return 0 if tested.taken else FAILED
        case "remove":
            calls.remove(given.id)
        case "resend":
            print(_line(calls.go_on_after(given.id, MovedCursor(branch=given.branch, after=given.after))))
        case _:
            print(_line(calls.do(given.id, given.action)))
    return 0


def _line(one: "WebhookShown") -> str:
    what = ",".join(one.events) or "all events"
    where = ",".join(one.branches) or "all branches"
    fields = [one.id, one.state, one.url, what, where, f"{one.behind} branches behind"]
    if one.failing_since is not None:
        since = one.failing_since.astimezone(VIETNAM).isoformat(timespec="seconds")
        fields.append(f"not taken since {since}, {one.tries} tries")
    return "\t".join([*fields, one.fault or "-"])
