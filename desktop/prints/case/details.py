"""What is said of an exhibit, in words: the blanks of its kind, then what the program added.

Every name that is written into ``details`` has its words in ``labels.toml``, ``[detail]``; how a
value is written follows from the name where it is no plain text.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from desktop.messages import arrived, file_remark, phrase, remark, unit
from desktop.prints.case.names import Names
from desktop.prints.page.labels import Words, when_exactly
from record.evidence import Exhibit
from record.exhibits import asked
from record.exhibits.files import FileDetails, file_of
from record.exhibits.photos import ENDINGS, CameraFacts, PhotoDetails, photo_of
from record.rules.tables import Field

Line = tuple[str, str]
YES = (True, "yes")


def details(exhibit: Exhibit, names: Names, numbers: Mapping[str, str]) -> Iterator[Line]:
    """Yield what the form of the kind asks for, in its order, then what else was kept."""
    language, left = names.said.language, dict(asked.answers(exhibit))
    for field in names.forms(exhibit.kind):
        value = left.pop(field.key, None)
        if value not in (None, ""):
            yield field.label.read(language), answer(field, value, names)
    told = (*_file_facts(file_of(exhibit), language), *_photo_facts(photo_of(exhibit), names.said))
    for key, words in told:
        if left.pop(key, None) is not None:
            yield names.said(f"photo_facts.{key}"), words
    for key, value in sorted(left.items()):
        words = _said(key, value, names, numbers)
        if words:
            yield (
                names.said.name("detail", key)
                if _is_named(key, names)
                else names.said("detail.other"),
                words,
            )


def _file_facts(said: FileDetails, language: str) -> Iterator[Line]:
    yield "file_remarks", "\n".join(file_remark(each, language) for each in said.file_remarks)
    yield "arrival", arrived(said.arrival, language)


def file_lines(exhibit: Exhibit, said: Words) -> list[str]:
    """Say what of an exhibit's file cannot be seen."""
    lines = [file_remark(each, said.language) for each in file_of(exhibit).file_remarks]
    ends = (each for each in photo_of(exhibit).photo_remarks if each.code in ENDINGS)
    return lines + [remark(each, said.language) for each in ends]


def answer(field: Field, value: Any, names: Names) -> str:
    """Write the answer to a field of a kind's form: choices, times and units in words."""
    language = names.said.language
    if field.choices:
        chosen = {choice.code: choice.label.read(language) for choice in field.choices}
        return chosen.get(str(value)) or names.word("code", str(value))
    if field.type == "bool":
        return names.said("exhibit.yes" if value in YES else "exhibit.no")
    if field.type in ("time", "past"):
        return moment(str(value))
    return f"{plain(value, names.said)} {unit(field.unit, language)}".strip()


def moment(value: str) -> str:
    """Write a moment kept in ISO 8601 as papers show times; anything else as it stands."""
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    return when_exactly(at) if at.tzinfo else value.replace("T", " ")


def plain(value: Any, said: Words) -> str:
    """Write a value that no rule speaks of; of a table only how much it holds."""
    if isinstance(value, bool):
        return said("exhibit.yes" if value else "exhibit.no")
    if isinstance(value, Mapping):
        return said("detail.parts", n=len(value))
    if isinstance(value, list | tuple):
        return "、".join(plain(item, said) for item in value)
    return "—" if value is None or value == "" else moment(str(value))


def _is_named(key: str, names: Names) -> bool:
    return names.said.name("detail", key) != key


def _said(key: str, value: Any, names: Names, numbers: Mapping[str, str]) -> str:
    if value in (None, ""):
        return ""
    say = _SAID.get(key)
    return plain(value, names.said) if say is None else say(value, names, numbers)


def _strokes(value: Any, names: Names, _numbers: Mapping[str, str]) -> str:
    return names.said("detail.strokes_of", n=len(value)) if isinstance(value, list | tuple) else ""


def _boxes(value: Any, names: Names, _numbers: Mapping[str, str]) -> str:
    if not isinstance(value, Mapping):
        return ""
    said = names.said
    told = [
        said("detail.box_of", box=_box(str(name), said), state=said.name("box_state", str(state)))
        for name, state in value.items()
    ]
    return "；".join(told)


def _box(name: str, said: Words) -> str:
    found = said.name("sign_box", name)
    return said("sign_box.other") if found == name else found


def _sheets(value: Any, names: Names, numbers: Mapping[str, str]) -> str:
    if not isinstance(value, Mapping):
        return ""
    told = []
    for sheet, boxes in value.items():
        code, _, page = str(sheet).partition("/")
        seen = _boxes(boxes, names, numbers)
        words = names.said("detail.sheet_of", code=code, page=page)
        told.append(f"{words}（{seen}）" if seen else words)
    return "\n".join(told)


def _number(value: Any, _names: Names, numbers: Mapping[str, str]) -> str:
    return numbers.get(str(value), "—")


def _coded(group: str) -> Callable[[Any, Names, Mapping[str, str]], str]:
    return lambda value, names, _numbers: names.code(group, str(value))


def _mark(value: Any, names: Names, _numbers: Mapping[str, str]) -> str:
    return names.said("exhibit.yes" if value in YES else "exhibit.no")


def _in(code: str) -> Callable[[Any, Names, Mapping[str, str]], str]:
    return lambda value, names, _numbers: f"{value} {unit(code, names.said.language)}"


_SAID: dict[str, Callable[[Any, Names, Mapping[str, str]], str]] = {
    "strokes": _strokes,
    "boxes": _boxes,
    "sheets": _sheets,
    "box": lambda value, names, _numbers: _box(str(value), names.said),
    "of": _number,
    "moment": _coded("seal_moment"),
    "way": _coded("signed_way"),
    "suspect": _mark,
    "offset_s": _in("s"),
    "uncertainty_s": _in("s"),
    "seconds": _in("s"),
}


def _photo_facts(said: PhotoDetails, words: Words) -> Iterator[Line]:
    """Say what a photo tells, what is remarked beside its case, and what it lacks."""
    language = words.language
    yield "photo", "；".join(_camera(said.photo, words))
    yield "photo_remarks", "\n".join(remark(each, language) for each in said.photo_remarks)
    lines = [phrase(f"photo.lacks_{lack.lower()}", language) for lack in said.quality.lacks]
    if why := said.quality.kept_because:
        lines.append(phrase("photo.kept_because", language, reason=why))
    yield "quality", "\n".join(line for line in lines if line)


def _camera(said: CameraFacts, words: Words) -> Iterator[str]:
    facts = msgspec.structs.asdict(said)
    width, height = facts.pop("width"), facts.pop("height")
    where = [facts.pop("latitude"), facts.pop("longitude")]
    for name, value in facts.items():
        if value not in (None, ""):
            label = words.name("camera", name)
            if label != name:
                yield words("camera.fact", name=label, value=plain(value, words))
    if None not in where:
        yield words("camera.where", north=where[0], east=where[1])
    if width and height:
        yield words("camera.size", width=width, height=height)
