"""Who may enter, for how long, and what each token that opens nothing is refused as."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jwt
import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from kp_gateway import problems
from kp_gateway.intake import login as door
from kp_gateway.intake.keyring import Secrets
from kp_gateway.intake.login import Logins, issuer_of
from kp_gateway.intake.store import Store
from kp_gateway.intake.tables import used_challenges
from kp_gateway.requests import SignedInDep, reader_of
from kp_gateway.routes import login as routes

from kp_ledger.answers.audiences import PUBLIC, Audience, Reader
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import codes
from kp_ledger.generated.records import Key, Office, Standing
from kp_ledger.model.gateway import Entry
from kp_ledger.model.state import Ledger, State
from tests import clocks
from tests.actors import BW, actor, sign

NEVER = (1 << 48) - 1
LEDGER = Ledger(271_828, {name: f"0x{at:040x}" for name, at in (("Participants", 1), ("Zones", 2))})
BLOCK = 7
Json = dict[str, Any]


def today() -> int:
    return int(time.time()) // SECONDS_PER_DAY


def known(state: State, name: str, roles: int = 0) -> None:
    who = actor(name)
    state.keys[who.address] = Key(who.organisation, 1_700_000_000, NEVER, 0, 0, 1)
    standing = Standing(who.participant, codes.STANDING_GOOD, 100, 40_000, roles or who.role, 1, 0)
    state.standings[who.organisation] = [standing]


@pytest.fixture
def state() -> State:
    found = State(LEDGER)
    for name in ("bw_office", "bw_miner", "bw_observer"):
        known(found, name)
    office = actor("bw_office").organisation
    found.offices[office] = Office(BW, codes.POWER_IMPORT, 100, 40_000, 1)
    return found


@pytest.fixture
def api(state: State, tmp_path: Path) -> Iterator[TestClient]:
    store = Store.open(f"sqlite:///{tmp_path / 'intake.sqlite'}")
    app = app_of(store, LEDGER, Secrets.of(tmp_path), state)
    try:
        with TestClient(app) as client:
            yield client
    finally:
        store.close()


def app_of(store: Store, ledger: Ledger, own: Secrets, state: State) -> FastAPI:
    """The routes of entry, and one that says who asks."""

    @contextmanager
    def readings() -> Iterator[Any]:
        yield SimpleNamespace(state=state, block=BLOCK, moment=1_700_000_001)

    app = FastAPI()
    app.state.intake = SimpleNamespace(
        login=Logins(store, ledger, own, readings), ledger=ledger, store=store, secrets=own
    )
    app.include_router(routes.router)
    problems.install(app)

    @app.get("/who")
    def who(reader: Reader = Depends(reader_of)) -> Json:  # noqa: B008
        return {"audience": reader.audience, "organisation": reader.organisation, "key": reader.key}

    @app.get("/mine")
    def mine(reader: SignedInDep) -> Json:
        return {"organisation": reader.organisation}

    return app


def challenged(api: TestClient, name: str) -> Entry:
    answer = api.post("/v1/entry/challenges", json={"key": actor(name).address}).json()
    assert answer["contract"] == LEDGER.addresses["Participants"]
    assert answer["chain_id"] == LEDGER.chain_id
    return Entry(answer["key"], bytes.fromhex(answer["challenge"][2:]), answer["expires"])


def enter(api: TestClient, signed: Entry, by: str) -> Any:
    signature = sign(signed, by, LEDGER).signature
    return api.post(
        "/v1/entry",
        json={
            "key": signed.key,
            "challenge": "0x" + signed.challenge.hex(),
            "expires": signed.expires,
            "signature": "0x" + signature.hex(),
        },
    )


def token_of(api: TestClient, name: str) -> str:
    answer = enter(api, challenged(api, name), name)
    assert answer.status_code == 200, answer.json()
    return str(answer.json()["token"])


def who(api: TestClient, token: str, path: str = "/who") -> Any:
    return api.get(path, headers={"Authorization": f"Bearer {token}"})


def refused(answer: Any, rule: str) -> Json:
    body = answer.json()
    assert (answer.status_code, body.get("rule")) == (401, rule), body
    assert answer.headers["www-authenticate"].startswith("Bearer")
    return dict(body.get("values", {}))


# Who enters


@pytest.mark.parametrize(
    ("name", "audience"),
    [
        ("bw_office", Audience.MEMBER),
        ("bw_observer", Audience.MEMBER),
        ("bw_miner", Audience.PARTY),
    ],
)
def test_an_enrolled_key_enters(api: TestClient, name: str, audience: Audience) -> None:
    answer = enter(api, challenged(api, name), name).json()
    assert answer["audience"] == audience.name.lower()
    assert answer["organisation"] == actor(name).organisation
    assert who(api, answer["token"]).json() == {
        "audience": audience,
        "organisation": actor(name).organisation,
        "key": actor(name).address,
    }


def test_an_office_that_is_closed_is_a_party(api: TestClient, state: State) -> None:
    office = actor("bw_office").organisation
    state.offices[office] = replace(state.offices[office], until=today() - 1)
    assert who(api, token_of(api, "bw_office")).json()["audience"] == Audience.PARTY


def test_a_scheme_is_a_party(api: TestClient, state: State) -> None:
    known(state, "bw_miner", codes.ROLE_SCHEME)
    assert who(api, token_of(api, "bw_miner")).json()["audience"] == Audience.PARTY


def test_without_a_token_it_is_the_public_that_asks(api: TestClient) -> None:
    assert api.get("/who").json() == {
        "audience": PUBLIC.audience,
        "organisation": 0,
        "key": "",
    }
    refused(api.get("/mine"), "NotSignedIn")
    token = token_of(api, "bw_miner")
    assert who(api, token, "/mine").json() == {"organisation": actor("bw_miner").organisation}


# Challenges


def test_a_challenge_opens_once(api: TestClient) -> None:
    given = challenged(api, "bw_miner")
    assert enter(api, given, "bw_miner").status_code == 200
    refused(enter(api, given, "bw_miner"), "ChallengeUsed")


def test_a_challenge_is_of_one_key(api: TestClient) -> None:
    given = challenged(api, "bw_miner")
    stolen = replace(given, key=actor("bw_observer").address)
    values = refused(enter(api, stolen, "bw_observer"), "ChallengeUnknown")
    assert values == {"key": actor("bw_observer").address, "expires": given.expires}


def test_a_challenge_that_was_not_given_here_is_unknown(api: TestClient) -> None:
    made_up = Entry(actor("bw_miner").address, b"\x11" * 32, int(time.time()) + 60)
    refused(enter(api, made_up, "bw_miner"), "ChallengeUnknown")
    longer = challenged(api, "bw_miner")
    longer = replace(longer, expires=longer.expires + 1)
    refused(enter(api, longer, "bw_miner"), "ChallengeUnknown")


def test_a_challenge_expires(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    given = challenged(api, "bw_miner")
    later = given.expires + 1
    clocks.read_by(monkeypatch, door, lambda: later)
    values = refused(enter(api, given, "bw_miner"), "ChallengeExpired")
    assert values == {"expires": given.expires, "moment": later}


def test_a_challenge_lives_five_minutes(api: TestClient) -> None:
    before = int(time.time())
    expires = challenged(api, "bw_miner").expires
    assert before + 300 <= expires <= time.time() + 300


def test_asking_for_challenges_keeps_nothing(api: TestClient) -> None:
    for _ in range(50):
        challenged(api, "stranger")
    store: Store = api.app.state.intake.store  # type: ignore[attr-defined]
    with store.snapshot() as connection:
        assert connection.execute(used_challenges.select()).all() == []


def test_used_challenges_are_forgotten_when_they_have_run_out(api: TestClient) -> None:
    store: Store = api.app.state.intake.store  # type: ignore[attr-defined]
    old = {"challenge": b"\1" * 32, "expires": int(time.time()) - 10_000}
    store.write(lambda c: c.execute(used_challenges.insert(), old))
    token_of(api, "bw_miner")
    with store.snapshot() as connection:
        (row,) = connection.execute(used_challenges.select()).all()
    assert row.challenge != old["challenge"]


# Keys


def test_a_signature_of_another_key_is_refused(api: TestClient) -> None:
    values = refused(enter(api, challenged(api, "bw_miner"), "bw_observer"), "LoginOfAnotherKey")
    assert values == {
        "signed_by": actor("bw_observer").address,
        "key": actor("bw_miner").address,
    }


def test_a_signature_for_another_ledger_is_refused(api: TestClient) -> None:
    given = challenged(api, "bw_miner")
    elsewhere = replace(LEDGER, chain_id=LEDGER.chain_id + 1)
    signature = sign(given, "bw_miner", elsewhere).signature
    body = {"key": given.key, "challenge": "0x" + given.challenge.hex(), "expires": given.expires}
    answer = api.post("/v1/entry", json={**body, "signature": "0x" + signature.hex()})
    refused(answer, "LoginOfAnotherKey")


def test_a_key_that_nobody_enrolled_is_refused(api: TestClient) -> None:
    values = refused(enter(api, challenged(api, "stranger"), "stranger"), "KeyNotEnrolled")
    assert values == {"key": actor("stranger").address, "block": BLOCK}


def test_a_key_that_is_not_live_yet_is_refused(api: TestClient, state: State) -> None:
    who_ = actor("bw_miner")
    start = int(time.time()) + 1_000
    state.keys[who_.address] = Key(who_.organisation, start, NEVER, 0, codes.KEY_BY_OFFICE, 2)
    values = refused(enter(api, challenged(api, "bw_miner"), "bw_miner"), "KeyNotLive")
    assert (values["key"], values["start"], values["end"]) == (who_.address, start, NEVER)


def test_an_organisation_not_in_good_standing_is_refused(api: TestClient, state: State) -> None:
    organisation = actor("bw_miner").organisation
    (standing,) = state.standings[organisation]
    state.standings[organisation] = [replace(standing, status=codes.STANDING_SUSPENDED)]
    values = refused(enter(api, challenged(api, "bw_miner"), "bw_miner"), "StandingNotGood")
    assert values == {
        "organisation": organisation,
        "status": codes.STANDING_SUSPENDED,
        "block": BLOCK,
    }


# Tokens


def test_a_key_that_is_revoked_opens_nothing_any_more(api: TestClient, state: State) -> None:
    token = token_of(api, "bw_miner")
    who_ = actor("bw_miner")
    until = int(time.time()) - 1
    state.keys[who_.address] = replace(state.keys[who_.address], until=until)
    values = refused(who(api, token), "KeyNotLive")
    assert (values["key"], values["end"]) == (who_.address, until)


def test_a_token_expires(api: TestClient) -> None:
    now = int(time.time())
    secret = api.app.state.intake.secrets.tokens  # type: ignore[attr-defined]
    claims = {
        "iss": issuer_of(LEDGER),
        "sub": actor("bw_miner").address,
        "iat": now - 901,
        "exp": now - 1,
    }
    values = refused(who(api, jwt.encode(claims, secret, "HS256")), "TokenExpired")
    assert values == {"minutes": 15}
    made = jwt.decode(token_of(api, "bw_miner"), secret, ["HS256"], issuer=issuer_of(LEDGER))
    assert made["exp"] - made["iat"] == 900


def test_a_token_that_was_changed_is_refused(api: TestClient) -> None:
    head, body, _ = token_of(api, "bw_miner").split(".")
    other = token_of(api, "bw_observer").split(".")[2]
    refused(who(api, f"{head}.{body}.{other}"), "TokenForged")
    unsigned_one = jwt.encode({"iss": issuer_of(LEDGER), "sub": "0x"}, "", "none")
    refused(who(api, unsigned_one), "TokenMalformed")


@pytest.mark.parametrize("claim", ["sub", "exp", "iat"])
def test_a_token_says_who_and_how_long(api: TestClient, claim: str) -> None:
    now = int(time.time())
    claims = {"iss": issuer_of(LEDGER), "sub": "0x", "iat": now, "exp": now + 60}
    del claims[claim]
    secret = api.app.state.intake.secrets.tokens  # type: ignore[attr-defined]
    refused(who(api, jwt.encode(claims, secret, "HS256")), "TokenMalformed")


def test_a_token_of_another_ledger_is_refused(
    api: TestClient, state: State, tmp_path: Path
) -> None:
    """Even with the same secret."""
    elsewhere = replace(LEDGER, addresses={**LEDGER.addresses, "Zones": "0x" + "77" * 20})
    intake = api.app.state.intake  # type: ignore[attr-defined]
    with TestClient(app_of(intake.store, elsewhere, intake.secrets, state)) as other:
        values = refused(who(other, token_of(api, "bw_miner")), "TokenOfAnotherLedger")
    assert values == {"issuer": issuer_of(LEDGER), "expected": issuer_of(elsewhere)}


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer ", "Basic YTpi", "Bearer x", "Bearer a.b.c", "Bearer é", "Bearer ...", "x"],
)
def test_what_is_no_token_is_refused(api: TestClient, header: str) -> None:
    answer = api.get("/who", headers={"Authorization": header.encode()})
    refused(answer, "TokenMalformed")


@pytest.mark.parametrize("iss", [7, ["x"], {"a": 1}, None])
def test_a_token_with_another_kind_of_claim_is_refused(api: TestClient, iss: Any) -> None:
    secret = api.app.state.intake.secrets.tokens  # type: ignore[attr-defined]
    with_it = jwt.api_jws.PyJWS().encode(
        __import__("json").dumps({"iss": iss, "sub": 5, "iat": 0, "exp": 1 << 40}).encode(), secret
    )
    assert who(api, with_it).status_code == 401


# What is no entry


@pytest.mark.parametrize(
    "change",
    [
        {"key": "0x12"},
        {"challenge": "0x12"},
        {"signature": "0x12"},
        {"signature": "0x" + "zz" * 65},
        {"expires": -1},
        {"expires": 1 << 48},
    ],
)
def test_what_is_no_entry_is_refused(api: TestClient, change: Json) -> None:
    body = {
        "key": actor("bw_miner").address,
        "challenge": "0x" + "11" * 32,
        "expires": int(time.time()) + 60,
        "signature": "0x" + "22" * 65,
    }
    assert api.post("/v1/entry", json={**body, **change}).status_code in (400, 422)


def test_secrets_are_read_by_their_owner_alone(tmp_path: Path) -> None:
    own = Secrets.of(tmp_path / "gateway")
    files = sorted((tmp_path / "gateway").iterdir())
    assert [path.name for path in files] == ["receipts.key", "sending.key", "tokens.secret"]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert Secrets.of(tmp_path / "gateway") == own
    shown = repr(own)
    for path in files:
        assert path.read_text().strip() not in shown
    files[1].chmod(0o644)
    with pytest.raises(Exception, match="others may read this secret"):
        Secrets.of(tmp_path / "gateway")
    files[1].chmod(0o600)
    files[1].write_text("12")
    with pytest.raises(Exception, match="holds no secret of 32 bytes"):
        Secrets.of(tmp_path / "gateway")
