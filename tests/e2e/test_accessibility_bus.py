"""The kiosk's window on a real accessibility bus: a screen reader finds its controls and can press them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
DEBIAN_PYTHON = "/usr/bin/python3"
CONTROLS = {"push button", "check box", "radio button"}
PATIENCE_S = 90


def has_what_it_takes() -> bool:
    """Whether this machine has a bus, its own Python for it, and a display that is not there."""
    binding = subprocess.run([DEBIAN_PYTHON, "-c", "import gi"], capture_output=True, check=False)
    services = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
    return binding.returncode == 0 and services.exists()


@pytest.mark.skipif(not has_what_it_takes(), reason="at-spi2-core or python3-gi is not installed")
def test_a_screen_reader_finds_every_control_and_can_press_it(tmp_path: Path) -> None:
    glass = f"{sys.executable} -m tests.ui.gallery.aided_glass 2>{tmp_path}/glass.log & glass=$!"
    read = f"{DEBIAN_PYTHON} {HERE / 'accessibility_bus.py'} motcua-kiosk 'Giấy tờ thứ 1'; status=$?"
    session = f"{glass}; {read}; kill $glass; wait $glass; exit $status"
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"},
        "LC_ALL": "C.UTF-8",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
    }
    told = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1080x1920x24", "dbus-run-session", "--", "sh", "-c", session],
        cwd=HERE.parents[1],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert told.returncode == 0, told.stderr + (tmp_path / "glass.log").read_text(encoding="utf-8")
    seen = json.loads(told.stdout.splitlines()[-1])
    controls = [thing for thing in seen["things"] if thing["role"] in CONTROLS]
    assert [thing for thing in controls if not thing["name"]] == []
    names = {thing["name"] for thing in controls}
    assert {"Tiếng Việt", "English", "Trợ giúp tiếp cận", "Giấy tờ thứ 2", "Quay lại", "Cuộn xuống"} <= names
    assert [thing for thing in controls if min(thing["size"]) < 96] == []
    titles = {thing["name"] for thing in seen["things"] if thing["role"] == "heading"}
    assert "Hồ sơ của quý khách gồm những giấy tờ nào?" in titles
    assert (seen["before"], seen["after"]) == (False, True)
