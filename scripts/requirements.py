"""Makes the pins in requirements/ with `uv pip compile`, or checks that they are of today's inputs.

Each file begins with a digest of what it was made from, so that --check asks no registry.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "requirements"
UV = ROOT / ".venv" / "bin" / "uv"
MARK = "# of "


@dataclass(frozen=True)
class Pins:
    """One file, and what it is made from."""

    name: str
    sources: tuple[str, ...]
    options: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.txt"

    def digest(self) -> str:
        """Of what the pins depend on; of pyproject.toml that is what it requires."""
        parts = [*self.options, *(_content(source) for source in self.sources)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

    def is_fresh(self) -> bool:
        first, _, _ = self.path.read_text("utf-8").partition("\n")
        return first == f"{MARK}{self.digest()}"

    def make(self) -> None:
        """Resolves anew; pins that still fit stay as they are."""
        given = [source for source in self.sources if not source.endswith(".txt")]
        quiet = ("--quiet", "--no-header", "--no-annotate", "--universal")
        command = [str(UV), "pip", "compile", *quiet, *self.options, *given]
        subprocess.run([*command, "-o", str(self.path)], check=True, cwd=ROOT)
        pins = self.path.read_text("utf-8")
        self.path.write_text(f"{MARK}{self.digest()}\n{pins}", "utf-8")


FILES = (
    Pins("product", ("pyproject.toml",)),
    Pins("dev", ("requirements/dev.in", "requirements/product.txt")),
    Pins("brownie", ("requirements/brownie.in",)),
    Pins("schemathesis", ("requirements/schemathesis.in",)),
    Pins("slither", ("requirements/slither.in",)),
    Pins(
        "oldest",
        ("pyproject.toml", "requirements/oldest.in"),
        ("--resolution", "lowest-direct", "--python-version", "3.11"),
    ),
)


def _content(source: str) -> str:
    text = (ROOT / source).read_text("utf-8")
    if source != "pyproject.toml":
        return text
    project = tomllib.loads(text)["project"]
    return "\n".join([project["requires-python"], *project["dependencies"]])


def main(arguments: list[str]) -> int:
    stale = [pins for pins in FILES if not pins.path.exists() or not pins.is_fresh()]
    if arguments == ["--check"]:
        for pins in stale:
            print(f"requirements/{pins.name}.txt is older than what it is made from: make pins")
        return 1 if stale else 0
    for pins in FILES:
        if pins in stale or not pins.is_fresh():  # the one before it may have changed it
            pins.make()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
