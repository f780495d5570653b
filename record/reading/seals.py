"""Sealed things: what became of a sample's seal, and whether the sample can still be relied on.

A sample holds as long as its seal does (MODEL.md 5.5): a torn, missing or different
seal makes its integrity doubtful. A test portion is opened only by a laboratory, a reserve
portion only with both sides or on legal approval. Doubt is never lifted, but both sides may
agree to use the sample all the same.
"""

from collections.abc import Iterator

import msgspec

from record.case import Case
from record.codes import Code, CustodyAct, ExhibitKind, ExhibitStatus
from record.evidence import CustodyEvent, Exhibit
from record.exhibits.custody import handover_facts, seal_facts
from record.exhibits.samples import sample_of
from record.exhibits.things import thing_of

SEALABLE = frozenset({ExhibitKind.FUEL_SAMPLE, ExhibitKind.OBJECT})
SEAL_LIMIT_S = 600


class SealStanding(Code):
    """What became of a seal (MODEL.md 5.5)."""

    UNSEALED = "UNSEALED"
    SEALED = "SEALED"
    OPENED = "OPENED"
    DOUBTFUL = "DOUBTFUL"


class SealFinding(Code):
    """How a seal was found."""

    INTACT = "INTACT"
    TORN = "TORN"
    MISSING = "MISSING"
    DIFFERENT = "DIFFERENT"


FINDINGS = tuple(SealFinding)


class Consent(Code):
    """On whose word a sealed sample was opened."""

    LABORATORY = "LABORATORY"
    BOTH_SIDES = "BOTH_SIDES"
    LEGAL = "LEGAL"


CONSENTS = tuple(Consent)


class PortionUse(Code):
    """What a part of a sample is kept for."""

    TEST = "TEST"
    RESERVE = "RESERVE"
    CUSTOMER = "CUSTOMER"


PORTIONS = tuple(PortionUse)


class WrongOpening(Code):
    """Why the opening of a portion makes it doubtful."""

    OUTSIDE_LABORATORY = "OPENED_OUTSIDE_LABORATORY"
    WITHOUT_CONSENT = "OPENED_WITHOUT_CONSENT"


class SealState(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a seal. ``state`` is UNSEALED, SEALED, OPENED or DOUBTFUL.

    ``doubts`` name what was found wrong, in order; ``accepted`` tells that both sides agreed to
    use it all the same; ``checks`` counts how often somebody looked.
    """

    seal_no: str = ""
    state: str = SealStanding.UNSEALED
    doubts: tuple[str, ...] = ()
    accepted: bool = False
    checks: int = 0

    @property
    def usable(self) -> bool:
        """Whether it may serve as the reserve test without asking again."""
        return self.state == SealStanding.SEALED or (
            self.state == SealStanding.DOUBTFUL and self.accepted
        )


def seal_state(case: Case, exhibit: Exhibit) -> SealState:
    """Return what the custody events of an exhibit say of its seal."""
    sample = sample_of(exhibit)
    written = (sample.seal_no or thing_of(exhibit).seal).strip()
    state = SealState(
        seal_no=written, state=SealStanding.SEALED if written else SealStanding.UNSEALED
    )
    for event in case.custody:
        if event.evidence_id == exhibit.id:
            state = _after(state, event, sample.portion)
    return state


def standing(case: Case, exhibit: Exhibit) -> Exhibit:
    """Return an exhibit as it stands for a reader: DOUBTFUL where its seal does not hold."""
    if exhibit.kind not in SEALABLE or not exhibit.in_force:
        return exhibit
    if seal_state(case, exhibit).state != SealStanding.DOUBTFUL:
        return exhibit
    return msgspec.structs.replace(exhibit, status=ExhibitStatus.DOUBTFUL)


def doubtful(case: Case) -> tuple[Exhibit, ...]:
    """Return the exhibits of a case whose integrity is doubtful, withdrawn ones left out."""
    return tuple(
        each
        for each in case.evidence.values()
        if each.kind in SEALABLE
        and each.status != ExhibitStatus.WITHDRAWN
        and seal_state(case, each).state == SealStanding.DOUBTFUL
    )


def seal_numbers(case: Case) -> Iterator[str]:
    """Yield the keys of the seals on a case's samples and objects, withdrawn ones left out."""
    for exhibit in case.evidence.values():
        if exhibit.kind in SEALABLE and exhibit.status != ExhibitStatus.WITHDRAWN:
            number = seal_key(seal_state(case, exhibit).seal_no)
            if number:
                yield number


def _after(state: SealState, event: CustodyEvent, portion: str) -> SealState:
    seen = seal_facts(event).seal_no.strip()
    if event.event == CustodyAct.SEALED:
        kept = SealStanding.DOUBTFUL if state.doubts else SealStanding.SEALED
        return msgspec.structs.replace(state, seal_no=seen or state.seal_no, state=kept)
    if event.event == CustodyAct.OPENED:
        wrong = _wrong_opening(portion, seal_facts(event).consent)
        opened = (
            state if state.doubts else msgspec.structs.replace(state, state=SealStanding.OPENED)
        )
        return _doubted(opened, wrong) if wrong else opened
    if event.event == CustodyAct.DOUBT_ACCEPTED:
        return msgspec.structs.replace(state, accepted=bool(state.doubts))
    return _looked_at(state, event, seen)


def _looked_at(state: SealState, event: CustodyEvent, seen: str) -> SealState:
    """Take in what a check or a hand-over said of the seal, if it said anything."""
    checked = event.event == CustodyAct.SEAL_CHECKED
    found = event.found if checked else handover_facts(event).seal
    if found not in FINDINGS and not seen:
        return state
    state = msgspec.structs.replace(state, checks=state.checks + 1)
    if state.state in {SealStanding.UNSEALED, SealStanding.OPENED}:
        return state
    if found in {SealFinding.TORN, SealFinding.MISSING, SealFinding.DIFFERENT}:
        return _doubted(state, found)
    if seen and seal_key(seen) != seal_key(state.seal_no):
        return _doubted(state, SealFinding.DIFFERENT)
    return state


def _wrong_opening(portion: str, consent: str) -> str:
    if portion == PortionUse.TEST and consent != Consent.LABORATORY:
        return WrongOpening.OUTSIDE_LABORATORY
    if portion == PortionUse.RESERVE and consent not in {Consent.BOTH_SIDES, Consent.LEGAL}:
        return WrongOpening.WITHOUT_CONSENT
    return ""


def _doubted(state: SealState, why: str) -> SealState:
    # Whoever agreed before did not know of this.
    doubts = (*state.doubts, why)
    return msgspec.structs.replace(
        state, state=SealStanding.DOUBTFUL, doubts=doubts, accepted=False
    )


def seal_key(number: str) -> str:
    """Return what makes two writings of a seal's number the same: no blanks, no case."""
    return "".join(number.split()).casefold()
