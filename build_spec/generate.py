"""What is compiled from forms and translations, when older than its sources."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from build_spec import places
from build_spec.steps import Step, call, say

# Compiled forms have no types of their own, but are read: self.ui.saveButton has one.
UNTYPED = "# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls"


def ensure() -> None:
    """Compile what is missing or older than its sources.

    Raises ``StepFailed`` when a source cannot be compiled; what was compiled before stays.
    """
    _ensure_forms()
    _ensure_translations()


def stale(target: Path, sources: Iterable[Path]) -> bool:
    """Tell whether a target is missing or older than one of its sources."""
    try:
        made = target.stat().st_mtime_ns
    except FileNotFoundError:
        return True
    return any(source.stat().st_mtime_ns > made for source in sources)


def compiled_form(form: Path) -> Path:
    """Return the module that a form is compiled into: beside the window of its noun."""
    return places.WINDOWS / form.parent.relative_to(places.FORMS) / f"ui_{form.stem}.py"


def _ensure_forms() -> None:
    forms = sorted(places.FORMS.rglob("*.ui"))
    known = {compiled_form(form) for form in forms}
    for orphan in set(places.WINDOWS.rglob("ui_*.py")) - known:
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
    """Compile beside the target first, so that a failure leaves the old one standing."""
    target = compiled_form(form)
    fresh = target.with_suffix(".new")
    call(
        [places.tool("pyside6-uic"), "--no-autoconnection", form, "-o", fresh],
        f"{form.name} could not be compiled.",
    )
    fresh.write_text(f"{UNTYPED}\n{fresh.read_text('utf-8')}", "utf-8")
    fresh.replace(target)


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
