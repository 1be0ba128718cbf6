"""What operations ask: whether the server is ready, whom it takes a device for, and its measures."""

from collections import Counter
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.branch import Branch
from server_client.server.city_system.line import CityLine
from server_client.server.credentials import Credential
from server_client.server.metrics import MEDIA_TYPE
from server_client.server.routes.desk import JSON, admitted, desk_of
from server_client.wire.views import CityHealth, Health, Holder, StaffHealth, VaultHealth, encode_view


async def get_health(request: Request) -> Response:
    """Return 200 if the branch takes commands and gives out numbers, 503 with the reasons if not."""
    desk = desk_of(request)
    state = desk.hosted.state
    reasons = _why_not(state, desk.hosted.fault)
    vault = VaultHealth(open=desk.vault.fault is None, why_not=desk.vault.fault)
    wrong = desk.staff.fault
    staff = StaffHealth(pins=wrong is not None or desk.staff.has_pins, why_not=wrong)
    body = Health(
        ready=not reasons,
        branch=state.id,
        seq=state.seq,
        why_not=reasons,
        vault=vault,
        staff=staff,
        city=_city(desk.city),
        now=desk.now(),
    )
    return Response(encode_view(body), 503 if reasons else 200, media_type=JSON)


async def get_holder(request: Request) -> Response:
    """Return whose credential the request bears, so that a device can be checked before it is used."""
    return Response(encode_view(holder_view(request, admitted(request))), media_type=JSON)


def holder_view(request: Request, holder: Credential) -> Holder:
    """Return what the holder of a credential is told about itself."""
    settings = desk_of(request).settings
    return Holder(
        name=holder.name,
        role=holder.role,
        branch=settings.branch,
        version=version("motcua"),
        kept_days=settings.vault.retention.longest_days,
    )


async def get_metrics(request: Request) -> Response:
    """Return the measures as Prometheus reads them."""
    desk = desk_of(request)
    state = desk.hosted.state
    services = state.configuration.services if state.configuration else ()
    text = desk.metrics.text(
        listeners=desk.hosted.feed.listeners,
        seq=state.seq,
        waiting={service.code: state.waiting_count(service.code) for service in services},
        counters=Counter(counter.state.value for counter in state.counters.values()),
    )
    return Response(text, media_type=MEDIA_TYPE)


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
