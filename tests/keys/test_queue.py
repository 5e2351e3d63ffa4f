"""Acts as JSON, and the files in which what was signed offline waits."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from eth_account import Account

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.cli.acts.acting import signed
from kp_ledger.generated import acts
from kp_ledger.generated.records import Resolution
from kp_ledger.keys.keystore import Opened, Owner
from kp_ledger.keys.queue import (
    SignedTransaction,
    check_complete,
    order_text,
    read_queued,
    transaction_text,
    write_new,
)
from kp_ledger.keys.signature_slots import has_signed, missing, slots, with_signature
from kp_ledger.keys.signing import sign_order
from kp_ledger.keys.wire import ACTS, act_from_json, to_json
from kp_ledger.model.approvals import NO_APPROVAL
from tests.keys.samples import HANDOVER, LEDGER, ORDERS, sample_of

NONE = Signed(NO_KEY)
GIVER = Opened(Owner("giver", 7, "BW", "miner", True), Account.create())


def given() -> Act:
    act = acts.ParcelsHandOver(HANDOVER, NONE, NONE)
    return with_signature(act, slots(act)[0], sign_order(HANDOVER, GIVER, LEDGER))


@pytest.mark.parametrize("name", sorted(ACTS))
def test_every_act_comes_back_from_json_as_it_was(name: str) -> None:
    act = sample_of(ACTS[name])
    assert act_from_json(name, json.loads(json.dumps(to_json(act)))) == act


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"giver": -1}, r"-1: ParcelsHandOver.order.giver is a whole number from 0 to 4294967295"),
        ({"giver": 1 << 32}, "order.giver is a whole number"),
        ({"giver": True}, "order.giver is a whole number"),
        ({"giver": "seven"}, "'seven': ParcelsHandOver.order.giver"),
        ({"terms": "0x12"}, "order.terms is 32 bytes"),
        ({"terms": "12"}, "order.terms is bytes in hexadecimal"),
        ({"parcels": {}}, "order.parcels is a list"),
        ({"parcels": [{"parcel": "0x" + "01" * 32}]}, r"order.parcels\[0\] is an object with"),
    ],
)
def test_a_member_that_does_not_fit_is_named(change: dict[str, object], rule: str) -> None:
    file = to_json(acts.ParcelsHandOver(HANDOVER, NONE, NONE))
    file["order"].update(change)
    with pytest.raises(BadInput, match=rule):
        act_from_json("ParcelsHandOver", file)


def test_an_act_that_is_none_is_answered_with_those_there_are() -> None:
    with pytest.raises(BadInput, match="'Steal': is no act; there are: BlendsCombine"):
        act_from_json("Steal", {})


def test_a_giver_signed_order_waits_for_the_receiver(tmp_path: Path) -> None:
    path = tmp_path / "order.json"
    write_new(path, order_text(given(), LEDGER))
    file = json.loads(path.read_text())
    assert file["still_to_sign"] == ["receiver: organisation 8"]
    assert file["signed_by"] == {"giver": GIVER.address}
    act = read_queued(path, LEDGER)
    assert act == given()
    assert isinstance(act, Act)
    assert [slot.title for slot in missing(act)] == ["receiver"]


def test_an_order_that_lacks_a_hand_is_not_sent() -> None:
    with pytest.raises(BadInput, match=r"has yet to be signed by receiver \(organisation 8\)"):
        check_complete(given(), sender="")
    check_complete(given(), sender="0x01")
    with pytest.raises(BadInput, match=r"giver \(organisation 7\), receiver"):
        check_complete(acts.ParcelsHandOver(HANDOVER, NONE, NONE), sender="0x01")


def test_a_file_for_another_chain_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "order.json"
    path.write_text(order_text(given(), replace(LEDGER, chain_id=5)))
    with pytest.raises(BadInput, match="signed for chain id 5; this ledger's is 987654"):
        read_queued(path, LEDGER)


def test_a_file_for_another_contract_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "order.json"
    path.write_text(order_text(given(), replace(LEDGER, addresses={"Parcels": "0x" + "1" * 40})))
    with pytest.raises(BadInput, match="which is not here"):
        read_queued(path, LEDGER)


def test_a_changed_order_no_longer_carries_its_giver(tmp_path: Path) -> None:
    file = json.loads(order_text(given(), LEDGER))
    file["arguments"]["order"]["receiver"] = 9
    path = tmp_path / "order.json"
    path.write_text(json.dumps(file))
    act = read_queued(path, LEDGER)
    assert isinstance(act, acts.ParcelsHandOver)
    assert act.giver.key != GIVER.address


def test_a_signature_of_no_key_is_refused(tmp_path: Path) -> None:
    file = json.loads(order_text(given(), LEDGER))
    file["arguments"]["giver"] = "0x" + "00" * 65
    path = tmp_path / "order.json"
    path.write_text(json.dumps(file))
    with pytest.raises(BadInput, match="the signature of the giver is none"):
        read_queued(path, LEDGER)


def test_a_signed_transaction_waits_too(tmp_path: Path) -> None:
    signed = SignedTransaction(acts.ParticipantsWithdrawOrders(), GIVER.address, b"\x02\x01")
    ledger = replace(LEDGER, addresses={**LEDGER.addresses, "Participants": "0x" + "2" * 40})
    path = tmp_path / "tx.json"
    write_new(path, transaction_text(signed, ledger))
    assert read_queued(path, ledger) == signed
    with pytest.raises(BadInput, match="none is overwritten"):
        write_new(path, "")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "something"}'])
def test_what_is_no_queued_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "file"
    path.write_text(text)
    with pytest.raises(BadInput):
        read_queued(path, LEDGER)


def test_each_order_has_an_act_that_carries_it() -> None:
    carried = {type(p.order).__name__ for act in ACTS.values() for p in slots(sample_of(act))}
    assert carried == {type(order).__name__ for order in ORDERS}


def test_the_owner_does_not_sign_twice_when_it_is_the_custodian() -> None:
    act = acts.TransformationsTransform(ORDERS[2], NONE, NONE, NO_APPROVAL, NONE)
    assert [slot.title for slot in slots(act)] == ["custodian"]


def resolution(*exporting: Signed) -> acts.DetentionsResolve:
    order = next(one for one in ORDERS if isinstance(one, Resolution))
    act = sample_of(acts.DetentionsResolve)
    return replace(act, order=order, exporting=exporting, importing=(NONE,))


def test_an_office_that_is_asked_for_two_keys_signs_one_order_twice(tmp_path: Path) -> None:
    act = resolution(NONE, NONE)
    first, second = slots(act)[:2]
    assert (first.title, second.title) == ("exporting office", "exporting office")
    assert first.order is second.order is act.order
    signed = sign_order(first.order, GIVER, LEDGER, first.verifier)
    half = with_signature(act, first, signed)
    assert half.exporting == (signed, NONE)
    assert has_signed(half, missing(half)[0], GIVER.address)
    assert not has_signed(act, first, GIVER.address)
    write_new(tmp_path / "order", order_text(half, LEDGER))
    assert read_queued(tmp_path / "order", LEDGER).exporting[0].key == GIVER.address


def test_no_key_signs_in_both_places_of_its_office() -> None:
    act = resolution(NONE, NONE)
    office = Opened(Owner("office", act.exporting_office, "BW", "office", True), Account.create())
    other = Opened(Owner("other", act.exporting_office, "BW", "office", True), Account.create())
    here: Any = SimpleNamespace(ledger=LEDGER, names=None)
    once = signed(here, act, [office, office])
    assert [one.key for one in once.exporting] == [office.address, NO_KEY]
    twice = signed(here, once, [office, other])
    assert [one.key for one in twice.exporting] == [office.address, other.address]
