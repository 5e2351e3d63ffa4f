"""A node that dies in the middle: what was sent is known, and nothing is sent twice."""

from __future__ import annotations

import pytest

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.client import Client
from kp_ledger.chain.journal import write_journal
from kp_ledger.cli.link import Link, node_of
from kp_ledger.generated import acts
from kp_ledger.home import Home
from kp_ledger.keys.directory import KeyDirectory
from kp_ledger.keys.passwords import open_keystore
from tests.cli.conftest import Kp

pytestmark = pytest.mark.chain
ATTACH = ("attach", "zone", "1", "--document", "99" * 32, "--as", "valuer")


def attached(kp: Kp) -> int:
    return len(kp("events", "--kind", "DocumentAttached", "--subject", "zone:1").out.splitlines())


def test_an_act_that_broke_off_is_finished_before_another(running: Kp) -> None:
    before = attached(running)
    home = Home(running.home)
    key = open_keystore(KeyDirectory(home.keys).get("valuer"))
    act = acts.NoticesAttach(7, (1).to_bytes(32, "big"), b"\x98" * 32)
    signed = Link(home).client.sign(act, key.account)
    journal = home.journal / f"{key.address}.jsonl"
    write_journal(journal, [signed])

    assert (
        "an earlier act of this key had broken off; it is now recorded"
        in running(*ATTACH, code=1).err
    )
    assert attached(running) == before + 1
    running(*ATTACH)
    assert attached(running) == before + 2
    assert not journal.exists()


def test_a_node_that_dies_leaves_the_act_known(
    running: Kp, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = attached(running)
    whole = Client.resume

    def dies(*_: object, **__: object) -> None:
        raise LedgerUnavailable("the node broke off in the middle of an answer")

    monkeypatch.setattr(Client, "resume", dies)
    assert "broke off in the middle" in running(*ATTACH, code=1).err
    monkeypatch.setattr(Client, "resume", whole)
    assert "had broken off; it is now recorded" in running(*ATTACH, code=1).err
    assert attached(running) == before + 1


def test_a_stopped_node_is_named_and_starts_again_with_its_chain(running: Kp) -> None:
    before = running.json("status").json["head"]
    running.apart("down")
    assert node_of(Home(running.home)).pid is None
    assert "no node answers" in running("status", code=1).err
    assert "kp up starts it" in running("doctor", code=1).out
    running.apart("up")
    assert running.json("status").json["head"] >= before
