"""The demonstration on a real chain: to its end, broken off, killed, interrupted."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import pytest
from rich.console import Console

from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.chain.node import Anvil, Node
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import Rpc
from kp_ledger.demo.archive import HEADING
from kp_ledger.demo.narration import Narration
from kp_ledger.demo.run import Demonstration, Outcome, Settings, read_settings
from kp_ledger.documents.care import verify
from kp_ledger.documents.encryption import EncryptionKeys
from kp_ledger.documents.errors import WrongRecipient
from kp_ledger.documents.opening import open_documents
from kp_ledger.domain.days import parse_day
from kp_ledger.domain.words import WRITTEN_REASONS
from kp_ledger.home import Home
from kp_ledger.keys.directory import KeyDirectory
from kp_ledger.keys.keystore import DEMONSTRATION_PASSWORD
from tests.waiting import wait_for, wait_until_kept

FIRST_DAY = parse_day("2024-01-01")
SMALL = Settings(seed=1, scale=0.05, first_day=FIRST_DAY)

pytestmark = pytest.mark.chain


class KillingNarration(Narration):
    """Kills the node, as a power cut would, when so many days are over."""

    def __init__(self, home: Home, days: int) -> None:
        super().__init__(Console(file=io.StringIO()), Console(file=io.StringIO()))
        self.days = days
        self.node = node_of(home)

    @contextmanager
    def year(self, days: int) -> Iterator[Callable[[], None]]:
        yield self._lived

    def _lived(self) -> None:
        self.days -= 1
        if self.days == 0:
            wait_until_kept(self.node)
            self.node.kill()


def node_of(home: Home) -> Node:
    return Anvil(home.node, SMALL.chain_id, genesis_time=SMALL.begins)


def quiet() -> tuple[Narration, io.StringIO]:
    out = io.StringIO()
    return Narration(Console(file=out, width=200), Console(file=io.StringIO())), out


def played(home: Home, *, resume: bool = False) -> tuple[Outcome, str]:
    narration, out = quiet()
    return Demonstration(home, SMALL, narration).run(resume=resume), out.getvalue()


def documents_named(home: Home) -> set[bytes]:
    """Every document that an event of the year names; a word in the place of one is none."""
    none = {bytes(32), *WRITTEN_REASONS}
    with node_of(home) as node:
        logged = list(Reader(Rpc(node.url), home.description().ledger).recorded())
    return {
        document
        for one in logged
        for field in fields(one.event)
        if field.type == "DocumentId" and (document := getattr(one.event, field.name)) not in none
    }


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Outcome, str]:
    home = Home(tmp_path_factory.mktemp("whole") / "kp")
    return home, *played(home)


def test_every_figure_that_has_to_match_does(whole: tuple[Home, Outcome, str]) -> None:
    _, outcome, _ = whole
    assert outcome.true
    assert outcome.score.refused == 1 + 18


def test_the_lies_are_answered_by_the_contracts(whole: tuple[Home, Outcome, str]) -> None:
    _, _, told = whole
    assert told.count("refused by ") == 1 + 18
    assert told.count("goes through, and is on hold") == 1
    assert "ParticipantsNotItsKey" in told


def test_everybody_s_keystore_is_there_to_play_with(whole: tuple[Home, Outcome, str]) -> None:
    home, _, _ = whole
    keystore = KeyDirectory(home.keys).get("bw-miner-1")
    assert keystore.owner.demonstration
    assert keystore.unlock(DEMONSTRATION_PASSWORD).address == keystore.address


def test_every_document_that_an_event_names_is_kept_and_marked_as_invented(
    whole: tuple[Home, Outcome, str],
) -> None:
    home = whole[0]
    documents, named = open_documents(home), documents_named(home)
    assert len(named) > 500
    assert named <= {known.digest for known in documents.counterfoils.all()}
    for digest in sorted(named)[:: len(named) // 40]:
        assert verify(documents.store, digest).whole


def test_a_lots_document_is_read_by_its_miner_and_its_office_alone(
    whole: tuple[Home, Outcome, str],
) -> None:
    home = whole[0]
    documents, keys = open_documents(home), EncryptionKeys(home.path / "encryption")

    def read(digest: bytes, name: str) -> bytes:
        secret = keys.of(name)[0].unlock(DEMONSTRATION_PASSWORD)
        return b"".join(documents.read(digest, [secret]))

    lots = [one for one in documents.counterfoils.all() if one.label.startswith("lot, bw-miner-1,")]
    text = read(lots[0].digest, "bw-miner-1")
    assert text.startswith(HEADING.encode()) and b"bw-miner-1" in text
    assert read(lots[0].digest, "bw-office") == text
    for stranger in ("bw-miner-2", "ao-office", "bw-tender-1"):
        with pytest.raises(WrongRecipient):
            read(lots[0].digest, stranger)


def test_no_node_is_left_running(whole: tuple[Home, Outcome, str]) -> None:
    assert node_of(whole[0]).pid is None


def test_a_second_year_in_the_same_home_is_refused(whole: tuple[Home, Outcome, str]) -> None:
    with pytest.raises(BadInput):
        played(whole[0])


def test_a_killed_node_costs_nothing(whole: tuple[Home, Outcome, str], tmp_path: Path) -> None:
    home = Home(tmp_path / "kp")
    with pytest.raises(LedgerUnavailable, match="--resume"):
        Demonstration(home, SMALL, KillingNarration(home, 120)).run()
    assert read_settings(home) == SMALL
    resumed, told = played(home, resume=True)
    _, outcome, told_before = whole
    assert resumed.tally == outcome.tally
    assert resumed.rows == outcome.rows
    assert resumed.score.skipped > 0
    assert told == told_before


def test_ctrl_c_leaves_no_process_behind(tmp_path: Path) -> None:
    home = Home(tmp_path / "kp")
    main = "from kp_ledger.cli.main import main; raise SystemExit(main())"
    options = ["--scale", "0.05", "--from", "2024-01-01", "--home", str(home.path)]
    with subprocess.Popen(
        [sys.executable, "-c", main, "demo", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # A shell starts what it puts in the background deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        begun = home.path / "deployment.json"
        wait_for(lambda: begun.exists() or process.poll() is not None)
        assert process.poll() is None
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(60) == 130
    assert node_of(home).pid is None


def test_a_year_that_is_not_over_is_refused() -> None:
    with pytest.raises(BadInput, match="the year has to be over"):
        Settings.checked(1, 1.0, int(time.time()) // 86_400 - 300)
    with pytest.raises(BadInput, match="scale"):
        Settings.checked(1, 0.0, None)
