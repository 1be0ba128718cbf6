"""The setting that names the printer: what it may say, and what a mistake is answered with."""

from pathlib import Path

import pytest

from kiosk.printing.errors import PrinterSetupWrong
from kiosk.printing.printer_addresses import (
    FilePlace,
    Place,
    SerialPlace,
    TcpPlace,
    UsbPlace,
    VirtualPlace,
    printer_address,
)


@pytest.mark.parametrize(
    ("setting", "place"),
    [
        ("usb:04b8:0e15", UsbPlace(0x04B8, 0x0E15)),
        ("usb:0x04B8:0x0E15", UsbPlace(0x04B8, 0x0E15)),
        ("serial:/dev/ttyUSB0", SerialPlace("/dev/ttyUSB0", 115200, "none")),
        ("serial:/dev/ttyS1?baud=19200&flow=rtscts", SerialPlace("/dev/ttyS1", 19200, "rtscts")),
        ("tcp:192.0.2.5", TcpPlace("192.0.2.5", 9100)),
        ("tcp:printer.lan:9101", TcpPlace("printer.lan", 9101)),
        ("tcp:[2001:db8::5]:9100", TcpPlace("2001:db8::5", 9100)),
        ("file:/dev/usb/lp0", FilePlace(Path("/dev/usb/lp0"))),
        ("virtual:demo-out/tickets", VirtualPlace(Path("demo-out/tickets"))),
    ],
)
def test_each_kind_of_printer_is_understood(setting: str, place: Place) -> None:
    address = printer_address(setting)

    assert address.place == place
    assert (address.text, address.width, address.must_answer) == (setting, 576, False)


def test_narrow_paper_and_a_demand_for_answers_are_options() -> None:
    address = printer_address("tcp:192.0.2.5?width=384&answers=yes")

    assert (address.width, address.must_answer) == (384, True)


@pytest.mark.parametrize(
    ("setting", "key", "advice"),
    [
        ("", "printer", "usb:04b8:0e15"),
        ("lpt:1", "printer", "tcp:192.0.2.5:9100"),
        ("tcp:", "printer", "names no printer"),
        ("tcp:192.0.2.5:99999", "printer", "no host and port"),
        ("tcp:a b", "printer", "no host and port"),
        ("usb:04b8", "printer", "as lsusb shows it"),
        ("virtual:x?width=500", "printer width", "write one of 576, 384"),
        ("tcp:h?answers=maybe", "printer answers", "write one of no, yes"),
        ("serial:/dev/ttyS0?baud=fast", "printer baud", "such as 115200"),
        ("serial:/dev/ttyS0?baud=5", "printer baud", "such as 115200"),
        ("serial:/dev/ttyS0?flow=dsr", "printer flow", "none, xonxoff, rtscts"),
        ("tcp:192.0.2.5?baud=9600", "printer baud=9600", "no option of a tcp printer"),
    ],
)
def test_a_mistake_is_named_with_its_key_and_what_to_write(setting: str, key: str, advice: str) -> None:
    with pytest.raises(PrinterSetupWrong, match=advice) as refusal:
        printer_address(setting)

    assert refusal.value.key == key
