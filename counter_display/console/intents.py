"""Joins what the clerk does on the screen to the desk that does it; it decides nothing."""

from counter_display.console.desk import Desk
from counter_display.console.ui.console_view import ConsoleView
from counter_display.serving.console_state import Sheet
from counter_display.serving.deeds import Action, Seat
from server_client.queue_model.ids import ClerkId, CounterId, DeviceId, ProfileCode, TicketId
from server_client.wire.advising import Said


def listen(view: ConsoleView, desk: Desk) -> None:
    """Let the desk do what the view says, from now on."""
    work = desk.work
    view.acted.connect(lambda action, ticket: work.do(Action(action), TicketId(ticket) if ticket else None))
    view.finished.connect(work.finish)
    view.lookedAt.connect(lambda ticket: work.look_at(TicketId(ticket)))
    view.chose.connect(work.choose)
    view.dismissed.connect(work.dismiss)
    view.putRight.connect(work.put_right)
    view.paperworkPlanned.connect(work.plan_paperwork)
    view.helpAnswered.connect(lambda kiosk: work.answer_help(DeviceId(kiosk)))
    view.kioskPutAside.connect(lambda kiosk: desk.put_aside(DeviceId(kiosk)))
    view.adviceAnswered.connect(lambda advice, said: desk.answer_advice(advice, Said(said)))
    view.calledAlone.connect(desk.call_alone)
    view.braked.connect(desk.brake)
    view.laidOut.connect(lambda sheet: desk.lay_out(Sheet(sheet) if sheet else None))
    _listen_to_sign_in(view, desk)


def _listen_to_sign_in(view: ConsoleView, desk: Desk) -> None:
    def sign_in(counter: str, clerk: str, profile: str, pin: str) -> None:
        desk.sign_in(Seat(counter=CounterId(counter), clerk=ClerkId(clerk), profile=ProfileCode(profile)), pin)

    view.entrance.signedIn.connect(sign_in)
    view.entrance.unlocked.connect(lambda clerk, pin: desk.unlock(ClerkId(clerk), pin))
    view.entrance.pinChanged.connect(desk.change_pin)
    view.entrance.locked.connect(desk.lock)
    view.entrance.steppedAway.connect(desk.step_away)
