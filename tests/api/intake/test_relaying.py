"""From accepted to recorded or refused, and back when the blocks are gone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from kp_gateway.intake.intake import Intake
from kp_gateway.intake.leases import lease
from kp_gateway.intake.tables import transactions

from kp_ledger.chain.rpc import Rpc
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from tests.actors import account, actor
from tests.api.intake.ground import Ground, gateway

pytestmark = pytest.mark.chain
CONTROL = frozenset({"evm_snapshot", "evm_revert", "evm_mine"})


@pytest.fixture
def intake(api: TestClient) -> Intake:
    found = api.app.state.intake  # type: ignore[attr-defined]
    assert isinstance(found, Intake)
    return found


@pytest.fixture
def step(ground: Ground, intake: Intake) -> Callable[[], bool]:
    """One step of a relayer of the gateway's own."""
    relayer = intake.relayer(ground.node.sealer)

    def take() -> bool:
        relayer._looked = 0.0
        return relayer.step()

    return take


@pytest.fixture
def cut(ground: Ground) -> Iterator[Callable[[], None]]:
    """Cuts the chain back to where the test began."""
    control = Rpc(ground.node.url, methods=CONTROL)
    mark = control.call("evm_snapshot")
    yield lambda: control.call("evm_revert", mark)


def handed_in(api: TestClient, file: dict[str, Any]) -> str:
    answer = api.post("/v1/orders", json=file)
    assert answer.status_code == 202, answer.json()
    return str(answer.json()["digest"])


def status(api: TestClient, digest: str) -> dict[str, Any]:
    return dict(api.get(f"/v1/orders/{digest}").json())


def states(api: TestClient, digest: str) -> list[str]:
    return [step["state"] for step in status(api, digest)["history"]]


def sent_by(ground: Ground, sender: str) -> int:
    return int(ground.client.rpc.call("eth_getTransactionCount", sender, "latest"), 16)


def test_an_order_is_recorded(
    ground: Ground, api: TestClient, intake: Intake, step: Callable[[], bool]
) -> None:
    digest = handed_in(api, ground.order(ground.production("R-1")))
    assert states(api, digest) == ["accepted"]
    assert step()
    told = status(api, digest)
    assert told["state"] == "recorded"
    assert [one["state"] for one in told["history"]] == ["accepted", "recorded"]
    last = told["history"][-1]
    assert last["block"] == ground.client.head()
    sent = ground.client.rpc.call("eth_getTransactionByHash", last["transaction"])
    assert sent["from"] == intake.secrets.sending.address
    assert not step()
    assert sent_by(ground, intake.secrets.sending.address) == 1


def test_a_hundred_orders_are_recorded_in_one_block(
    ground: Ground, api: TestClient, step: Callable[[], bool]
) -> None:
    files = [ground.order(ground.production(f"R-100-{n}")) for n in range(100)]
    digests = [handed_in(api, file) for file in files]
    step()
    ends = [status(api, digest)["history"][-1] for digest in digests]
    assert {(one["state"], one["block"]) for one in ends} == {("recorded", ground.client.head())}


def test_of_two_orders_on_one_revision_the_second_is_refused_by_the_rule(
    ground: Ground, api: TestClient, step: Callable[[], bool]
) -> None:
    parcel = ground.registered("R-2")
    first = handed_in(api, ground.order(ground.handover(parcel)))
    second = handed_in(api, ground.order(ground.handover(parcel, moves=1)))
    step()
    assert states(api, first) == ["accepted", "recorded"]
    assert states(api, second) == ["accepted", "refused"]
    refused = status(api, second)["history"][-1]["refused"]
    assert refused["rule"] == "ParcelsChanged"
    name = "0x" + parcel.parcel.hex()
    assert refused["values"] == {"parcel": name, "revision": 2, "named": 1}
    assert refused["detail"]


def test_an_order_that_was_refused_may_be_handed_in_again(
    ground: Ground, api: TestClient, step: Callable[[], bool]
) -> None:
    file = ground.order(ground.handover(ground.registered("R-17")))
    digest = handed_in(api, file)
    trader = actor("bw_trader").organisation
    for status_now, expected in ((codes.STANDING_SUSPENDED, "refused"), (1, "recorded")):
        today = int(time.time()) // SECONDS_PER_DAY
        standing = acts.ParticipantsSetStanding(trader, status_now, today, bytes(32))
        ground.client.send(standing, account("bw_office"))
        assert handed_in(api, file) == digest
        step()
        assert status(api, digest)["state"] == expected
    assert states(api, digest) == ["accepted", "refused", "accepted", "recorded"]
    refused = status(api, digest)["history"][1]["refused"]
    assert refused["rule"] == "ParticipantsNotInGoodStanding"
    assert refused["values"] == {
        "organisation": trader,
        "status": codes.STANDING_SUSPENDED,
        "day": today,
    }


def test_a_transaction_is_sent_as_it_was_signed(
    ground: Ground, api: TestClient, step: Callable[[], bool]
) -> None:
    parcel = ground.registered("R-3")
    act = ground.handover(parcel, hands=["receiver"])
    digest = handed_in(api, ground.transaction(act, "bw_miner"))
    step()
    assert states(api, digest) == ["accepted", "recorded"]
    assert status(api, digest)["history"][-1]["transaction"] == digest


