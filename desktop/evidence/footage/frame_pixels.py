"""Turn a decoded frame into RGB bytes, the same way every time, and say how."""

import hashlib
from typing import Any, cast

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from desktop.evidence.footage.decoder_versions import decoder_versions
from desktop.evidence.footage.stills import Frame, Still
from desktop.evidence.footage.video import Decoded, Video
from record.derivatives.stills import Provenance
from record.problems import Problem

Pixels = NDArray[np.uint8]
_HIGH_DEFINITION = 720
_TYPES = {0: "", 1: "I", 2: "P", 3: "B", 4: "S", 5: "SI", 6: "SP", 7: "BI"}
_PNG_LEVEL = 1
_PLANAR = ("yuv4", "yuvj", "gray")
# The same bytes on every processor, whatever vector instructions it has.
_TAKEN = int(Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.BITEXACT)
_VIEWED = int(Interpolation.BILINEAR)
_CONVERTERS = {False: VideoReformatter(), True: VideoReformatter()}
_MATRICES = {1: "BT.709", 4: "FCC", 5: "BT.601", 6: "BT.601", 7: "SMPTE 240M", 9: "BT.2020"}


def still_at(video: Video, pts: int, source_sha256: str) -> Still:
    """Take the still of exactly this time stamp; raises ``Problem`` as ``Video.frame`` does."""
    decoded = video.exact_frame(pts, afresh=True)
    pixels, colour = _rgb(decoded.frame)
    blue_first = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    done, png = cv2.imencode(".png", blue_first, [cv2.IMWRITE_PNG_COMPRESSION, _PNG_LEVEL])
    if not done:
        raise Problem("evidence.undecodable")
    return Still(_provenance(video, decoded, pixels, colour, source_sha256), png.tobytes())


def frame_within(video: Video, pts: int, width: int, height: int, *, exact: bool = False) -> Frame:
    """Return a frame to look at, no larger than ``width`` by ``height`` pixels.

    With ``exact`` a frame that fits has the very pixels of its still, and is as suspect; else it
    is made quickly. Its ``rgb`` is a view, which is as good as bytes for whoever encodes it.
    """
    return _fitting(video, video.exact_frame(pts), (width, height), exact=exact)


def passing_frame(video: Video, pts: int, width: int, height: int, *, fast: bool) -> Frame:
    """Return a frame for playing; ``fast`` decodes as little before it as can be."""
    decoded = video.passing_frame(pts) if fast else video.frame(pts)
    return _fitting(video, decoded, (width, height), exact=False)


def _fitting(video: Video, decoded: Decoded, size: tuple[int, int], *, exact: bool) -> Frame:
    fits = _fitted(decoded.frame, size) == (decoded.frame.width, decoded.frame.height)
    pixels, _ = _rgb(decoded.frame, None if exact and fits else size)
    return Frame(
        pts=video.index.pts[decoded.number],
        number=decoded.number,
        width=pixels.shape[1],
        height=pixels.shape[0],
        suspect=decoded.suspect,
        # Rows of an odd width come with padding, which a view of bytes cannot leave out.
        rgb=cast("bytes", np.ascontiguousarray(pixels).data.cast("B")),
    )


def _provenance(
    video: Video, decoded: Decoded, pixels: Pixels, colour: str, source_sha256: str
) -> Provenance:
    index, frame = video.index, decoded.frame
    return Provenance(
        source_sha256=source_sha256,
        container=index.container,
        codec=index.codec,
        stream=index.stream,
        timing=index.timing,
        time_base=index.time_base,
        pts=index.pts[decoded.number],
        seconds=index.seconds(index.pts[decoded.number]),
        number=decoded.number,
        frames=index.count,
        key_distance=decoded.number - decoded.key if decoded.key >= 0 else -1,
        picture_type=_TYPES.get(int(frame.pict_type), ""),
        suspect=decoded.suspect,
        width=pixels.shape[1],
        height=pixels.shape[0],
        rotation=frame.rotation,
        sample_aspect=index.sample_aspect,
        pixel_format=frame.format.name,
        colour=colour,
        decoder=decoder_versions(),
        pixel_sha256=hashlib.sha256(pixels.tobytes()).hexdigest(),
    )


def frame_hash(video: Video, pts: int) -> bytes:
    """Return 16 bytes that are equal for frames whose decoded planes are equal."""
    frame = video.frame(pts).frame
    digest = hashlib.blake2b(digest_size=16)
    if not frame.format.name.startswith(_PLANAR):
        digest.update(np.ascontiguousarray(frame.to_ndarray()).data)
        return digest.digest()
    wide = 2 if frame.format.components[0].bits > 8 else 1
    for plane in frame.planes:
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
        digest.update(np.ascontiguousarray(rows[:, : plane.width * wide]).data)
    return digest.digest()


def _rgb(frame: VideoFrame, within: tuple[int, int] | None = None) -> tuple[Pixels, str]:
    """Return rows of RGB, turned upright as the file's rotation says, and how they were made."""
    matrix, said_matrix = _matrix(frame)
    full = frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")
    width, height = _fitted(frame, within)
    options: dict[str, Any] = {"width": width, "height": height} if within else {}
    # A frame's own converter would start threads and keep them as long as the frame.
    converted = _CONVERTERS[within is None].reformat(
        frame,
        format="rgb24",
        threads=1,
        src_colorspace=matrix,
        src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=_VIEWED if within else _TAKEN,
        **options,
    )
    pixels = np.asarray(converted.to_ndarray(), np.uint8)
    turns = round(frame.rotation / 90) % 4
    upright = np.ascontiguousarray(np.rot90(pixels, turns)) if turns else pixels
    extent = "full" if full else "limited"
    return upright, f"{frame.format.name} {said_matrix} {extent} range to RGB full range"


def _matrix(frame: VideoFrame) -> tuple[int, str]:
    if frame.colorspace in _MATRICES:
        return frame.colorspace, _MATRICES[frame.colorspace]
    if frame.height >= _HIGH_DEFINITION:
        return Colorspace.ITU709, "BT.709 (assumed)"
    return Colorspace.ITU601, "BT.601 (assumed)"


def _fitted(frame: VideoFrame, within: tuple[int, int] | None) -> tuple[int, int]:
    if within is None:
        return frame.width, frame.height
    if round(frame.rotation / 90) % 2:
        within = within[1], within[0]
    scale = min(1.0, within[0] / frame.width, within[1] / frame.height)
    return max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
