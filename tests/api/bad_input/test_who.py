"""Tokens and challenges that open nothing, and thousands of requests from one address."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jwt
import pytest
from kp_gateway.intake.login import issuer_of

from kp_ledger.keys.signing import sign_order
from kp_ledger.model.gateway import Entry
from tests.api.bad_input.ground import refused
from tests.api.served import Served, kp, served
from tests.api.shell.ground import NOBODY, played, settle
from tests.schema.examples import Values
from tests.waiting import wait_for

PARTY, MEMBER, REVOKED = "bw-tender-1", "bw-office", "bw-valuer-2"


def forged(api: Served, **changed: Any) -> str:
    """A token as this gateway makes them, with a secret that it would need to have."""
    now = int(time.time())
    claims = {
        "iss": issuer_of(api.home.description().ledger),
        "sub": api.key(PARTY).address,
        "iat": now,
        "exp": now + 900,
        **changed,
    }
    return jwt.encode(claims, b"x" * 32, "HS256")


def own(api: Served, **changed: Any) -> str:
    """A token with this gateway's own secret."""
    secret = bytes.fromhex((api.home.gateway / "tokens.secret").read_text().strip())
    claims = jwt.decode(forged(api, **changed), options={"verify_signature": False})
    return jwt.encode(claims, secret, "HS256")


@pytest.fixture(params=["/v1/me", "/v1/offers", "parcel", "certificate", "/v1/search?q=BW"])
def path(request: Any, there: Values) -> str:
    """Where only who has entered is answered, and where anybody is."""
    if request.param == "parcel":
        return f"/v1/parcels/{there['parcel'][0]}"
    if request.param == "certificate":
        return f"/v1/certificates/{there['certificate'][0].replace(' ', '-')}"
    return str(request.param)


def test_a_token_that_opens(api: Served, path: str) -> None:
    api.json(path, token=own(api))


def test_a_token_that_has_run_out(api: Served, path: str) -> None:
    past = int(time.time()) - 1

    refused(api.ask(path, token=own(api, iat=past - 900, exp=past)), 401, "TokenExpired")


def test_a_token_of_another_gateway(api: Served, path: str) -> None:
    refused(api.ask(path, token=forged(api)), 401, "TokenForged")


def test_a_token_of_another_ledger(api: Served, path: str) -> None:
    ledger = api.home.description().ledger
    other = issuer_of(replace(ledger, chain_id=ledger.chain_id + 1))

    refused(api.ask(path, token=own(api, iss=other)), 401, "TokenOfAnotherLedger")


def test_a_token_without_a_signature(api: Served, path: str) -> None:
    claims = jwt.decode(own(api), options={"verify_signature": False})

    refused(api.ask(path, token=jwt.encode(claims, None, "none")), 401, "TokenMalformed")


def test_a_token_of_a_key_that_nobody_enrolled(api: Served, path: str) -> None:
    refused(api.ask(path, token=own(api, sub="0x" + "12" * 20)), 401, "KeyNotEnrolled")


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer ",
        "Basic a3A6a3A=",
        "Bearer a.b.c",
        "Bearer " + "a" * 3_000,
        "Bearer \xff\xfe",
        "Bearer null",
        "bearer eyJhbGciOiJub25lIn0.W10.",
        "",
    ],
)
def test_what_is_no_token(api: Served, path: str, header: str) -> None:
    answer = api.ask(path, headers={"Authorization": header})

    refused(answer, 401, "TokenMalformed")


def test_a_challenge_opens_once(api: Served) -> None:
    entry = api.entry(PARTY)
    assert api.ask("/v1/entry", "POST", json=entry).status == 200

    refused(api.ask("/v1/entry", "POST", json=entry), 401, "ChallengeUsed")


def test_a_challenge_that_was_given_to_another(api: Served) -> None:
    entry = {**api.entry(PARTY), "key": api.key(MEMBER).address}

    refused(api.ask("/v1/entry", "POST", json=entry), 401, "ChallengeUnknown")


def test_a_challenge_whose_end_was_moved(api: Served) -> None:
    entry = api.entry(PARTY)

    refused(
        api.ask("/v1/entry", "POST", json={**entry, "expires": entry["expires"] + 900}),
        401,
        "ChallengeUnknown",
    )


def test_a_challenge_signed_for_another_ledger(api: Served) -> None:
    entry, ledger = api.entry(PARTY), api.home.description().ledger
    order = Entry(entry["key"], bytes.fromhex(entry["challenge"][2:]), entry["expires"])
    elsewhere = replace(ledger, chain_id=ledger.chain_id + 1)
    signature = sign_order(order, api.key(PARTY), elsewhere).signature

    answer = api.ask("/v1/entry", "POST", json={**entry, "signature": f"0x{signature.hex()}"})

    refused(answer, 401, "LoginOfAnotherKey")


def test_a_key_that_is_revoked_opens_nothing_any_more(api: Served) -> None:
    token = api.token(REVOKED)
    api.json("/v1/me", token=token)
    kp("keys", "revoke", REVOKED, "--as", REVOKED, home=api.home.path)
    wait_for(api.has_caught_up)

    refused(api.ask("/v1/me", token=token), 401, "KeyNotLive")
    refused(api.ask("/v1/entry", "POST", json=api.entry(REVOKED)), 401, "KeyNotLive")


# Thousands of requests


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One that answers ten requests a second from an address, and forty at once."""
    home = settle(tmp_path_factory.mktemp("slow") / "home", played())
    with served(home, KP_RATE="10", KP_BURST="40", KP_NODE=NOBODY) as gateway:
        yield gateway


def test_thousands_of_requests_from_one_address(slow: Served) -> None:
    began = time.monotonic()
    answers = [slow.ask("/v1/zones") for _ in range(2_000)]
    seconds = time.monotonic() - began

    counted = Counter(answer.status for answer in answers)
    assert counted.keys() == {200, 429}
    assert counted[200] <= 40 + 10 * seconds + 1
    for answer in [one for one in answers if one.status == 429][-5:]:
        assert refused(answer, 429, "TooMany")["seconds"] >= 1


def test_who_waits_as_long_as_is_said_is_answered(slow: Served) -> None:
    while (answer := slow.ask("/v1/zones")).status == 200:
        pass
    time.sleep(int(answer.headers["Retry-After"]))

    assert slow.ask("/v1/zones").status == 200
    assert json.loads(slow.ask("/v1/zones").data)["as_of"]
