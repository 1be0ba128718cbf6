"""What a kept detail of a branch's fault says, whatever was kept there."""

import pytest

from server_client.server.replication.node_certificates import end_told_in
from server_client.server.replication.noted_faults import told_in


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ('{"seq": 5, "what": "altered", "last_ms": 1}', "altered"),
        ('{"seq": 5, "held": "a", "sent": "b"}', "entry 5"),
        ("version 7 would strand A001", "version 7 would strand A001"),
        ("[]", "[]"),
        ("{}", "{}"),
    ],
)
def test_a_fault_is_told_in_words(detail: str, told: str) -> None:
    assert told_in(detail) == told


@pytest.mark.parametrize("detail", ["", "{}", "[]", '{"ends_at": "soon"}', '{"ends_at": 5}'])
def test_a_detail_without_an_end_tells_none(detail: str) -> None:
    assert end_told_in(detail) is None
