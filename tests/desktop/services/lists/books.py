"""Reading back what a workbook holds, from its own XML: no second opinion of a library."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(path: Path) -> list[list[tuple[str, str]]]:
    """Return the rows of the first sheet: of each cell its type (``n`` for numbers) and value."""
    sheet = _xml(path, "xl/worksheets/sheet1.xml")
    rows = []
    for row in sheet.iter(f"{_NS}row"):
        told: list[tuple[str, str]] = []
        for cell in row.iter(f"{_NS}c"):
            words = "".join(text.text or "" for text in cell.iter(f"{_NS}t"))
            value = cell.find(f"{_NS}v")
            plain = words if value is None else value.text or ""
            told.append((cell.get("t", "n"), plain))
        rows.append(told)
    return rows


def words(path: Path) -> list[list[str]]:
    """Return the rows of the first sheet as they stand, without their types."""
    return [[value for _, value in row] for row in cells(path)]


def has_formula(path: Path) -> bool:
    """Tell whether any cell is calculated or any link leads out."""
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        return bool(re.search(r"<f[ >]|hyperlink", sheet)) or any(
            "externalLink" in name for name in book.namelist()
        )


def formats(path: Path) -> set[str]:
    """Return the shapes of numbers and times that the book asks for."""
    styles = _xml(path, "xl/styles.xml")
    return {str(each.get("formatCode")) for each in styles.iter(f"{_NS}numFmt")}


def _xml(path: Path, name: str) -> ET.Element:
    with zipfile.ZipFile(path) as book:
        return ET.fromstring(book.read(name))
