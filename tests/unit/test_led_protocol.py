"""From what a counter does to the bytes of a panel's frame, by a protocol's description."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_display.led.checksum import CHECKSUMS
from counter_display.led.counter_sign import CounterSign, sign_of
from counter_display.led.errors import LedSetupWrong
from counter_display.led.led_address import SerialPlace, TcpPlace, VirtualPlace, led_place
from counter_display.led.led_protocol import Situation
from counter_display.led.letters import LETTERS
from counter_display.led.protocol_file import protocol_of, read_protocol
from counter_display.led.settings import STARTER, with_dashes
from server_client.queue_model import commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId, CounterId, OutcomeCode, ReasonCode
from tests.fakes.office import CIVIL, COUNTER_5, COUNTER_6, office

PLAIN: Mapping[str, object] = {"frame": ["text", "end"], "end": "0D0A"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("none", ""), ("xor", "31"), ("sum8", "dd"), ("crc16-modbus", "374b"), ("crc16-ccitt", "29b1")],
)
def test_checksums_are_those_of_their_published_check_value(kind: str, expected: str) -> None:
    assert CHECKSUMS[kind](b"123456789").hex() == expected


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("plain", b"MOI SO TIEP DUOC"),
        ("cp1258", "MƠ\u0300I SÔ\u0301 TIÊ\u0301P ĐƯƠ\u0323C".encode("cp1258")),
        ("utf-8", "MỜI SỐ TIẾP ĐƯỢC".encode()),
    ],
)
def test_vietnamese_is_written_in_the_letters_of_the_panel(letters: str, expected: bytes) -> None:
    assert LETTERS[letters]("MỜI SỐ TIẾP ĐƯỢC") == expected


@given(st.text())
def test_any_text_can_be_written(text: str) -> None:
    assert LETTERS["plain"](text).isascii()
    assert isinstance(LETTERS["cp1258"](text), bytes)


def test_a_plain_panel_is_sent_a_line_of_text() -> None:
    protocol = read_protocol(STARTER, "line")
    assert protocol.message(1, Situation.IDLE, "") == b"MOI SO TIEP \r\n"
    assert protocol.message(1, Situation.CALLED, "A012") == b"    A012    \r\n"
    assert protocol.message(1, Situation.CUT, "") == b"            \r\n"


def test_a_framed_panel_is_sent_address_length_codes_text_and_checksum() -> None:
    frame = read_protocol(STARTER, "framed").message(7, Situation.CALLED, "K2-001")
    body = b"\x07\x57\x0e" + b"RB" + b"   K2-001   "
    check = 0
    for byte in body:
        check ^= byte
    assert frame == b"\x02" + body + bytes([check]) + b"\x03"


def test_addresses_lengths_and_checksums_may_be_written_in_signs() -> None:
    protocol = protocol_of(
        "p",
        {
            "frame": ["start", "address", "length", "text", "checksum"],
            "start": "24",
            "address": "decimal2",
            "length": "hex2",
            "checksum": "sum8",
            "checksum_hex": True,
            "width": 4,
        }
        | {"words": {"idle": "", "wrap_up": "", "paused": "", "closed": ""}},
    )
    text = b"0504A012"
    assert protocol.message(5, Situation.SERVING, "A012") == b"$" + text + f"{sum(text) & 0xFF:02X}".encode()


@pytest.mark.parametrize(("align", "shown"), [("left", "A012    "), ("right", "    A012"), ("centre", "  A012  ")])
def test_a_text_stands_where_it_should_on_the_panel(align: str, shown: str) -> None:
    words = {"idle": "", "closed": ""}
    protocol = protocol_of("p", {**PLAIN, "width": 8, "align": align, "words": words})
    assert protocol.text(Situation.CALLED, "A012") == shown


def test_a_number_too_long_loses_its_hyphen_and_is_never_cut_into_another_number() -> None:
    short = {"idle": "", "wrap_up": "", "paused": "", "closed": ""}
    assert protocol_of("p", {**PLAIN, "width": 5, "words": short}).text(Situation.CALLED, "K2-001") == "K2001"
    assert protocol_of("p", {**PLAIN, "width": 4, "words": short}).text(Situation.CALLED, "K2-001") == "----"


def test_a_panel_may_show_dashes_while_nothing_is_known() -> None:
    assert with_dashes(protocol_of("p", PLAIN)).text(Situation.CUT, "") == "-" * 12


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"frame": ["end"]}, "p: frame must name text"),
        ({"frame": ["text", "text"]}, "nothing twice"),
        ({"frame": ["text", "noise"]}, "p: frame is no list of parts"),
        ({"start": "0G"}, "p: start is '0G': write bytes in hexadecimal"),
        ({"end": 13}, "p: end is not a text"),
        ({"checksum": "md5"}, "p: checksum is 'md5': write one of none, xor"),
        ({"checksum_of": ["text", "checksum"]}, "p: checksum_of must name neither"),
        ({"length_of": ["length"]}, "p: length_of must name neither"),
        ({"capitals": "yes"}, "p: capitals is neither true nor false"),
        ({"width": 100}, "p: width is no whole number from 0 to 64"),
        ({"speed": 3}, "p: speed is not known"),
        ({"codes": {"calling": "00"}}, "p:.codes: calling is not known"),
        ({"codes": "00"}, "p: codes is no table"),
        ({"width": 8}, "p: words idle (Mời số tiếp) has 11 signs, the panel 8"),
    ],
)
def test_a_mistake_in_a_protocol_is_told_by_its_key(change: dict[str, object], told: str) -> None:
    with pytest.raises(LedSetupWrong) as caught:
        protocol_of("p", {**PLAIN, **change})
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("serial:/dev/ttyUSB0", SerialPlace("/dev/ttyUSB0")),
        ("serial:/dev/ttyS1?baud=19200&parity=even", SerialPlace("/dev/ttyS1", 19200, "even")),
        ("tcp:192.0.2.7:4001", TcpPlace("192.0.2.7", 4001)),
        ("tcp:[2001:db8::7]:23", TcpPlace("2001:db8::7", 23)),
    ],
)
def test_an_address_is_read(text: str, place: SerialPlace | TcpPlace) -> None:
    assert led_place(text) == place


def test_a_virtual_panel_is_a_folder() -> None:
    place = led_place("virtual:/tmp/panels")
    assert isinstance(place, VirtualPlace)
    assert str(place.folder) == "/tmp/panels"


@pytest.mark.parametrize(
    "text",
    [
        *("", "serial:", "serial:/dev/x?baud=1", "serial:/dev/x?flow=none", "serial:/dev/x?parity=mark"),
        *("tcp:host", "tcp:host:0", "tcp:host:4001?baud=9600", "usb:1", "virtual:"),
    ],
)
def test_an_address_that_cannot_be_is_told_with_what_to_write(text: str) -> None:
    with pytest.raises(LedSetupWrong, match=r"write|there are"):
        led_place(text)


def test_a_panel_follows_its_counter_through_the_day() -> None:
    place = office()
    shown: list[tuple[str, str]] = []

    def look() -> None:
        sign = sign_of(place.branch, COUNTER_5)
        shown.append((sign.situation.value, sign.number))

    look()
    place.open(COUNTER_5)
    look()
    place.take(CIVIL)
    ticket = place.call(COUNTER_5)
    look()
    place.do(commands.StartServing(id=place.new_id(), counter=COUNTER_5, ticket=ticket))
    look()
    place.do(
        commands.FinishTicket(
            id=place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=OutcomeCode("accepted"), wrap_up=True
        )
    )
    look()
    place.do(commands.PauseCounter(id=place.new_id(), counter=COUNTER_5, reason=ReasonCode("meal")))
    look()
    assert shown == [
        ("closed", ""), ("idle", ""), ("called", "A001"), ("serving", "A001"), ("wrap_up", ""), ("paused", "")
    ]  # fmt: skip
    assert sign_of(place.branch, COUNTER_6).situation is Situation.CLOSED


def test_nothing_that_could_be_wrong_is_shown_of_a_counter_that_is_not_known() -> None:
    assert sign_of(None, COUNTER_5) == CounterSign()
    assert sign_of(Branch(id=BranchId("CN01")), COUNTER_5) == CounterSign()
    assert sign_of(office().branch, CounterId("none")) == CounterSign()
