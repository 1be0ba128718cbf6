"""The words of a refusal."""

import re

import pytest

from server_client.queue_model.refusals import _SENTENCES, RefusalCode, Refused


def test_a_refusal_names_the_thing_the_state_and_the_next_step() -> None:
    refused = Refused(RefusalCode.COUNTER_BUSY, counter=5, number="A017")
    assert refused.sentence == "Counter 5 is busy with ticket A017; finish that first"
    assert str(refused) == refused.sentence
    assert refused.code is RefusalCode.COUNTER_BUSY
    assert refused.particulars == {"counter": 5, "number": "A017"}


def test_every_code_has_a_sentence() -> None:
    assert set(_SENTENCES) == set(RefusalCode)


@pytest.mark.parametrize("code", RefusalCode)
def test_a_sentence_starts_with_a_capital_and_has_no_full_stop(code: RefusalCode) -> None:
    particulars = dict.fromkeys(re.findall(r"{(\w+)}", _SENTENCES[code]), "x")
    sentence = Refused(code, **particulars).sentence
    assert sentence[0].isupper() or sentence[0] == "x"
    assert not sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize("code", RefusalCode)
def test_a_code_is_its_name_in_small_letters(code: RefusalCode) -> None:
    assert code.value == code.name.lower()
