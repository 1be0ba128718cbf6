"""Invented identity papers for tests; no number, name or address belongs to anybody."""

from datetime import date

TODAY = date(2026, 11, 22)
NUMBER = "001099012345"
NAME = "Nguyễn Văn Đức"
ADDRESS = "Số 1, Phường Tây Hồ, Hà Nội"
CARD = f"{NUMBER}|012345678|{NAME}|01021999|Nam|{ADDRESS}|15082021"
PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
PASSPORT_IN_FORCE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3204153ZE184226B<<<<<16"


def card(**changes: str) -> str:
    """Return the card's text with some of its fields (f1 to f7) changed."""
    fields = CARD.split("|")
    for name, text in changes.items():
        fields[int(name[1:]) - 1] = text
    return "|".join(fields)
