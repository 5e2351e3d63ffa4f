"""Signing without a node, and the files in which orders wait for the second hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kp_ledger.generated import acts
from kp_ledger.home import Description, Home
from kp_ledger.keys.queue import read_queued
from kp_ledger.keys.signing import recover
from kp_ledger.model.typed import digest, parcel_id
from tests.cli.conftest import Kp
from tests.cli.test_bad_input import ADDRESSES, GONE


@pytest.fixture
def away(kp: Kp) -> Kp:
    Home(kp.home).describe(Description(987_654, "url", GONE, addresses=ADDRESSES))
    for name, number in (("miner", "7"), ("buyer", "8"), ("other", "9")):
        more = ("--organisation", number, "--participant", "BW", "--role", "trader")
        kp("keys", "create", name, "--demonstration", *more)
    return kp


def test_giver_and_receiver_sign_in_two_places(away: Kp, tmp_path: Path) -> None:
    path = tmp_path / "order.json"
    handover = ("handover", "ORP-1@3", "--to", "buyer", "--sign-only", str(path))
    given = away(*handover, "--as", "miner")
    assert re.search(r"Given by: +miner \(no. 7\)", given.err)
    assert re.search(r"Received by: +buyer \(no. 8\)", given.err)
    assert "at revision 3" in given.err
    assert "kp relay does that" in given.err
    assert json.loads(path.read_text())["still_to_sign"] == ["receiver: organisation 8"]

    assert "another's turn" in away("sign", str(path), "--as", "other", code=2).err
    assert "yet to be signed by receiver (organisation 8)" in away("relay", str(path), code=2).err
    assert "All have signed" in away("sign", str(path), "--as", "buyer").out
    assert (
        "another's turn, or all is signed" in away("sign", str(path), "--as", "buyer", code=2).err
    )

    ledger = Home(away.home).description().ledger
    act = read_queued(path, ledger)
    assert isinstance(act, acts.ParcelsHandOver)
    assert act.order.parcels[0].parcel == parcel_id(7, b"ORP-1".ljust(32, b"\0"))
    signers = [recover(digest(act.order, ledger), s.signature) for s in (act.giver, act.receiver)]
    assert signers == [away.json("keys", "show", n).json["address"] for n in ("miner", "buyer")]
    assert f"no node answers at {GONE}" in away("relay", str(path), code=1).err


def test_a_joiners_two_keys_sign_in_two_places(away: Kp, tmp_path: Path, capture: Any) -> None:
    """Each its own Enrolment, whoever comes first; neither signs for the other."""
    there, safe = Kp(tmp_path / "there", capture), Kp(tmp_path / "safe", capture)
    for kp, name in ((there, "zw-focal"), (safe, "zw-reserve")):
        Home(kp.home).describe(Description(987_654, "url", GONE, addresses=ADDRESSES))
        kp("keys", "create", name, "--demonstration", "--participant", "ZW", "--role", "focal")
    focal, reserve = (
        kp.json("keys", "show", name).json["address"]
        for kp, name in ((there, "zw-focal"), (safe, "zw-reserve"))
    )
    path = tmp_path / "joining.json"
    keys = ("--key", focal, "--reserve", reserve, "--from", "2026-01-20", "--document", "0d" * 32)
    away("propose", "joining", "ZW", *keys, "--as", "miner", "--sign-only", str(path))
    waiting = ["new key: new key of 0", "reserve key: new key of 0"]
    assert json.loads(path.read_text())["still_to_sign"] == waiting
    assert "another's turn" in away("sign", str(path), "--as", "other", code=2).err

    read = safe("sign", str(path), "--as", "zw-reserve").err
    assert "its reserve key" in read and "its focal key" not in read
    assert json.loads(path.read_text())["still_to_sign"] == waiting[:1]
    assert "All have signed" in there("sign", str(path), "--as", "zw-focal").out
    act = read_queued(path, Home(away.home).description().ledger)
    assert isinstance(act, acts.ConsensusProposeJoining)
    assert (act.signature.key, act.reserve_signature.key) == (focal, reserve)
    assert (act.enrolment.use, act.reserve_enrolment.use) == (1, 2)


def test_production_is_signed_without_a_node(away: Kp, tmp_path: Path) -> None:
    path = tmp_path / "production.json"
    away("register", "L-1", "12.5", "--licence", "5", "--as", "miner", "--sign-only", str(path))
    act = read_queued(path, Home(away.home).description().ledger)
    assert isinstance(act, acts.ParcelsRegisterSigned)
    assert act.order.lots[0].millicarats == 12_500


def test_no_file_is_written_over(away: Kp, tmp_path: Path) -> None:
    path = tmp_path / "order.json"
    path.write_text("something dear")
    order = ("handover", "A@1", "--to", "8", "--as", "miner", "--sign-only", str(path))
    assert "none is overwritten" in away(*order, code=2).err
    assert path.read_text() == "something dear"


def test_a_file_for_another_ledger_is_refused(away: Kp, tmp_path: Path) -> None:
    path = tmp_path / "order.json"
    away("handover", "A@1", "--to", "8", "--as", "miner", "--sign-only", str(path))
    Home(away.home).describe(Description(5, "url", GONE, addresses=ADDRESSES))
    for command in (("relay", str(path)), ("sign", str(path), "--as", "buyer")):
        assert "signed for chain id 987654; this ledger's is 5" in away(*command, code=2).err


def test_what_is_no_order_is_refused(away: Kp, tmp_path: Path) -> None:
    path = tmp_path / "order.json"
    path.write_text("{}")
    assert "neither an order nor a transaction" in away("relay", str(path), code=2).err
    assert "no JSON file" in away("relay", str(tmp_path / "none"), code=2).err
