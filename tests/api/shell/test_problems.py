"""Every error has a status, and every answer that is none is a problem document."""

from __future__ import annotations

import errno
import importlib
import pkgutil
from typing import Any

import kp_gateway
import orjson
import pytest
from fastapi.testclient import TestClient
from kp_gateway import problems
from kp_gateway.intake.errors import (
    IntakeRefusal,
    LoginRefused,
    OrderOfAnotherLedger,
    TokenForged,
)
from kp_gateway.openapi import REFUSALS
from kp_gateway.refusals import NotTaken, TooMany
from kp_gateway.statuses import OURS, STATUSES, status_of_kind
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

import kp_ledger
from kp_ledger.answers.errors import NotForYou, NotFound
from kp_ledger.base.errors import (
    BadInput,
    LedgerError,
    LedgerUnavailable,
    Refused,
    RuleError,
)
from kp_ledger.chain.rpc import NodeRefused
from kp_ledger.documents.errors import DocumentError, StoreUnavailable
from kp_ledger.generated.refusals import ParcelsNotCustodian
from kp_ledger.index.fold import RevisionsBroken
from kp_ledger.index.store import NoSuchBlock

# Of commands, which the gateway does not run.
ELSEWHERE = ("kp_ledger.cli.", "kp_ledger.demo.", "kp_ledger.chain.deployment", "tests.")


def every_error() -> list[type[LedgerError]]:
    for package in (kp_ledger, kp_gateway):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            importlib.import_module(module.name)
    found, left = [], [LedgerError]
    while left:
        kind = left.pop()
        found.append(kind)
        left += kind.__subclasses__()
    return [kind for kind in dict.fromkeys(found) if not kind.__module__.startswith(ELSEWHERE)]


# A row of these stands for all that is derived from it: refusals by a rule, refusals of a document,
# what opens nothing, and whatever does not answer now.
FAMILIES = (RuleError, DocumentError, LoginRefused, LedgerUnavailable)
# Bases that are never raised themselves.
BASES = (LedgerError, Refused, NotTaken, IntakeRefusal)


def test_every_error_has_a_row() -> None:
    own = {kind for kind in every_error() if not issubclass(kind, FAMILIES)}

    assert own - STATUSES.keys() == {*BASES, *OURS}
    assert set(FAMILIES) <= STATUSES.keys()
    assert all(status_of_kind(kind) == 500 for kind in OURS)


def test_a_row_of_its_own_goes_before_that_of_its_base() -> None:
    assert status_of_kind(StoreUnavailable) == 503 != status_of_kind(DocumentError)
    assert status_of_kind(NoSuchBlock) == 404 != status_of_kind(BadInput)
    assert status_of_kind(TokenForged) == status_of_kind(LoginRefused) == 401


def test_what_refuses_says_nothing_of_http() -> None:
    assert [kind for kind in every_error() if "status" in vars(kind)] == []


def test_every_status_is_in_the_schema() -> None:
    assert {status_of_kind(kind) for kind in every_error()} | {401, 405, 500} <= REFUSALS.keys()


@pytest.mark.parametrize(
    ("error", "status", "rule"),
    [
        (ParcelsNotCustodian(b"\1" * 32, 7, 8), 422, "ParcelsNotCustodian"),
        (BadInput("BW12", "is no certificate"), 400, "BadInput"),
        (NoSuchBlock(1 << 80, 3), 404, "NoSuchBlock"),
        (NotFound("x", "there is none"), 404, "NotFound"),
        (NotForYou("a name", "members"), 403, "NotForYou"),
        (TooMany(0.2), 429, "TooMany"),
        (LedgerUnavailable("away"), 503, "LedgerUnavailable"),
        (NodeRefused("eth_call", -1, "no"), 502, "NodeRefused"),
        (TokenForged(), 401, "TokenForged"),
        (OrderOfAnotherLedger(chain_id=1 << 200, expected=5), 422, "OrderOfAnotherLedger"),
        (OperationalError("", {}, Exception("disk is full")), 503, "LedgerUnavailable"),
        (PoolTimeout("no connection is free"), 503, "LedgerUnavailable"),
        (DataError("", {}, Exception("NUL")), 400, "BadValue"),
        (OSError(errno.ENOSPC, "no space left"), 503, "LedgerUnavailable"),
        (RevisionsBroken(b"\1" * 32, 1, 3), 500, "Unexpected"),
        (KeyError("secret"), 500, "Unexpected"),
    ],
)
def test_an_error_is_a_problem(error: Exception, status: int, rule: str) -> None:
    answer = problems.of_any(error, "12345678")
    told = orjson.loads(answer.body) if status != 422 else _read(answer.body)

    assert (answer.status_code, told["status"], told["rule"]) == (status, status, rule)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert told["instance"] == "/requests/12345678"
    assert told["detail"]
    assert "secret" not in told["detail"]


