"""What is compiled from forms, icons and translations, when older than its sources."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree as ET

from build_spec import places
from build_spec.steps import Step, call, say


def ensure() -> None:
    """Compile what is missing or older than its sources.

    Raises ``StepFailed`` when a source cannot be compiled; what was compiled before stays.
    """
    _ensure_forms()
    _ensure_resources()
    _ensure_translations()


def stale(target: Path, sources: Iterable[Path]) -> bool:
    """Tell whether a target is missing or older than one of its sources."""
    try:
        made = target.stat().st_mtime_ns
    except FileNotFoundError:
        return True
    return any(source.stat().st_mtime_ns > made for source in sources)


def compiled_form(form: Path) -> Path:
    """Return the module that a form is compiled into."""
    return places.GENERATED / f"ui_{form.stem}.py"


def _ensure_forms() -> None:
    forms = sorted(places.FORMS.glob("*.ui"))
    known = {compiled_form(form) for form in forms}
    for orphan in set(places.GENERATED.glob("ui_*.py")) - known:
        orphan.unlink()
    old = [form for form in forms if stale(compiled_form(form), [form])]
    if not old:
        say("forms", "ready")
        return
    step = Step("forms", f"compiling {len(old)} of {len(forms)}")
    with ThreadPoolExecutor(max_workers=4) as workers:
        list(workers.map(_compile_form, old))
    step.done("compiled")


def _compile_form(form: Path) -> None:
    _make("uic", form, compiled_form(form), "--no-autoconnection")


def _ensure_resources() -> None:
    collection = places.RESOURCES / "resources.qrc"
    target = places.GENERATED / "resources_rc.py"
    files = [collection.parent / name for name in _collected(collection)]
    if not stale(target, [collection, *files]):
        say("resources", "ready")
        return
    step = Step("resources", f"packing {len(files)} files")
    _make("rcc", collection, target)
    step.done("packed")


def _collected(collection: Path) -> list[str]:
    root = ET.parse(collection).getroot()  # noqa: S314 - our own file
    return [file.text or "" for file in root.iter("file")]


def _ensure_translations() -> None:
    sources = sorted(places.TRANSLATIONS.glob("*.ts"))
    old = [source for source in sources if stale(source.with_suffix(".qm"), [source])]
    if not old:
        say("translations", "ready")
        return
    step = Step("translations", f"compiling {len(old)}")
    for source in old:
        call(
            [places.tool("pyside6-lrelease"), source, "-qm", source.with_suffix(".qm")],
            f"The translation {source.name} could not be compiled.",
        )
    step.done("compiled")


def _make(compiler: str, source: Path, target: Path, *options: str) -> None:
    """Compile beside the target first, so that a failure leaves the old one standing."""
    fresh = target.with_suffix(".new")
    call(
        [places.tool(f"pyside6-{compiler}"), *options, source, "-o", fresh],
        f"{source.name} could not be compiled.",
    )
    fresh.replace(target)
