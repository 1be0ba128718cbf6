"""When an entry was made and in which epoch, read from its bytes."""

from datetime import UTC, datetime

import pytest

from server_client.server.store.store import Head
from server_client.wire.errors import Malformed
from server_client.wire.stamps import Stamp, stamp_of
from tests.fakes.log_entries import an_id, entries_after
from tests.fakes.office import EIGHT


def test_an_entry_tells_its_epoch_and_its_time_in_milliseconds() -> None:
    (entry,) = entries_after(Head(), an_id())

    assert stamp_of(entry.body) == Stamp(1, int(EIGHT.timestamp() * 1000))


def test_parts_of_a_millisecond_are_left_out() -> None:
    at = datetime(2026, 3, 2, 1, 0, 0, 123_999, UTC)

    assert stamp_of(b'{"epoch":7,"at":"%b"}' % at.isoformat().encode()) == Stamp(7, int(at.timestamp() * 1000))


def test_what_is_no_entry_has_no_stamp() -> None:
    with pytest.raises(Malformed, match="not an entry"):
        stamp_of(b'{"epoch":7}')
