"""The options that tell each screen its branch; reads the command line and the credential's file, connects nothing.

Each reader raises argparse's ArgumentTypeError with what is wrong and how to write it.
"""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from urllib.parse import urlsplit

from server_client.queue_model.ids import BranchId


def add_connection_options(parser: ArgumentParser) -> None:
    """Add `server`, `branch` and `credential`, under which name the parsed options hold what is in the file."""
    parser.add_argument("--server", type=web_address, required=True, metavar="URL", help="the branch's server")
    parser.add_argument("--branch", type=BranchId, default="CN01", metavar="CODE", help="the branch (default: CN01)")
    parser.add_argument(
        "--credential-file",
        dest="credential",
        type=read_credential,
        required=True,
        metavar="FILE",
        help="holds what motcua credential add printed for this device",
    )


def web_address(text: str) -> str:
    """Return the address without a slash at its end."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ArgumentTypeError(f"{text!r} is not an address: write it as https://HOST[:PORT]")
    return text.rstrip("/")


def read_credential(file: str) -> str:
    """Return the device's credential that the file holds."""
    try:
        credential = Path(file).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ArgumentTypeError(f"{file} cannot be read: {error}") from error
    if not credential:
        raise ArgumentTypeError(f"{file} holds no credential: make one with motcua credential add")
    return credential
