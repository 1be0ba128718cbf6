"""A private authority: what it makes, whose keys it keeps to itself, and how near an end is."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server_client.tls.authority import CERTIFICATE, KEY, Authority, Wish
from server_client.tls.certificates import Certificate, CertificateFault, Ending, certificates_in, certificates_of
from server_client.tls.command import certificate
from server_client.tls.trust import NoAuthority, is_marked, mark_of, trusting

AT = datetime(2026, 11, 2, 8, tzinfo=UTC)
CENTRE = Wish(names=("hcc.example.vn",), addresses=("10.1.2.3",), days=90)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """Return an authority that holds for ten years."""
    made = Authority(tmp_path / "ca")
    made.make("City", 3650, AT)
    return made


def key_of(one: Certificate) -> object:
    """Return the public key."""
    return one.signed.public_key()


def test_only_the_owner_reads_keys_and_everybody_certificates(authority: Authority, tmp_path: Path) -> None:
    authority.issue(CENTRE, tmp_path / "centre.pem", AT)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*.*")}
    assert modes == {CERTIFICATE: 0o644, KEY: 0o600, "centre.pem": 0o644, "centre.key": 0o600}


def test_a_certificate_is_for_the_names_and_addresses_that_were_wished(authority: Authority, tmp_path: Path) -> None:
    issued = authority.issue(CENTRE, tmp_path / "centre.pem", AT)

    assert issued.names == ("hcc.example.vn", "10.1.2.3")
    assert (issued.issuer, issued.is_authority, issued.ends_at) == ("City", False, AT + timedelta(days=90))
    with pytest.raises(CertificateFault, match="give --name or --address"):
        authority.issue(Wish(), tmp_path / "b.pem", AT)
    with pytest.raises(CertificateFault, match="does not fit"):
        authority.issue(Wish(addresses=("hcc",)), tmp_path / "b.pem", AT)
    with pytest.raises(CertificateFault, match="1 to 64 signs"):
        authority.issue(Wish(names=("a" * 70,)), tmp_path / "b.pem", AT)


def test_nothing_is_written_over(authority: Authority, tmp_path: Path) -> None:
    authority.issue(CENTRE, tmp_path / "centre.pem", AT)

    with pytest.raises(CertificateFault, match="is there already"):
        authority.issue(CENTRE, tmp_path / "centre.pem", AT)
    with pytest.raises(CertificateFault, match="is there already"):
        authority.make("City", 3650, AT)


def test_a_renewed_certificate_keeps_names_and_key(authority: Authority, tmp_path: Path) -> None:
    file = tmp_path / "centre.pem"
    first = authority.issue(CENTRE, file, AT)
    (tmp_path / "centre.key").unlink()

    renewed = authority.renew(file, 90, AT + timedelta(days=80))
    assert (renewed.names, key_of(renewed)) == (first.names, key_of(first))
    assert renewed.ends_at == AT + timedelta(days=170)
    assert certificates_of(file)[0].fingerprint == renewed.fingerprint != first.fingerprint


def test_an_authority_renews_its_own_only(authority: Authority, tmp_path: Path) -> None:
    other = Authority(tmp_path / "other")
    other.make("City", 10, AT)
    other.issue(CENTRE, tmp_path / "theirs.pem", AT)

    with pytest.raises(CertificateFault, match="is not from the authority City"):
        authority.renew(tmp_path / "theirs.pem", 90, AT)
    with pytest.raises(CertificateFault, match="is not from the authority"):
        other.renew(tmp_path / "ca" / CERTIFICATE, 90, AT)


def test_nothing_holds_longer_than_its_authority(tmp_path: Path) -> None:
    short = Authority(tmp_path / "ca")
    short.make("City", 30, AT)

    assert short.issue(CENTRE, tmp_path / "a.pem", AT).ends_at == AT + timedelta(days=30)
    with pytest.raises(CertificateFault, match="renew it first"):
        short.issue(CENTRE, tmp_path / "b.pem", AT + timedelta(days=31))
    renewed = short.renew_itself(3650, AT + timedelta(days=31))
    assert short.issue(CENTRE, tmp_path / "b.pem", AT + timedelta(days=31)).issuer == renewed.subject


def test_another_key_or_none_is_named(authority: Authority, tmp_path: Path) -> None:
    other = Authority(tmp_path / "other")
    other.make("City", 10, AT)
    (tmp_path / "ca" / KEY).write_bytes((tmp_path / "other" / KEY).read_bytes())

    with pytest.raises(CertificateFault, match="is not the key of"):
        authority.issue(CENTRE, tmp_path / "a.pem", AT)
    (tmp_path / "ca" / KEY).write_text("?")
    with pytest.raises(CertificateFault, match="no key that can be read"):
        authority.issue(CENTRE, tmp_path / "a.pem", AT)
    (tmp_path / "ca" / KEY).unlink()
    with pytest.raises(CertificateFault, match="work where the key is"):
        authority.issue(CENTRE, tmp_path / "a.pem", AT)
    with pytest.raises(CertificateFault, match="no certificate that can be read"):
        certificates_in(b"?", "it")


@pytest.mark.parametrize(
    ("days", "ending", "says"),
    [
        (31, Ending.FAR, None),
        (30, Ending.SOON, "in 30 days"),
        (8, Ending.SOON, "in 8 days"),
        (7, Ending.URGENT, "in 7 days"),
        (0, Ending.OVER, "has ended on 2027-01-31"),
    ],
)
def test_an_end_is_told_before_it_comes(
    authority: Authority, tmp_path: Path, days: int, ending: Ending, says: str | None
) -> None:
    issued = authority.issue(CENTRE, tmp_path / "centre.pem", AT)
    now = issued.ends_at - timedelta(days=days)

    assert issued.ending(now) is ending
    notice = issued.notice(now)
    assert (notice is None) is (says is None)
    assert (says or "") in (notice or "")
    assert "hcc.example.vn" in (notice or "hcc.example.vn")


def test_an_authority_is_known_by_its_mark_however_it_is_typed(authority: Authority, tmp_path: Path) -> None:
    pem = (tmp_path / "ca" / CERTIFICATE).read_bytes()
    other = Authority(tmp_path / "other")
    other.make("City", 3650, AT)
    foreign = (tmp_path / "other" / CERTIFICATE).read_bytes()

    assert is_marked(pem, mark_of(pem).lower().replace("-", " "))
    assert not is_marked(foreign, mark_of(pem))
    assert not is_marked(pem + foreign, mark_of(pem))
    assert len(mark_of(pem)) == 29
    for none in (b"", b"-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----"):
        with pytest.raises(NoAuthority):
            mark_of(none)


def test_a_file_that_is_no_authority_is_named(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("nothing")

    assert trusting(None) is True
    for name, why in (("ca.pem", "holds no certificate"), ("none.pem", "No such file")):
        with pytest.raises(NoAuthority, match=why):
            trusting(tmp_path / name)


def test_the_command_makes_issues_shows_and_renews(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, file = str(tmp_path / "ca"), str(tmp_path / "centre.pem")

    assert certificate(["authority", "--folder", folder, "--name", "City"]) == 0
    issue = ["issue", "--folder", folder, "--name", "hcc.example.vn", "--to", file]
    assert certificate([*issue, "--days", "20"]) == 0
    assert certificate(["show", file]) == 1
    assert certificate(["renew", "--folder", folder, "--within", "10", file]) == 0
    assert "left as it is" in capsys.readouterr().out
    assert certificate(["renew", "--folder", folder, "--within", "30", file]) == 0
    assert certificate(["show", file, f"{folder}/authority.pem"]) == 0
    assert mark_of((tmp_path / "ca" / CERTIFICATE).read_bytes()) in capsys.readouterr().out
    assert certificate(["authority", "--folder", folder, "--renew"]) == 0
    assert certificate(issue) == 3
    assert certificate(["show", str(tmp_path / "none.pem")]) == 3
    assert certificate(["show", "http://127.0.0.1"]) == 3
    assert "is there already" in capsys.readouterr().err
