"""What a kiosk imports before its first frame: what the start screen needs, and nothing that is only needed later."""

import subprocess
import sys

LATER = {
    "client": "server_client.client.api",
    "its answers": "server_client.wire.answers",
    "outbox": "server_client.client.journal",
    "giving out numbers": "kiosk.issuing",
    "work": "kiosk.working.errands",
    "search": "server_client.dossier_model.search",
    "drivers": "kiosk.devices",
    "ticket press": "kiosk.printing.ticket_press",
    "typing": "kiosk.ui.telex_composer",
    "staff": "kiosk.staff_menu",
    "pictures": "PIL",
    "Qt's widgets": "PySide6.QtWidgets",
    "HTTP": "httpx",
}


def test_what_no_first_frame_needs_is_imported_after_it() -> None:
    asked = "import sys, kiosk.app; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    imported = set(ran.stdout.split())
    assert "kiosk.ui.kiosk_view" in imported
    assert {name: module for name, module in LATER.items() if module in imported} == {}