def test_what_stood_in_blocks_that_are_gone_is_sent_again(
    ground: Ground,
    api: TestClient,
    step: Callable[[], bool],
    intake: Intake,
    cut: Callable[[], None],
) -> None:
    digests = []
    for name in ("R-4", "R-5", "R-6"):
        digests.append(handed_in(api, ground.order(ground.production(name))))
        step()
    carriers = [status(api, one)["history"][-1]["transaction"] for one in digests]
    before = sent_by(ground, intake.secrets.sending.address)
    cut()
    assert sent_by(ground, intake.secrets.sending.address) == before - 3
    late = handed_in(api, ground.order(ground.production("R-7")))
    step()
    step()
    for digest, carrier in zip(digests, carriers, strict=True):
        told = status(api, digest)["history"]
        assert [one["state"] for one in told] == ["accepted", "recorded", "accepted", "recorded"]
        assert "are gone" in told[2]["detail"]
        assert told[3]["transaction"] == carrier
    assert states(api, late) == ["accepted", "recorded"]
    assert sent_by(ground, intake.secrets.sending.address) == before + 1


def test_only_what_is_gone_is_sent_again(
    ground: Ground, api: TestClient, step: Callable[[], bool]
) -> None:
    control = Rpc(ground.node.url, methods=CONTROL)
    stays = handed_in(api, ground.order(ground.production("R-8")))
    step()
    mark = control.call("evm_snapshot")
    goes = handed_in(api, ground.order(ground.production("R-9")))
    step()
    control.call("evm_revert", mark)
    ground.node.sealer.seal()  # as high as before, and other blocks
    step()
    assert states(api, stays) == ["accepted", "recorded"]
    assert states(api, goes) == ["accepted", "recorded", "accepted", "recorded"]


def test_a_nonce_that_another_took_leaves_an_order_to_be_carried_anew(
    ground: Ground, api: TestClient, step: Callable[[], bool], intake: Intake
) -> None:
    handed_in(api, ground.order(ground.production("R-10")))
    step()
    digest = handed_in(api, ground.order(ground.production("R-11")))
    relayer = intake.relayer(ground.node.sealer)
    relayer._carry()
    ground.client.send(ground.production("R-12"), intake.secrets.sending.account)
    for _ in range(3):
        ground.node.sealer.seal()
    step()
    step()
    assert states(api, digest) == ["accepted", "recorded"]


def test_a_transaction_whose_nonce_another_took_is_refused(
    ground: Ground, api: TestClient, step: Callable[[], bool]
) -> None:
    sender = actor("ae_carrier").address
    nonce = sent_by(ground, sender)
    digest = handed_in(api, ground.transaction(ground.production("R-13"), "ae_carrier"))
    ground.client.send(ground.production("R-14"), account("ae_carrier"))
    for _ in range(3):
        ground.node.sealer.seal()
    step()
    told = status(api, digest)["history"][-1]
    assert told["state"] == "refused"
    assert told["refused"]["rule"] == "NonceUsed"
    expected = {"sender": sender, "nonce": nonce, "next": nonce + 1}
    assert told["refused"]["values"] == expected


def test_signed_and_not_sent_is_sent_after_a_restart(
    ground: Ground, api: TestClient, intake: Intake, tmp_path: Path, database: str
) -> None:
    digest = handed_in(api, ground.order(ground.production("R-15")))
    assert intake.relayer(ground.node.sealer)._carry() == 1
    with intake.store.snapshot() as connection:
        (raw,) = [row.raw for row in connection.execute(transactions.select())]
    with gateway(ground, tmp_path / "gateway", database=database) as again:
        other: Intake = again.app.state.intake  # type: ignore[attr-defined]
        other.relayer(ground.node.sealer).step()
        assert states(again, digest) == ["accepted", "recorded"]
        with other.store.snapshot() as connection:
            assert [row.raw for row in connection.execute(transactions.select())] == [raw]


def test_a_relayer_waits_for_its_turn_and_goes_when_told(
    ground: Ground, api: TestClient, intake: Intake
) -> None:
    stop = threading.Event()
    running = [
        threading.Thread(target=intake.relay, args=(ground.node.sealer, stop), daemon=True)
        for _ in range(2)
    ]
    for thread in running:
        thread.start()
    try:
        digest = handed_in(api, ground.order(ground.production("R-16")))
        deadline = time.monotonic() + 20
        while status(api, digest)["state"] != "recorded" and time.monotonic() < deadline:
            time.sleep(0.05)
    finally:
        stop.set()
    for thread in running:
        thread.join(10)
    assert not any(thread.is_alive() for thread in running)
    assert states(api, digest) == ["accepted", "recorded"]
    assert sent_by(ground, intake.secrets.sending.address) == 1


def test_a_lease_is_given_back(intake: Intake) -> None:
    stop = threading.Event()
    for _ in range(2):
        with lease(intake.store, intake.folder, stop) as check_held:
            assert check_held is not None
            check_held()
    stop.set()
    with lease(intake.store, intake.folder, stop) as check_held:
        assert check_held is None
