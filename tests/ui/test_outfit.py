"""What a kiosk offers by its settings."""

from dataclasses import replace
from pathlib import Path

import pytest

from assets.languages import Language
from kiosk.settings import KioskSettings
from kiosk.setup.keys import Guidance
from kiosk.setup.sound_place import SoundPlace
from kiosk.ui.outfit import outfit_of
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId
from server_client.queue_model.ids import Language as LanguageCode

KNOWN = (Language(code="vi", name="Tiếng Việt"), Language(code="en", name="English"))


def settings() -> KioskSettings:
    return KioskSettings(
        server="http://127.0.0.1:1",
        branch=BranchId("CN01"),
        credential="secret",
        data=Path("kiosk"),
        printer="virtual:papers",
        language=VIETNAMESE,
    )


def test_all_languages_are_offered_unless_the_settings_name_some() -> None:
    assert [code for code, _ in outfit_of(settings(), KNOWN).languages] == ["vi", "en"]


def test_languages_stand_in_the_order_of_the_settings_and_one_without_a_file_is_left_out() -> None:
    chosen = replace(settings(), languages=(LanguageCode("en"), LanguageCode("fr"), LanguageCode("vi")))
    assert outfit_of(chosen, KNOWN).languages == (("en", "English"), ("vi", "Tiếng Việt"))


@pytest.mark.parametrize(
    ("guidance", "sound", "speaks"),
    [
        (Guidance.JACK, SoundPlace(kind="aplay"), True),
        (Guidance.OFF, SoundPlace(kind="aplay"), False),
        (Guidance.ALWAYS, SoundPlace(kind="off"), False),
    ],
)
def test_it_speaks_where_there_is_sound_and_the_settings_wish_it(
    guidance: Guidance, sound: SoundPlace, speaks: bool
) -> None:
    assert outfit_of(replace(settings(), guidance=guidance, sound=sound), KNOWN).can_speak is speaks
