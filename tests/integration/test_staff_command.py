"""`motcua staff` as an engineer calls it: PINs come from a pipe or by chance, and never stand on a command line."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from server_client.queue_model.ids import ClerkId
from server_client.server.staff.account import Account, StaffRole
from server_client.server.staff.accounts import Accounts
from server_client.server.staff.command import staff
from server_client.server.staff.picture import LONGEST_SIDE
from server_client.server.staff.pins import Pins
from server_client.server.staff.staff_files import StaffFiles
from server_client.server.staff.try_book import TryBook
from tests.fakes.office import LAN

PIN = "480271"


class Engineer:
    """Someone at a shell: says things to the command, and reads what it prints."""

    def __init__(self, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, action: str, *words: str, typed: str = "") -> tuple[int, str, str]:
        """Run it; returns the exit status, what was printed and what was remarked."""
        self._monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = staff([action, "--data", str(self.data), *words])
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def account(self, clerk: ClerkId = LAN) -> Account:
        """Return an account as it is kept."""
        found = Accounts(StaffFiles(data=self.data)).find(clerk)
        assert found is not None
        return found


@pytest.fixture
def engineer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Engineer:
    """Return an engineer with an empty folder."""
    return Engineer(tmp_path, monkeypatch, capsys)


def add_lan(engineer: Engineer) -> None:
    """Make Lan's account."""
    assert engineer("add", "--clerk", LAN, "--name", "Nguyễn Thị  Lan", typed=f"{PIN}\n")[0] == 0


def test_an_account_is_made_with_a_pin_from_a_pipe(engineer: Engineer) -> None:
    status, out, err = engineer("add", "--clerk", LAN, "--name", " Nguyễn Thị  Lan", typed=f"{PIN}\r\n")

    assert (status, out) == (0, "")
    assert "This is the first account" in err
    account = engineer.account()
    assert (account.name, account.role, account.shows_name) == ("Nguyễn Thị Lan", StaffRole.CLERK, True)
    assert not account.pin_is_initial
    assert Pins().is_right(account.pin_hash, PIN)
    assert {file.name: file.stat().st_mode & 0o077 for file in engineer.data.glob("staff.[jk]*")} == {
        "staff.json": 0,
        "staff.key": 0,
    }
    assert "first account" not in engineer("add", "--clerk", "HOA", "--name", "Hoa", "--make-pin")[2]


def test_a_pin_made_by_chance_is_printed_alone_and_is_initial(engineer: Engineer) -> None:
    _, out, _ = engineer("add", "--clerk", LAN, "--name", "Lan", "--role", "supervisor", "--hide-name", "--make-pin")

    account = engineer.account()
    assert (account.role, account.shows_name, account.pin_is_initial) == (StaffRole.SUPERVISOR, False, True)
    assert Pins().is_right(account.pin_hash, out.strip())


@pytest.mark.parametrize("pin", ["1234", "0000", "12", ""])
def test_a_weak_pin_makes_no_account(engineer: Engineer, pin: str) -> None:
    status, _, err = engineer("add", "--clerk", LAN, "--name", "Lan", typed=f"{pin}\n")

    assert status == 1
    assert "PIN" in err
    assert not (engineer.data / "staff.json").exists()


def test_an_id_a_name_or_a_folder_that_does_not_fit_is_told(engineer: Engineer) -> None:
    assert "is no id of a clerk" in engineer("add", "--clerk", "LAN 01", "--name", "Lan", typed=PIN)[2]
    assert "A name has" in engineer("add", "--clerk", LAN, "--name", " ", typed=PIN)[2]
    add_lan(engineer)
    assert "LAN01 already" in engineer("add", "--clerk", LAN, "--name", "Lan", typed=PIN)[2]
    (engineer.data / "staff.json").write_text("[{]")
    assert "is not what was written there" in engineer("list")[2]


@pytest.mark.parametrize("action", ["pin", "unlock", "remove", "change"])
def test_what_is_done_to_nobody_is_told(engineer: Engineer, action: str) -> None:
    status, _, err = engineer(action, "--clerk", "NOBODY", typed=PIN)

    assert status == 1
    assert "There is no account NOBODY" in err


def test_another_pin_ends_sessions_and_locks(engineer: Engineer) -> None:
    add_lan(engineer)
    before = engineer.account()
    book, now = TryBook(StaffFiles(data=engineer.data).tries), datetime.now(UTC)
    for _ in range(5):
        book.was_wrong(LAN, "counter-5", now, has_account=True)
    assert "locked out until" in engineer("list")[1]

    assert engineer("pin", "--clerk", LAN, typed="7731\n")[0] == 0
    after = engineer.account()
    assert after.pin_version != before.pin_version
    assert Pins().is_right(after.pin_hash, "7731")
    assert replace(after, pin_hash="", pin_version="") == replace(before, pin_hash="", pin_version="")
    assert "locked out" not in engineer("list")[1]


def test_a_lock_is_forgiven_while_a_server_runs(engineer: Engineer) -> None:
    add_lan(engineer)
    book, now = TryBook(StaffFiles(data=engineer.data).tries), datetime.now(UTC)
    for _ in range(5):
        book.was_wrong(LAN, "counter-5", now, has_account=True)

    assert engineer("unlock", "--clerk", LAN) == (0, "", "")
    assert not book.tries(LAN, "counter-5", now).is_locked(now)


