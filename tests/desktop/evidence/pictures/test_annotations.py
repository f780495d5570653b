from typing import Any

import numpy as np
import pytest

from desktop.evidence.pictures.annotations import drawn, turned
from record.derivatives.drawn import Layer, Mark
from record.problems import Problem

GREY = np.full((200, 300, 3), 128, np.uint8)
KINDS: dict[str, tuple[tuple[float, float], ...]] = {
    "ARROW": ((0.1, 0.1), (0.5, 0.5)),
    "RECTANGLE": ((0.1, 0.1), (0.5, 0.5)),
    "ELLIPSE": ((0.1, 0.1), (0.5, 0.5)),
    "FREEHAND": ((0.1, 0.1), (0.3, 0.4), (0.5, 0.5)),
    "TEXT": ((0.1, 0.1),),
    "NUMBER": ((0.3, 0.3),),
}


def changed(layer: Layer, rows: Any = GREY) -> Any:
    return (drawn(rows, layer) != rows).any(axis=2)


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_is_drawn_where_it_is_and_nowhere_else(kind: str) -> None:
    mark = Mark(kind=kind, points=KINDS[kind], text="油枪", number=1, size=0.06)
    touched = changed(Layer(marks=(mark,)))
    assert touched[:110, :160].any()
    assert not touched[125:].any()
    assert np.array_equal(GREY, np.full((200, 300, 3), 128, np.uint8))


def test_a_loupe_shows_the_picture_s_own_pixels_enlarged() -> None:
    rows = GREY.copy()
    rows[20:40, 30:60] = (10, 200, 30)
    loupe = Mark(kind="LOUPE", points=((0.1, 0.1), (0.2, 0.2), (0.7, 0.7)), zoom=3, width=0.003)
    made = drawn(rows, Layer(marks=(loupe,)))
    assert tuple(made[140, 210]) == (10, 200, 30)
    assert tuple(made[30, 45]) == (10, 200, 30)


def test_chinese_and_rare_letters_are_drawn() -> None:
    one, other, missing = (
        changed(Layer(marks=(Mark(kind="TEXT", points=((0.1, 0.1),), text=text, size=0.2),)))
        for text in ("吉", "𠮷", "\U0010fffd")
    )
    assert one.any()
    assert other.any()
    assert not np.array_equal(one, other)
    assert not np.array_equal(other, missing)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_coordinates_go_to_upright_and_back(orientation: int) -> None:
    layer = Layer(marks=(Mark(kind="ARROW", points=((0.1, 0.2), (0.7, 0.4))),))
    there = turned(layer, orientation, upright=True)
    back = turned(there, orientation, upright=False)
    assert np.allclose(back.marks[0].points, layer.marks[0].points)
    assert (there == layer) == (orientation == 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "STAR"}, {"points": ((0.1, 0.1),)}, {"points": ((0.1, 0.1), (float("nan"), 0))},
        {"points": ((9.0, 0), (1, 1))}, {"colour": "red"}, {"colour": "#12345g"}, {"width": 0.0},
        {"size": 3.0}, {"text": "x" * 501}, {"zoom": 99}, {"number": -1},
    ],
)  # fmt: skip
def test_a_mark_that_is_none_is_refused(wrong: dict[str, Any]) -> None:
    mark = Mark(**{"kind": "ARROW", "points": ((0.1, 0.1), (0.5, 0.5)), **wrong})
    with pytest.raises(Problem, match=r"derivatives\.bad_mark"):
        drawn(GREY, Layer(marks=(mark,)))
