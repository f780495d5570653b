"""Turn a decoded frame into RGB bytes, the same way every time, and say how."""

import hashlib
from typing import Any, cast

import cv2
import msgspec
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from desktop.evidence.footage.decoder_versions import decoder_versions
from desktop.evidence.footage.geometry import (
    SQUARE,
    Size,
    Turn,
    shown_aspect,
    squared_size,
    upright,
    with_aspect,
)
from desktop.evidence.footage.planes import planes, planes_sha256
from desktop.evidence.footage.stills import Frame, Still
from desktop.evidence.footage.turning import matrix_of, turn_for, turned
from desktop.evidence.footage.video import Decoded, Video
from record.derivatives.stills import RULE, Provenance
from record.problems import Problem

Pixels = NDArray[np.uint8]
_HIGH_DEFINITION = 720
_TYPES = {0: "", 1: "I", 2: "P", 3: "B", 4: "S", 5: "SI", 6: "SP", 7: "BI"}
_PNG_LEVEL = 1
_SMALLEST_COMB, _TOOTH, _COMBED_SHARE = 32, 20, 0.0005
_COLUMNS = 3
# The same bytes on every processor, whatever vector instructions it has. Without full chroma
# white of limited range becomes 253.
_FIRST = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.BITEXACT
_TAKEN = {1: int(_FIRST), 2: int(_FIRST | Interpolation.FULL_CHR_H_INT)}
# Turns to the left by so many quarters, as EXIF numbers them.
_BY_QUARTERS = (1, 8, 3, 6)
_VIEWED = int(Interpolation.BILINEAR)
_CONVERTERS = {False: VideoReformatter(), True: VideoReformatter()}
_MATRICES = {1: "BT.709", 4: "FCC", 5: "BT.601", 6: "BT.601", 7: "SMPTE 240M", 9: "BT.2020"}


def still_at(video: Video, pts: int, source_sha256: str, rule: int = RULE) -> Still:
    """Take the still of exactly this time stamp; raises ``Problem`` as ``Video.frame`` does."""
    decoded = video.exact_frame(pts, afresh=True)
    turn = _turn(decoded.frame, rule)
    pixels, colour = _rgb(decoded.frame, turn, rule)
    blue_first = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    done, png = cv2.imencode(".png", blue_first, [cv2.IMWRITE_PNG_COMPRESSION, _PNG_LEVEL])
    if not done:
        raise Problem("evidence.undecodable")
    made = _provenance(video, decoded, pixels, colour, source_sha256)
    if rule > 1:
        made = _with_geometry(made, video, decoded.frame, turn, rule)
    return Still(made, with_aspect(png.tobytes(), made.pixel_aspect))


def frame_within(
    video: Video, pts: int, width: int, height: int, *, exact: bool = False, rule: int = RULE
) -> Frame:
    """Return a frame to look at, no larger than ``width`` by ``height`` pixels.

    With ``exact`` a frame that fits has the very pixels of its still by ``rule``, whatever their
    shape, and is as suspect; else it is made quickly, with square pixels. Its ``rgb`` is a view,
    which is as good as bytes for whoever encodes it.
    """
    return _fitting(video, video.exact_frame(pts), (width, height), exact=exact, rule=rule)


def passing_frame(video: Video, pts: int, width: int, height: int, *, fast: bool) -> Frame:
    """Return a frame for playing; ``fast`` decodes as little before it as can be."""
    decoded = video.passing_frame(pts) if fast else video.frame(pts)
    return _fitting(video, decoded, (width, height), exact=False, rule=RULE)


