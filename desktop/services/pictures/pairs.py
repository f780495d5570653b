"""Two pictures of a case looked at together, and kept together as an exhibit."""

import hashlib

import msgspec
import numpy as np

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.pictures import pairing
from desktop.evidence.pictures.encoding import png
from desktop.services.cases.cases import Cases
from desktop.services.evidence.exhibits import Evidence, ExhibitForm, Origin
from record.codes import CustodyAct, ExhibitKind, ExhibitStatus, Medium
from record.derivatives.pairs import (
    MODES,
    PAIR,
    SIDE,
    Light,
    Pairing,
    PairSettings,
    PairSource,
    pair_of,
)
from record.evidence import Exhibit
from record.problems import Problem

__all__ = ["MODES", "SIDE", "Light", "Pair", "Pairing", "Pairs", "View"]

EDGE = 2400


class View(msgspec.Struct, frozen=True, kw_only=True):
    """One picture as upright RGB: ``width * height * 3`` bytes."""

    width: int
    height: int
    rgb: bytes


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two pictures opened together, with how their light compares."""

    first: View
    second: View
    light: Light


class Pairs:
    """Open two pictures, put them together, keep what is seen."""

    def __init__(self, cases: Cases, evidence: Evidence, decoder: Decoder) -> None:
        self._cases = cases
        self._evidence = evidence
        self._decoder = decoder

    def choices(self, case_id: str) -> tuple[Exhibit, ...]:
        """Return the exhibits of a case that are pictures and still count."""
        return tuple(
            e
            for e in self._cases.get(case_id).evidence.values()
            if e.original is not None
            and e.original.t.startswith("image/")
            and e.status != ExhibitStatus.WITHDRAWN
        )

    def open(self, case_id: str, first_id: str, second_id: str) -> Pair:
        """Open two exhibits to look at; both looks are recorded.

        Raises what ``Evidence.path`` and the decoder raise.
        """
        views = []
        for evidence_id in (first_id, second_id):
            views.append(self._view(case_id, evidence_id))
            self._evidence.record(case_id, CustodyAct.VIEWED, evidence_id)
        one, two = views
        return Pair(first=one, second=two, light=pairing.light(_rows(one), _rows(two)))

    def put_together(self, pair: Pair, settings: Pairing) -> View:
        """Return one picture of the two as settings say; raises ``pairs.bad_settings``."""
        if not settings.is_sound:
            raise Problem("pairs.bad_settings")
        made = pairing.put_together(_rows(pair.first), _rows(pair.second), settings)
        return View(width=made.shape[1], height=made.shape[0], rgb=made.tobytes())

    def keep(
        self, case_id: str, first_id: str, second_id: str, settings: Pairing, title: str
    ) -> Exhibit:
        """Add what is seen as an exhibit, with the settings that make it again."""
        settings = msgspec.structs.replace(settings, keeps_shape=True)
        pair = self.open(case_id, first_id, second_id)
        made = self.put_together(pair, settings)
        said = PairSettings(
            sources=(self._source(case_id, first_id), self._source(case_id, second_id)),
            settings=settings,
            light=pair.light,
            light_unequal=pair.light.unequal,
            pixel_sha256=hashlib.sha256(made.rgb).hexdigest(),
            edge=EDGE,
        )
        form = ExhibitForm(kind=ExhibitKind.OTHER, title=title, method=PAIR, medium=Medium.FILE)
        origin = Origin(exhibit_id=first_id, settings=said)
        picture = png(made.width, made.height, made.rgb)
        return self._evidence.add_bytes(case_id, picture, "pair.png", form, origin)

    def again(self, case_id: str, evidence_id: str) -> bool:
        """Make a kept pair again from its originals and tell whether the pixels are the same.

        Raises ``pairs.not_a_pair``.
        """
        said = pair_of(self._evidence.exhibit(case_id, evidence_id))
        if said is None:
            raise Problem("pairs.not_a_pair")
        first, second = (source.exhibit_id for source in said.sources)
        made = self.put_together(self.open(case_id, first, second), said.settings)
        return hashlib.sha256(made.rgb).hexdigest() == said.pixel_sha256

    def _view(self, case_id: str, evidence_id: str) -> View:
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        path = self._evidence.path(exhibit)
        shown = self._decoder.preview(path, EDGE, EDGE)
        return View(width=shown.width, height=shown.height, rgb=shown.rgb)

    def _source(self, case_id: str, evidence_id: str) -> PairSource:
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        h = exhibit.original.h if exhibit.original else ""
        return PairSource(exhibit_id=evidence_id, exhibit_no=exhibit.exhibit_no, sha256=h)


def _rows(view: View) -> pairing.Pixels:
    return np.frombuffer(view.rgb, np.uint8).reshape(view.height, view.width, 3)
