"""The options of every screen: what is read is what was meant, and each mistake is told with how to write it."""

from argparse import ArgumentTypeError

import pytest

from assets.screen_options import window_size
from server_client.client.connection_options import web_address


def test_a_windows_size_is_its_width_and_height() -> None:
    assert window_size("1366X768") == (1366, 768)


@pytest.mark.parametrize("text", ["", "big", "1920", "0x768", "-3x5", "1920x"])
def test_a_size_that_is_none_is_told_with_an_example(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="such as 1366x768"):
        window_size(text)


def test_an_address_loses_the_slash_at_its_end() -> None:
    assert web_address("http://node:8100/") == "http://node:8100"


@pytest.mark.parametrize("text", ["", "node:8100", "ftp://node", "http://", "http://node?a=b", "http://node#a"])
def test_an_address_that_is_none_is_told_with_how_to_write_it(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="write it as https://HOST"):
        web_address(text)
