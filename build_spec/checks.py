"""What a change must pass before it goes in."""

from collections.abc import Callable

from build_spec import places, translations
from build_spec.steps import hand_over, say

# A worker that is done takes over tests from another's end, so that each keeps its servers.
# More than eight would each start these for few tests. Later arguments win: -n0 runs in one.
ON_ALL_PROCESSORS = ("-n", "auto", "--maxprocesses", "8", "--dist", "worksteal")


def static() -> int:
    """Run every check that needs no tests, all of them, and return 1 if one failed."""
    checks: dict[str, Callable[[], int]] = {
        "format": lambda: _tool("ruff", "format", "--check", "--quiet"),
        "ruff": lambda: _tool("ruff", "check", "--quiet"),
        "mypy": lambda: _tool("mypy", "--no-error-summary"),
        "imports": lambda: _tool("lint-imports", "--no-cache", "--no-logo"),
        "translations": translations.check,
    }
    failed = [name for name, check in checks.items() if not _passed(name, check)]
    if failed:
        print(f"Not clean: {', '.join(failed)}.")
    return int(bool(failed))


def tests(arguments: list[str]) -> int:
    """Run pytest on all processors, arguments passed on, and return its exit code."""
    return hand_over([places.tool("python"), "-m", "pytest", *ON_ALL_PROCESSORS, *arguments])


def _passed(name: str, check: Callable[[], int]) -> bool:
    clean = check() == 0
    say(name, "clean" if clean else "NOT CLEAN")
    return clean


def _tool(name: str, *arguments: str) -> int:
    return hand_over([places.tool(name), *arguments])
