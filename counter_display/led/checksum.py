"""The checksums that panels' protocols use, from bytes to the bytes that are sent; they know no frame."""

from collections.abc import Callable, Mapping
from functools import reduce
from operator import xor


def _none(_: bytes) -> bytes:
    return b""


def _xor(data: bytes) -> bytes:
    return bytes([reduce(xor, data, 0)])


def _sum8(data: bytes) -> bytes:
    return bytes([sum(data) & 0xFF])


def _crc16_modbus(data: bytes) -> bytes:
    """Polynomial A001 (reflected), begun with FFFF, low byte first; "123456789" gives 4B37."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
    return crc.to_bytes(2, "little")


def _crc16_ccitt(data: bytes) -> bytes:
    """Polynomial 1021, begun with FFFF, high byte first; "123456789" gives 29B1."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc.to_bytes(2, "big")


CHECKSUMS: Mapping[str, Callable[[bytes], bytes]] = {
    "none": _none,
    "xor": _xor,
    "sum8": _sum8,
    "crc16-modbus": _crc16_modbus,
    "crc16-ccitt": _crc16_ccitt,
}
