"""What a person decided to hide, and how it stands in the record of the copy."""

import msgspec

from desktop.evidence.asking.hiding import Style
from desktop.evidence.hiding.regions import Track
from desktop.services.desk.texts import checked as checked_text
from desktop.version import VERSION
from record.codes import Code
from record.derivatives.redacted import KeptKey, KeptTrack, RedactedSettings, Region
from record.problems import Problem


class CopyReason(Code):
    """What a copy may be for; the words are in the rules' labels, group ``redaction_reason``."""

    CUSTOMER = "CUSTOMER"
    REGULATOR = "REGULATOR"
    MEDIATION = "MEDIATION"
    INSURER = "INSURER"
    SUPPLIER = "SUPPLIER"
    TRAINING = "TRAINING"
    PUBLIC = "PUBLIC"
    OTHER = "OTHER"


REASONS = tuple(CopyReason)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Everything decided before a copy is written.

    ``reason`` is a code of ``REASONS``, ``note`` says more where it is OTHER. ``proposed`` and
    ``taken_back`` count what the models proposed and what of it a person removed. ``confirmed``
    is the person's word that all bystanders are covered.
    """

    regions: tuple[Region, ...] = ()
    tracks: tuple[Track, ...] = ()
    style: Style = Style()
    sound: bool = False
    reason: str = ""
    note: str = ""
    title: str = ""
    proposed: int = 0
    taken_back: int = 0
    found_by: tuple[str, ...] = ()
    confirmed: bool = False

    def refuse_unready(self) -> None:
        """Raise ``hiding.no_reason`` or ``hiding.not_confirmed``."""
        if self.reason not in REASONS or (
            self.reason == CopyReason.OTHER and not self.note.strip()
        ):
            raise Problem("hiding.no_reason")
        if not self.confirmed:
            raise Problem("hiding.not_confirmed")


def reasons() -> tuple[str, ...]:
    """Return the codes of what a copy may be for."""
    return REASONS


def style_of(how: str, colour: str) -> Style:
    """Return a style from words: a colour as six hexadecimal digits.

    Raises ``Problem('hiding.bad_style')``.
    """
    try:
        parts = bytes.fromhex(colour.removeprefix("#"))
        red, green, blue = parts
    except ValueError as error:
        raise Problem("hiding.bad_style") from error
    return Style(how, (red, green, blue))


def settings_of(
    plan: Plan, regions: tuple[Region, ...], tracks: tuple[Track, ...]
) -> RedactedSettings:
    """Return what is kept with the copy: enough to say what was hidden, and to hide it again."""
    return RedactedSettings(
        how=plan.style.how,
        colour=plan.style.colour,
        reason=plan.reason,
        note=checked_text(plan.note),
        proposed=plan.proposed,
        taken_back=plan.taken_back,
        program=VERSION,
        regions=regions,
        tracks=tuple(_kept(track) for track in tracks),
        sound=plan.sound if tracks else msgspec.UNSET,
    )


def _kept(track: Track) -> KeptTrack:
    """Return a track with its keys as frame, x, y, width, height: clips have thousands."""
    region = track.keys[0].region
    return KeptTrack(
        first=track.first,
        last=track.last,
        shape=region.shape,
        what=region.what,
        found_by=region.found_by,
        keys=tuple(_kept_key(key.frame, key.region) for key in track.keys),
    )


def _kept_key(frame: int, region: Region) -> KeptKey:
    box = [round(v, 1) for v in (region.x, region.y, region.width, region.height)]
    return (frame, *box, region.points) if region.points else (frame, *box)
