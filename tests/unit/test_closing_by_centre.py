"""A kiosk that the centre has shut: by the branch's log alone, before the staff's own closing, and with its words."""

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.closing import ClosedBy, Closing, ClosingWords
from kiosk.screen import Surroundings, shut_with
from kiosk.visiting.visit import first_visit
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.device import DeviceState
from server_client.queue_model.ids import BranchId, DeviceId, Language
from server_client.queue_model.persistent_map import PersistentMap

K1 = DeviceId("K1")
SINCE = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)
STAFFS = Closing(source=ClosedBy.STAFF, words=ClosingWords.SOON, since=SINCE)


def shut(message: str, closing: Closing | None = None) -> Surroundings:
    """Return a kiosk that the centre has shut with these words."""
    state = DeviceState(id=K1, locked_at=SINCE, lock_message=message)
    branch = replace(Branch(id=BranchId("CN01")), devices=PersistentMap({K1: state}))
    return Surroundings(branch=branch, device=K1, closing=closing)


def test_the_centres_word_goes_before_the_staffs_and_ends_without_a_trace() -> None:
    around = shut("", STAFFS)

    assert around.shut is not None
    assert (around.shut.source, around.shut.words) == (ClosedBy.CENTRE, ClosingWords.DESK)
    assert replace(around, branch=Branch(id=BranchId("CN01"))).shut == STAFFS
    assert replace(around, branch=Branch(id=BranchId("CN01")), closing=None).shut is None
    assert replace(around, device=DeviceId("K2"), closing=None).shut is None


def test_its_words_are_said_whatever_the_language_is() -> None:
    closing = shut("Xin lấy số tại ki-ốt bên cạnh").shut
    assert closing is not None

    for language in (VIETNAMESE, Language("en")):
        said = shut_with(closing, first_visit(language, 0.0))
        assert said is not None
        assert (said.words, said.own) == (ClosingWords.OWN, "Xin lấy số tại ki-ốt bên cạnh")
