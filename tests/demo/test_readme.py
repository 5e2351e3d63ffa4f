"""What the README shows of a year is what that year prints."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from eth_account.signers.local import LocalAccount
from rich.console import Console

from kp_ledger.answers import comparison
from kp_ledger.base.messages import Act
from kp_ledger.chain.client import Recorded
from kp_ledger.demo.foundation import Foundation
from kp_ledger.demo.narration import Narration
from kp_ledger.demo.plan import Script
from kp_ledger.demo.run import Outcome, Settings
from kp_ledger.demo.worth import worth_opening
from kp_ledger.domain.days import parse_day
from kp_ledger.index.store import Index
from tests.demo.test_plan import ALLOCATION, LEDGER
from tests.demo.test_play import ModelChain, played
from tests.index.chains import Blocks

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
SAMPLE = README.split("\n```\n")[3].split("\n")
FIRST_DAY = re.search(r'make demo DEMO="--from (\S+)"', README)


@dataclass
class IndexedChain(ModelChain):
    """Its blocks are written down, for an index to take them up."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.written = Blocks(LEDGER, self.foundation.moment)
        self.written.seal(self.foundation.events(LEDGER))

    def send_block(self, calls: list[tuple[Act, LocalAccount]], moment: int) -> list[Recorded]:
        recorded = super().send_block(calls, moment)
        self.written.moment = moment
        self.written.seal(*[one.events for one in recorded])
        return recorded


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of the README's year, planned and folded as it is on a chain, without one."""
    assert FIRST_DAY is not None
    settings = Settings(first_day=parse_day(FIRST_DAY[1]))
    index = Index.open(f"sqlite:///{tmp_path_factory.mktemp('readme') / 'index.sqlite'}")
    text = "\n".join([*_lived(settings, index), *_opened(index)])
    index.close()
    return [_plain(line) for line in text.split("\n")]


def _lived(settings: Settings, index: Index) -> Iterator[str]:
    script = Script(settings.seed, settings.scale, settings.first_day)
    chain = IndexedChain(Foundation(script, ALLOCATION))
    out = io.StringIO()
    narration = Narration(Console(file=out), Console(file=io.StringIO()))
    narration.names = script.cast.names()
    player = played(chain, script, narration.step)
    chain.written.write(chain.written.writer(index))
    rows = comparison.rows(script.figures, player.tally)
    yield out.getvalue()
    yield from comparison.lines(rows, player.tally)
    yield Outcome(settings, rows, player.tally, player.score, 0.0).played()


def _opened(index: Index) -> Iterator[str]:
    yield "Open:"
    for page in worth_opening(index):
        yield f"http://127.0.0.1:8000{page.path} {page.what}"


def _plain(line: str) -> str:
    return " ".join(line.split())


def _shows(line: str) -> re.Pattern[str]:
    """What a line of the sample stands for: it leaves out where it has "…"."""
    pieces = [re.escape(piece.strip()) for piece in _plain(line).split("…")]
    return re.compile(r".*".join(pieces))


def test_each_line_of_the_sample_is_printed_and_in_this_order(printed: list[str]) -> None:
    at = 0
    for line in SAMPLE:
        shown = _shows(line)
        found = next((n for n in range(at, len(printed)) if shown.fullmatch(printed[n])), None)
        assert found is not None, line
        at = found + (line.strip() != "…")
