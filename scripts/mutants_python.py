"""Changes one place of the Python at a time, drawn by the seed; asks the tests that come there.

Which these are is measured once, of a folder's tests, on what is not changed (coverage by test).
A place where no test of this process comes, and one that runs when its module is loaded, is asked
of the whole folder.

    python -m scripts.mutants_python --number 200    SEED=n: the same ones, from where it was
    python -m scripts.mutants_python --generated     of what is generated, drawn apart

What survived, and where, is in reports/mutants_python/.
"""

from __future__ import annotations

import argparse
import ast
import functools
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from coverage import CoverageData

from tests.chance import drawing, seed

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "mutants_python"
REPORTS = ROOT / "reports" / "mutants_python"
GENERATED = "kp_ledger/generated/"
SECONDS = 1_200
# Which tests are asked about a module: those of the first folder that it is in.
TESTS = {
    "kp_ledger/answers": ["tests/api/reads", "tests/faces", "tests/catalogue"],
    "kp_ledger/base": ["tests/domain", "tests/model", "tests/keys", "tests/cli"],
    "kp_ledger/chain": ["tests/chain", "tests/vectors"],
    "kp_ledger/cli": ["tests/cli"],
    "kp_ledger/demo": ["tests/demo"],
    "kp_ledger/documents": ["tests/documents"],
    "kp_ledger/domain": ["tests/domain", "tests/model", "tests/contracts", "tests/catalogue"],
    "kp_ledger/generated": ["tests/vectors", "tests/catalogue", "tests/contracts", "tests/domain"],
    "kp_ledger/index": ["tests/index"],
    "kp_ledger/keys": ["tests/keys", "tests/cli"],
    "kp_ledger/labels": ["tests/labels", "tests/cli/test_labels.py"],
    "kp_ledger/model": ["tests/model", "tests/contracts", "tests/vectors"],
    "kp_ledger": ["tests/cli"],
    "api/kp_gateway/intake": ["tests/api/intake"],
    "api/kp_gateway/pages": ["tests/api/pages"],
    "api/kp_gateway/routes": ["tests/api/reads", "tests/api/bad_input", "tests/api/intake"],
    "api/kp_gateway": ["tests/api"],
}
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
REACHED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.BitAnd: ast.BitOr,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change: the `number`-th that can be made of a file."""

    file: str
    number: int
    line: int
    change: str


Change = tuple[ast.AST, str]


def changes(tree: ast.Module) -> Iterator[Change]:
    """Each change that can be made, made in the tree for as long as the caller looks at it."""
    for node in ast.walk(tree):
        yield from _values(node)
        yield from _operators(node)
        if isinstance(node, ast.Call):
            yield from _arguments(node)


def _values(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield from _put(node, "test", ast.UnaryOp(ast.Not(), node.test), "condition negated")
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        other = not node.value if isinstance(node.value, bool) else node.value + 1
        yield from _put(node, "value", other, f"{node.value} becomes {other}")
    elif isinstance(node, ast.Return) and node.value is not None:
        yield from _put(node, "value", ast.Constant(None), "returns None")
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield from _put(node, "value", ast.Constant(None), "call left out")


def _operators(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            others = [*node.ops[:at], COMPARED[type(operator)](), *node.ops[at + 1 :]]
            said = f"{type(operator).__name__} becomes {type(others[at]).__name__}"
            yield from _put(node, "ops", others, said)
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield from _put(node, "op", other, f"becomes {type(other).__name__}")
    elif isinstance(node, ast.BinOp) and type(node.op) in REACHED:
        done = REACHED[type(node.op)]()
        said = f"{type(node.op).__name__} becomes {type(done).__name__}"
        yield from _put(node, "op", done, said)


def _put(node: ast.AST, name: str, other: object, said: str) -> Iterator[Change]:
    was = getattr(node, name)
    setattr(node, name, other)
    yield node, said
    setattr(node, name, was)


def _arguments(node: ast.Call) -> Iterator[Change]:
    """Two neighbours swapped."""
    for at in range(len(node.args) - 1):
        one, other = node.args[at : at + 2]
        if not isinstance(one, ast.Starred) and ast.dump(one) != ast.dump(other):
            swapped = [*node.args[:at], other, one, *node.args[at + 2 :]]
            yield from _put(node, "args", swapped, f"arguments {at + 1} and {at + 2} swapped")


def mutants(file: Path) -> list[Mutant]:
    tree = ast.parse(file.read_text("utf-8"))
    name = file.relative_to(ROOT).as_posix()
    found = enumerate(changes(tree))
    return [
        Mutant(name, number, getattr(node, "lineno", 0), change) for number, (node, change) in found
    ]


def changed(mutant: Mutant) -> str:
    """The source of its file with the change."""
    tree = ast.parse((ROOT / mutant.file).read_text("utf-8"))
    for number, _ in enumerate(changes(tree)):
        if number == mutant.number:
            return ast.unparse(ast.fix_missing_locations(tree))
    raise ValueError(mutant)


def drawn(number: int, generated: bool) -> list[Mutant]:
    """So many mutants, files weighted by their places."""
    files = sorted([*(ROOT / "kp_ledger").rglob("*.py"), *(ROOT / "api").rglob("*.py")])
    names = {file: file.relative_to(ROOT).as_posix() for file in files}
    every = [m for f in files if names[f].startswith(GENERATED) == generated for m in mutants(f)]
    random: Random = drawing(f"mutants/{generated}")
    return random.sample(every, min(number, len(every)))


def prepare() -> None:
    """A copy whose Python may be changed; the rest of it is ours."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    copied = ("kp_ledger", "api")
    for name in copied:
        shutil.copytree(ROOT / name, WORK / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.iterdir():
        if path.name not in (*copied, "build", "reports", ".git", ".kp"):
            (WORK / path.name).symlink_to(path)


def folders(file: str) -> list[str]:
    """The tests of a module."""
    folder = next(
        folder for folder in sorted(TESTS, key=len, reverse=True) if file.startswith(folder)
    )
    return [tests for tests in TESTS[folder] if (ROOT / tests).exists()]


def run(tests: list[str], *options: str, seconds: float | None = None, **more: str) -> str:
    """How the tests end on the copy: "" when they pass."""
    command = [str(ROOT / ".venv/bin/python"), "-m", "pytest", "-m", "not slow", *options]
    paths = os.pathsep.join([str(WORK), str(WORK / "api")])
    settings = {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "SUITE": "", **more}
    try:
        done = subprocess.run(
            [*command, "-p", "no:cacheprovider", "--timeout", "300", *tests],
            cwd=WORK,
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        return "no end"
    if done.returncode == 0:
        return ""
    told = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return told[0] if told else f"ended with {done.returncode}"


@functools.cache
def _sources() -> str:
    files = [path for name in ("kp_ledger", "api", "tests") for path in (ROOT / name).rglob("*.py")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()


@functools.cache
def measured(tests: tuple[str, ...]) -> CoverageData:
    """Which test comes to which line. Tests that fail without any change could not notice one."""
    digest = hashlib.sha256(repr((tests, _sources())).encode()).hexdigest()[:16]
    path = WORK.with_name("mutants_python_coverage") / digest
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        options = ["--cov=kp_ledger", "--cov=kp_gateway", "--cov-context=test", "--cov-report="]
        if told := run(list(tests), *options, COVERAGE_FILE=str(part)):
            raise SystemExit(f"{told}: {' '.join(tests)} fail as they are")
        part.rename(path)
    data = CoverageData(str(path))
    data.read()
    return data


def statement(file: str, line: int) -> range:
    """The lines of the smallest statement that the line is in, of a compound one its head."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    found = range(line, line + 1)
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno):
            body = getattr(node, "body", None)
            last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
            found = range(node.lineno, max(last, line) + 1)
    return found


def comers(mutant: Mutant) -> list[str]:
    """The tests that come to its place; none: not known."""
    lines = measured(tuple(folders(mutant.file))).contexts_by_lineno(str(WORK / mutant.file))
    contexts = {one for line in statement(mutant.file, mutant.line) for one in lines.get(line, [])}
    return [] if "" in contexts else sorted({one.rpartition("|")[0] for one in contexts})


def fails(mutant: Mutant) -> str:
    """What noticed it; "" when nothing did."""
    chosen, files = WORK.with_name("mutants_python_chosen"), folders(mutant.file)
    if tests := comers(mutant):
        files = sorted({test.partition("::")[0] for test in tests})
    chosen.write_text("\n".join(tests), "utf-8")
    options = ("-x", "-p", "scripts.mutation.chosen")
    return run(files, *options, seconds=SECONDS, KP_CHOSEN=str(chosen))


def judge(mutant: Mutant) -> str:
    """What noticed the change, made in the copy; "" when nothing did."""
    measured(tuple(folders(mutant.file)))
    path = WORK / mutant.file
    whole = path.read_text("utf-8")
    path.write_text(changed(mutant), "utf-8")
    try:
        return fails(mutant)
    finally:
        path.write_text(whole, "utf-8")


def main(arguments: list[str]) -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--number", type=int, default=200)
    options.add_argument("--generated", action="store_true")
    given = options.parse_args(arguments)
    REPORTS.mkdir(parents=True, exist_ok=True)
    report = REPORTS / f"{seed()}{'-generated' if given.generated else ''}.json"
    known = {_key(one): one for one in json.loads(report.read_text())} if report.exists() else {}
    print(f"SEED={seed()} goes on with these, in {report.relative_to(ROOT)}", flush=True)
    prepare()
    for mutant in drawn(given.number, given.generated):
        told = asdict(mutant)
        if _key(told) not in known:
            known[_key(told)] = {**told, "noticed": judge(mutant)}
            report.write_text(json.dumps(list(known.values()), indent=1) + "\n", "utf-8")
        one = known[_key(told)]
        print(
            f"{one['noticed'] or 'NOT noticed':60.60} {mutant.file}:{mutant.line} {mutant.change}",
            flush=True,
        )
    counts = Counter(bool(one["noticed"]) for one in known.values())
    print(f"{len(known)} mutants, {counts[True]} noticed, {counts[False]} not")
    return 0


def _key(told: dict[str, object]) -> tuple[object, object]:
    return told["file"], told["number"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
