"""The secrets and personal data that fakes use, which nothing may ever write: `tests.seeded_secrets` looks for them."""

import os
import re
import secrets
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

SPOOL = "MOTCUA_TEST_SPOOL"
_SOWN = "sown"
# Each as a whole word: a PIN is not to be found in a time.
_KNOWN = {
    "the secret of a credential": r"seeded-[\w-]{32}",
    "the PIN of a clerk or kiosk": "480271|90417263|739152",
    "a password": "ba con mèo ngủ trưa",
    "an applicant's name": "Nguyễn Thị Thử Nghiệm|Nguyễn Văn Đức",
    "a clerk's name": "Nguyễn Thị Ví Dụ",
    "an applicant's address": "ngõ 34 Giả Định|Số 1, Phường Tây Hồ",
    "a number of a paper": r"0011990\d{5}|001099012345|L898902C36UTO",
    "a phone number": "0912345678|0912 345 678",
    "a tax code": "0100109106",
    "the secret of a webhook": "(?:07){16,}|(?:BwcH){6,}",
}
_LEAST_SOWN = 6
# Commands tell these in answer to whoever asked: on standard output, where no log goes.
_ANSWERED = {"a secret that was made", "a clerk's name"}
_ANY = re.compile("|".join(f"(?P<k{number}>{form})" for number, form in enumerate(_KNOWN.values())))
_WORD = re.compile(r"[\w-]{6,}")


def a_secret() -> str:
    """Return a new secret of a credential that is known as one wherever it is written."""
    return f"seeded-{secrets.token_urlsafe(24)}"


def sow(secret: str | bytes) -> None:
    """Have a secret looked for that the program itself has made; of bytes, however they are written."""
    folder = os.environ.get(SPOOL)  # noqa: TID251
    if folder is None:
        return
    forms = [secret] if isinstance(secret, str) else _forms(secret)
    words = (max(_WORD.findall(form), key=len, default="") for form in forms)
    with (Path(folder) / f"{os.getpid()}.{_SOWN}").open("a", encoding="utf-8") as sown:
        sown.writelines(f"{word}\n" for word in words if len(word) >= _LEAST_SOWN)


def found_in(folder: Path) -> list[str]:
    """Return what was written that may not be: in which process's copy, what it was, and the text around it."""
    sown = {line for path in folder.glob(f"*.{_SOWN}") for line in path.read_text(encoding="utf-8").splitlines()}
    finds: list[str] = []
    for path in sorted([*folder.glob("*.err"), *folder.glob("*.out")]):
        text = path.read_text(encoding="utf-8", errors="replace")
        finds += (
            f"{path.name}: {kind}: {_line_at(text, at)}"
            for kind, at in sorted([*_known(text), *_sown(text, sown)], key=lambda find: find[1])
            if path.suffix == ".err" or kind not in _ANSWERED
        )
    return finds


def _known(text: str) -> Iterator[tuple[str, int]]:
    for one in _ANY.finditer(text):
        before, after = text[one.start() - 1 : one.start()], text[one.end() : one.end() + 1]
        if not _is_of_a_word(before) and not _is_of_a_word(after):
            yield list(_KNOWN)[int((one.lastgroup or "k0")[1:])], one.start()


def _sown(text: str, sown: set[str]) -> Iterator[tuple[str, int]]:
    if sown:
        yield from (("a secret that was made", one.start()) for one in _WORD.finditer(text) if one[0] in sown)


def _is_of_a_word(letter: str) -> bool:
    return letter.isalnum() or letter in {"_", "-"}


def _line_at(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : None if end < 0 else end].strip()[:300]


def _forms(secret: bytes) -> list[str]:
    return [secret.hex(), b64encode(secret).decode(), urlsafe_b64encode(secret).decode()]
