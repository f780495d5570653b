"""All requests and answers together, and how they travel.

Msgpack values go over one connection. A request that concerns a file is followed by the open file
itself; the child never learns a name. Answers are pixels and numbers.
"""

import msgspec

from desktop.evidence.wire import answers, clips, motion, papers, pictures, videos

MAX_REQUEST = 64 * 1024 * 1024
MAX_ANSWER = 512 * 1024 * 1024
READY = b"ready"

Request = (
    pictures.Describe
    | pictures.Thumbnail
    | pictures.Preview
    | pictures.CountPages
    | papers.ReadForm
    | papers.ReadText
    | videos.OpenVideo
    | videos.ShowFrame
    | videos.TakeStill
    | videos.CloseVideo
    | motion.StartMotion
    | motion.MoreMotion
    | clips.StartClip
    | clips.MoreClip
    | clips.TakeStock
)
WITH_FILE = (
    pictures.Describe,
    pictures.Thumbnail,
    pictures.Preview,
    pictures.CountPages,
    papers.ReadForm,
    videos.OpenVideo,
    motion.StartMotion,
    clips.StartClip,
    clips.TakeStock,
)
# Models take a second and some hundred megabytes to load: only a child that needs them has them.
NEEDS_MODELS = (papers.ReadText,)

Answer = (
    answers.Picture
    | answers.Encoded
    | answers.Refused
    | answers.Done
    | pictures.Described
    | pictures.Pages
    | papers.FormReading
    | papers.TextLines
    | videos.Opened
    | videos.Shown
    | videos.Took
    | motion.MotionStarted
    | motion.MotionPiece
    | clips.ClipStarted
    | clips.ClipPart
    | clips.Stocked
)

encode = msgspec.msgpack.encode
_REQUESTS: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def read_request(data: bytes) -> Request:
    """Read a request; raises ``msgspec.DecodeError``."""
    return _REQUESTS.decode(data)


def read_answer(data: bytes) -> Answer:
    """Read an answer; raises ``msgspec.DecodeError``."""
    return _ANSWERS.decode(data)