def _read(body: Any) -> dict[str, Any]:
    import json

    return dict(json.loads(bytes(body)))


def test_a_refusal_of_the_ledger_names_its_rule_and_values() -> None:
    told = _read(problems.of_any(ParcelsNotCustodian(b"\1" * 32, 7, 8), "").body)

    assert told["type"] == "/problems/parcels-not-custodian"
    assert told["values"] == {"parcel": "0x" + "01" * 32, "custodian": 7, "organisation": 8}


@pytest.mark.parametrize("status", [429, 502, 503])
def test_what_passes_says_when_to_come_back(status: int) -> None:
    errors = {
        429: TooMany(1.2),
        502: NodeRefused("eth_call", -1, "no"),
        503: LedgerUnavailable("away"),
    }

    assert int(problems.of_any(errors[status], "").headers["retry-after"]) >= 2


def test_a_bad_token_says_how_to_enter() -> None:
    assert problems.of_any(TokenForged(), "").headers["www-authenticate"].startswith("Bearer")


def test_half_a_character_can_be_told() -> None:
    told = _read(problems.of_any(BadInput("\ud800", "is no id"), "").body)

    assert told["values"]["value"] == "\ud800"


@pytest.mark.parametrize(
    ("method", "path", "status", "rule"),
    [
        ("GET", "/nothing/here", 404, "NoSuchPage"),
        ("DELETE", "/v1/status", 405, "NoSuchMethod"),
        ("GET", "/v1/parcels/zz", 400, "BadInput"),
        ("GET", f"/v1/parcels/0x{'12' * 32}", 404, "NotFound"),
        ("GET", f"/v1/parcels/0x{'12' * 32}?at=soon", 422, "BadRequest"),
        ("GET", "/v1/world?from=0", 422, "BadRequest"),
        ("GET", "/v1/statistics?to=2026-06-30T00:00", 422, "BadRequest"),
        ("GET", "/v1/events?from=20260630", 422, "BadRequest"),
        ("GET", f"/v1/parcels/0x{'12' * 32}?at={1 << 70}", 404, "NoSuchBlock"),
        ("GET", f"/v1/parcels/0x{'12' * 32}?at=999999", 404, "NoSuchBlock"),
    ],
)
def test_what_is_asked_wrongly_is_a_problem(
    api: TestClient, method: str, path: str, status: int, rule: str
) -> None:
    answer = api.request(method, path)

    assert (answer.status_code, answer.json()["rule"]) == (status, rule)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["instance"] == "/requests/" + answer.headers["x-request-id"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/v1/status", "GET, HEAD"),
        ("DELETE", "/v1/offers", "GET, HEAD, POST"),
        ("GET", "/v1/orders", "POST"),
        ("PUT", f"/v1/offers/0x{'12' * 32}", "GET, HEAD"),
        ("POST", f"/v1/offers/0x{'12' * 32}", "GET, HEAD"),
    ],
)
def test_every_method_that_is_taken_is_named(
    api: TestClient, method: str, path: str, allowed: str
) -> None:
    answer = api.request(method, path)

    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
