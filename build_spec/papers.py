"""Every paper that exists as pictures on one sheet, to be looked at: ``build/papers/``.

Of a case of the longest words, and of one with nothing yet, in both languages; beside the sheets
lie the PDFs. What is wrong with the boxes of a page is printed, and makes the verb fail.
"""

import sys
from collections.abc import Iterator

from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument

from build_spec.places import ROOT
from tests.desktop.prints.boxes import faults
from tests.desktop.prints.every_paper import LANGUAGES, Made, every_paper

COLUMNS, SCALE, BETWEEN = 8, 0.5, 8
MOST_PAGES = 48
GROUND, WORDS = "#98A2B3", "#B42318"


def main() -> int:
    """Write the sheets and the PDFs; 1 when a page has a fault."""
    folder = ROOT / "build" / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    wrong = 0
    for language in LANGUAGES:
        for full in (True, False):
            name = f"{'full' if full else 'empty'}-{language}"
            made = list(every_paper(language, full=full))
            for each in made:
                (folder / f"{each.name}-{name.partition('-')[0]}.pdf").write_bytes(each.pdf)
                wrong += _tell(each)
            for number, sheet in enumerate(_sheets(made), 1):
                target = folder / f"{name}-{number}.png"
                sheet.save(target)
                print(target.relative_to(ROOT))
    return int(wrong > 0)


def _tell(made: Made) -> int:
    # The fold line of the reference card runs to the edge of the paper.
    found = faults(made.pdf, 0.0) if made.name.startswith("card") else faults(made.pdf)
    for fault in found:
        print(f"{made.name}, {fault}", file=sys.stderr)
    return len(found)


def _sheets(made: list[Made]) -> Iterator[Image.Image]:
    pages = [page for each in made for page in _pages(each)]
    for start in range(0, len(pages), MOST_PAGES):
        yield _sheet(pages[start : start + MOST_PAGES])


def _pages(made: Made) -> Iterator[Image.Image]:
    document = PdfDocument(made.pdf)
    for number, page in enumerate(document, 1):
        picture = page.render(scale=SCALE).to_pil().convert("RGB")
        ImageDraw.Draw(picture).text((4, 2), f"{made.name} {number}", fill=WORDS)
        yield picture
    document.close()


def _sheet(pages: list[Image.Image]) -> Image.Image:
    wide = max(page.width for page in pages) + BETWEEN
    tall = max(page.height for page in pages) + BETWEEN
    rows = -(-len(pages) // COLUMNS)
    sheet = Image.new("RGB", (wide * COLUMNS, tall * rows), GROUND)
    for number, page in enumerate(pages):
        sheet.paste(page, (number % COLUMNS * wide, number // COLUMNS * tall))
    return sheet


if __name__ == "__main__":
    sys.exit(main())
