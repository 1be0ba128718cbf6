"""The page behind a ticket's QR code: what it shows in every state, what it never shows, how it keeps itself new."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from server_client.queue_model.commands import (
    CancelTicket,
    CloseDay,
    FinishTicket,
    HoldTicket,
    IssueTicket,
    MissTicket,
    StartServing,
)
from server_client.queue_model.ids import OutcomeCode, ReasonCode, TicketId
from server_client.queue_model.ticket import TicketState
from server_client.server.credentials import Role
from server_client.server.pages.ticket_words import ALL_WORDS, said_of, words_in
from tests.fakes.browser import Page, browser
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL, COUNTER_5, ENGLISH, LAND
from tests.fakes.running_server import RunningServer, running_server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server whose office is open."""
    with running_server(tmp_path / "data") as server:
        yield server


def sent(answer: httpx.Response) -> bytes:
    """Return about what came over the line: the head, and the body as it was packed."""
    head = b"".join(b"%b: %b\r\n" % pair for pair in answer.headers.raw)
    return head + bytes(answer.num_bytes_downloaded)


def page(server: RunningServer, ticket: IssueTicket, query: str = "") -> str:
    """Return the page of a ticket."""
    answer = server.http.get(f"/t/{ticket.token}{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def test_the_page_shows_the_number_the_service_and_the_people_ahead(server: RunningServer) -> None:
    server.take()
    server.take()

    text = page(server, server.take())

    assert "A003" in text
    assert "Hộ tịch" in text
    assert "Sắp đến lượt: còn 2 người" in text
    assert '<html lang="vi">' in text


def test_the_page_is_in_the_language_of_the_visit_and_in_the_other_on_request(server: RunningServer) -> None:
    ticket = server.take(CIVIL, language=ENGLISH)

    assert "You are next" in page(server, ticket)
    assert "Quý khách là người tiếp theo" in page(server, ticket, "?lang=vi")
    assert 'href="?lang=vi"' in page(server, ticket)


def test_a_language_that_there_is_not_gives_the_visits_own(server: RunningServer) -> None:
    assert "You are next" in page(server, server.take(CIVIL, language=ENGLISH), "?lang=xx")


def test_a_called_ticket_names_the_counter(server: RunningServer) -> None:
    ticket = server.take(CIVIL, LAND)
    server.open()
    server.call()

    text = page(server, ticket)

    assert "Mời quý khách đến quầy số 5" in text
    assert "Đất đai" in text


def test_each_state_on_the_way_has_its_words(server: RunningServer) -> None:
    ticket = server.take()
    id_ = TicketId(ticket.id)
    server.open()
    server.call()
    server.done(StartServing(id=an_id(), counter=COUNTER_5, ticket=id_))
    assert "Đang phục vụ tại quầy số 5" in page(server, ticket)
    server.done(HoldTicket(id=an_id(), counter=COUNTER_5, ticket=id_, reason=ReasonCode("form")))
    assert "Đang tạm dừng" in page(server, ticket)


def test_a_missed_ticket_says_what_to_do(server: RunningServer) -> None:
    ticket = server.take()
    server.open()
    server.call()
    server.done(MissTicket(id=an_id(), counter=COUNTER_5, ticket=TicketId(ticket.id)))

    assert "Xin báo nhân viên hướng dẫn để được gọi lại" in page(server, ticket)


@pytest.mark.parametrize("end", ["finished", "cancelled", "expired"])
def test_a_ticket_that_has_ended_says_so_and_is_asked_for_no_more(server: RunningServer, end: str) -> None:
    ticket = server.take()
    id_ = TicketId(ticket.id)
    match end:
        case "finished":
            server.open()
            server.call()
            server.done(StartServing(id=an_id(), counter=COUNTER_5, ticket=id_))
            server.done(FinishTicket(id=an_id(), counter=COUNTER_5, ticket=id_, outcome=OutcomeCode("accepted")))
        case "cancelled":
            server.done(CancelTicket(id=an_id(), ticket=id_, reason=ReasonCode("left")))
        case _:
            server.done(CloseDay(id=an_id()))

    text = page(server, ticket, "?part=place")

    assert words_in("vi").states[TicketState(end)][0] in text
    assert " data-ended>" in text


@pytest.mark.parametrize("language", ALL_WORDS)
@pytest.mark.parametrize("state", TicketState)
def test_every_state_has_whole_sentences_in_every_language(state: TicketState, language: str) -> None:
    said = said_of(state, 7 if state is TicketState.WAITING else None, 5, words_in(language))

    assert "{" not in said.headline
    assert "None" not in said.headline
    assert said.detail


def test_a_counter_that_is_no_more_is_left_out_of_the_sentence() -> None:
    assert said_of(TicketState.CALLED, None, None, words_in("en")).headline == "Please go to counter –"


def test_an_unknown_ticket_has_a_page_that_says_so_and_how_to_go_on(server: RunningServer) -> None:
    answer = server.http.get(f"/t/{a_token()}")
    english = server.http.get(f"/t/{a_token()}", headers={"Accept-Language": "en-GB,en;q=0.9"})

    assert (answer.status_code, english.status_code) == (404, 404)
    assert "Hôm nay không có số này" in answer.text
    assert "There is no such number today" in english.text


def test_the_page_holds_nothing_that_is_not_on_the_paper(server: RunningServer) -> None:
    ticket = server.take()

    text = page(server, ticket)

    assert ticket.id not in text
    assert str(ticket.token) not in text


def test_a_page_that_has_not_changed_is_not_sent_again(server: RunningServer) -> None:
    ticket = server.take()
    first = server.http.get(f"/t/{ticket.token}?part=place")

    again = server.http.get(f"/t/{ticket.token}?part=place", headers={"If-None-Match": first.headers["etag"]})
    server.open()
    server.call()
    changed = server.http.get(f"/t/{ticket.token}?part=place", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


def test_the_page_and_its_files_are_small(server: RunningServer) -> None:
    text = page(server, server.take())
    addresses = [part.partition('"')[0] for part in text.split('"/web/')[1:]]

    sizes = [len(server.http.get(f"/web/{address}").content) for address in addresses]

    assert len(sizes) == 4
    assert len(text.encode()) + sum(sizes) < 24_000


def test_over_the_line_the_page_takes_a_few_thousand_bytes_and_a_look_a_few_hundred(server: RunningServer) -> None:
    ticket = server.take()
    first = server.http.get(f"/t/{ticket.token}")
    addresses = [part.partition('"')[0] for part in first.text.split('"/web/')[1:]]

    whole = [first, *(server.http.get(f"/web/{address}") for address in addresses)]
    look = server.http.get(f"/t/{ticket.token}?part=place")
    again = server.http.get(f"/t/{ticket.token}?part=place", headers={"If-None-Match": look.headers["etag"]})

    assert first.headers["content-encoding"] == "gzip"
    assert sum(len(sent(answer)) for answer in whole) < 9_000
    assert len(sent(look)) < 2_200
    assert len(sent(again)) < 250


def test_files_are_kept_for_ever_and_others_are_not_there(server: RunningServer) -> None:
    text = page(server, server.take())
    style = text.partition('rel="stylesheet" href="')[2].partition('"')[0]

    answer: httpx.Response = server.http.get(style)

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/css")
    assert server.http.get("/web/ticket.html").status_code == 404


def test_the_page_may_load_nothing_from_elsewhere_and_tells_no_one_its_address(server: RunningServer) -> None:
    headers = server.http.get(f"/t/{server.take().token}").headers

    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self';")
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex, nofollow"


def look_now(phone: Page) -> None:
    """Let the page look as it does when someone comes back to it, so that no test waits seconds."""
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_phone_shows_the_call_without_being_touched(server: RunningServer, tmp_path: Path) -> None:
    ticket = server.take()
    server.open()
    with browser(tmp_path / "profile") as phone:
        phone.open(f"{server.url}/t/{ticket.token}")
        assert phone.text(".number") == "A001"
        assert phone.text("h1") == "Quý khách là người tiếp theo"

        server.call()
        phone.wait_for("document.querySelector('article.called')")

        assert phone.text(".counter b") == "5"
        assert phone.evaluate("document.title") == "A001 · Mời quý khách đến quầy số 5"
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert all(url.startswith(server.url) for url in phone.requests)
        assert phone.complaints == []


def test_a_phone_says_that_the_line_is_cut_and_takes_that_back(server: RunningServer, tmp_path: Path) -> None:
    ticket = server.take()
    with browser(tmp_path / "profile") as phone:
        phone.open(f"{server.url}/t/{ticket.token}")
        phone.evaluate("window.known = fetch; window.fetch = () => Promise.reject(new TypeError('no network'))")
        look_now(phone)
        phone.wait_for("!document.getElementById('offline').hidden")
        assert "Số của quý khách vẫn giữ nguyên" in phone.text("#offline")
        phone.evaluate("window.fetch = window.known")
        look_now(phone)
        phone.wait_for("document.getElementById('offline').hidden")
        assert phone.text(".number") == "A001"


def test_the_other_language_is_one_touch_away(server: RunningServer, tmp_path: Path) -> None:
    ticket = server.take()
    with browser(tmp_path / "profile") as phone:
        phone.open(f"{server.url}/t/{ticket.token}")
        href = phone.evaluate("document.querySelector('nav a').href")
        phone.open(str(href))
        assert phone.text("h1") == "You are next"
        server.open()
        server.call()
        look_now(phone)
        phone.wait_for("document.querySelector('article.called')")
        assert phone.text(".counter").startswith("Please go to counter")


def test_the_page_and_the_json_call_tell_the_same(server: RunningServer) -> None:
    ticket = server.take()

    told = server.get(f"/v1/branches/CN01/tickets/{ticket.token}", None).json()

    assert (told["number"], told["state"], told["ahead"], told["counter"]) == ("A001", "waiting", 0, None)
    assert told["service"]["en"] == "Civil status"
    assert server.get("/v1/branches/CN01", Role.DISPLAY).json()["seq"] == told["seq"]


def test_a_person_who_needs_longer_puts_their_number_off_from_the_page(server: RunningServer) -> None:
    ticket = server.take()
    later = server.take()
    before = page(server, ticket)

    assert "Tôi cần thêm 10 phút" in before
    assert "Được hoãn 2 lần." in before
    answer = server.http.post(f"/t/{ticket.token}?after=0&lang=vi", follow_redirects=False)
    again = server.http.post(f"/t/{ticket.token}?after=0&lang=vi", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/t/{ticket.token}?lang=vi")
    assert again.headers["location"] == f"/t/{ticket.token}?lang=vi"
    text = page(server, ticket)
    assert "Tạm hoãn đến" in text
    assert "Chỉ còn hoãn được 1 lần." in text
    server.open()
    server.call()
    assert "Mời quý khách đến quầy số 5" in page(server, later)


def test_what_cannot_be_put_off_any_more_has_no_button_and_says_so(server: RunningServer) -> None:
    ticket = server.take()
    for after in (0, 1):
        server.http.post(f"/t/{ticket.token}?after={after}")
    assert "<form" not in page(server, ticket)

    answer = server.http.post(f"/t/{ticket.token}?after=2&lang=en", follow_redirects=True)

    assert answer.url.params["note"] == "no"
    assert "It cannot be put off any more" in answer.text
    assert server.http.post(f"/t/{a_token()}").status_code == 404


def test_who_is_called_is_offered_no_delay(server: RunningServer) -> None:
    ticket = server.take()
    server.open()
    server.call()

    assert "<form" not in page(server, ticket)
    assert server.http.post(f"/t/{ticket.token}", follow_redirects=False).headers["location"].endswith("note=no")


def test_a_phone_asks_the_more_often_the_nearer_the_turn_is(server: RunningServer) -> None:
    tickets = [server.take() for _ in range(13)]

    asked = [page(server, tickets[place]).partition('data-next="')[2].partition('"')[0] for place in (0, 3, 4, 12)]

    assert asked == ["4", "4", "8", "15"]


def test_why_others_went_first_is_one_link_away(server: RunningServer) -> None:
    ticket = server.take()

    assert 'href="?why"' in page(server, ticket)
    answer = server.http.get(f"/t/{ticket.token}?why", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/t/{ticket.token}/why")


def test_a_phone_puts_the_number_off_without_leaving_the_page(server: RunningServer, tmp_path: Path) -> None:
    ticket = server.take()
    with browser(tmp_path / "profile") as phone:
        phone.open(f"{server.url}/t/{ticket.token}")
        phone.evaluate("document.querySelector('form button').click()")
        phone.wait_for("document.querySelector('article.attention')")
        assert phone.text("h1").startswith("Tạm hoãn đến")
        assert "1 lần" in phone.text("#later")
        phone.evaluate("document.querySelector('form button').click()")
        phone.wait_for("!document.querySelector('form')")
        assert phone.complaints == []


def test_a_phone_rings_when_its_holder_has_asked_for_that(server: RunningServer, tmp_path: Path) -> None:
    ticket = server.take()
    server.open()
    with browser(tmp_path / "profile") as phone:
        phone.open(f"{server.url}/t/{ticket.token}")
        phone.evaluate(
            "window.tones = []; const start = OscillatorNode.prototype.start;"
            "OscillatorNode.prototype.start = function (at) { window.tones.push(at); start.call(this, at); }"
        )
        assert not phone.evaluate("document.getElementById('ring').hidden")
        phone.touch("#ring")
        phone.wait_for("document.getElementById('ring').getAttribute('aria-pressed') === 'true'")
        assert phone.text("#ring") == "Sẽ đổ chuông. Xin để trang này mở."
        assert phone.evaluate("window.tones.length") == 3
        server.call()
        look_now(phone)
        phone.wait_for("document.querySelector('article.called')")
        assert phone.evaluate("window.tones.length") == 12
        assert "called." in str(phone.evaluate("document.getElementById('icon').href"))
