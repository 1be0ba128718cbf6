"""Reads PDF files by another library than the one that made them, and QR codes by another program."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pypdfium2


def page_texts(data: bytes) -> list[str]:
    """Return the text of each page, one blank between words."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def page_size(data: bytes) -> tuple[int, int]:
    """Return width and height of the first page, in whole points."""
    document = pypdfium2.PdfDocument(data)
    try:
        width, height = document[0].get_size()
        return round(width), round(height)
    finally:
        document.close()


def told_of_itself(data: bytes) -> Mapping[str, str]:
    """Return what the file says about itself: title, author and the like."""
    document = pypdfium2.PdfDocument(data)
    try:
        return {str(key): str(value) for key, value in document.get_metadata_dict().items()}
    finally:
        document.close()


def page_picture(data: bytes, folder: Path, page: int = 0) -> Path:
    """Return a file with the page as a picture of 200 dots an inch."""
    document = pypdfium2.PdfDocument(data)
    path = folder / f"page-{page}.png"
    try:
        document[page].render(scale=200 / 72).to_pil().save(path)
    finally:
        document.close()
    return path


def qr_text(picture: Path) -> str:
    """Return what the QR code in the picture says; CalledProcessError if zbar finds none."""
    words = ["zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", str(picture)]
    found = subprocess.run(words, capture_output=True, check=True, timeout=30)
    return found.stdout.decode().strip()
