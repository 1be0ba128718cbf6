"""Makes a clerk's picture fit to be shown: upright, small, a JPEG without what a camera wrote into it."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from server_client.queue_model.ids import ClerkId
from server_client.server.errors import SettingsFault, StoreUnavailable

LONGEST_SIDE = 640
_LARGEST_FILE = 20 * 2**20


def fit_picture(file: Path) -> bytes:
    """Return the picture in a file as a small JPEG; SettingsFault if there is none in it."""
    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise SettingsFault(f"{file} has more than {_LARGEST_FILE >> 20} MiB: make it smaller first")
        with Image.open(file, formats=("JPEG", "PNG", "WEBP")) as found:
            # A camera tells in its notes how it was held, and also where and when: the one is used, none is kept.
            upright = ImageOps.exif_transpose(found).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, ValueError, SyntaxError) as wrong:
        raise SettingsFault(f"{file} is no picture: give a JPEG, PNG or WebP") from wrong
    except OSError as failed:
        raise SettingsFault(f"{file} cannot be read as a picture ({failed}): give a JPEG, PNG or WebP") from failed
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = BytesIO()
    # A new picture has no notes, and none are handed on.
    upright.save(out, "JPEG", quality=85, exif=b"")
    return out.getvalue()


def keep_picture(folder: Path, clerk: ClerkId, picture: bytes) -> str:
    """Keep a picture in the folder, and return the name of its file, which is another for another picture."""
    name = f"{clerk}-{sha256(picture).hexdigest()[:12]}.jpg"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = folder / f".{name}.new"
        new.write_bytes(picture)
        new.replace(folder / name)
    except OSError as failed:
        raise StoreUnavailable(f"{folder} cannot be written ({failed}): check the disk and rights") from failed
    return name


def drop_picture(folder: Path, name: str | None) -> None:
    """Remove the file of a picture that is shown no more, if there was one."""
    if name is not None:
        (folder / name).unlink(missing_ok=True)
