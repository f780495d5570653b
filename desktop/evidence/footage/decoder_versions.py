"""Which decoder this is: the child alone knows, and says it with what it decoded."""

import av

_DECIDING = ("libavcodec", "libavformat", "libswscale")


def decoder_versions() -> str:
    """Return the versions that decide what a frame looks like: PyAV and FFmpeg's libraries."""
    parts = (f"{name} {'.'.join(map(str, v))}" for name, v in av.library_versions.items())
    wanted = [part for part in parts if part.startswith(_DECIDING)]
    return ", ".join([f"PyAV {av.__version__}", *wanted])