def _fitting(video: Video, decoded: Decoded, within: Size, *, exact: bool, rule: int) -> Frame:
    frame, turn = decoded.frame, _turn(decoded.frame, rule)
    whole = upright((frame.width, frame.height), turn)
    aspect = shown_aspect(video.aspect, turn)
    if exact and _fitted(whole, within) == whole:
        pixels, _ = _rgb(frame, turn, rule)
    else:
        pixels, _ = _rgb(frame, turn, rule, _fitted(squared_size(whole, aspect), within))
        aspect = SQUARE
    return Frame(
        pts=video.index.pts[decoded.number],
        number=decoded.number,
        width=pixels.shape[1],
        height=pixels.shape[0],
        suspect=decoded.suspect,
        # Rows of an odd width come with padding, which a view of bytes cannot leave out.
        rgb=cast("bytes", np.ascontiguousarray(pixels).data.cast("B")),
        aspect=aspect,
        whole=whole,
        turn_remark=turn.remark,
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


def _with_geometry(
    made: Provenance, video: Video, frame: VideoFrame, turn: Turn, rule: int
) -> Provenance:
    number = made.number
    return msgspec.structs.replace(
        made,
        rule=rule,
        matrix=matrix_of(frame),
        orientation=turn.orientation,
        turn_remark=turn.remark,
        pixel_aspect=shown_aspect(video.aspect, turn),
        aspect_source=video.aspect_source,
        plane_sha256=planes_sha256(frame),
        part=sum(first <= number for first in video.index.part_starts),
        stored_pts=video.index.stored_stamp(number) if video.index.parts else None,
        interlaced=bool(frame.interlaced_frame),
        combed=is_combed(next(planes(frame))),
    )


def is_combed(luma: Pixels) -> bool:
    """Whether rows show two moments in turn: each unlike its neighbours, which are alike.

    Measured on what differs by more than noise; a still of one moment has hardly any such place.
    """
    if luma.ndim != 2 or min(luma.shape) < _SMALLEST_COMB:
        return False
    rows = luma[:, ::_COLUMNS].astype(np.int16)
    above, here, below = rows[:-2], rows[1:-1], rows[2:]
    apart = np.minimum(abs(here - above), abs(here - below))
    same_side = (here > above) == (here > below)
    teeth = same_side & (apart > _TOOTH) & (abs(above - below) < apart // 3)
    # A comb is many teeth below each other: fine print and noise have few in a row.
    in_a_row = teeth[:-3] & teeth[1:-2] & teeth[2:-1] & teeth[3:]
    return bool(in_a_row.mean() > _COMBED_SHARE)


def frame_hash(video: Video, pts: int) -> bytes:
    """Return 16 bytes that are equal for frames whose decoded planes are equal."""
    frame = video.frame(pts).frame
    digest = hashlib.blake2b(digest_size=16)
    for rows in planes(frame):
        digest.update(rows.data)
    return digest.digest()


def _rgb(frame: VideoFrame, turn: Turn, rule: int, size: Size | None = None) -> tuple[Pixels, str]:
    """Return rows of RGB, upright, and how they were made; without a size those of the still."""
    matrix, said_matrix = _matrix(frame)
    full = frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")
    options: dict[str, Any] = {}
    if size is not None:
        options["width"], options["height"] = upright(size, turn)
    # A frame's own converter would start threads and keep them as long as the frame.
    converted = _CONVERTERS[size is None].reformat(
        frame,
        format="rgb24",
        threads=1,
        src_colorspace=matrix,
        src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=_TAKEN.get(rule, _TAKEN[RULE]) if size is None else _VIEWED,
        **options,
    )
    pixels = turned(np.asarray(converted.to_ndarray(), np.uint8), turn)
    extent = "full" if full else "limited"
    chroma = ", full chroma" if rule > 1 else ""
    return pixels, f"{frame.format.name} {said_matrix} {extent} range to RGB full range{chroma}"


def _turn(frame: VideoFrame, rule: int) -> Turn:
    if rule > 1:
        return turn_for(frame)
    return Turn(_BY_QUARTERS[round(frame.rotation / 90) % 4])


def _matrix(frame: VideoFrame) -> tuple[int, str]:
    if frame.colorspace in _MATRICES:
        return frame.colorspace, _MATRICES[frame.colorspace]
    if frame.height >= _HIGH_DEFINITION:
        return Colorspace.ITU709, "BT.709 (assumed)"
    return Colorspace.ITU601, "BT.601 (assumed)"


def _fitted(size: Size, within: Size) -> Size:
    scale = min(1.0, within[0] / size[0], within[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
