import re
from functools import cache
from pathlib import Path

from tests.architecture.sources import PRODUCT, ROOT, modules, named, nothing_in

CITED = re.compile(r"\b([A-Z]+\.md)\s+(\d+(?:\.\d+)?)")
PATHS = re.compile(r"`((?:record|desktop|headquarters|forms|resources|tests|build_spec)/[\w./-]+)`")
ELSEWHERE = re.compile(r"(imaging|sync)\s+design|data\s+model,?\s|\btable\s+\d+\.\d|\(domain\b")


def test_every_citation_leads_to_a_section_in_this_repository() -> None:
    found = [(file, *cited) for file in modules(*PRODUCT) for cited in _cited(file)]
    assert len(found) > 40
    nothing_in(
        f"{named(file)}: {page} {number}"
        for file, page, number in found
        if number not in _sections(page)
    )


def test_no_comment_cites_what_is_not_here() -> None:
    nothing_in(
        f"{named(file)}: {met.group()}"
        for file in modules(*PRODUCT)
        for met in ELSEWHERE.finditer(file.read_text("utf-8"))
    )


def test_every_path_that_a_page_names_is_there() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "decisions").glob("*.md")]
    assert len(pages) > 8
    nothing_in(
        f"{page.name}: {path}"
        for page in pages
        for path in PATHS.findall(page.read_text("utf-8"))
        if not (ROOT / path).exists()
    )


def _cited(file: Path) -> list[tuple[str, str]]:
    return CITED.findall(file.read_text("utf-8"))


@cache
def _sections(page: str) -> frozenset[str]:
    """Return the numbers of a page's headings; the page's name is unique in the product."""
    places = [place for top in PRODUCT for place in (ROOT / top).rglob(page)]
    assert len(places) == 1, f"{page}: {places}"
    headings = re.findall(r"^#+ (\d+(?:\.\d+)?) ", places[0].read_text("utf-8"), re.MULTILINE)
    return frozenset(headings)
