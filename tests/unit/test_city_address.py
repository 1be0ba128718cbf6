"""Which way to the city's system an engineer named, and how long the line waits between tries."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.server.city_system.address import NONE, CityAddress, city_address, city_at
from server_client.server.city_system.file_city import FileCity
from server_client.server.city_system.http_city import HttpCity
from server_client.server.city_system.retrying import LONGEST_S, delay_s
from server_client.server.errors import SettingsFault


def test_a_branch_has_no_city_system_unless_it_is_told_one() -> None:
    assert city_at(CityAddress()) is None
    assert city_at(city_address(NONE, "", None)) is None


def test_a_folder_and_an_address_are_ways_to_it() -> None:
    assert isinstance(city_at(city_address("file:/srv/city", "000.00.01.H26", None)), FileCity)
    assert isinstance(city_at(city_address("https://city.example.vn/adapter/", "", Path("account"))), HttpCity)


@pytest.mark.parametrize("where", ["", "none", "file:", "file: ", "ftp://x", "https://", "http://x/?y", "https://x/#z"])
def test_everything_else_is_a_fault_that_names_the_three(where: str) -> None:
    with pytest.raises(SettingsFault, match="none:, file:FOLDER or https"):
        city_address(where, "", None)


@given(st.integers(0, 10_000), st.floats(0, 1, exclude_max=True))
def test_the_wait_grows_to_a_minute_and_is_never_less_than_half_a_second(tries: int, dice: float) -> None:
    assert 0.5 <= delay_s(tries, dice) <= LONGEST_S
    assert delay_s(tries, dice) <= delay_s(tries + 1, dice)


def test_the_first_waits_are_short() -> None:
    assert [delay_s(tries, 1.0) for tries in (1, 2, 3, 4, 20)] == [1.0, 2.0, 4.0, 8.0, 60.0]
