from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.papers.messages import BLANK, SIGNED, UNSURE
from desktop.progress import Cancelled, NoProgress
from desktop.services.papers.read_sheets import (
    FOREIGN,
    Remark,
    SheetReading,
    flatten_with,
    paper_outline,
    read_files,
)
from desktop.services.papers.stacks import sort_sheets
from desktop.system.choice import this_system
from tests.desktop.evidence import photographs, printed_forms

ONE, TWO = printed_forms.CODES[:2]


def sheet(
    code: str, page: int, *, last: bool = False, name: str = "", **more: object
) -> SheetReading:
    named = name or f"{code}-{page}.jpg"
    return SheetReading(
        name=named,
        source=named,
        code=code,
        page=page,
        last=last,
        **more,  # type: ignore[arg-type]
    )


def test_sheets_in_any_order_are_sorted_by_paper_and_page() -> None:
    stack = sort_sheets([sheet(TWO, 3, last=True), sheet(ONE, 2, last=True), sheet(TWO, 1),
                         sheet(ONE, 1)])  # fmt: skip
    found = {paper.code: paper for paper in stack.papers}
    assert [s.page for s in found[ONE].pages] == [1, 2]
    assert (found[ONE].total, found[ONE].is_complete, found[ONE].missing) == (2, True, ())
    assert [s.page for s in found[TWO].pages] == [1, 3]
    assert (found[TWO].total, found[TWO].is_complete, found[TWO].missing) == (3, False, (2,))


def test_without_its_last_page_a_paper_is_not_complete() -> None:
    (paper,) = sort_sheets([sheet(ONE, 1)]).papers
    assert (paper.total, paper.is_complete, paper.missing) == (0, False, ())


def test_of_two_pictures_of_a_page_the_better_is_kept_and_the_other_named() -> None:
    worse = sheet(ONE, 1, last=True, name="a", boxes={"customer": UNSURE}, edge_mm=0.3)
    glare = sheet(ONE, 1, last=True, name="b", boxes={"customer": SIGNED},
                  remarks=(Remark("evidence.form_dark"),))  # fmt: skip
    blurred = sheet(ONE, 1, last=True, name="c", boxes={"customer": SIGNED}, edge_mm=0.9)
    best = sheet(ONE, 1, last=True, name="d", boxes={"customer": SIGNED}, edge_mm=0.4)
    (paper,) = sort_sheets([worse, glare, blurred, best]).papers
    assert [s.name for s in paper.pages] == ["d"]
    assert [s.name for s in paper.duplicates] == ["a", "b", "c"]


def test_that_page_two_is_not_signed_is_a_fact() -> None:
    first = sheet(ONE, 1)
    second = sheet(ONE, 2, last=True, boxes={"customer": BLANK, "station": SIGNED})
    (paper,) = sort_sheets([second, first]).papers
    assert paper.boxes_that_are(BLANK) == ((2, "customer"),)


def test_foreign_and_unreadable_sheets_are_set_apart() -> None:
    bill = SheetReading(name="bill", source="bill", why=FOREIGN)
    spoilt = SheetReading(name="spoilt", source="spoilt", why="evidence.form_no_code")
    stack = sort_sheets([spoilt, sheet(ONE, 1), bill])
    assert (stack.foreign, stack.unread) == ((bill,), (spoilt,))


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A PDF with both pages upside down, a photo of page 2 again, a bill, and no picture."""
    folder = tmp_path_factory.mktemp("一叠 纸")
    chance = np.random.default_rng(1)
    pages = []
    for number in (2, 1):
        scan = photographs.scan(printed_forms.page(ONE, number), 150, chance)
        pages.append(Image.fromarray(photographs.turned(scan, 2).pixels))
    pages[0].save(folder / "扫描.pdf", save_all=True, append_images=pages[1:], resolution=150)
    again = photographs.scan(printed_forms.page(ONE, 2), 200, chance, mode="grey")
    Image.fromarray(again.pixels).save(folder / "再拍.png")
    bill = np.full((600, 500, 3), 60, np.uint8)
    bill[80:520, 90:410] = 240
    Image.fromarray(bill).save(folder / "维修单.png")
    (folder / "坏.jpg").write_bytes(b"\xff\xd8\xff\xe0 no more")
    names = ("再拍.png", "维修单.png", "坏.jpg", "扫描.pdf")
    return [folder / name for name in names]


def test_a_pile_of_files_becomes_papers_foreign_sheets_and_what_is_unread(pile: list[Path]) -> None:
    decoder = Decoder(this_system())
    try:
        stack = sort_sheets(read_files(decoder, pile, NoProgress()))
        outline = paper_outline(decoder, pile[1])
        flat = flatten_with(decoder, pile[1], outline.corners)
    finally:
        decoder.close()
    (paper,) = stack.papers
    assert (paper.code, [s.page for s in paper.pages], paper.is_complete) == (ONE, [1, 2], True)
    assert len(paper.duplicates) == 1
    assert [s.name for s in stack.foreign] == ["维修单.png"]
    assert [s.name for s in stack.unread] == ["坏.jpg"]
    assert np.abs(np.array(outline.corners[0]) - (90 / 500, 80 / 600)).max() < 0.02
    assert flat.startswith(b"\xff\xd8")


def test_reading_a_pile_can_be_stopped(pile: list[Path]) -> None:
    class Stop(NoProgress):
        def check(self) -> None:
            raise Cancelled

    decoder = Decoder(this_system())
    with pytest.raises(Cancelled):
        read_files(decoder, pile, Stop())
    decoder.close()
