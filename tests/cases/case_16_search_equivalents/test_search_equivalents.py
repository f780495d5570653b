"""Characters that look and mean the same, as field reports tell of them.

Unicode's EquivalentUnifiedIdeograph says which radical is which character; no Chinese plate has
an O, so O and 0 may be one.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from desktop.app import Application
from desktop.services.cases.case_lists import CaseQuery
from tests.builders import a_case, open_desk


@pytest.fixture(scope="module")
def finds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., bool]]:
    """Tell whether words find a case that is recorded with these fields."""
    app: Application = open_desk(tmp_path_factory.mktemp("案卷"))

    def found(text: str, **fields: Any) -> bool:
        case = a_case(app, **fields)
        rows = app.cases.list(CaseQuery(text=text)).rows
        return case.case_no in [row.case_no for row in rows]

    yield found
    app.close()


COPIED = {"summary": "客户⻋辆加油后熄火，⻓途行驶", "vehicle__plate": "鄂C·00001"}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("车辆", COPIED),
        ("长途", COPIED),
        ("鄂CO0001", COPIED),
        ("车辆加油后", {"summary": "顧客車輛加油後熄火"}),
        ("二〇二六", {"summary": "二○二六年六月来信"}),
    ],
)
def test_what_means_the_same_is_found(
    finds: Callable[..., bool], text: str, fields: dict[str, str]
) -> None:
    assert finds(text, **fields)
