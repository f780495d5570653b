"""What indexing found about a camera file, packed to be kept and handed in again."""

import zlib

import msgspec

from desktop.evidence.footage.decoder_versions import decoder_versions
from desktop.evidence.footage.packet_table import PacketTable
from desktop.evidence.footage.video_index import VideoIndex

_FORM = 3
_MOST_BYTES = 256 * 1024 * 1024


class KnownVideo(msgspec.Struct, frozen=True):
    """A file's index and the places of its packets."""

    index: VideoIndex
    table: PacketTable


class _Packed(msgspec.Struct, frozen=True):
    form: int
    decoder: str
    known: msgspec.Raw


def pack(known: KnownVideo) -> bytes:
    """Return what ``unpack`` reads, with the versions of the decoder that found it."""
    raw = msgspec.Raw(msgspec.msgpack.encode(known))
    packed = _Packed(_FORM, decoder_versions(), raw)
    return zlib.compress(msgspec.msgpack.encode(packed), 1)


def unpack(raw: bytes) -> KnownVideo | None:
    """Return what was packed, or None when another decoder found it: then it is found anew."""
    try:
        plain = zlib.decompressobj().decompress(raw, _MOST_BYTES)
        packed = msgspec.msgpack.decode(plain, type=_Packed)
        if packed.form != _FORM or packed.decoder != decoder_versions():
            return None
        return msgspec.msgpack.decode(packed.known, type=KnownVideo)
    except (zlib.error, msgspec.DecodeError):
        return None
