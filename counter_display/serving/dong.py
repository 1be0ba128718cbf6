"""Amounts of money as people type them, in whole dong; it knows no fee and no account."""

from server_client.dossier_model.vietqr import LARGEST_AMOUNT


def dong_in(text: str) -> int | None:
    """Return the dong that were typed, from 0, with points or commas between the thousands or without; None if odd."""
    figures = "".join(text.split()).replace(".", "").replace(",", "").removesuffix("đ")
    if not (figures.isascii() and figures.isdigit()) or len(figures) > len(str(LARGEST_AMOUNT)):
        return None
    dong = int(figures)
    return dong if dong <= LARGEST_AMOUNT else None


def grouped(dong: int) -> str:
    """Return the amount as it is written here: 1.500.000."""
    return f"{dong:,}".replace(",", ".")
