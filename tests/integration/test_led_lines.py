"""The panels' lines on real pseudo-terminals, real TCP and real folders."""

import asyncio
import os
import tty
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from counter_display.led.counter_sign import CounterSign
from counter_display.led.errors import LedUnavailable
from counter_display.led.led_address import SerialPlace, TcpPlace
from counter_display.led.led_protocol import Situation
from counter_display.led.line import LedLine
from counter_display.led.panel_row import PanelRow
from counter_display.led.protocol_file import read_protocol
from counter_display.led.serial_line import open_serial
from counter_display.led.settings import STARTER, parse
from counter_display.led.tcp_line import open_tcp
from counter_display.led.virtual_line import VirtualLine, write_face

FRAMED = read_protocol(STARTER, "framed")
CALLED = CounterSign(situation=Situation.CALLED, number="A012")


@dataclass(slots=True)
class Terminal:
    """A pseudo-terminal: `far` is the panel's end, `name` the port."""

    far: int
    near: int
    name: str

    def unplug(self) -> None:
        os.close(self.far)
        os.close(self.near)
        self.far = self.near = -1


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    far, near = os.openpty()
    tty.setraw(near)
    made = Terminal(far, near, os.ttyname(near))
    yield made
    if made.far >= 0:
        made.unplug()


def test_a_frame_goes_over_a_serial_port_and_its_answer_comes_back(terminal: Terminal) -> None:
    async def scene() -> tuple[bytes, bytes, bytes]:
        line = await open_serial(SerialPlace(terminal.name))
        await line.send(b"\x02A012\x03")
        came = os.read(terminal.far, 64)
        silence = await line.receive(0.01)
        os.write(terminal.far, b"\x06")
        answer = await line.receive(2)
        line.close()
        return came, silence, answer

    assert asyncio.run(scene()) == (b"\x02A012\x03", b"", b"\x06")


def test_a_serial_port_that_is_unplugged_is_told(terminal: Terminal) -> None:
    async def scene() -> None:
        line = await open_serial(SerialPlace(terminal.name))
        terminal.unplug()
        with pytest.raises(LedUnavailable, match=terminal.name):
            await line.send(b"A012")
        line.close()

    asyncio.run(scene())


def test_a_serial_port_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedUnavailable, match="cannot be opened"):
        asyncio.run(open_serial(SerialPlace(str(tmp_path / "ttyUSB0"))))


class Panel:
    """A panel with a network socket: keeps what it is sent and answers each frame with ACK."""

    def __init__(self) -> None:
        self.came = b""
        self.writers: list[asyncio.StreamWriter] = []
        self.serving: list[asyncio.Task[None] | None] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.append(writer)
        self.serving.append(asyncio.current_task())
        while data := await reader.read(256):
            self.came += data
            writer.write(b"\x06")
        writer.close()

    async def listen(self, port: int = 0) -> asyncio.Server:
        return await asyncio.start_server(self.serve, "127.0.0.1", port)


def port_of(server: asyncio.Server) -> int:
    port: int = server.sockets[0].getsockname()[1]
    return port


async def shut(server: asyncio.Server, panel: Panel) -> None:
    server.close()
    for writer in panel.writers:
        writer.close()
    await server.wait_closed()
    await asyncio.gather(*filter(None, panel.serving))


def test_a_frame_goes_over_the_network_and_its_answer_comes_back() -> None:
    async def scene() -> None:
        panel = Panel()
        server = await panel.listen()
        line = await open_tcp(TcpPlace("127.0.0.1", port_of(server)))
        assert await line.receive(0.01) == b""
        await line.send(b"A012")
        assert await line.receive(2) == b"\x06"
        assert panel.came == b"A012"
        await shut(server, panel)
        with pytest.raises(LedUnavailable, match="broke"):
            await line.receive(2)
        with pytest.raises(LedUnavailable, match="it was closed there"):
            await line.send(b"A013")
        line.close()

    asyncio.run(scene())


def test_a_network_address_with_nobody_there_is_told() -> None:
    async def scene() -> None:
        panel = Panel()
        server = await panel.listen()
        port = port_of(server)
        await shut(server, panel)
        with pytest.raises(LedUnavailable, match="cannot be reached"):
            await open_tcp(TcpPlace("127.0.0.1", port))

    asyncio.run(scene())


