"""What an engineer gives a server about certificates and copies: what does not fit is named at the start."""

from pathlib import Path

import pytest

from server_client.server.app import now
from server_client.server.enrolment.handed_over import handed_over
from server_client.server.errors import SettingsFault
from server_client.server.front_certificate import front_certificate
from server_client.server.options import branch_settings, center_settings
from server_client.tls.certificates import Ending
from tests.fakes.city_tls import city_tls


def test_a_file_that_is_no_certificate_is_named(tmp_path: Path) -> None:
    junk = tmp_path / "junk.pem"
    junk.write_text("junk")

    with pytest.raises(SettingsFault, match=r"--authority .*junk.pem does not fit: There is no certificate"):
        handed_over(junk)
    with pytest.raises(SettingsFault, match=r"--authority .*none.pem cannot be read"):
        handed_over(tmp_path / "none.pem")
    with pytest.raises(SettingsFault, match=r"--certificate .*junk.pem holds no certificate"):
        front_certificate(junk, junk, now)
    with pytest.raises(SettingsFault, match=r"--ca .*junk.pem is no authority's certificate"):
        branch_settings(
            ["--data", "d", "--center", "https://hcc.example.vn", "--center-credential", "c", "--ca", str(junk)]
        )
    assert handed_over(None) is None
    assert front_certificate(None, None, now) is None


def test_files_that_are_away_for_a_moment_change_nothing(tmp_path: Path) -> None:
    tls = city_tls(tmp_path)
    served_by = front_certificate(tls.certificate, tls.key, now)
    assert served_by is not None
    tls.certificate.rename(tmp_path / "away.pem")
    served_by.look()
    assert (served_by.ending, "do not fit" in str(served_by.notice)) == (Ending.FAR, True)
    (tmp_path / "away.pem").rename(tls.certificate)
    served_by.look()
    # The same files as before: nothing is wrong with them.
    assert served_by.notice is None


def test_a_copy_of_the_vault_needs_a_centre(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault, match="--replicate-vault needs a centre"):
        branch_settings(["--data", "d", "--replicate-vault"])
    words = ["--data", "d", "--center", "https://hcc.example.vn", "--center-credential", "c"]
    assert not branch_settings(words).hosted.vault.is_copied
    assert branch_settings([*words, "--replicate-vault"]).hosted.vault.is_copied
    authority = str(tmp_path / "authority.pem")
    assert center_settings(["--data", "d", "--authority", authority]).authority == Path(authority)
