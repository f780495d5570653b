"""Sealed things: what became of a sample's seal, and whether the sample can still be relied on.

A sample holds as long as its seal does (MODEL.md 5.5): a torn, missing or different
seal makes its integrity doubtful. A test portion is opened only by a laboratory, a reserve
portion only with both sides or on legal approval. Doubt is never lifted, but both sides may
agree to use the sample all the same.
"""

from collections.abc import Iterator

import msgspec

from record.case import Case
from record.codes import CustodyAct, ExhibitStatus
from record.evidence import CustodyEvent, Exhibit
from record.exhibits.custody import handover_facts, seal_facts
from record.exhibits.samples import sample_of
from record.exhibits.things import thing_of

UNSEALED, SEALED, OPENED, DOUBTFUL = "UNSEALED", "SEALED", "OPENED", "DOUBTFUL"
INTACT, TORN, MISSING, DIFFERENT = "INTACT", "TORN", "MISSING", "DIFFERENT"
FINDINGS = (INTACT, TORN, MISSING, DIFFERENT)
OPENED_OUTSIDE, OPENED_ALONE = "OPENED_OUTSIDE_LABORATORY", "OPENED_WITHOUT_CONSENT"
LABORATORY, BOTH_SIDES, LEGAL = "LABORATORY", "BOTH_SIDES", "LEGAL"
CONSENTS = (LABORATORY, BOTH_SIDES, LEGAL)
TEST, RESERVE, CUSTOMER = "TEST", "RESERVE", "CUSTOMER"
PORTIONS = (TEST, RESERVE, CUSTOMER)
SEALABLE = frozenset({"FUEL_SAMPLE", "OBJECT"})
SEAL_LIMIT_S = 600


class SealState(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a seal. ``state`` is UNSEALED, SEALED, OPENED or DOUBTFUL.

    ``doubts`` name what was found wrong, in order; ``accepted`` tells that both sides agreed to
    use it all the same; ``checks`` counts how often somebody looked.
    """

    seal_no: str = ""
    state: str = UNSEALED
    doubts: tuple[str, ...] = ()
    accepted: bool = False
    checks: int = 0

    @property
    def usable(self) -> bool:
        """Whether it may serve as the reserve test without asking again."""
        return self.state == SEALED or (self.state == DOUBTFUL and self.accepted)


def seal_state(case: Case, exhibit: Exhibit) -> SealState:
    """Return what the custody events of an exhibit say of its seal."""
    sample = sample_of(exhibit)
    written = (sample.seal_no or thing_of(exhibit).seal).strip()
    state = SealState(seal_no=written, state=SEALED if written else UNSEALED)
    for event in case.custody:
        if event.evidence_id == exhibit.id:
            state = _after(state, event, sample.portion)
    return state


def standing(case: Case, exhibit: Exhibit) -> Exhibit:
    """Return an exhibit as it stands for a reader: DOUBTFUL where its seal does not hold."""
    if exhibit.kind not in SEALABLE or exhibit.status != ExhibitStatus.ACTIVE:
        return exhibit
    if seal_state(case, exhibit).state != DOUBTFUL:
        return exhibit
    return msgspec.structs.replace(exhibit, status=DOUBTFUL)


def doubtful(case: Case) -> tuple[Exhibit, ...]:
    """Return the exhibits of a case whose integrity is doubtful, withdrawn ones left out."""
    return tuple(
        each
        for each in case.evidence.values()
        if each.kind in SEALABLE
        and each.status != ExhibitStatus.WITHDRAWN
        and seal_state(case, each).state == DOUBTFUL
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
        kept = DOUBTFUL if state.doubts else SEALED
        return msgspec.structs.replace(state, seal_no=seen or state.seal_no, state=kept)
    if event.event == CustodyAct.OPENED:
        wrong = _wrong_opening(portion, seal_facts(event).consent)
        opened = state if state.doubts else msgspec.structs.replace(state, state=OPENED)
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
    if state.state in {UNSEALED, OPENED}:
        return state
    if found in {TORN, MISSING, DIFFERENT}:
        return _doubted(state, found)
    if seen and seal_key(seen) != seal_key(state.seal_no):
        return _doubted(state, DIFFERENT)
    return state


def _wrong_opening(portion: str, consent: str) -> str:
    if portion == TEST and consent != LABORATORY:
        return OPENED_OUTSIDE
    if portion == RESERVE and consent not in {BOTH_SIDES, LEGAL}:
        return OPENED_ALONE
    return ""


def _doubted(state: SealState, why: str) -> SealState:
    # Whoever agreed before did not know of this.
    doubts = (*state.doubts, why)
    return msgspec.structs.replace(state, state=DOUBTFUL, doubts=doubts, accepted=False)


def seal_key(number: str) -> str:
    """Return what makes two writings of a seal's number the same: no blanks, no case."""
    return "".join(number.split()).casefold()
