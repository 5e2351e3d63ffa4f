"""An order that lacks a hand is left, listed, signed or declined, and ends with its deadline."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from kp_gateway.intake import mailbox
from kp_gateway.intake.intake import Intake
from kp_gateway.intake.offers import Offer
from kp_gateway.intake.tables import submissions

from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.base.messages import Act
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Closing, Packing, Resolution
from kp_ledger.model import typed
from kp_ledger.model.gateway import Entry
from tests import clocks
from tests.actors import AO, BW, actor, sign
from tests.api.intake.ground import UNSIGNED, Ground

pytestmark = pytest.mark.chain
Json = dict[str, Any]


def desk_of(api: TestClient) -> Intake:
    found = api.app.state.intake  # type: ignore[attr-defined]
    assert isinstance(found, Intake)
    return found


def entered(ground: Ground, api: TestClient, name: str) -> dict[str, str]:
    """The header of somebody who has entered."""
    given = api.post("/v1/entry/challenges", json={"key": actor(name).address}).json()
    entry = Entry(given["key"], bytes.fromhex(given["challenge"][2:]), given["expires"])
    signature = "0x" + sign(entry, name, ground.ledger).signature.hex()
    body = {"key": entry.key, "challenge": given["challenge"], "expires": entry.expires}
    answer = api.post("/v1/entry", json={**body, "signature": signature})
    assert answer.status_code == 200, answer.json()
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def left(ground: Ground, api: TestClient, act: Act) -> Json:
    answer = api.post("/v1/offers", json=ground.order(act))
    assert answer.status_code == 201, answer.json()
    return dict(answer.json())


def refused(answer: Any, rule: str, status: int = 422) -> Json:
    body = answer.json()
    assert (answer.status_code, body.get("rule")) == (status, rule), body
    return dict(body.get("values", {}))


def signature_of(ground: Ground, act: Act, by: str) -> Json:
    order = act.order  # type: ignore[attr-defined]
    return {"signature": "0x" + sign(order, by, ground.ledger).signature.hex()}


def listed(ground: Ground, api: TestClient, name: str, path: str = "") -> list[str]:
    answer = api.get(f"/v1/offers{path}", headers=entered(ground, api, name))
    assert answer.status_code == 200, answer.json()
    return [offer["digest"] for offer in answer.json()["offers"]]


def kept(api: TestClient) -> int:
    with desk_of(api).store.snapshot() as connection:
        return len(connection.execute(submissions.select()).all())


# Left and listed


def test_a_giver_leaves_an_order_for_its_receiver(ground: Ground, api: TestClient) -> None:
    act = ground.handover(ground.registered("M-1"), hands=["giver"])
    offer = left(ground, api, act)
    digest = "0x" + typed.digest(act.order, ground.ledger).hex()  # type: ignore[attr-defined]
    giver, receiver = actor("bw_miner").organisation, actor("bw_trader").organisation
    assert (offer["digest"], offer["state"]) == (digest, "waiting")
    assert offer["signed_by"] == [{"title": "giver", "by": "organisation", "number": giver}]
    lacking = [{"title": "receiver", "by": "organisation", "number": receiver}]
    assert offer["still_to_sign"] == lacking
    assert listed(ground, api, "bw_trader") == [digest]
    assert listed(ground, api, "bw_miner") == []
    assert listed(ground, api, "bw_miner", "/left") == [digest]
    assert listed(ground, api, "bw_trader", "/left") == []
    assert listed(ground, api, "bw_office") == []
    assert offer["file"] == ground.order(act)
    assert kept(api) == 0


def test_an_offer_left_again_is_the_same(ground: Ground, api: TestClient) -> None:
    act = ground.handover(ground.registered("M-2"), hands=["giver"])
    assert left(ground, api, act) == left(ground, api, act)
    assert len(listed(ground, api, "bw_trader")) == 1


def test_others_do_not_see_an_offer(ground: Ground, api: TestClient) -> None:
    digest = left(ground, api, ground.handover(ground.registered("M-3"), hands=["giver"]))["digest"]
    for name in ("bw_miner", "bw_trader"):
        seen = api.get(f"/v1/offers/{digest}", headers=entered(ground, api, name))
        assert seen.json()["digest"] == digest
    for name in ("bw_office", "bw_trader2"):
        header = entered(ground, api, name)
        values = refused(api.get(f"/v1/offers/{digest}", headers=header), "OfferUnknown", 404)
        assert values == {"digest": digest}
        refused(api.post(f"/v1/offers/{digest}/decline", headers=header), "OfferUnknown", 404)


def test_who_has_not_entered_sees_none(api: TestClient) -> None:
    for path in ("", "/left", "/0x" + "00" * 32):
        refused(api.get(f"/v1/offers{path}"), "NotSignedIn", 401)
    refused(api.post(f"/v1/offers/0x{'00' * 32}/decline"), "NotSignedIn", 401)


def test_a_list_comes_in_pages(
    ground: Ground, api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kp_gateway.intake import offers
    from kp_gateway.schemas import mailbox as answers

    monkeypatch.setattr(offers, "PAGE", 2)
    monkeypatch.setattr(answers, "PAGE", 2)
    parcel = ground.registered("M-4")
    now = int(time.time())
    made = [
        left(ground, api, ground.handover(parcel, hands=["giver"], deadline=now + 5_000 + n))
        for n in range(5)
    ]
    header, seen, before = entered(ground, api, "bw_trader"), [], ""
    while True:
        page = api.get(f"/v1/offers{before}", headers=header).json()
        seen.append([offer["digest"] for offer in page["offers"]])
        if "next" not in page:
            break
        before = f"?before={page['next']}"
    digests = [offer["digest"] for offer in reversed(made)]
    assert seen == [digests[:2], digests[2:4], digests[4:]]
    for bad in ("0", "-1", "x", str(1 << 63)):
        assert api.get(f"/v1/offers?before={bad}", headers=header).status_code == 422


# Signed


def test_the_last_signature_hands_it_in(ground: Ground, api: TestClient) -> None:
    act = ground.handover(ground.registered("M-5"), hands=["giver"])
    digest = left(ground, api, act)["digest"]
    path = f"/v1/offers/{digest}/signature"
    answer = api.post(path, json=signature_of(ground, act, "bw_trader"))
    assert answer.status_code == 202
    assert answer.json()["receipt"]["subject"] == digest
    assert answer.headers["location"] == f"/v1/orders/{digest}"
    assert listed(ground, api, "bw_trader") == []
    offer = api.get(f"/v1/offers/{digest}", headers=entered(ground, api, "bw_miner")).json()
    assert offer["state"] == "signed"
    desk_of(api).relayer(ground.node.sealer).step()
    assert api.get(f"/v1/orders/{digest}").json()["state"] == "recorded"
    again = api.post(path, json=signature_of(ground, act, "bw_trader"))
    assert refused(again, "OfferClosed", 409) == {"digest": digest, "state": "signed"}
    assert refused(api.post("/v1/offers", json=ground.order(act)), "OfferClosed", 409)


def test_an_offer_handed_in_whole_is_signed(ground: Ground, api: TestClient) -> None:
    act = ground.handover(ground.registered("M-6"), hands=["giver"])
    digest = left(ground, api, act)["digest"]
    whole = replace(act, receiver=sign(act.order, "bw_trader", ground.ledger))  # type: ignore[call-arg, attr-defined]
    assert api.post("/v1/orders", json=ground.order(whole)).status_code == 202
    offer = api.get(f"/v1/offers/{digest}", headers=entered(ground, api, "bw_miner")).json()
    assert offer["state"] == "signed"


def test_what_the_ledger_refuses_leaves_the_offer_as_it_was(
    ground: Ground, api: TestClient
) -> None:
    parcel = ground.registered("M-7")
    act = ground.handover(parcel, hands=["giver"])
    digest = left(ground, api, act)["digest"]
    other = ground.handover(parcel, moves=codes.MOVES_CUSTODY)
    from tests.actors import account

    ground.client.send(other, account("stranger"))
    answer = api.post(f"/v1/offers/{digest}/signature", json=signature_of(ground, act, "bw_trader"))
    assert refused(answer, "ParcelsChanged")["revision"] == 2
    assert kept(api) == 0
    assert listed(ground, api, "bw_trader") == [digest]


def test_a_signature_by_another_is_refused(ground: Ground, api: TestClient) -> None:
    act = ground.handover(ground.registered("M-8"), hands=["giver"])
    path = f"/v1/offers/{left(ground, api, act)['digest']}/signature"
    for name in ("bw_trader2", "bw_miner", "stranger"):
        answer = api.post(path, json=signature_of(ground, act, name))
        assert refused(answer, "OfferSignedByNoOther") == {
            "key": actor(name).address,
            "expected": [{"by": "organisation", "number": actor("bw_trader").organisation}],
        }
    none = {"signature": "0x" + "05" * 65}
    assert refused(api.post(path, json=none), "SignatureIsNone") == {"title": "receiver"}
    refused(api.post(path, json={"signature": "0x05"}), "BadInput", 400)


def test_an_unknown_offer_cannot_be_signed(api: TestClient) -> None:
    digest = "0x" + "00" * 32
    body = {"signature": "0x" + "05" * 65}
    answer = api.post(f"/v1/offers/{digest}/signature", json=body)
    assert refused(answer, "OfferUnknown", 404) == {"digest": digest}


def test_two_closings_wait_for_two_participants(ground: Ground, api: TestClient) -> None:
    """An office with the power to voice signs for its Participant."""
    now = int(time.time())
    closings = tuple(Closing(b"\x03" * 32, code, True, now) for code in (AO, BW))
    signed = sign(closings[1], "bw_office", ground.ledger)
    act = acts.ConsensusClose(b"\x03" * 32, b"", closings, (UNSIGNED, signed))
    offer = left(ground, api, act)
    assert offer["still_to_sign"] == [{"title": "closing", "by": "participant", "number": AO}]
    assert listed(ground, api, "ao_office") == [offer["digest"]]
    assert listed(ground, api, "bw_export") == []
    path = f"/v1/offers/{offer['digest']}/signature"
    other = {"signature": "0x" + sign(closings[0], "ao_trader", ground.ledger).signature.hex()}
    refused(api.post(path, json=other), "OfferSignedByNoOther")
    last = {"signature": "0x" + sign(closings[0], "ao_office", ground.ledger).signature.hex()}
    refused(api.post(path, json=last), "ConsensusUnknownProposal")


def half_closed(ground: Ground, signed_at: int) -> Act:
    """One of two closings, signed at that moment."""
    closings = tuple(Closing(b"\x05" * 32, code, True, signed_at) for code in (AO, BW))
    signed = sign(closings[1], "bw_office", ground.ledger)
    return acts.ConsensusClose(b"\x05" * 32, b"", closings, (UNSIGNED, signed))


def test_a_closing_waits_as_long_as_a_ledger_might_take_it(ground: Ground, api: TestClient) -> None:
    """Seven days, the most that a closing can be good for."""
    now, week = int(time.time()), 7 * SECONDS_PER_DAY
    left(ground, api, half_closed(ground, now - week + 3_600))
    answer = api.post("/v1/offers", json=ground.order(half_closed(ground, now - week - 1)))
    assert refused(answer, "OrdersExpired")["deadline"] == now - 1


def test_three_hands_are_waited_for_one_by_one(ground: Ground, api: TestClient) -> None:
    now = int(time.time())
    names = {AO: "ao_office", BW: "bw_office"}
    from tests.actors import AE

    closings = tuple(Closing(b"\x04" * 32, code, True, now) for code in (AE, AO, BW))
    first = sign(closings[0], "ae_office", ground.ledger)
    act = acts.ConsensusClose(b"\x04" * 32, b"", closings, (first, UNSIGNED, UNSIGNED))
    digest = left(ground, api, act)["digest"]
    second = sign(closings[1], names[AO], ground.ledger).signature
    answer = api.post(f"/v1/offers/{digest}/signature", json={"signature": "0x" + second.hex()})
    assert answer.status_code == 200
    assert [one["number"] for one in answer.json()["still_to_sign"]] == [BW]
    assert listed(ground, api, "ao_office") == []
    assert listed(ground, api, "ao_office", "/left") == [digest]
    assert listed(ground, api, "bw_office") == [digest]


def test_an_office_that_is_asked_for_two_keys_signs_with_two(
    ground: Ground, api: TestClient
) -> None:
    now = int(time.time())
    order = Resolution(
        BW << 32 | 1, 1, codes.OUTCOME_RETURN, 0, 0, 0, 0, now // SECONDS_PER_DAY,
        now, now + SECONDS_PER_DAY, b"\x05" * 32, (),
    )  # fmt: skip
    home, there = (actor(name).organisation for name in ("bw_office", "ao_office"))
    first = sign(order, "bw_office", ground.ledger)
    packing = Packing(bytes(32), (), ())
    act = acts.DetentionsResolve(order, home, there, (first, UNSIGNED), (UNSIGNED,), packing)
    offer = left(ground, api, act)
    assert [one["number"] for one in offer["still_to_sign"]] == [home, there]
    path = f"/v1/offers/{offer['digest']}/signature"
    again = signature_of(ground, act, "bw_office")
    refused(api.post(path, json=again), "OfferSignedByNoOther")
    other = api.post(path, json=signature_of(ground, act, "ao_office")).json()
    assert [one["number"] for one in other["still_to_sign"]] == [home]


# Declined


def test_a_receiver_declines(ground: Ground, api: TestClient) -> None:
    act = ground.handover(ground.registered("M-9"), hands=["giver"])
    digest = left(ground, api, act)["digest"]
    path = f"/v1/offers/{digest}/decline"
    values = refused(
        api.post(path, headers=entered(ground, api, "bw_miner")), "OfferForOthers", 403
    )
    assert values == {"digest": digest, "organisation": actor("bw_miner").organisation}
    header = entered(ground, api, "bw_trader")
    answer = api.post(path, headers=header).json()
    assert (answer["state"], answer["declined_by"]) == ("declined", actor("bw_trader").organisation)
    assert listed(ground, api, "bw_trader") == []
    assert listed(ground, api, "bw_miner", "/left") == [digest]
    closed = {"digest": digest, "state": "declined"}
    assert refused(api.post(path, headers=header), "OfferClosed", 409) == closed
    assert refused(api.post("/v1/offers", json=ground.order(act)), "OfferClosed", 409) == closed
    signature = signature_of(ground, act, "bw_trader")
    answer = api.post(f"/v1/offers/{digest}/signature", json=signature)
    assert refused(answer, "OfferClosed", 409) == closed


# Expired


def test_an_offer_ends_with_its_deadline(
    ground: Ground, api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = int(time.time())
    act = ground.handover(ground.registered("M-10"), hands=["giver"], deadline=now + 60)
    digest = left(ground, api, act)["digest"]
    box = desk_of(api).mailbox
    trader = Reader(Audience.PARTY, actor("bw_trader").organisation)
    later = now + 61
    clocks.read_by(monkeypatch, mailbox, lambda: later)
    assert box.waiting(trader) == []
    found = box.one(bytes.fromhex(digest[2:]), trader)
    assert isinstance(found, Offer)
    assert found.state == "expired"
    signature = signature_of(ground, act, "bw_trader")
    answer = api.post(f"/v1/offers/{digest}/signature", json=signature)
    assert refused(answer, "OfferClosed", 409) == {"digest": digest, "state": "expired"}


# What is not left


def test_what_nobody_signed_is_not_left(ground: Ground, api: TestClient) -> None:
    act = ground.handover(ground.registered("M-11"), hands=[])
    answer = api.post("/v1/offers", json=ground.order(act))
    assert refused(answer, "OfferUnsigned") == {"act": "ParcelsHandOver"}


def test_what_lacks_nobody_is_handed_in(ground: Ground, api: TestClient) -> None:
    act = ground.handover(ground.registered("M-12"))
    answer = api.post("/v1/offers", json=ground.order(act))
    assert refused(answer, "OfferComplete") == {"act": "ParcelsHandOver"}


def test_a_stranger_leaves_nothing(ground: Ground, api: TestClient) -> None:
    act = ground.handover(ground.registered("M-13"), hands=["giver"])
    forged = replace(act, giver=sign(act.order, "stranger", ground.ledger))  # type: ignore[call-arg, attr-defined]
    assert refused(api.post("/v1/offers", json=ground.order(forged)), "SignerUnknown") == {
        "title": "giver",
        "key": actor("stranger").address,
        "by": "organisation",
        "number": actor("bw_miner").organisation,
    }


def test_what_has_ended_or_lasts_too_long_is_not_left(ground: Ground, api: TestClient) -> None:
    now, parcel = int(time.time()), ground.registered("M-14")
    late = ground.handover(parcel, hands=["giver"], signed_at=now - 20, deadline=now - 10)
    answer = api.post("/v1/offers", json=ground.order(late))
    assert refused(answer, "OrdersExpired")["deadline"] == now - 10
    long = ground.handover(
        parcel, hands=["giver"], signed_at=now, deadline=now + 91 * SECONDS_PER_DAY
    )
    answer = api.post("/v1/offers", json=ground.order(long))
    assert refused(answer, "OrdersDeadlineTooFar")["limit_days"] == 90


def test_an_offer_for_another_ledger_is_not_left(ground: Ground, api: TestClient) -> None:
    file = ground.order(ground.handover(ground.registered("M-15"), hands=["giver"]))
    refused(api.post("/v1/offers", json={**file, "chain_id": 5}), "OrderOfAnotherLedger")


def test_nobody_leaves_more_than_a_number(
    ground: Ground, api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox, "MOST_LEFT", 2)
    now, parcel = int(time.time()), ground.registered("M-16")
    made = [ground.handover(parcel, hands=["giver"], deadline=now + 5_000 + n) for n in range(3)]
    first = left(ground, api, made[0])["digest"]
    left(ground, api, made[1])
    values = refused(api.post("/v1/offers", json=ground.order(made[2])), "TooManyOffers", 429)
    assert values == {"organisation": actor("bw_miner").organisation, "count": 2, "limit": 2}
    header = entered(ground, api, "bw_trader")
    assert api.post(f"/v1/offers/{first}/decline", headers=header).status_code == 200
    left(ground, api, made[2])
