"""A zip whose members were compressed before: written at the speed of copying, and always the same bytes.

Members are given as gzip, whose inner stream is the very deflate stream that zip wants. Times and systems
are constants. Source: PKWARE APPNOTE 6.3; RFC 1952.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_UTF8 = 0x0800
_DEFLATE = 8
_DAY_ONE = 0x21  # 1980-01-01, the first day that the format knows
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
MAX_MEMBERS = 0xFFFF
MAX_BYTES = 0xFFFF_FFFF


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the zip: its name and its gzip form (no name or comment inside)."""

    name: str
    gzip: bytes


def pack(name: str, data: bytes) -> Member:
    """A member from plain bytes."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return Member(name, packer.compress(data) + packer.flush())


def write(members: Iterable[Member]) -> Iterator[bytes]:
    """The bytes of the zip, member by member. Cost: copying; memory for one member and the directory.

    Raises ValueError for what the plain format cannot hold: 65,536 members or 4 GiB.

    >>> import io, zipfile
    >>> data = b"".join(write([pack("a.txt", b"text")]))
    >>> zipfile.ZipFile(io.BytesIO(data)).read("a.txt")
    b'text'
    """
    place = 0
    directory = []
    for member in members:
        deflated, check, size = _unwrapped(member.gzip)
        name = member.name.encode()
        shared = (20, _UTF8, _DEFLATE, 0, _DAY_ONE, check, len(deflated), size, len(name), 0)
        head = _LOCAL.pack(b"PK\x03\x04", *shared) + name
        entry = _CENTRAL.pack(b"PK\x01\x02", 20, *shared, 0, 0, 0, 0, place) + name
        yield head
        yield deflated
        directory.append(entry)
        place += len(head) + len(deflated)
        if place > MAX_BYTES or len(directory) > MAX_MEMBERS:
            raise ValueError("more than a plain zip file can hold")
    tail = b"".join(directory)
    yield tail
    yield _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(tail), place, 0)


def _unwrapped(data: bytes) -> tuple[bytes, int, int]:
    """(deflate stream, CRC-32, size) of a gzip file of one member without extra fields."""
    if data[:3] != b"\x1f\x8b\x08" or data[3]:
        raise ValueError("not a plain gzip member")
    check, size = struct.unpack("<2I", data[-8:])
    return data[10:-8], check, size