def test_name_role_and_what_citizens_see_are_changed(engineer: Engineer) -> None:
    add_lan(engineer)
    engineer("change", "--clerk", LAN, "--name", "Nguyễn Lan", "--role", "supervisor", "--hide-name")
    assert engineer("list")[1] == "LAN01\tsupervisor\tNguyễn Lan\tname hidden\n"

    engineer("change", "--clerk", LAN, "--show-name")
    assert engineer("list")[1] == "LAN01\tsupervisor\tNguyễn Lan\t\n"


def test_the_last_account_that_is_removed_leaves_a_branch_without_pins(engineer: Engineer) -> None:
    add_lan(engineer)
    engineer("add", "--clerk", "HOA", "--name", "Hoa", "--make-pin")

    assert engineer("remove", "--clerk", "HOA")[2] == ""
    assert "This was the last account" in engineer("remove", "--clerk", LAN)[2]
    assert Accounts(StaffFiles(data=engineer.data)).all() == ()


def test_a_list_makes_accounts_and_prints_their_pins_once(engineer: Engineer) -> None:
    add_lan(engineer)
    kept = engineer.account()
    file = engineer.data / "staff.csv"
    file.write_text("\ufeffClerk;Name;Role\nLAN01;Nguyễn Lan;\nMINH02;Trần Văn Minh;clerk\n;;\nHOA;Lê Hoa;Supervisor\n")

    status, out, err = engineer("import", str(file))
    assert status == 0
    lines = [line.split(",") for line in out.splitlines()]
    assert [line[:2] for line in lines] == [["clerk", "name"], ["MINH02", "Trần Văn Minh"], ["HOA", "Lê Hoa"]]
    assert err.startswith("2 new, 1 known")
    for clerk, _, pin in lines[1:]:
        account = engineer.account(ClerkId(clerk))
        assert Pins().is_right(account.pin_hash, pin)
        assert account.pin_is_initial
    assert engineer.account(ClerkId("HOA")).role is StaffRole.SUPERVISOR
    assert engineer.account() == replace(kept, name="Nguyễn Lan")
    assert engineer("import", str(file))[1] == "clerk,name,pin\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "needs a first line"),
        ("id,name\nLAN01,Lan\n", "needs a first line"),
        ("clerk,name,role\n", "lists nobody"),
        ("clerk,name,role\nLAN01,Lan,chief\nMI NH,,\nLAN02,Lan,\nLAN02,Lan,\n", "line 2: 'chief' is no role"),
        ("clerk,name,role\nMI NH,Minh,\nLAN02,,\nLAN03,Lan,\nLAN03,Lan,\n", "line 5: LAN03 is listed twice"),
    ],
)
def test_a_list_with_faults_makes_no_account(engineer: Engineer, text: str, fault: str) -> None:
    file = engineer.data / "staff.csv"
    file.write_text(text)

    status, _, err = engineer("import", str(file))
    assert status == 1
    assert fault in err
    assert not (engineer.data / "staff.json").exists()


def test_a_list_that_cannot_be_read_is_told(engineer: Engineer) -> None:
    assert "check the path" in engineer("import", str(engineer.data / "none.csv"))[2]
    (engineer.data / "staff.csv").write_bytes("clerk,name\nLAN01,Nguyễn".encode("utf-16"))
    assert "save it as CSV UTF-8" in engineer("import", str(engineer.data / "staff.csv"))[2]


def test_a_picture_is_made_small_and_upright_and_forgets_its_camera(engineer: Engineer) -> None:
    add_lan(engineer)
    photo = engineer.data / "lan.jpg"
    taken = Image.new("RGB", (2000, 1000), "navy")
    notes = Image.Exif()
    notes[0x0112] = 6  # held upright: to be turned by a quarter
    notes[0x010F] = "SecretCamera"
    taken.save(photo, exif=notes)

    assert engineer("picture", "--clerk", LAN, "--file", str(photo)) == (0, "", "")
    name = engineer.account().picture
    assert name is not None
    file = StaffFiles(data=engineer.data).pictures / name
    with Image.open(file) as kept:
        assert (kept.format, kept.size) == ("JPEG", (LONGEST_SIDE // 2, LONGEST_SIDE))
        assert len(kept.getexif()) == 0
    assert b"SecretCamera" not in file.read_bytes()

    Image.new("RGB", (10, 10), "white").save(engineer.data / "other.png")
    engineer("picture", "--clerk", LAN, "--file", str(engineer.data / "other.png"))
    assert not file.exists()
    assert "picture" in engineer("list")[1]
    engineer("picture", "--clerk", LAN, "--none")
    assert engineer.account().picture is None
    assert list(StaffFiles(data=engineer.data).pictures.iterdir()) == []


def test_what_is_no_picture_is_told(engineer: Engineer) -> None:
    (engineer.data / "lan.jpg").write_text("no picture")
    assert "There is no account" in engineer("picture", "--clerk", LAN, "--file", str(engineer.data / "lan.jpg"))[2]
    add_lan(engineer)
    for file in ("lan.jpg", "none.jpg"):
        status, _, err = engineer("picture", "--clerk", LAN, "--file", str(engineer.data / file))
        assert status == 1
        assert "give a JPEG, PNG or WebP" in err
    assert engineer.account().picture is None


def test_a_picture_goes_with_its_account(engineer: Engineer) -> None:
    add_lan(engineer)
    Image.new("RGB", (10, 10)).save(engineer.data / "lan.png")
    engineer("picture", "--clerk", LAN, "--file", str(engineer.data / "lan.png"))
    engineer("remove", "--clerk", LAN)

    assert list(StaffFiles(data=engineer.data).pictures.iterdir()) == []
