"""Makes the printer that a setting names; it opens nothing and imports no driver's library."""

from kiosk.printing.escpos_printer import EscposPrinter
from kiosk.printing.printer import Printer
from kiosk.printing.printer_addresses import VirtualPlace, printer_address
from kiosk.printing.virtual_printer import VirtualPrinter


def printer_from(setting: str) -> Printer:
    """The printer at an address such as ``tcp:192.0.2.5:9100?width=384``; raises `PrinterSetupWrong`."""
    address = printer_address(setting)
    if isinstance(address.place, VirtualPlace):
        return VirtualPrinter(address, address.place.folder)
    return EscposPrinter(address)
