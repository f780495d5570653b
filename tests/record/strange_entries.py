"""Entries that are well formed and say anything at all."""

from typing import Any

from hypothesis import strategies as st

from record.codes import CallbackResult, Channel, NoticeKind
from record.journal import kinds

BODIES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
TIMES = st.sampled_from(
    [
        "2026-11-21T10:00:00+08:00",
        "2026-11-21T10:00:00",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+14:00",
        "1970-01-01T00:00:00Z",
        "2200-12-31T23:59:59-12:00",
    ]
)
VALUES = BODIES | TIMES | st.sampled_from(["A", "HOT", "VALID", "YES", "OURS", "MEDIA", "REFUSED"])
PATHS = st.sampled_from(
    [
        "raised_at",
        "occurred_at",
        "promised_reply_at",
        "delay_cause",
        "persons_count",
        "channel",
        "flags.press",
        "flags.grave",
        "flags.urgent",
        "claims.1",
        "notices.1",
        "proposals.1",
        "callbacks.1",
        "facts.recorder_retention_days",
        "papers.p",
        "communications.1",
        "category",
        "complainant.name",
        "vehicle.odometer_km",
        "severity",
        "x.y.z",
        "",
        ".",
        "people.1",
    ]
)
MEMBERS = st.sampled_from(
    [
        {
            "kind": NoticeKind.ALERT,
            "to": "area_manager",
            "channel": Channel.PHONE,
            "sent_at": "2026-11-21T02:00:00Z",
        },
        {
            "kind": NoticeKind.FLASH,
            "to": "x",
            "channel": Channel.PHONE,
            "sent_at": "2200-12-31T23:59:59Z",
        },
        {
            "at": "1970-01-01T00:00:00Z",
            "by": "u",
            "result": CallbackResult.DONE,
            "next_at": "2199-01-01T00:00:00Z",
        },
        {"remedy": "R", "amount": 1e308, "performed_at": "1970-01-01T00:00:00Z"},
        {"kind": "CAR", "amount_claimed": -1e308},
        {"value": "9" * 4},
        {"value": "9" * 4000},
    ]
)
CHANGES = st.dictionaries(PATHS, VALUES | MEMBERS, max_size=4)
MOVES = st.fixed_dictionaries(
    {
        "to": st.sampled_from(["ON_SITE", "ESCALATED", "RESOLVED", "CLOSED", "WITHDRAWN", "x", ""]),
        "stage": st.sampled_from(["", "LISTEN", "LOOK", "PROPOSE", "x"]),
        "reason": st.text(max_size=3),
    }
)
DECISIONS = st.fixed_dictionaries(
    {
        "action": st.sampled_from(
            ["VALIDITY", "RAISE_CLASS", "RETURN", "CONFIRM", "INSTRUCT", "x"]
        ),
        "value": st.sampled_from(["VALID", "INVALID", "HOT", "MAJOR", "GENERAL", ""]),
        "points": st.lists(
            st.fixed_dictionaries({"point_id": st.text(max_size=2), "text": st.text(max_size=2)}),
            max_size=2,
        ),
    }
)
SHAPED: dict[str, st.SearchStrategy[Any]] = {
    kinds.CASE_PATCH: st.fixed_dictionaries({"changes": CHANGES}),
    kinds.CASE_OPEN: st.fixed_dictionaries(
        {"case_no": st.text(max_size=4), "ruleset": st.just("1"), "fields": CHANGES}
    ),
    kinds.STATUS_REQUEST: MOVES,
    kinds.DECISION_ADD: DECISIONS,
    kinds.DEADLINE_SET: st.fixed_dictionaries(
        {"rule": st.sampled_from(["D01", "D33", "x"]), "due": TIMES, "reason": st.text(max_size=2)}
    ),
    kinds.EVIDENCE_ADD: st.fixed_dictionaries(
        {
            "evidence_id": st.text(max_size=2),
            "exhibit_no": st.sampled_from(["E01", "", "E" + "9" * 5000, "../x"]),
            "kind": st.just("CCTV_STILL"),
            "title": st.text(max_size=3),
            "captured_at": TIMES,
        }
    ),
    kinds.EVIDENCE_ANNOTATE: st.fixed_dictionaries(
        {
            "evidence_id": st.text(max_size=2),
            "changes": st.dictionaries(
                st.sampled_from(["title", "captured_at", "details", "id"]), VALUES, max_size=2
            ),
        }
    ),
    kinds.DEVICE_NOTE: st.fixed_dictionaries(
        {
            "code": st.text(max_size=5),
            "facts": st.dictionaries(
                st.sampled_from(["code", "case", "context", "at"]), BODIES, max_size=2
            ),
        }
    ),
}
KINDS = [*kinds.BODIES, "case.dream"]
ENTRIES = st.lists(
    st.sampled_from(KINDS).flatmap(
        lambda kind: st.tuples(
            st.just(kind),
            SHAPED.get(kind, BODIES) | BODIES,
            st.sampled_from(["station", "region", "hq"]),
            st.integers(0, 20),
        )
    ),
    max_size=8,
)
