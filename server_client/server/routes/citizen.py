"""The calls by which the city's own app books times and takes numbers for those who are signed in there."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BookingCode, BranchId, ServiceCode
from server_client.queue_model.local_time import local_day
from server_client.server.citizen.booking_rules import BookingRefusal, BookingRefused, slots_on
from server_client.server.citizen.bookings import Wish
from server_client.server.citizen.citizens import Citizens
from server_client.server.citizen.doing_there import ProblemTold
from server_client.server.citizen.errands import NodeAway, NodeUnsure
from server_client.server.citizen.taking import online_ticket
from server_client.server.credentials import Role
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import (
    JSON,
    ProblemFoundError,
    center_of,
    desks_of,
    holder_of,
    of_branch,
    served,
)
from server_client.wire.answers import Problem, problem
from server_client.wire.online import (
    BookableBranch,
    BookableService,
    BookingMade,
    FreeSlot,
    FreeSlots,
    OnlineTicket,
    PersonsPlace,
    PersonsPlaces,
    decode_booking_wish,
    decode_place_search,
    decode_ticket_wish,
    encode_online,
)

_NO_STORE = {"Cache-Control": "no-store"}
_TITLE = "The rules of booking say no"


async def get_bookable(request: Request) -> Response:
    """Return the services of a branch, with the days on which each can be booked."""
    citizens, branch, configuration = await _asked(request)
    rules, today = citizens.bookings.rules, local_day(desks_of(request).now())
    days = [today + timedelta(days=ahead) for ahead in range(rules.days_ahead + 1)]
    body = BookableBranch(
        branch=branch,
        names=configuration.branch,
        linked=branch in desks_of(request).hosted or await citizens.errands.is_linked(branch),
        services=[
            BookableService(
                code=service.code,
                names=service.names,
                days=[day for day in days if slots_on(configuration, service, day, rules)],
            )
            for service in configuration.services
        ],
    )
    return Response(encode_online(body), media_type=JSON, headers=_NO_STORE)


async def get_slots(request: Request) -> Response:
    """Return the times of a service on a day that can still be booked."""
    citizens, branch, configuration = await _asked(request)
    code, day = ServiceCode(request.query_params.get("service", "")), _day(request.query_params.get("day", ""))
    service = configuration.service(code)
    with _rules_answer():
        if service is None:
            raise BookingRefused(BookingRefusal.NOT_BOOKABLE, service=code, day=day.isoformat())
        slots = await citizens.bookings.free(branch, configuration, service, day)
    body = FreeSlots(
        branch=branch, service=code, day=day, slots=[FreeSlot(at=slot.at, free=slot.places) for slot in slots]
    )
    return Response(encode_online(body), media_type=JSON, headers=_NO_STORE)


async def post_booking(request: Request) -> Response:
    """Book a time for a person, within the limits; the same id again gets the same booking."""
    citizens, branch, configuration = await _asked(request)
    asked = await read_body(request, decode_booking_wish)
    if local_day(asked.booked_for) == local_day(desks_of(request).now()):
        await _insist_on_line(request, citizens, branch)
    person = citizens.bookings.persons.key(asked.identity)
    wish = Wish(id=asked.id, person=person, service=asked.service, at=asked.booked_for)
    with _rules_answer():
        booking = await citizens.bookings.book(branch, configuration, wish)
    body = BookingMade(code=booking.code, branch=branch, service=booking.service, booked_for=booking.booked_for)
    return Response(encode_online(body), media_type=JSON, headers=_NO_STORE)


async def delete_booking(request: Request) -> Response:
    """Give a booking up; its place is free again."""
    citizens, branch, _ = await _asked(request)
    code = BookingCode(request.path_params["code"])
    if not await citizens.bookings.give_up(branch, code):
        raise ProblemFoundError(
            problem("no_such_booking", "There is no such booking", 404, f"Branch {branch} has no booking {code}")
        )
    return Response(b"{}", media_type=JSON, headers=_NO_STORE)


async def post_online_ticket(request: Request) -> Response:
    """Give out a number of today to a person who is on their way; the same id again gets the same number."""
    citizens, branch, _ = await _asked(request)
    asked = await read_body(request, decode_ticket_wish)
    desks = desks_of(request)
    with _rules_answer(), branch_answers():
        number, token = await online_ticket(desks, citizens, branch, asked)
    body = OnlineTicket(number=number, branch=branch, token=token, page=f"{desks.public_url}/t/{token}")
    return Response(encode_online(body), media_type=JSON, headers=_NO_STORE)


async def search_places(request: Request) -> Response:
    """Return what a person has from today on, at all branches."""
    citizens = _citizens(request)
    identity = await read_body(request, decode_place_search)
    places = await citizens.bookings.of_person(citizens.bookings.persons.key(identity))
    body = PersonsPlaces(
        places=[PersonsPlace(branch=one.branch, service=one.service, at=one.at, code=one.code) for one in places]
    )
    return Response(encode_online(body), media_type=JSON, headers=_NO_STORE)


@contextmanager
def branch_answers() -> Iterator[None]:
    """Tell what a branch cannot do now as a problem of its own."""
    try:
        yield
    except NodeAway as away:
        found = problem("branch_away", "The branch is cut off now", 503, str(away))
        raise ProblemFoundError(found, Retry_After="60") from away
    except NodeUnsure as unsure:
        found = problem("no_answer_yet", "The branch has not answered yet", 503, str(unsure))
        raise ProblemFoundError(found, Retry_After="5") from unsure
    except ProblemTold as told:
        raise ProblemFoundError(told.found) from told


@contextmanager
def _rules_answer() -> Iterator[None]:
    try:
        yield
    except BookingRefused as refused:
        raise ProblemFoundError(refusal(refused)) from refused


def refusal(refused: BookingRefused) -> Problem:
    """Return the problem document of a refusal by the rules of booking."""
    return replace(problem(refused.code, _TITLE, 409, str(refused)), particulars=refused.particulars)


def _citizens(request: Request) -> Citizens:
    holder, center = holder_of(request), center_of(request)
    if holder.role is not Role.CITY_APP or holder.branch is not None:
        detail = "This call is for city_app only, by a credential that is of no branch"
        raise ProblemFoundError(problem("not_permitted", "Not this role's work", 403, detail))
    return center.citizens


async def _asked(request: Request) -> tuple[Citizens, BranchId, Configuration]:
    citizens, desks = _citizens(request), desks_of(request)
    branch = BranchId(request.path_params["branch"])
    of_branch(desks, branch)
    configuration = (await served(desks, branch)).state.configuration
    if configuration is None:
        raise ProblemFoundError(
            problem("unknown_branch", "This branch is not here", 404, f"Branch {branch} has no configuration yet")
        )
    return citizens, branch, configuration


async def _insist_on_line(request: Request, citizens: Citizens, branch: BranchId) -> None:
    # Whoever books for today while the branch is cut off would stand before a kiosk that has not heard of it.
    if branch in desks_of(request).hosted or await citizens.errands.is_linked(branch):
        return
    with branch_answers():
        raise NodeAway(f"Branch {branch} is cut off from the centre now: book another day, or take a number there")


def _day(text: str) -> date:
    # A basic 20260309 is a day too, but two ways to write one are one too many.
    if len(text) == len("2026-03-09"):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise ProblemFoundError(problem("bad_day", "This is not a day", 400, "Write the day as 2026-03-09"))
