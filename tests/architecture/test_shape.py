import ast
from collections import Counter

from tests.architecture.sources import (
    PRODUCT,
    ROOT,
    modules,
    named,
    nodes,
    nothing_in,
    tree,
)

FORMS = ROOT / "forms"
WINDOWS = ROOT / "desktop" / "ui"
MODULE_LINES = 400
CLASS_LINES = 300
FOLDER_MODULES = 20
WIDGETS = 30
NOT_NOUNS = {"utils", "util", "common", "helpers", "helper", "core", "manager", "logic", "misc"}
EVERYTHING = (*PRODUCT, "build_spec", "tests")


def test_modules_stay_within_their_size() -> None:
    sizes = {named(f): len(f.read_text("utf-8").splitlines()) for f in modules(*EVERYTHING)}
    nothing_in(f"{name}: {lines}" for name, lines in sizes.items() if lines > MODULE_LINES)


def test_classes_stay_within_their_size() -> None:
    nothing_in(
        f"{file}: {node.name}"
        for file, node in nodes(ast.ClassDef, *EVERYTHING)
        if (node.end_lineno or 0) - node.lineno >= CLASS_LINES
    )


def test_every_package_opens_with_one_docstring_and_nothing_else() -> None:
    packages = [file for file in modules(*PRODUCT, "build_spec") if file.name == "__init__.py"]
    assert packages
    nothing_in(named(f) for f in packages if not _is_one_docstring(tree(f)))


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {file.parent for file in modules(*PRODUCT, "build_spec")}
    nothing_in(named(f) for f in folders if not (f / "__init__.py").exists())


def test_no_folder_holds_more_modules_than_a_glance_takes_in() -> None:
    sizes = Counter(f.parent for f in modules(*EVERYTHING) if f.name != "__init__.py")
    limits = {ROOT / "desktop" / "ui" / "widgets": WIDGETS}
    nothing_in(
        f"{named(folder)}: {count}"
        for folder, count in sizes.items()
        if count > limits.get(folder, FOLDER_MODULES)
    )


def test_no_module_shares_its_name_with_a_folder_beside_it() -> None:
    # Which of the two is imported would depend on which test file is read first.
    nothing_in(named(f) for f in modules(*EVERYTHING) if f.with_suffix("").is_dir())


def test_modules_are_named_by_nouns() -> None:
    nothing_in(named(f) for f in modules(*EVERYTHING) if NOT_NOUNS & set(f.stem.split("_")))


def test_a_form_and_its_window_share_their_name() -> None:
    windows = {f.relative_to(WINDOWS).with_suffix("") for f in modules("desktop/ui")}
    forms = {form.relative_to(FORMS).with_suffix("") for form in FORMS.rglob("*.ui")}
    assert forms
    nothing_in(str(form) for form in forms - windows)


def test_nothing_sleeps_spins_the_event_loop_or_styles_itself() -> None:
    forbidden = {"sleep", "processEvents", "setStyleSheet", "moveToThread"}
    found = {
        f"{file}: {node.func.attr}"
        for file, node in nodes(ast.Call, "desktop")
        if isinstance(node.func, ast.Attribute) and node.func.attr in forbidden
    }
    # the one style sheet goes to the application there, and nowhere else
    nothing_in(found - {"desktop/ui/window/theme.py: setStyleSheet"})


def _is_one_docstring(module: ast.Module) -> bool:
    return len(module.body) == 1 and ast.get_docstring(module) is not None
