"""The build backend: setuptools, with what pyproject.toml cannot say about the wheel.

The resources go to where the programs look for them, and nothing is packed that is not whole.
"""

from pathlib import Path

# A frontend calls these by name (PEP 517 and 660).
from setuptools.build_meta import (
    build_editable,
    build_sdist,
    build_wheel,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)
from setuptools.command.build_py import build_py

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

RESOURCES = "forecourt_casebook.resources"


class WholeBuild(build_py):  # type: ignore[misc]  # setuptools has no types
    """Copy what the wheel holds; refuse while a form or a translation is not compiled."""

    def finalize_options(self) -> None:
        """Take the resources in beside the packages that were found."""
        self.distribution.packages = [*(self.distribution.packages or ()), RESOURCES]
        self.distribution.package_dir = {RESOURCES: "resources"}
        super().finalize_options()

    def run(self) -> None:
        """Copy, except for a link to the checkout, which needs no copy."""
        absent = [] if self.editable_mode else not_compiled()
        if absent:
            names = ", ".join(absent)
            raise SystemExit(f"Not compiled: {names}. Type: python3 -m build_spec wheel")
        super().run()


def not_compiled() -> list[str]:
    """Return the names of forms and translations that the programs would miss."""
    modules = {module.name for module in Path("desktop/ui").rglob("ui_*.py")}
    forms = Path("forms").rglob("*.ui")
    sources = Path("resources/translations").glob("*.ts")
    return sorted(
        [form.name for form in forms if f"ui_{form.stem}.py" not in modules]
        + [source.name for source in sources if not source.with_suffix(".qm").exists()]
    )
