"""The options that tell each screen its branch; reads the command line and the credential's file, connects nothing.

Each reader raises argparse's ArgumentTypeError with what is wrong and how to write it.
"""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from urllib.parse import urlsplit

from server_client.queue_model.ids import BranchId
from server_client.tls.trust import NoAuthority, trusting


def add_connection_options(parser: ArgumentParser) -> None:
    """Add `server`, `authority`, `branch` and `credential`, which is what the credential's file holds."""
    parser.add_argument("--server", type=web_address, required=True, metavar="URL", help="the branch's server")
    add_authority_option(parser)
    parser.add_argument("--branch", type=BranchId, default="CN01", metavar="CODE", help="the branch (default: CN01)")
    parser.add_argument(
        "--credential-file",
        dest="credential",
        type=read_credential,
        required=True,
        metavar="FILE",
        help="holds what motcua credential add printed for this device",
    )


def add_authority_option(parser: ArgumentParser) -> None:
    """Add `authority`, the file of the private authority that is believed alone; None for the public ones."""
    parser.add_argument(
        "--ca",
        dest="authority",
        type=authority_file,
        metavar="FILE",
        help="certificate of the private authority whose servers are believed (default: the public authorities')",
    )


def authority_file(file: str) -> Path:
    """Return the file, which has a certificate in it."""
    try:
        trusting(Path(file))
    except NoAuthority as wrong:
        raise ArgumentTypeError(str(wrong)) from wrong
    return Path(file)


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
