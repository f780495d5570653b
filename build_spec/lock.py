"""How requirements.in becomes requirements.txt."""

from build_spec import places
from build_spec.steps import Step, call

HEADER = "# Pinned from {source} for Linux and Windows: python3 -m build_spec lock\n"


def renew(arguments: list[str]) -> int:
    """Pin again what the two lists ask for; arguments such as ``--upgrade`` go to uv."""
    for stem in ("requirements-build", "requirements", "requirements-dev"):
        source = places.HERE / f"{stem}.in"
        target = places.HERE / f"{stem}.txt"
        step = Step(stem, "pinning")
        call(
            [
                *(places.tool("uv"), "pip", "compile", "--quiet", "--universal"),
                *("--generate-hashes", "--python-version", "3.11", "--no-emit-index-url"),
                *("--no-annotate", "--no-header"),
                *arguments,
                *(source, "-o", target),
            ],
            f"{source.name} could not be pinned.",
        )
        header = HEADER.format(source=source.name)
        target.write_text(header + target.read_text("utf-8"), "utf-8", newline="\n")
        step.done("pinned")
    return 0
