"""What the portal's answers say: an answer of another form is refused without a word of what stood in it."""

import pytest

from server_client.wire.errors import Malformed
from server_client.wire.portal import PortalRefused, decode_dossiers


def test_a_dossiers_status_is_read() -> None:
    told = decode_dossiers(b'{"error_code": "0", "data": [{"MaHoSo": "H26.1-261123-0001", "TrangThaiHoSo": 4}]}')

    assert [(one.code, one.status) for one in told] == [("H26.1-261123-0001", 4)]


def test_an_answer_of_another_form_is_refused_and_not_quoted() -> None:
    with pytest.raises(Malformed, match="not of the form of TraCuuHoSo") as refused:
        decode_dossiers('{"error_code": "0", "data": [{"MaHoSo": {"ten": "Nguyễn Văn An"}}]}'.encode())

    assert "Nguyễn" not in str(refused.value)


def test_an_error_is_told_by_its_number() -> None:
    with pytest.raises(PortalRefused, match="error_code 17"):
        decode_dossiers(b'{"error_code": "17", "data": []}')
