"""How a device comes to its credential, and what a node is told of its branch's devices, as JSON and back."""

from datetime import datetime
from typing import Annotated

import msgspec

from server_client.queue_model.ids import BranchId
from server_client.wire.reading import read
from server_client.wire.strict import CODE

LONGEST_ENROLMENT = 1024
_Text = Annotated[str, msgspec.Meta(max_length=128)]


class EnrolmentForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A code as it was typed or scanned, and by what the machine is known again."""

    code: Annotated[str, msgspec.Meta(max_length=32)]
    machine: _Text

    def __repr__(self) -> str:
        return "<EnrolmentForm: hidden>"


class RotationForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """By what the machine is known again that asks for a new secret."""

    machine: _Text


class Enrolled(msgspec.Struct, kw_only=True, frozen=True):
    """What a device was enrolled as, and the secret that it sends with each call from now on; it is told once."""

    branch: BranchId
    name: str
    role: str
    secret: str

    def __repr__(self) -> str:
        return f"<Enrolled {self.name}: hidden>"


class KioskLock(msgspec.Struct, kw_only=True, frozen=True):
    """The centre has shut a kiosk since then; `message` is for citizens, empty for the usual words."""

    message: str
    since: datetime


class ListedDevice(msgspec.Struct, kw_only=True, frozen=True):
    """A device of a branch, with the SHA-256 (hex) of each secret that it may use."""

    name: CODE
    role: str
    hashes: tuple[str, ...]
    machine: str | None = None
    lock: KioskLock | None = None


class DeviceList(msgspec.Struct, kw_only=True, frozen=True):
    """All devices of a branch that were enrolled at the centre; one that was revoked is not among them."""

    branch: BranchId
    devices: tuple[ListedDevice, ...]


ENROLMENT_FORMS = (EnrolmentForm, RotationForm, Enrolled, KioskLock, ListedDevice, DeviceList)

_encoder = msgspec.json.Encoder()
_enrolments = msgspec.json.Decoder(EnrolmentForm)
_rotations = msgspec.json.Decoder(RotationForm)
_enrolled = msgspec.json.Decoder(Enrolled)
_lists = msgspec.json.Decoder(DeviceList)


def encode_enrolment(code: str, machine: str) -> bytes:
    """Return the wish to be enrolled as it is sent."""
    return _encoder.encode(EnrolmentForm(code=code, machine=machine))


def decode_enrolment(body: bytes) -> EnrolmentForm:
    """Return the wish that the body holds; Malformed, without a word of the code, if it holds none."""
    return read(_enrolments, body)


def encode_rotation(machine: str) -> bytes:
    """Return the wish for a new secret as it is sent."""
    return _encoder.encode(RotationForm(machine=machine))


def decode_rotation(body: bytes) -> RotationForm:
    """Return the wish that the body holds; Malformed if it holds none."""
    return read(_rotations, body)


def encode_enrolled(enrolled: Enrolled) -> bytes:
    """Return what a device was enrolled as, as it is sent."""
    return _encoder.encode(enrolled)


def decode_enrolled(body: bytes) -> Enrolled:
    """Return what a device was enrolled as; Malformed if the body does not say."""
    return read(_enrolled, body, "This does not tell of an enrolment: ")


def encode_device_list(devices: DeviceList) -> bytes:
    """Return the list as it is sent."""
    return _encoder.encode(devices)


def decode_device_list(body: bytes) -> DeviceList:
    """Return the list; Malformed if the body is none."""
    return read(_lists, body, "This is not a list of devices: ")
