"""A lobby as a real process whose branch falls and comes back: the last good picture stays, marked, never blank."""

import signal
from pathlib import Path

from server_client.demo.display import Display, until
from server_client.demo.processes import Program
from tests.e2e.hall import Hall, play
from tests.fakes.films import make_film, make_picture

SIZE = (1366, 768)
START_S = 60.0


async def shown(hall: Hall, display: Display, *options: str | Path) -> Program:
    credential = await hall.stage.office.credential("display", "lobby")
    words = hall.stage.office.screen_words("lobby", credential, "--sound", "off", *options)
    return await display.show((*words, "--windowed", f"{SIZE[0]}x{SIZE[1]}"))


async def display_of(hall: Hall, name: str = "lobby") -> Display:
    return await Display.start(name, hall.folders.display(name), SIZE, hall.stage.programs)


def test_a_lobby_without_its_branch_keeps_its_picture_and_comes_back(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        data = tmp_path / "lobby"
        await hall.live_through_a_morning()
        display = await display_of(hall)
        lobby = await shown(hall, display, "--data", data)
        number = (await display.until_shown("leadNumber", within_s=START_S)).text
        await until((data / "last-picture.json").exists, "the picture is kept")

        await hall.kill_the_server()
        await display.until_shown("cut")
        assert display.shows("leadNumber", number)
        await hall.stage.office.start()
        await until(lambda: not display.shows("cut"), "the lobby has come back by itself")
        assert display.shows("leadNumber", number)

        await hall.kill_the_server()
        await lobby.stop()
        another = await display_of(hall, "lobby-again")
        await shown(hall, another, "--data", data)
        await another.until_shown("cut", within_s=START_S)
        assert another.shows("calls")
        assert not another.shows("leadNumber")

    play(tmp_path, story)


def test_a_lobby_that_never_saw_its_branch_says_so_calmly(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        await hall.kill_the_server()
        display = await display_of(hall)
        lobby = await shown(hall, display, "--data", tmp_path / "lobby")
        await display.until_shown("fault", "chưa nối được", within_s=START_S)
        assert display.shows("closedTitle", "Đang chuẩn bị")
        lobby.send(signal.SIGTERM)
        await lobby.ended.wait()
        assert lobby.status == 0

    play(tmp_path, story)


def test_films_and_pictures_play_beside_the_calls_and_broken_ones_are_logged_once(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        media = tmp_path / "media"
        media.mkdir()
        make_film(media / "b.mp4", seconds=1)
        (media / "a.mp4").write_bytes(b"broken")
        await hall.live_through_a_morning()
        display = await display_of(hall)
        lobby = await shown(hall, display, "--media", media, "--columns", "3", "--languages", "vi,en")
        await display.until_shown("cloth", within_s=START_S)
        await lobby.says("a.mp4 is left out")
        make_picture(media / "c.png")
        (media / "b.mp4").unlink()
        await display.until_shown("cloth")
        lobby.send(signal.SIGTERM)
        await lobby.ended.wait()
        assert lobby.status == 0
        log = (hall.folders.logs / "lobby.log").read_text(encoding="utf-8")
        assert log.count("a.mp4 is left out") == 1
        assert "Traceback" not in log
        assert "ERROR" not in log

    play(tmp_path, story)
