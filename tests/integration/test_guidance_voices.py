"""The voices that the settings name, and the one that writes down what it would say."""

from pathlib import Path

from kiosk.guidance.speech import EspeakVoice
from kiosk.guidance.voices import voice_from
from kiosk.setup.sound_place import SoundPlace
from server_client.queue_model.ids import Language


def test_the_virtual_voice_writes_what_it_would_say(tmp_path: Path) -> None:
    troubles: list[str | None] = []
    voice = voice_from(SoundPlace(kind="file", target=str(tmp_path / "said")), 150, trouble=troubles.append)
    assert voice is not None
    voice.say("Đất đai.", Language("vi"))
    voice.set_level(6)
    voice.hush()
    voice.say("Land.", Language("en"))
    assert (tmp_path / "said" / "spoken.log").read_text(encoding="utf-8") == "vi\t4\tĐất đai.\nen\t6\tLand.\n"
    assert set(troubles) == {None}


def test_a_folder_that_cannot_be_written_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "said").touch()
    troubles: list[str | None] = []
    voice = voice_from(SoundPlace(kind="file", target=str(tmp_path / "said")), 150, trouble=troubles.append)
    assert voice is not None
    voice.say("Land.", Language("en"))
    assert str(troubles[0]).startswith(f"Sound folder {tmp_path / 'said'} cannot be written")


def test_a_sound_card_has_a_real_voice_and_no_sound_has_none() -> None:
    assert isinstance(voice_from(SoundPlace(kind="aplay"), 150, trouble=lambda fault: None), EspeakVoice)
    assert voice_from(SoundPlace(kind="off"), 150, trouble=lambda fault: None) is None
