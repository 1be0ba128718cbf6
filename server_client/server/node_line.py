"""What a node has to do with its centre: its log, configuration, devices, errands, forecasts; it joins, and does not.

Imported only by a node that has a centre: what speaks HTTP is slow to load.
"""

import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic
from typing import Self

from server_client.server.citizen.doing_here import ErrandRunner
from server_client.server.citizen.http_errands import HttpErrands
from server_client.server.configurations.adopting import Adopter
from server_client.server.configurations.masters import DistantMaster
from server_client.server.desk import Desk
from server_client.server.enrolment.http_devices import HttpDevices
from server_client.server.enrolment.node_devices import NodeDevices
from server_client.server.epochs.fence import Fence
from server_client.server.forecasting.shipping import ForecastLine
from server_client.server.front_certificate import FrontCertificate
from server_client.server.replication.centre_line import CentreAddress
from server_client.server.replication.http_centre import HttpCentre
from server_client.server.replication.shipping import Shipper
from server_client.server.replication.vault_line import HttpVaultLine
from server_client.server.replication.vault_shipping import VaultShipper
from server_client.server.vault.copying import Copying


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeLine:
    """The parts of a node that speak with its centre, and its desk with those that belong there."""

    desk: Desk
    devices: NodeDevices
    errands: ErrandRunner
    forecasts: ForecastLine

    @classmethod
    def of(
        cls,
        desk: Desk,
        centre: CentreAddress,
        fence: Fence,
        certificate: FrontCertificate | None,
        hear_time: Callable[[datetime], None],
    ) -> Self:
        """Return the parts; nothing is connected yet. `hear_time` is told what time it is at the centre."""
        joined = with_centre(desk, centre, fence, certificate, hear_time)
        data, branch = desk.settings.data, desk.settings.branch
        return cls(
            desk=joined,
            devices=NodeDevices(data / "devices.json", branch, HttpDevices(centre), random.random),
            errands=ErrandRunner(joined, HttpErrands(centre, branch), clock=monotonic, dice=random.random),
            forecasts=HttpCentre(centre, branch),
        )


def with_centre(
    desk: Desk,
    centre: CentreAddress,
    fence: Fence,
    certificate: FrontCertificate | None = None,
    hear_time: Callable[[datetime], None] = lambda at: None,
) -> Desk:
    """Return the desk with what goes to its centre, and what comes from there."""
    branch = desk.settings.branch
    adopter = Adopter(desk.hosted, DistantMaster(HttpCentre(centre, branch)), desk.new_id)
    shipper = Shipper(
        desk.hosted,
        HttpCentre(centre, branch, certificate=certificate, hear_time=hear_time),
        desk.metrics,
        now=desk.now,
        dice=random.random,
        hear_epoch=fence.hear,
        hear_configuration=adopter.hear,
    )
    vault_shipper = VaultShipper(
        desk.vault,
        Copying(desk.settings.vault, secrets.token_bytes),
        HttpVaultLine(centre, branch),
        epoch=lambda: desk.hosted.state.epoch,
        now=desk.now,
        dice=random.random,
    )
    return replace(desk, shipper=shipper, adopter=adopter, vault_shipper=vault_shipper)
