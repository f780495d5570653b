"""What pyproject.toml cannot say about the wheel: where the resources go, and that it is whole."""

from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

CODE = ["record*", "desktop*", "headquarters*"]
RESOURCES = "forecourt_casebook.resources"


class WholeBuild(build_py):
    """Copy what the wheel holds; refuse while a form or a translation is not compiled."""

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


setup(
    packages=[*find_packages(include=CODE), RESOURCES],
    package_dir={RESOURCES: "resources"},
    cmdclass={"build_py": WholeBuild},
)