def test_panels_on_the_network_are_told_anew_when_they_come_back(caplog: pytest.LogCaptureFixture) -> None:
    async def until(panel: Panel, frame: bytes) -> None:
        async with asyncio.timeout(10):
            while frame not in panel.came:  # noqa: ASYNC110 - the panel has no event of its own
                await asyncio.sleep(0.01)

    async def scene() -> None:
        panel = Panel()
        server = await panel.listen()
        place = TcpPlace("127.0.0.1", port_of(server))

        async def opened() -> LedLine:
            return await open_tcp(place)

        row = PanelRow(FRAMED, opened, elapsed=asyncio.get_running_loop().time, repeat_s=0.05, again_s=0.02)
        row.show({7: CALLED})
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(row.run())
            await until(panel, FRAMED.message(7, CALLED.situation, "A012"))
            await shut(server, panel)
            panel = Panel()
            server = await panel.listen(place.port)
            await until(panel, FRAMED.message(7, CALLED.situation, "A012"))
            running.cancel()
        await shut(server, panel)

    asyncio.run(scene())
    assert "broke" in caplog.messages[0]


def test_a_virtual_panel_is_a_file_with_its_text(tmp_path: Path) -> None:
    folder = tmp_path / "panels"

    async def scene() -> bytes:
        line = VirtualLine(folder, b"\x06")
        await line.send(b"\x02A\x03")
        await line.send(b"\x02B\x03")
        line.close()
        return await line.receive(1)

    assert asyncio.run(scene()) == b"\x06"
    write_face(folder, 7, "    A012    ", Situation.CALLED)
    assert (folder / "frames.log").read_text() == "02 41 03\n02 42 03\n"
    assert (folder / "panel-007.txt").read_text() == "    A012    \ncalled\n"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedUnavailable, match="cannot be written"):
        VirtualLine(tmp_path / "file" / "panels")
    with pytest.raises(LedUnavailable, match="cannot be written"):
        write_face(tmp_path / "none", 1, "", Situation.CUT)


@pytest.fixture
def credential(tmp_path: Path) -> Path:
    path = tmp_path / "credential"
    path.write_text("secret\n", encoding="ascii")
    return path


def given(credential: Path, *options: str) -> list[str]:
    return ["--server", "http://node", "--credential-file", str(credential), *options]


def test_panels_are_set_up_by_their_command_line(credential: Path) -> None:
    settings = parse(
        given(
            credential, "--address", "serial:/dev/ttyUSB0?baud=9600", "--counter", "q01", "--device", "11",
            "--counter", "q02", "--device", "12", "--protocol", "framed", "--when-cut", "dashes", "--repeat", "30",
        )
    )  # fmt: skip
    assert settings.panels == ((11, "q01"), (12, "q02"))
    assert (settings.place, settings.repeat_s) == (SerialPlace("/dev/ttyUSB0"), 30)
    assert settings.protocol.words[Situation.CUT] == "-" * 12
    assert "secret" not in repr(settings)


def test_panels_have_the_addresses_one_two_three_unless_told_otherwise(credential: Path) -> None:
    settings = parse(given(credential, "--address", "virtual:/tmp/x", "--counter", "q01", "--counter", "q02"))
    assert settings.panels == ((1, "q01"), (2, "q02"))
    assert settings.protocol.words[Situation.CUT] == ""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--address", "usb:1"], "names no line to the panels"),
        (["--address", "virtual:/tmp/x", "--device", "1", "--device", "2"], "one for each --counter"),
        (["--address", "virtual:/tmp/x", "--device", "256"], "a number from 0 to 255"),
        (["--address", "virtual:/tmp/x", "--protocol", "morse"], "has no protocol 'morse': there are framed, line"),
        (["--address", "virtual:/tmp/x", "--protocol-file", "/none"], "/none cannot be read"),
        (["--address", "virtual:/tmp/x", "--repeat", "0"], "seconds from 1 to 3600"),
    ],
)
def test_a_mistake_about_the_panels_is_told(
    credential: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    with pytest.raises(SystemExit):
        parse(given(credential, "--counter", "q01", *options))
    assert told in capsys.readouterr().err


def test_a_protocol_file_that_is_no_toml_is_told(
    tmp_path: Path, credential: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "led.toml"
    broken.write_text("[line", encoding="utf-8")
    with pytest.raises(SystemExit):
        parse(given(credential, "--counter", "q01", "--address", "virtual:/x", "--protocol-file", str(broken)))
    assert "is no TOML file" in capsys.readouterr().err
