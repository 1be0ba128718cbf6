"""What an adapter file says of another queue system, and what it cannot say."""

from pathlib import Path

import pytest

from server_client.bench.http_load.adapter import BadAdapter, read_adapter
from server_client.bench.http_load.taking import Answer, take_of

SOUND = """
name = "Theirs"
[given]
key = "their key"
[by_client]
desk = ["a", "b"]
[by_request]
service = ["x", "y", "z"]
[issue]
path = "/tickets"
body = '{"service": "$service"}'
take = { number = "number" }
[call]
path = "/desks/$desk/next"
headers = { Key = "$key" }
nobody = [204]
take = { ticket = "id" }
[[after_call]]
path = "/tickets/$ticket/done"
"""


def adapter_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "theirs.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_adapter_says_how_a_system_is_spoken_to(tmp_path: Path) -> None:
    adapter = read_adapter(adapter_file(tmp_path, SOUND))

    assert adapter.name == "Theirs"
    assert adapter.most_clients == 2
    assert adapter.call.path.substitute(desk="a") == "/desks/a/next"
    assert adapter.call.nobody == {204}
    assert [step.name for step in adapter.after_call] == ["after_call"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('path = "/tickets"', 'path = "/$tickets"', "issue.path uses $tickets"),
        ('path = "/tickets"', 'path = "/100$"', "issue.path has a $ that begins no name"),
        ('path = "/tickets"', "path = 7", "issue.path must be a text"),
        ('path = "/tickets"', 'path = "/tickets"\nmethod = "FETCH"', "issue.method is 'FETCH'"),
        ('path = "/tickets"', 'path = "/tickets"\nverb = "GET"', "has 'verb', which means nothing"),
        ('path = "/tickets"', 'path = "/tickets"\nok = ["200"]', "issue.ok must be a list of HTTP statuses"),
        ('take = { number = "number" }', "", "issue.take lacks 'number'"),
        ('take = { ticket = "id" }', 'take = { ticket = "text:(" }', "call.take.ticket is no pattern"),
        ('take = { ticket = "id" }', 'take = { ticket = "text:id" }', "needs one group"),
        ('desk = ["a", "b"]', "desk = []", "by_client.desk must be a list of texts"),
        ("[given]", "given = 3\n[strange]", "cannot be read as TOML|has 'strange'|given must be a table"),
        ("[[after_call]]", "[after_call]", "after_call must be steps"),
        ('name = "Theirs"', 'name = "Theirs', "cannot be read as TOML"),
    ],
)
def test_what_does_not_hold_together_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(BadAdapter) as refused:
        read_adapter(adapter_file(tmp_path, SOUND.replace(old, new, 1)))

    assert any(one in str(refused.value) for one in told.split("|"))
    assert "theirs.toml" in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadAdapter, match=r"gone\.toml"):
        read_adapter(tmp_path / "gone.toml")


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("events.1.data.number", "A002"),
        ("events.9.data.number", None),
        ("seq", "7"),
        ("nothing", None),
        ('text:"seq": (\\d+)', "7"),
        ("text:(Z+)", None),
        ("header:location:/([0-9]+)$", "42"),
        ("header:location", "/t/42"),
        ("header:absent", None),
    ],
)
def test_values_are_taken_out_of_answers(said: str, value: str | None) -> None:
    body = b'{"seq": 7, "events": [{}, {"data": {"number": "A002"}}], "nothing": null}'

    assert take_of(said)(Answer(200, {"location": "/t/42"}, body, 0.001)) == value


def test_an_answer_that_is_no_json_has_no_members() -> None:
    assert take_of("number")(Answer(200, {}, b"<html>", 0.001)) is None
