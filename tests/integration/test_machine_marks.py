"""What a machine is known by, read from files as Linux has them."""

from pathlib import Path

from kiosk.machine_marks import MachineMarks, machine_marks, marks_text, read_marks


def card(root: Path, name: str, address: str, *, bus: str | None = "pci0000:00", kind: str = "0") -> None:
    """Plug a network card in; without a bus it is one made by software."""
    folder = root / "sys/class/net" / name
    folder.mkdir(parents=True)
    (folder / "address").write_text(f"{address}\n", encoding="ascii")
    (folder / "addr_assign_type").write_text(f"{kind}\n", encoding="ascii")
    if bus is not None:
        device = root / "sys/devices" / bus / name
        device.mkdir(parents=True)
        (folder / "device").symlink_to(device)


def test_only_cards_that_stay_with_the_machine_count(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/machine-id").write_text("0123456789abcdef\n", encoding="ascii")
    card(tmp_path, "eth0", "00:00:00:00:00:01")
    card(tmp_path, "lo", "00:00:00:00:00:02", bus=None)
    card(tmp_path, "usb0", "00:00:00:00:00:03", bus="pci0000:00/usb1")
    card(tmp_path, "wlan0", "00:00:00:00:00:04", kind="1")

    found = machine_marks(tmp_path)

    assert found == MachineMarks(installation="0123456789abcdef", addresses=frozenset({"00:00:00:00:00:01"}))
    assert read_marks(marks_text(found)) == found


def test_a_machine_that_tells_nothing_has_empty_marks(tmp_path: Path) -> None:
    found = machine_marks(tmp_path)

    assert found == MachineMarks(installation="")
    assert read_marks(marks_text(found)) == found


def test_this_machine_is_the_same_each_time() -> None:
    assert machine_marks().is_same(machine_marks())
