"""What a supervisor sees of advice: the most useful first, risks that matter, and outcomes while they are fresh."""

import asyncio
from datetime import timedelta

import msgspec

from counter_display.console.advice_desk import AdviceDesk
from counter_display.console.advice_reading import advice_lines
from counter_display.serving.advice_lines import AdviceKind
from counter_display.serving.deeds import Seat
from counter_display.serving.outlook import Outlook
from server_client.client.errors import ServerUnavailable
from server_client.wait_forecast.deed import Deed
from server_client.wire.advising import Said
from server_client.wire.forecasts import BoardMessage
from tests.fakes.advice import a_risk, an_advice
from tests.fakes.boards import a_board
from tests.fakes.office import ALL, COUNTER_5, EIGHT, LAN, office

BOARD: BoardMessage = msgspec.structs.replace(
    a_board(),
    advice=(an_advice(Deed.CLOSE), an_advice(Deed.OPEN)),
    advised=(an_advice(at=EIGHT - timedelta(hours=2), said=Said.DO, happened_min=412.0),),
    risks=(a_risk(0.9), a_risk(0.1)),
)


def outlook(later: timedelta = timedelta()) -> Outlook:
    seat = Seat(counter=COUNTER_5, clerk=LAN, profile=ALL)
    return Outlook(branch=office().branch, seat=seat, now=EIGHT + later)


def test_lines_are_in_the_order_of_what_matters() -> None:
    kinds = [line.kind for line in advice_lines(outlook(), BOARD)]
    assert kinds == [AdviceKind.OPEN, AdviceKind.CLOSE, AdviceKind.RISK, AdviceKind.OUTCOME]
    opened = advice_lines(outlook(), BOARD)[0]
    assert (opened.counter, opened.profile, opened.service, opened.saves_min) == (7, "Tất cả lĩnh vực", "Đất đai", 214)


def test_without_a_forecast_there_is_nothing_to_tell() -> None:
    assert advice_lines(outlook(), None) == ()


def test_what_came_of_an_advice_is_told_while_it_is_fresh() -> None:
    kinds = [line.kind for line in advice_lines(outlook(timedelta(minutes=30)), BOARD)]
    assert AdviceKind.OUTCOME not in kinds


class Server:
    """Takes what is said, or is not there."""

    def __init__(self, *, is_cut: bool = False) -> None:
        self.is_cut = is_cut
        self.told: list[tuple[str, Said, str]] = []
        self.asked = asyncio.Event()

    async def answer_advice(self, advice: str, said: Said, *, session: str = "") -> None:
        self.told.append((advice, said, session))
        self.asked.set()
        if self.is_cut:
            raise ServerUnavailable("cut")


def said_to(server: Server) -> AdviceDesk:
    async def say() -> AdviceDesk:
        desk = AdviceDesk()
        desk.know(BOARD)
        desk.say(BOARD.advice[1].id, Said.NOT_NOW)
        assert AdviceKind.OPEN not in [line.kind for line in desk.lines(outlook())]
        work = asyncio.ensure_future(desk.run(server, lambda: "session"))
        await server.asked.wait()
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        return desk

    return asyncio.run(say())


def test_what_is_said_shows_at_once_and_goes_to_the_server() -> None:
    server = Server()
    desk = said_to(server)
    assert server.told == [(BOARD.advice[1].id, Said.NOT_NOW, "session")]
    assert AdviceKind.OPEN not in [line.kind for line in desk.lines(outlook())]


def test_what_the_server_does_not_take_is_asked_again() -> None:
    desk = said_to(Server(is_cut=True))
    assert AdviceKind.OPEN in [line.kind for line in desk.lines(outlook())]
