"""Reads what the office puts at the head of its forms from a TOML file; it fills nothing in that the file lacks.

```toml
superior = "Trung tâm Phục vụ hành chính công Thành phố Hà Nội"
name = "Chi nhánh số 1"
place = "Hà Nội"
website = "dichvucong.gov.vn"
phone = "1900 1009"
```
"""

import tomllib
from pathlib import Path

from server_client.dossier_model.forms.filled_in import Office

_NEEDED = ("superior", "name", "place")
_KNOWN = (*_NEEDED, "website", "phone")
_LONGEST = 200


class OfficeFileUnusable(ValueError):
    """The file heads no form; the message names the file, what is wrong and what to write."""


def read_office(path: Path) -> Office:
    """Return the office of a file; OfficeFileUnusable."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise OfficeFileUnusable(f"{path} cannot be read: {exc.strerror}") from exc
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise OfficeFileUnusable(f"{path} is no TOML in UTF-8: {exc}") from exc
    if unknown := sorted(set(table) - set(_KNOWN)):
        raise OfficeFileUnusable(f"{path}: {unknown[0]} is not known; there are {', '.join(_KNOWN)}")
    words = {key: _word(table.get(key, ""), key, path) for key in _KNOWN}
    return Office(**words)


def _word(value: object, key: str, path: Path) -> str:
    if not isinstance(value, str):
        raise OfficeFileUnusable(f"{path}: {key} is no text; write it between quotation marks")
    word = " ".join(value.split())
    if key in _NEEDED and not word:
        raise OfficeFileUnusable(f"{path}: {key} is missing; forms cannot be headed without it")
    if len(word) > _LONGEST:
        raise OfficeFileUnusable(f"{path}: {key} has {len(word)} characters; {_LONGEST} fit a form at most")
    return word
