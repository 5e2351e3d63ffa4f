"""What the intake accepts, and what it refuses by name before anything is kept."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import rlp
from eth_hash.auto import keccak
from fastapi.testclient import TestClient
from kp_gateway.intake.intake import Intake
from kp_gateway.intake.node import Node
from kp_gateway.intake.receipts import receipt_of, signer_of
from kp_gateway.intake.tables import submissions
from kp_gateway.schemas.intake import OrderFile, TransactionFile

from kp_ledger.base.abi import selector
from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.chain.codec import encode
from kp_ledger.chain.transactions import sign as sign_transaction
from kp_ledger.generated import acts
from kp_ledger.keys.queue import ORDER, TRANSACTION
from kp_ledger.keys.wire import to_json
from kp_ledger.model import typed
from tests.actors import account, actor, sign
from tests.api.intake.ground import UNSIGNED, Ground, gateway

pytestmark = pytest.mark.chain
Json = dict[str, Any]


def post(api: TestClient, file: Any) -> Any:
    return api.post("/v1/orders", json=file)


def refused(api: TestClient, file: Any, rule: str, status: int = 0) -> Json:
    """The values of a refusal by exactly this rule; nothing was kept."""
    before, status = count(api), status or (400 if rule == "BadInput" else 422)
    answer = post(api, file)
    body = answer.json()
    assert (answer.status_code, body.get("rule")) == (status, rule), body
    assert count(api) == before
    return dict(body["values"])


def count(api: TestClient) -> int:
    with desk_of(api).store.snapshot() as connection:
        return len(connection.execute(submissions.select()).all())


def desk_of(api: TestClient) -> Intake:
    found = api.app.state.intake  # type: ignore[attr-defined]
    assert isinstance(found, Intake)
    return found


# Accepted


def test_an_order_is_answered_with_a_receipt_that_anyone_can_check(
    ground: Ground, api: TestClient
) -> None:
    act = ground.production("A-1")
    before = int(time.time())
    answer = post(api, ground.order(act))
    assert answer.status_code == 202
    body = answer.json()
    digest = typed.digest(act.order, ground.ledger)  # type: ignore[attr-defined]
    assert body["digest"] == body["receipt"]["subject"] == "0x" + digest.hex()
    assert answer.headers["location"] == f"/v1/orders/{body['digest']}"
    received = int(datetime.fromisoformat(body["receipt"]["received"]).timestamp())
    assert before <= received <= time.time()
    signature = bytes.fromhex(body["receipt"]["signature"][2:])
    receipt = receipt_of(digest, 1, received)
    assert receipt.record_by == received + 86_400
    signer = signer_of(receipt, signature, ground.ledger)
    assert signer == body["receipt"]["signer"] == api.get("/v1/keys").json()["receipts"]
    assert signer_of(replace(receipt, form=2), signature, ground.ledger) != signer


def test_a_transaction_is_known_by_its_hash(ground: Ground, api: TestClient) -> None:
    file = ground.transaction(ground.production("A-2"), "stranger")
    body = post(api, file).json()
    assert body["digest"] == "0x" + keccak(bytes.fromhex(file["raw"][2:])).hex()
    assert body["receipt"]["form"] == 2
    assert post(api, file).json() == body


def test_the_same_order_again_has_the_same_receipt(ground: Ground, api: TestClient) -> None:
    file = ground.order(ground.production("A-3"))
    first = post(api, file)
    time.sleep(1.1)
    again = post(api, file)
    assert (again.status_code, again.json()) == (202, first.json())
    history = api.get(first.headers["location"]).json()["history"]
    assert [step["state"] for step in history] == ["accepted"]


def test_many_at_once_are_all_kept_and_each_once(ground: Ground, api: TestClient) -> None:
    files = [ground.order(ground.production(f"A-4-{n}")) for n in range(40)]
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda file: post(api, file), files * 3))
    assert {answer.status_code for answer in answers} == {202}
    receipts = {answer.json()["digest"]: answer.json()["receipt"] for answer in answers}
    assert len(receipts) == len(files) == count(api)
    assert all(answer.json()["receipt"] == receipts[answer.json()["digest"]] for answer in answers)


def test_what_was_accepted_is_there_after_a_restart(ground: Ground, tmp_path: Path) -> None:
    file = ground.order(ground.production("A-5"))
    with gateway(ground, tmp_path) as api:
        first = post(api, file).json()
    with gateway(ground, tmp_path) as api:
        assert api.get(f"/v1/orders/{first['digest']}").json()["receipt"] == first["receipt"]
        assert post(api, file).json() == first
        assert api.get("/v1/keys").json()["receipts"] == first["receipt"]["signer"]


# Not here


def test_an_unknown_digest_is_not_found(api: TestClient) -> None:
    answer = api.get("/v1/orders/0x" + "00" * 32)
    assert answer.status_code == 404
    assert answer.json()["rule"] == "SubmissionUnknown"
    assert answer.json()["values"] == {"digest": "0x" + "00" * 32}
    assert api.get("/v1/orders/0x12").json()["rule"] == "BadInput"


def test_without_a_node_an_order_is_answered_later(ground: Ground, tmp_path: Path) -> None:
    file = ground.order(ground.production("A-6"))
    with gateway(ground, tmp_path) as api:
        kept = post(api, file).json()
    with gateway(ground, tmp_path, "http://127.0.0.1:9") as api:
        new = post(api, ground.order(ground.production("A-7")))
        assert (new.status_code, new.json()["rule"]) == (503, "LedgerUnavailable")
        assert "no node answers at" in new.json()["detail"]
        assert post(api, file).json() == kept


def test_a_node_of_another_chain_is_none(ground: Ground, tmp_path: Path) -> None:
    elsewhere = replace(ground.ledger, chain_id=ground.ledger.chain_id + 1)
    with pytest.raises(Exception, match=f"not of chain {elsewhere.chain_id}"):
        Node(ground.node.url, elsewhere).simulate(ground.production("A-8"), NO_KEY)
    nowhere = replace(ground.ledger, addresses={"Parcels": "0x" + "77" * 20})
    with pytest.raises(Exception, match="there is no Parcels at"):
        Node(ground.node.url, nowhere).simulate(ground.production("A-8"), NO_KEY)


# Refused by the ledger


def test_what_the_ledger_refuses_now_has_no_receipt(ground: Ground, api: TestClient) -> None:
    parcel = ground.registered("A-9")
    values = refused(api, ground.order(ground.production("A-9")), "ParcelsExists")
    assert values == {"parcel": "0x" + parcel.parcel.hex()}


def test_an_order_that_was_recorded_by_another_way_is_refused_by_the_rule(
    ground: Ground, api: TestClient
) -> None:
    parcel = ground.registered("A-10")
    act = ground.handover(parcel)
    ground.client.send(act, account("stranger"))
    values = refused(api, ground.order(act), "ParcelsChanged")
    assert values == {"parcel": "0x" + parcel.parcel.hex(), "revision": 2, "named": 1}


def test_an_order_whose_deadline_is_over_is_refused(ground: Ground, api: TestClient) -> None:
    now = int(time.time())
    act = ground.handover(ground.registered("A-11"), signed_at=now - 20, deadline=now - 10)
    values = refused(api, ground.order(act), "OrdersExpired")
    assert values["deadline"] == now - 10
    assert values["moment"] >= now


def test_a_signature_of_somebody_elses_key_is_refused(ground: Ground, api: TestClient) -> None:
    act = ground.production("A-12")
    order = act.order  # type: ignore[attr-defined]
    forged = acts.ParcelsRegisterSigned(order, sign(order, "stranger", ground.ledger))
    values = refused(api, ground.order(forged), "ParticipantsNotItsKey")
    assert values["key"] == actor("stranger").address


# Refused before


def change(file: Json, **changes: Any) -> Json:
    return {**file, **changes}


def test_an_order_for_another_chain_is_refused(ground: Ground, api: TestClient) -> None:
    file = change(ground.order(ground.production("B-1")), chain_id=1)
    expected = {"chain_id": 1, "expected": ground.ledger.chain_id}
    assert refused(api, file, "OrderOfAnotherLedger") == expected
    file = change(ground.transaction(ground.production("B-1"), "stranger"), chain_id=1)
    assert refused(api, file, "OrderOfAnotherLedger") == expected


def test_an_order_for_another_contract_is_refused(ground: Ground, api: TestClient) -> None:
    for contract in ("0x" + "11" * 20, ground.ledger.addresses["Zones"]):
        file = change(ground.order(ground.production("B-2")), contract=contract)
        assert refused(api, file, "OrderForAnotherContract") == {
            "contract": contract,
            "act": "ParcelsRegisterSigned",
            "expected": ground.ledger.addresses["Parcels"],
        }


def test_an_order_that_lacks_a_hand_is_sent_to_the_mailbox(ground: Ground, api: TestClient) -> None:
    act = ground.handover(ground.registered("B-3"), hands=["giver"])
    answer = post(api, ground.order(act)).json()
    assert answer["rule"] == "HandsMissing"
    assert "POST /v1/offers" in answer["detail"]
    receiver = actor("bw_trader").organisation
    assert answer["values"] == {
        "act": "ParcelsHandOver",
        "missing": [{"title": "receiver", "by": "organisation", "number": receiver}],
    }


def test_a_signature_that_is_none_is_refused(ground: Ground, api: TestClient) -> None:
    act = replace(ground.production("B-4"), signature=Signed(NO_KEY, b"\x05" * 65))  # type: ignore[call-arg]
    assert refused(api, ground.order(act), "SignatureIsNone") == {"title": "licence"}


def test_an_act_that_looks_at_its_sender_needs_a_transaction(
    ground: Ground, api: TestClient
) -> None:
    act = acts.ParticipantsWithdrawOrders()
    assert refused(api, ground.order(act), "NeedsItsOwnKey") == {
        "act": "ParticipantsWithdrawOrders"
    }


def test_an_act_without_signers_is_refused(ground: Ground, api: TestClient) -> None:
    values = refused(api, ground.order(acts.ConsensusClose(bytes(32), b"", (), ())), "BadInput")
    assert values == {"value": "ConsensusClose", "rule": "names nobody who signs it"}


def test_closings_and_their_signatures_are_as_many(ground: Ground, api: TestClient) -> None:
    file = ground.order(acts.ConsensusClose(bytes(32), b"", (), ()))
    file["arguments"]["signatures"] = ["0x"]
    refused(api, file, "BadInput")


SHAPES: dict[str, Callable[[Json], Any]] = {
    "no such act": lambda file: change(file, act="ParcelsSteal"),
    "cut in two": lambda file: change(file, arguments={"order": file["arguments"]["order"]}),
    "a number out of range": lambda file: change(
        file, arguments=change(file["arguments"], order=change(file["arguments"]["order"], day=-1))
    ),
    "not bytes": lambda file: change(file, arguments=change(file["arguments"], signature="signed")),
    "a huge number": lambda file: change(
        file,
        arguments=change(file["arguments"], order=change(file["arguments"]["order"], day=10**70)),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_arguments_that_do_not_fit_are_refused(ground: Ground, api: TestClient, shape: str) -> None:
    refused(api, SHAPES[shape](ground.order(ground.production("B-5"))), "BadInput")


def test_text_that_no_json_carries_is_refused(ground: Ground, api: TestClient) -> None:
    file = ground.order(ground.production("B-6"))
    text = json.dumps(change(file, arguments={"order": "\ud800", "signature": "0x"}))
    answer = api.post("/v1/orders", content=text, headers={"content-type": "application/json"})
    assert answer.status_code == 400, answer.text


def test_an_order_that_is_too_large_is_refused(ground: Ground, api: TestClient) -> None:
    file = ground.order(ground.production("B-7"))
    file["arguments"]["signature"] = "0x" + "00" * 300_000
    values = refused(api, file, "OrderTooLarge", 413)
    assert values["limit"] == 512 * 1024 < values["bytes"]
    file = ground.transaction(ground.production("B-7"), "stranger", raw="0x" + "00" * 600_000)
    assert refused(api, file, "OrderTooLarge", 413)["bytes"] == 600_001


@pytest.mark.parametrize("body", ["", "{", "[]", "7", '{"format": "another"}'])
def test_a_body_that_is_no_file_is_refused(api: TestClient, body: str) -> None:
    answer = api.post("/v1/orders", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)


# Transactions


def raw_of(ground: Ground, by: str = "stranger", **changes: Any) -> str:
    """A transaction of ours with some of its parts changed, and signed by eth-account."""
    act = ground.production("C-1")
    fields: Json = {
        "nonce": 0,
        "gasPrice": 0,
        "gas": 10_000_000,
        "to": ground.ledger.addresses["Parcels"],
        "value": 0,
        "data": encode(act),
        "chainId": ground.ledger.chain_id,
    }
    fields |= changes
    fields["to"] = bytes.fromhex(fields["to"].removeprefix("0x"))
    return "0x" + bytes(account(by).sign_transaction(fields).raw_transaction).hex()


def transaction(ground: Ground, raw: str) -> Json:
    return change(ground.transaction(ground.production("C-1"), "bw_trader2"), raw=raw)


def test_what_is_no_transaction_is_refused(ground: Ground, api: TestClient) -> None:
    good = raw_of(ground)
    for raw in ("", "0x", "0xzz", "f8", good[:-8], good + "00", "0x" + "c0" * 9):
        refused(api, transaction(ground, raw), "BadInput")
    other = raw_of(ground, chainId=ground.ledger.chain_id + 1)
    refused(api, transaction(ground, other), "BadInput")


def test_a_transaction_that_no_node_would_take_is_refused(ground: Ground, api: TestClient) -> None:
    assert refused(api, transaction(ground, raw_of(ground, value=1)), "NotWellFormed") == {
        "what": "it sends money"
    }
    creation = raw_of(ground, to="")
    assert refused(api, transaction(ground, creation), "NotWellFormed") == {
        "what": "it creates a contract"
    }
    parts = list(rlp.decode(bytes.fromhex(raw_of(ground)[2:])))
    order = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
    v = int.from_bytes(parts[6], "big") ^ 0  # the other root, with the other parity
    flipped = v + 1 if (v - 35) % 2 == 0 else v - 1
    high = (order - int.from_bytes(parts[8], "big")).to_bytes(32, "big")
    mirrored = [
        *parts[:6],
        flipped.to_bytes((flipped.bit_length() + 7) // 8, "big"),
        parts[7],
        high,
    ]
    assert refused(
        api, transaction(ground, "0x" + rlp.encode(mirrored).hex()), "NotWellFormed"
    ) == {"what": "its signature is of another form"}


def test_a_transaction_to_elsewhere_is_refused(ground: Ground, api: TestClient) -> None:
    to = "0x" + "11" * 20
    file = transaction(ground, raw_of(ground, to=to))
    assert refused(api, file, "ContractIsNotHere") == {"to": to}


def test_a_transaction_that_asks_for_no_act_is_refused(ground: Ground, api: TestClient) -> None:
    whole = encode(ground.production("C-2"))
    for data in (b"", b"\1\2\3\4", whole[:-40], whole + b"\0" * 32):
        values = refused(api, transaction(ground, raw_of(ground, data=data)), "NotAnAct")
        assert values["contract"] == "Parcels"


def test_a_list_that_would_fill_memory_is_refused(ground: Ground, api: TestClient) -> None:
    close = selector(acts.ConsensusClose.function, acts.ConsensusClose.abi_types)
    to = ground.ledger.addresses["Consensus"]
    raw = raw_of(ground, to=to, data=close + bytes(40_000), gas=10**9)
    values = refused(api, transaction(ground, raw), "OrderTooLarge", 413)
    assert values == {"bytes": 40_004, "limit": 16_384}


def test_a_file_says_what_its_transaction_says(ground: Ground, api: TestClient) -> None:
    file = ground.transaction(ground.production("C-3"), "stranger")
    said = change(file, sender=actor("bw_miner").address)
    assert refused(api, said, "AnotherSender") == {
        "said": actor("bw_miner").address,
        "signed": actor("stranger").address,
    }
    said = change(file, arguments=ground.order(ground.production("C-4"))["arguments"])
    assert refused(api, said, "AnotherAct")["signed"] == "ParcelsRegisterSigned"
    said = change(file, contract=ground.ledger.addresses["Zones"])
    refused(api, said, "OrderForAnotherContract")


def test_a_nonce_that_was_used_or_lies_ahead_is_refused(ground: Ground, api: TestClient) -> None:
    who = "ao_trader"
    sender = actor(who).address
    first = ground.transaction(ground.production("D-1"), who)
    assert post(api, first).status_code == 202
    other = ground.transaction(ground.production("D-2"), who)  # the same nonce
    assert refused(api, other, "NonceUsed", 409) == {"sender": sender, "nonce": 0, "next": 1}

    def signed(nonce: int, reference: str) -> Json:
        act = ground.production(reference)
        to = ground.ledger.addresses["Parcels"]
        raw = sign_transaction(account(who), nonce, to, encode(act), ground.ledger.chain_id).raw
        arguments = to_json(act)
        return change(other, raw="0x" + raw.hex(), arguments=arguments)

    assert refused(api, signed(5, "D-5"), "NonceAhead", 409) == {
        "sender": sender,
        "nonce": 5,
        "next": 1,
    }
    assert post(api, signed(1, "D-3")).status_code == 202
    ground.client.send(ground.production("D-6"), account("ao_valuer"))
    late = ground.transaction(ground.production("D-7"), "ao_valuer")
    ground.client.send(ground.production("D-8"), account("ao_valuer"))
    values = refused(api, late, "NonceUsed", 409)
    assert values["next"] == values["nonce"] + 1


def test_a_transaction_with_too_little_gas_is_refused(ground: Ground, api: TestClient) -> None:
    act = ground.production("D-9")
    raw = raw_of(ground, "ae_valuer", gas=60_000, data=encode(act))
    file = change(ground.transaction(act, "ae_valuer"), raw=raw)
    refused(api, file, "GivesUp")


def test_a_transaction_that_cannot_be_paid_for_is_refused(ground: Ground, api: TestClient) -> None:
    act = ground.production("D-11")
    raw = raw_of(ground, "ae_valuer", gasPrice=7, gas=1_000_000, data=encode(act))
    file = change(ground.transaction(act, "ae_valuer"), raw=raw)
    values = refused(api, file, "NotFunded")
    assert values == {"sender": actor("ae_valuer").address, "cost": 7_000_000, "balance": 0}


def test_a_transaction_is_refused_by_the_rule_it_would_meet(
    ground: Ground, api: TestClient
) -> None:
    parcel = ground.registered("D-10")
    act = ground.handover(parcel, hands=["receiver"])
    file = ground.transaction(act, "bw_trader2")
    assert refused(api, file, "ParticipantsNotItsKey") == {
        "key": actor("bw_trader2").address,
        "organisation": actor("bw_miner").organisation,
    }


def test_the_formats_are_those_of_the_command(ground: Ground) -> None:
    assert OrderFile.model_validate(ground.order(ground.production("E-1"))).format == ORDER
    file = ground.transaction(ground.production("E-1"), "stranger")
    assert TransactionFile.model_validate(file).format == TRANSACTION
    lacking = acts.ParcelsRegisterSigned(ground.production("E-1").order, UNSIGNED)  # type: ignore[attr-defined]
    assert ground.order(lacking)["still_to_sign"]


def test_a_full_disk_is_answered_later_and_keeps_what_was_accepted(
    ground: Ground, tmp_path: Path
) -> None:
    """No file of this process may grow beyond what the intake's has now."""
    with gateway(ground, tmp_path) as api:
        kept = post(api, ground.order(ground.production("F-1"))).json()
        file = ground.order(ground.production("F-2"))
        unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
        grown = (tmp_path / "gateway.sqlite-wal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (grown, unlimited[1]))
        try:
            answer = post(api, file)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
        assert (answer.status_code, answer.json()["rule"]) == (503, "NotKept")
        assert answer.headers["retry-after"]
        assert api.get(f"/v1/orders/{kept['digest']}").json()["receipt"] == kept["receipt"]
        assert count(api) == 1
        assert post(api, file).status_code == 202
