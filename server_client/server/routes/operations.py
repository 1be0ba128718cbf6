"""What operations ask: whether the server is ready, whom it takes a device for, and its measures."""

from collections import Counter
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId
from server_client.server.city_system.line import CityLine
from server_client.server.credentials import Credential
from server_client.server.desk import Desk
from server_client.server.desks import Desks
from server_client.server.front_certificate import FrontCertificate
from server_client.server.metrics import MEDIA_TYPE, BranchFigures
from server_client.server.replication.shipping import Shipper
from server_client.server.routes.desk import JSON, admitted, desks_of, found_holder
from server_client.wire.forecasts import BoardMessage
from server_client.wire.views import (
    CentreHealth,
    CertificateHealth,
    CityHealth,
    Health,
    Holder,
    StaffHealth,
    VaultCopyHealth,
    VaultHealth,
    encode_view,
)


async def get_health(request: Request) -> Response:
    """Return 200 if the branch takes commands and gives out numbers, 503 with the reasons if not.

    On a centre it is about the branch of the credential or of `?branch=`, else about the centre itself, which is ready
    as long as its database is there; points that do not work are named all the same.
    """
    desks = desks_of(request)
    desk = _desk_asked(request, desks)
    body = _center_health(desks) if desk is None else _branch_health(desk)
    body.certificate = _certificate(desks.certificate)
    return Response(encode_view(body), 200 if body.ready else 503, media_type=JSON)


def _desk_asked(request: Request, desks: Desks) -> Desk | None:
    if desks.home is not None:
        return desks.hosted[desks.home]
    holder = found_holder(request)
    branch = request.query_params.get("branch") or (holder and holder.branch)
    return desks.hosted.get(BranchId(branch)) if branch else None


def _branch_health(desk: Desk) -> Health:
    state = desk.hosted.state
    fenced = desk.fence.why_not if desk.fence is not None else None
    reasons = _why_not(state, fenced or desk.hosted.fault)
    wrong = desk.staff.fault
    return Health(
        ready=not reasons,
        branch=state.id,
        seq=state.seq,
        why_not=reasons,
        vault=_vault(desk),
        staff=StaffHealth(pins=wrong is not None or desk.staff.has_pins, why_not=wrong),
        city=_city(desk.city),
        centre=_centre(desk.shipper) if desk.shipper is not None else None,
        now=desk.now(),
    )


def _center_health(desks: Desks) -> Health:
    fault = desks.center.following.fault if desks.center else None
    stopped = {branch: desk.hosted.fault for branch, desk in desks.hosted.items() if desk.hosted.fault}
    points = [f"{branch}: {why}" for branch, why in (stopped | dict(desks.unusable)).items()]
    return Health(
        ready=fault is None,
        branch="",
        seq=0,
        why_not=[*([fault] if fault else []), *points],
        vault=VaultHealth(open=True, why_not=None),
        now=desks.now(),
    )


async def get_holder(request: Request) -> Response:
    """Return whose credential the request bears, so that a device can be checked before it is used."""
    return Response(encode_view(holder_view(request, admitted(request))), media_type=JSON)


def holder_view(request: Request, holder: Credential) -> Holder:
    """Return what the holder of a credential is told about itself; its branch is empty if it is of none."""
    desks = desks_of(request)
    branch = desks.branch_of(holder)
    desk = None if branch is None else desks.hosted.get(branch)
    return Holder(
        name=holder.name,
        role=holder.role,
        branch=branch or "",
        version=version("motcua"),
        kept_days=None if desk is None else desk.settings.vault.retention.longest_days,
    )


async def get_metrics(request: Request) -> Response:
    """Return the measures as Prometheus reads them."""
    desks = desks_of(request)
    if desks.certificate is not None:
        desks.metrics.certificate_ends.set(desks.certificate.present.ends_at.timestamp())
    boards = {branch: await desks.board(branch) for branch in desks.hosted}
    figures = [_figures(desk, boards[branch]) for branch, desk in desks.hosted.items()]
    return Response(desks.metrics.text(figures), media_type=MEDIA_TYPE)


def _figures(desk: Desk, board: BoardMessage | None) -> BranchFigures:
    state = desk.hosted.state
    services = state.configuration.services if state.configuration else ()
    return BranchFigures(
        branch=state.id,
        listeners=desk.hosted.feed.listeners,
        seq=state.seq,
        waiting={service.code: state.waiting_count(service.code) for service in services},
        counters=Counter(counter.state.value for counter in state.counters.values()),
        forecast_age_s=None if board is None else board.age_s,
    )


def _centre(shipper: Shipper) -> CentreHealth:
    state = shipper.state
    return CentreHealth(
        linked=state.linked, since=state.since, lag=shipper.lag, differs=state.differs, why_not=state.fault
    )


def _vault(desk: Desk) -> VaultHealth:
    copy = desk.vault_shipper
    copied = None
    if copy is not None and copy.is_wanted:
        copied = VaultCopyHealth(waiting=copy.state.waiting, why_not=copy.state.fault)
    return VaultHealth(open=desk.vault.fault is None, why_not=desk.vault.fault, copied=copied)


def _certificate(served_by: FrontCertificate | None) -> CertificateHealth | None:
    if served_by is None:
        return None
    return CertificateHealth(
        name=served_by.present.name,
        ends_at=served_by.present.ends_at,
        days_left=served_by.days_left,
        says=served_by.notice,
    )


def _city(line: CityLine) -> CityHealth:
    if line.system is None:
        return CityHealth()
    state = line.state
    return CityHealth(
        system=line.system.name,
        waiting=state.waiting + state.pending,
        refused=state.refused,
        oldest=state.oldest,
        why_not=state.fault,
    )


def _why_not(state: Branch, fault: str | None) -> list[str]:
    reasons = [fault] if fault else []
    if state.configuration is None:
        reasons.append("The branch has no configuration: start it with --configuration FILE")
    elif not state.is_open:
        reasons.append("The day is not open: it opens by itself, or a supervisor opens it")
    return reasons
