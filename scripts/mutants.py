"""Makes the contracts a little wrong, one place at a time, and names what no test notices.

Each refusal is switched off, each inequality moved by one, each half of a compound condition
dropped, each call of a check left out. One build serves many mutants (scripts/mutation); the
contract suite is asked on contract and model at once.

    make mutants                # all, ninety to a build; goes on where it ended
    make mutants PART=2/8       # an eighth of them; with the last of them the page is written
    make mutants SAMPLE=30      # thirty, drawn by SEED or else by what is tested: CI asks these

All of them: fails for one that no test notices and tests/mutants.txt does not list. A sample: for a
refusal switched off, and for more than a tenth of the others, since most of a sample is new code.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from random import Random

from kp_ledger.chain.compiler import ROOT, closure, sources
from kp_ledger.chain.deployment import CONTRACTS
from scripts.mutation.building import WORK, all_sites, build, digest_of_suite
from scripts.mutation.sites import OFF, Site
from tests.differential.test_counts import elsewhere

UNNOTICED = ROOT / "tests" / "mutants.txt"
A_BUILD = 90
OF_ALL = {"libraries"}  # part of every contract: no sample is of these
# Run in the constructor of Consensus, which no world of both doors founds twice: through brownie
# tests/contracts/test_founding.py asks each of them.
CONSTRUCTOR = ("contracts/consensus/Foundings.sol",)


def listed() -> dict[tuple[str, str, str], str]:
    """What is known to be noticed by no test, and why: file, kind and variant."""
    rows = [
        line.split(" ~ ")
        for line in UNNOTICED.read_text("utf-8").splitlines()
        if " ~ " in line and not line.startswith("#")
    ]
    return {(file, kind, told): why for file, kind, told, why in rows}


def key(site: Site) -> tuple[str, str, str]:
    return site.file, site.kind, site.told


def drawn(everything: list[Site], count: int, seed: str) -> list[Site]:
    """A sample out of three contracts and their rooms: what is compiled is what takes the time."""
    random = Random(f"{seed}/mutants")
    homes = sorted({home(site.file) for site in everything} - OF_ALL)
    few = random.sample(homes, min(3, len(homes)))
    found = [site for site in everything if home(site.file) in few]
    return random.sample(found, min(count, len(found)))


def home(file: str) -> str:
    """Of a contract and of its rooms the same: consensus, of Consensus.sol and consensus/."""
    path = Path(file)
    return path.stem.lower() if path.parent.name == "contracts" else path.parent.name


def results_path() -> Path:
    """Of these sources and tests: after a change everything is asked again."""
    return WORK / f"results-{digest_of_suite()}.json"


def ask(chosen: list[Site]) -> None:
    """Builds the contracts with these mutants, and runs the suite's plugin over them."""
    build(chosen)
    texts = sources()
    reached = {file: reaching(file, texts) for file in {site.file for site in chosen}}
    told = [{**asdict(site), "name": site.name, "reached": reached[site.file]} for site in chosen]
    (WORK / "chosen.json").write_text(json.dumps(told), "utf-8")
    environment = {
        **os.environ,
        "DOOR": "both",
        "SUITE": "",
        "KP_MUTANTS": str(WORK / "chosen.json"),
        "KP_MUTANTS_RESULTS": str(results_path()),
        "KP_MUTANTS_TESTS": str(WORK / f"tests-{digest_of_suite()}.json"),
    }
    options = ["-q", "-p", "no:cacheprovider", "-p", "scripts.mutation.plugin", "-m", "not slow"]
    command = [sys.executable, "-m", "pytest", *options, "tests/contracts"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def reaching(file: str, texts: dict[str, str]) -> tuple[list[str], list[str]]:
    """Whose acts come to a file: the contracts that it is part of, and those that call them."""
    within = {name: closure(f"contracts/{name}.sol", texts) for name in CONTRACTS}
    found = [name for name in CONTRACTS if file in within[name]]
    called = {f"contracts/interfaces/I{name}.sol" for name in found}
    return found, [name for name in CONTRACTS if called & within[name].keys()]


def results() -> dict[str, str]:
    path = results_path()
    found: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def batches(left: list[Site]) -> Iterator[list[Site]]:
    return (left[at : at + A_BUILD] for at in range(0, len(left), A_BUILD))


def report(whole: list[Site], found: dict[str, str]) -> str:
    """For docs/testing.md: counts by kind, and what no test noticed, with the reason."""
    asked_ = [site for site in whole if site.name in found]
    missed = [site for site in asked_ if not found[site.name]]
    kinds = Counter(site.kind for site in asked_)
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    lines = [f"{len(asked_):,} of {len(whole):,} mutants were asked ({counts}), of all files"]
    if left := sorted({site.file for site in whole if site.name not in found}):
        lines[0] += f" but {', '.join(left)}"
    lines[0] += f"; {len(missed)} were not noticed."
    if missed:
        lines += ["", "| not noticed | what | instead | why |", "|---|---|---|---|"]
        lines += [_row(site) for site in missed]
    return "\n".join(lines)


def _row(site: Site) -> str:
    cells = (f"{site.file}:{site.line}", site.kind, f"`{site.told}`", listed().get(key(site), ""))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="1/1")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--report", action="store_true", help="put what is known on the page")
    parser.add_argument("--seed", default=os.environ.get("SEED", ""))
    wanted = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    whole = asked()
    if wanted.report:
        return _publish(report(whole, results()))
    index, count = (int(number) for number in wanted.part.split("/"))
    chosen = whole[index - 1 :: count]
    if wanted.sample:
        chosen = drawn(whole, wanted.sample, wanted.seed or digest_of_suite())
    return done(whole, chosen)


def asked() -> list[Site]:
    """All but what runs where no world of both doors comes."""
    apart = elsewhere()
    return [
        site
        for site in all_sites(sources())
        if site.file not in CONSTRUCTOR and site.error not in apart
    ]


def done(whole: list[Site], chosen: list[Site]) -> int:
    began = time.monotonic()
    for batch in batches([site for site in chosen if site.name not in results()]):
        ask(batch)
    found, seconds = results(), time.monotonic() - began
    if all(site.name in found for site in whole):
        _publish(report(whole, found))
    missed = [site for site in chosen if not found[site.name]]
    known = listed()
    new = [site for site in missed if key(site) not in known]
    noticed = [site for site in chosen if found[site.name] and key(site) in known]
    allowed = len(chosen) // 10 if len(chosen) < len(whole) // 20 else 0
    print(f"{len(chosen)} mutants, {len(missed)} not noticed, in {seconds:.0f} s")
    for site in new:
        print(f"no test notices: {' ~ '.join(key(site))}   (line {site.line})")
    for site in noticed:
        print(f"listed in {UNNOTICED.name}, and noticed: {' ~ '.join(key(site))}")
    refusals = [site for site in new if site.kind == OFF]
    return 1 if refusals or noticed or len(new) > allowed else 0


def _publish(text: str) -> int:
    page = ROOT / "docs" / "testing.md"
    marked = re.compile(r"(<!-- mutants -->\n).*?(\n<!-- /mutants -->)", re.S)
    page.write_text(marked.sub(lambda m: m[1] + text + m[2], page.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
