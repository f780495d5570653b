"""Whether a still can be relied on: decoded twice in two ways, or from damaged footage."""

from collections.abc import Iterator
from enum import StrEnum

from record.case import Case
from record.codes import CheckFinding, CustodyAct
from record.derivatives.drawn import Panelled, drawn
from record.derivatives.pairs import pair_of
from record.derivatives.stills import Provenance, StillCheck, provenance
from record.evidence import Exhibit
from record.exhibits.custody import check_facts
from record.reading.decodings import lies_in_error


class StillStanding(StrEnum):
    """How far a picture out of footage can be relied on, the least first."""

    SUSPECT_STILL = "SUSPECT_STILL"
    BEING_CHECKED = "BEING_CHECKED"
    OLDER_STILL = "OLDER_STILL"
    DECODED_TWICE = "DECODED_TWICE"
    NO_STILL = "NO_STILL"


_ORDER = tuple(StillStanding)


def still_standing(case: Case, exhibit: Exhibit) -> StillStanding:
    """Return how far a still, or what was made of stills, can be relied on.

    OLDER_STILL: taken before stills were decoded twice. Of several stills the worst counts.
    """
    found = [_of_still(case, still, said) for still, said in _stills(case, exhibit, set())]
    return min(found, key=_ORDER.index, default=StillStanding.NO_STILL)


def being_checked(case: Case) -> tuple[Exhibit, ...]:
    """Return the stills of a case that wait for their second decoding."""
    return tuple(
        exhibit
        for exhibit in case.evidence.values()
        if (said := provenance(exhibit)) is not None
        and _of_still(case, exhibit, said) == StillStanding.BEING_CHECKED
    )


def _of_still(case: Case, still: Exhibit, said: Provenance) -> StillStanding:
    checks = {
        event.found
        for event in case.custody
        if event.evidence_id == still.id
        and event.event == CustodyAct.CHECKED
        and check_facts(event).second_decoding
    }
    if said.suspect or said.checked == StillCheck.DISAGREED:
        return StillStanding.SUSPECT_STILL
    if lies_in_error(case, still.derived_from, said.stream, said.number):
        return StillStanding.SUSPECT_STILL
    if CheckFinding.NOT_REPRODUCED in checks:
        return StillStanding.SUSPECT_STILL
    if CheckFinding.REPRODUCED in checks or said.checked == StillCheck.AGREED:
        return StillStanding.DECODED_TWICE
    return StillStanding.BEING_CHECKED if said.plane_sha256 else StillStanding.OLDER_STILL


def _stills(case: Case, exhibit: Exhibit, seen: set[str]) -> Iterator[tuple[Exhibit, Provenance]]:
    """Yield the stills that an exhibit is or was made of, each once."""
    if exhibit.id in seen:
        return
    seen.add(exhibit.id)
    said = provenance(exhibit)
    if said is not None:
        yield exhibit, said
        return
    for source in _sources(exhibit):
        if source in case.evidence:
            yield from _stills(case, case.evidence[source], seen)


def _sources(exhibit: Exhibit) -> tuple[str, ...]:
    made = drawn(exhibit)
    if isinstance(made, Panelled):
        return tuple(source.evidence_id for source in made.sources)
    pair = pair_of(exhibit)
    if pair is not None:
        return tuple(source.exhibit_id for source in pair.sources)
    return (exhibit.derived_from,)
