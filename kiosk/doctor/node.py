"""Whether the branch node answers, takes this kiosk for what it is, and has what a kiosk needs; it changes nothing."""

import asyncio
from collections.abc import Iterator
from importlib.metadata import version

from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject
from kiosk.setup.keys import BRANCH, CA, CREDENTIAL, DEVICE, SERVER
from server_client.client.errors import Rejected, Unavailable
from server_client.client.inspection import Inspection, inspect
from server_client.queue_model.ids import BranchId, DeviceId
from server_client.wire.views import Holder

NAME = "node"
CODES: Codes = {
    "ready": Level.OK,
    "unset": Level.WARNING,
    "unreachable": Level.FAULT,
    "rejected": Level.FAULT,
    "credential_refused": Level.FAULT,
    "wrong_role": Level.FAULT,
    "wrong_name": Level.FAULT,
    "unknown_branch": Level.FAULT,
    "not_ready": Level.WARNING,
    "unconfigured": Level.FAULT,
    "unlisted": Level.WARNING,
    "other_version": Level.WARNING,
    "vault_shut": Level.WARNING,
    "slow": Level.WARNING,
}

SLOW_S = 0.3
"""A number takes one answer; longer than this and a person waits for it."""
ROLE = "kiosk"


def check(subject: Subject) -> Findings:
    """Ask the node."""
    server, branch = subject.setting(SERVER), subject.setting(BRANCH)
    credential, device = subject.setting(CREDENTIAL), subject.setting(DEVICE)
    if server is None or branch is None or credential is None or device is None:
        return (Finding(check=NAME, code="unset"),)
    try:
        seen = asyncio.run(inspect(server, BranchId(branch), credential, authority=subject.setting(CA)))
    except (Unavailable, Rejected) as error:
        return (Finding(check=NAME, code="unreachable", particulars={"server": server, "why": str(error)}),)
    return verdict(seen, server=server, branch=branch, device=device, own_version=version("motcua"))


def verdict(seen: Inspection, *, server: str, branch: str, device: DeviceId, own_version: str) -> Findings:
    """Say what the node's answers mean."""
    particulars = {
        "server": server,
        "branch": branch,
        "device": device,
        "ms": f"{seen.answer_s * 1000:.0f}",
        "own": own_version,
        "why": "; ".join(seen.health.why_not),
        "role": seen.holder.role if seen.holder else "",
        "name": seen.holder.name if seen.holder else "",
        "version": seen.holder.version if seen.holder else "",
        "hosted": seen.health.branch,
        "vault": seen.health.vault.why_not or "",
    }
    if seen.rejected is not None:
        particulars["why"] = str(seen.rejected)
    codes = tuple(_codes(seen, device, own_version)) or ("ready",)
    return tuple(Finding(check=NAME, code=code, particulars=particulars) for code in codes)


def _codes(seen: Inspection, device: DeviceId, own_version: str) -> Iterator[str]:
    if seen.rejected is not None:
        yield _REJECTED.get(seen.rejected.problem.code, "rejected")
        return
    if seen.holder is not None:
        yield from _about_us(seen.holder, device, own_version)
    configuration = seen.branch.configuration if seen.branch else None
    if configuration is None:
        yield "unconfigured"
    elif not any(kiosk.id == device for kiosk in configuration.kiosks):
        yield "unlisted"
    # Without a configuration it is not ready either, and what to do was said.
    if configuration is not None and not seen.health.ready:
        yield "not_ready"
    if not seen.health.vault.open:
        yield "vault_shut"
    if seen.answer_s > SLOW_S:
        yield "slow"


_REJECTED = {"no_credential": "credential_refused", "unknown_branch": "unknown_branch"}


def _about_us(holder: Holder, device: DeviceId, own_version: str) -> Iterator[str]:
    if holder.role != ROLE:
        yield "wrong_role"
    elif holder.name != device:
        yield "wrong_name"
    if holder.version != own_version:
        yield "other_version"
