"""The pages about devices: all of them with their state, one-time codes for new ones, locking and revoking."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import VIETNAM
from server_client.server.administration.administrator import Administrator, CenterRole
from server_client.server.administration.session import form_of, signed_in
from server_client.server.credentials import Role
from server_client.server.enrolment.device import ENROLLED_ROLES
from server_client.server.enrolment.devices import DeviceFault, OneTimeCode, Place
from server_client.server.pages.administration.device_rows import DeviceRow, DeviceState, device_rows, rows_of
from server_client.server.pages.administration.devices_words import DEVICES_WORDS
from server_client.server.pages.administration.fault_words import FAULT_WORDS, faults_text
from server_client.server.pages.bilingual import in_language, language_of
from server_client.server.pages.frame import Asked, page
from server_client.server.pages.moments import moment_text
from server_client.server.pages.qr_picture import qr_picture
from server_client.server.routes.desk import center_of, desks_of

_HERE = "/admin/devices"
_MOST = 200
_TEXTS = {**DEVICES_WORDS, **FAULT_WORDS}


async def get_devices_page(request: Request) -> Response:
    """Return the list; `q` looks for a text, `state` for a state."""
    return _list(request, await signed_in(request))


async def post_code(request: Request) -> Response:
    """Make a one-time code, and show it this once."""
    who = await signed_in(request, CenterRole.ADMINISTRATOR)
    form = await form_of(request, who)
    try:
        place = _place(request, form)
        code = await center_of(request).devices.make_code(place, by=who.name)
    except DeviceFault as fault:
        return _list(request, who, given=form, wrong=fault.why)
    return _code_page(request, who, code)


async def get_device_page(request: Request) -> Response:
    """Return the page of one device."""
    return _device(request, await signed_in(request))


async def post_device(request: Request) -> Response:
    """Lock or unlock a kiosk, or revoke a device: `do` says which."""
    who = await signed_in(request, CenterRole.ADMINISTRATOR, CenterRole.SUPERVISOR)
    form = await form_of(request, who)
    center, (branch, name) = center_of(request), _asked(request)
    if not who.sees(branch):
        return RedirectResponse(_HERE, 303)
    done = form.get("do", "")
    try:
        match done:
            case "lock":
                await center.devices.lock(branch, name, " ".join(form.get("message", "").split()), by=who.name)
            case "unlock":
                await center.devices.lock(branch, name, None, by=who.name)
            case "revoke" if who.role is CenterRole.ADMINISTRATOR:
                await center.devices.revoke(branch, name, by=who.name)
            case _:
                return RedirectResponse(request.url.path, 303)
    except DeviceFault as fault:
        return _device(request, who, wrong=fault.why)
    # This process is to show it now; it would hear of it in a moment.
    await center.known_devices.look(branch)
    return _device(request, who, done=done)


def _list(request: Request, who: Administrator, *, given: dict[str, str] | None = None, wrong: str = "") -> Response:
    language, sought = language_of(request), request.query_params.get("q", "")
    state = request.query_params.get("state", "")
    found = [
        row
        for row in device_rows(center_of(request), who, language)
        if row.fits(sought) and (row.state.value == state if state else row.state is not DeviceState.REVOKED)
    ]
    words, now = in_language(_TEXTS, language), desks_of(request).now()
    return page(
        Asked(request=request, who=who, here=_HERE),
        "administration/device_rows.html" if request.headers.get("hx-request") else "administration/devices.html",
        _TEXTS,
        status=409 if wrong else 200,
        rows=[
            (row, faults_text(words, row.faults), _heard(row, words, moment_text(row.heard_at, now)))
            for row in found[:_MOST]
        ],
        more=max(0, len(found) - _MOST),
        sought=sought,
        state=state,
        states=[one.value for one in DeviceState],
        roles=[role.value for role in ENROLLED_ROLES],
        may_enrol=who.role is CenterRole.ADMINISTRATOR,
        given=given or {},
        wrong=wrong,
    )


def _device(request: Request, who: Administrator, *, wrong: str = "", done: str = "") -> Response:
    (branch, name), language, now = _asked(request), language_of(request), desks_of(request).now()
    found = [row for row in rows_of(center_of(request), branch, language) if row.name == name]
    if not found or not who.sees(branch):
        return RedirectResponse(_HERE, 303)
    row, words = found[0], in_language(_TEXTS, language)
    device = row.device
    return page(
        Asked(request=request, who=who, here=_HERE),
        "administration/device.html",
        _TEXTS,
        status=409 if wrong else 200,
        row=row,
        device=device,
        faults=faults_text(words, row.faults),
        heard=_heard(row, words, moment_text(row.heard_at, now)),
        enrolled_at=moment_text(device.made_at if device is not None else None, now),
        locked_at=moment_text(device.lock.since if device is not None and device.lock is not None else None, now),
        may_revoke=who.role is CenterRole.ADMINISTRATOR and device is not None and device.revoked_at is None,
        may_lock=who.role is not CenterRole.DIRECTOR
        and device is not None
        and device.role is Role.KIOSK
        and device.revoked_at is None,
        done=done,
        wrong=wrong,
    )


def _code_page(request: Request, who: Administrator, code: OneTimeCode) -> Response:
    url, authority = desks_of(request).public_url, desks_of(request).authority
    # A device that comes with it can't be given another authority's certificate on the way.
    told = code.code if authority is None else f"{code.code}.{authority.mark}"
    return page(
        Asked(request=request, who=who, here=_HERE),
        "administration/code.html",
        _TEXTS,
        place=code.place,
        code=code.code,
        mark=authority and authority.mark,
        until=code.until.astimezone(VIETNAM).strftime("%H:%M"),
        # After the hash: a browser that opens it by mistake sends the code to nobody.
        qr=qr_picture(f"{url}/enrol#{told}"),
        command=f"motcua enrol --center {url} --credential-file credential --code {told}",
    )


def _heard(row: DeviceRow, words: dict[str, str], text: str) -> str:
    return words["heard_by_node"] if row.heard_at is None and row.is_at_node else text


def _place(request: Request, form: dict[str, str]) -> Place:
    try:
        role = Role(form.get("role", ""))
    except ValueError as wrong:
        raise DeviceFault("role", "There is no such kind of device") from wrong
    place = Place(branch=BranchId(form.get("branch", "").strip()), name=form.get("name", "").strip(), role=role)
    if any((one.branch, one.name) == (place.branch, place.name) for one in desks_of(request).credentials.all()):
        raise DeviceFault("by_hand", f"{place.name} is in the file of credentials")
    return place


def _asked(request: Request) -> tuple[BranchId, str]:
    return BranchId(request.path_params["branch"]), request.path_params["name"]
