"""Made-up values of any struct of the record."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from types import UnionType
from typing import Any, get_args, get_origin

import msgspec
from hypothesis import settings
from hypothesis import strategies as st

from record.exhibits import tables
from record.measures import MOST_FEN, Fen

SAID = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
DIGITS = st.decimals(-(10**9), 10**9, allow_nan=False, places=3)
CHINA = timezone(timedelta(hours=8))
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    type(None): st.none(),
    msgspec.UnsetType: st.just(msgspec.UNSET),
    str: SAID,
    int: st.integers(-(10**15), 10**15),
    float: st.floats(-(10**6), 10**6),
    bool: st.booleans(),
    Decimal: st.one_of(DIGITS, st.just(Decimal("12.50")), st.just(Decimal("0.0"))),
    Fen: st.integers(-MOST_FEN, MOST_FEN).map(Fen),
    date: st.dates(date(1970, 1, 1), date(2200, 1, 1)),
    datetime: st.integers(0, 7 * 10**9).map(lambda s: datetime.fromtimestamp(s, CHINA)),
}  # fmt: skip
FEW = settings(max_examples=12, deadline=None)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Return values of a type that a struct of the record may hold."""
    inner = get_args(kind)
    if get_origin(kind) is UnionType:
        return st.one_of([values(each) for each in inner])
    if get_origin(kind) is dict:
        return st.dictionaries(SAID, values(inner[1]), max_size=3)
    if get_origin(kind) is tuple and inner[-1] is Ellipsis:
        return st.lists(values(inner[0]), max_size=3).map(tuple)
    if get_origin(kind) is tuple:
        return st.tuples(*map(values, inner))
    return SIMPLE[kind] if kind in SIMPLE else structs(kind)


def structs(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Return structs of a kind, most of their fields at the default."""
    fields = msgspec.structs.fields(kind)
    return st.builds(
        kind,
        **{
            field.name: values(field.type)
            if field.required
            else st.just(tables.default(field)) | values(field.type)
            for field in fields
        },
    )
