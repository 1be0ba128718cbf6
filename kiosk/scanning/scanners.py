"""Makes the scanner that a setting names; it opens nothing."""

from typing import assert_never

from kiosk.scanning.scanner import Scanner
from kiosk.scanning.scanner_addresses import KeyboardPlace, NoPlace, SerialPlace, VirtualPlace, scanner_address
from kiosk.scanning.serial_scanner import SerialScanner
from kiosk.scanning.virtual_scanner import VirtualScanner
from kiosk.scanning.wedge_scanner import WedgeScanner


def scanner_from(setting: str) -> Scanner | None:
    """The scanner at an address such as ``serial:/dev/ttyACM0``, None for ``none:``; raises `ScannerSetupWrong`.

    A `WedgeScanner` needs a `WedgeFilter` on the window besides.
    """
    address = scanner_address(setting)
    match address.place:
        case SerialPlace() as place:
            return SerialScanner(address.text, place)
        case KeyboardPlace() as place:
            return WedgeScanner(address.text, place)
        case VirtualPlace() as place:
            return VirtualScanner(address.text, place.folder)
        case NoPlace():
            return None
        case place:
            assert_never(place)
