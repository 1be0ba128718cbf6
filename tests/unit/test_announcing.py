"""The order in which a hall's calls are spoken."""

from hypothesis import given
from hypothesis import strategies as st

from counter_display.announcing import Announcement, Announcing, Form


def call(seq: int, number: str = "A001", *, ordinal: int = 1) -> Announcement:
    return Announcement(seq=seq, number=number, counter="5", language="vi", ordinal=ordinal)


def spoken_through(announcing: Announcing) -> list[tuple[int, Form]]:
    """Speak all that waits; the seq and form of each call in the order of speech."""
    heard = []
    announcing = announcing.started()
    while announcing.speaking is not None:
        heard.append((announcing.speaking.seq, announcing.form))
        announcing = announcing.spoken().started()
    return heard


def test_calls_are_spoken_in_the_order_of_their_events() -> None:
    announcing = Announcing().called(call(1, "A001")).called(call(4, "B001")).called(call(9, "A002"))

    assert [seq for seq, _ in spoken_through(announcing)] == [1, 4, 9]


def test_nothing_is_spoken_when_nobody_is_called() -> None:
    assert Announcing().started().speaking is None


def test_a_new_call_waits_until_the_one_being_spoken_has_ended() -> None:
    speaking = Announcing().called(call(1)).started()

    later = speaking.called(call(2, "A002")).started()

    assert later.speaking == call(1)
    assert later.waiting == (call(2, "A002"),)


def test_an_event_that_the_feed_repeats_is_spoken_once() -> None:
    announcing = Announcing().called(call(1)).called(call(2, "A002"))

    resumed = announcing.called(call(1)).called(call(2, "A002"))

    assert resumed == announcing


def test_a_call_already_spoken_is_not_spoken_again_when_the_feed_resumes() -> None:
    silent = Announcing().called(call(1)).started().spoken()

    assert silent.called(call(1)).started().speaking is None


def test_a_recall_is_spoken_after_the_calls_before_it() -> None:
    announcing = Announcing().called(call(1)).called(call(2, "A002")).called(call(3, "A001", ordinal=2))

    assert [seq for seq, _ in spoken_through(announcing)] == [1, 2, 3]


def test_a_ticket_that_is_served_before_it_was_spoken_is_not_spoken() -> None:
    announcing = Announcing().called(call(1)).called(call(2, "A002")).called(call(3, ordinal=2))

    assert [seq for seq, _ in spoken_through(announcing.ended(seq=4, number="A001"))] == [2]


def test_a_call_being_spoken_is_not_cut_off_when_its_ticket_ends() -> None:
    speaking = Announcing().called(call(1)).started()

    assert speaking.ended(seq=2, number="A001").speaking == call(1)


def test_a_ticket_called_again_after_its_end_is_spoken() -> None:
    announcing = Announcing().called(call(1)).ended(seq=2, number="A001").called(call(3))

    assert [seq for seq, _ in spoken_through(announcing)] == [3]


def test_an_old_end_repeated_by_the_feed_does_not_drop_a_later_call() -> None:
    announcing = Announcing().called(call(1)).ended(seq=2, number="A001").called(call(3))

    assert announcing.ended(seq=2, number="A001") == announcing


def test_calls_up_to_the_document_that_the_screens_began_from_are_not_spoken() -> None:
    announcing = Announcing().resumed_after(10)

    assert [seq for seq, _ in spoken_through(announcing.called(call(10)).called(call(11, "A002")))] == [11]


def test_an_older_document_does_not_bring_old_calls_back() -> None:
    assert Announcing(heard=10).resumed_after(4).heard == 10


def test_a_burst_is_spoken_in_brief_until_it_has_been_worked_off() -> None:
    announcing = Announcing(brief_from=2)
    for seq in range(1, 5):
        announcing = announcing.called(call(seq, f"A00{seq}"))

    assert [form for _, form in spoken_through(announcing)] == [Form.BRIEF, Form.BRIEF, Form.FULL, Form.FULL]


@given(st.lists(st.integers(min_value=1, max_value=40), max_size=60))
def test_however_the_feed_repeats_itself_no_call_is_spoken_twice_or_out_of_order(seqs: list[int]) -> None:
    announcing = Announcing()
    for seq in seqs:
        announcing = announcing.called(call(seq, f"A{seq:03}")).started()

    spoken = [seq for seq, _ in spoken_through(announcing)]

    assert spoken == sorted(set(spoken))
