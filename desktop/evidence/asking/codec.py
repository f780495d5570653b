"""All requests and answers together, and how they travel.

Msgpack values go over one connection. A request that concerns a file is followed by the open file
itself; the child never learns a name. Answers are pixels and numbers.
"""

import msgspec

from desktop.evidence.clips import messages as clips
from desktop.evidence.footage import messages as videos
from desktop.evidence.hiding import messages as hiding
from desktop.evidence.motion import messages as motion
from desktop.evidence.papers import messages as papers
from desktop.evidence.pictures import answers
from desktop.evidence.pictures import messages as pictures
from desktop.evidence.samples import messages as samples

MAX_REQUEST = 64 * 1024 * 1024
MAX_ANSWER = 512 * 1024 * 1024
READY = b"ready"

Request = (
    pictures.Describe
    | pictures.LookAt
    | pictures.Thumbnail
    | pictures.Preview
    | pictures.CountPages
    | papers.ReadForm
    | papers.ReadFormFully
    | papers.FindOutline
    | papers.LayFlat
    | papers.ReadText
    | samples.MeasureSamples
    | videos.OpenVideo
    | videos.ShowFrame
    | videos.ShowFrames
    | videos.TakeStill
    | videos.CheckStill
    | videos.HashFrames
    | videos.StartWhole
    | videos.MoreWhole
    | videos.CloseVideo
    | motion.StartMotion
    | motion.MoreMotion
    | clips.StartClip
    | clips.MoreClip
    | clips.TakeStock
    | hiding.Propose
    | hiding.MeasureSheets
    | hiding.HideIn
    | hiding.StartHiding
    | hiding.MoreHiding
    | hiding.StartFollowing
    | hiding.FollowOn
)


class Unlocked(msgspec.Struct, frozen=True, tag=True):
    """A request about a file that is locked, with the password that opens it."""

    request: Request
    password: str


WITH_FILE = (
    pictures.Describe,
    pictures.LookAt,
    pictures.Thumbnail,
    pictures.Preview,
    pictures.CountPages,
    papers.ReadForm,
    papers.ReadFormFully,
    papers.FindOutline,
    papers.LayFlat,
    samples.MeasureSamples,
    videos.OpenVideo,
    videos.StartWhole,
    motion.StartMotion,
    clips.StartClip,
    clips.TakeStock,
    hiding.MeasureSheets,
    hiding.HideIn,
    hiding.StartHiding,
    hiding.StartFollowing,
)
# Models take a second and some hundred megabytes to load: only a child that needs them has them.
NEEDS_MODELS = (
    hiding.Propose,
    papers.ReadText,
    papers.ReadFormFully,
)

Answer = (
    answers.Picture
    | answers.Encoded
    | answers.Refused
    | answers.Done
    | pictures.Described
    | pictures.LookedAt
    | pictures.Pages
    | papers.FormReading
    | papers.TextLines
    | papers.PaperOutline
    | samples.SamplesReading
    | videos.Opened
    | videos.Shown
    | videos.ShownFrames
    | videos.CheckedStill
    | videos.HashedFrames
    | videos.WholeStarted
    | videos.WholePiece
    | videos.OnTheWay
    | videos.Took
    | motion.MotionStarted
    | motion.MotionPiece
    | clips.ClipStarted
    | clips.ClipPart
    | clips.Stocked
    | hiding.Proposed
    | hiding.Sheets
    | hiding.HiddenIn
    | hiding.HidingStarted
    | hiding.HidingPiece
    | hiding.Followed
)

encode = msgspec.msgpack.encode
_REQUESTS: msgspec.msgpack.Decoder[Request | Unlocked] = msgspec.msgpack.Decoder(Request | Unlocked)
_ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def read_request(data: bytes) -> Request | Unlocked:
    """Read a request; raises ``msgspec.DecodeError``."""
    return _REQUESTS.decode(data)


def read_answer(data: memoryview) -> Answer:
    """Read an answer; raises ``msgspec.DecodeError``."""
    return _ANSWERS.decode(data)
