"""The wheel, installed into an environment that has nothing else of ours: the demonstration runs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UV = ROOT / ".venv" / "bin" / "uv"
SMALL = ("demo", "--once", "--scale", "0.05")

pytestmark = [pytest.mark.slow, pytest.mark.chain]


def run(*command: object, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Without a setting or a path of whoever runs this."""
    kept = {"PATH": os.environ["PATH"], "HOME": str(cwd), "LANG": "C.UTF-8", **settings}
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, env=kept, capture_output=True, text=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    # A copy of what is committed: a build leaves folders behind, and must need nothing else.
    archive = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    names = [name for name in archive.stdout.decode().split("\0") if name]
    for name in (
        one for one in names if one.startswith(("kp_ledger/", "api/", "pyproject", "READ", "LIC"))
    ):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((ROOT / name).read_bytes())
    subprocess.run([UV, "build", "--quiet", "--wheel", "-o", folder, source], check=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def kp(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in a bare environment with what the wheel says it needs, as pinned."""
    bare = tmp_path_factory.mktemp("bare") / "environment"
    pins = ROOT / "requirements" / "product.txt"
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, bare], check=True)
    install: list[str | Path] = [
        UV,
        "pip",
        "install",
        "--quiet",
        "--python",
        bare / "bin" / "python",
    ]
    subprocess.run([*install, "-c", pins, wheel], check=True)
    return bare / "bin" / "kp"


def test_it_contains_our_two_packages_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kp_ledger", "kp_gateway"}
    assert [top for top in tops if top.endswith(".dist-info")] != []


def test_it_contains_every_file_of_the_packages(wheel: Path) -> None:
    """Artifacts, templates, strings and pictures are no Python and are forgotten easily."""
    listed = ["git", "ls-files", "kp_ledger", "api/kp_gateway"]
    said = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True)
    committed = {name.removeprefix("api/") for name in said.stdout.splitlines()}
    assert committed - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_demonstration_runs_from_it(kp: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    modules = str(ROOT / "node_modules")
    done = run(kp, *SMALL, "--home", home, cwd=tmp_path, KP_NODE_MODULES=modules)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (home / "deployment.json").exists()


def test_without_the_nodes_it_says_what_is_missing(kp: Path, tmp_path: Path) -> None:
    done = run(kp, *SMALL, "--home", tmp_path / "home", cwd=tmp_path)
    assert done.returncode == 2
    assert "Anvil is missing" in done.stderr
    assert "KP_NODE_MODULES" in done.stderr
