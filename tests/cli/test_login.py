"""`kp enter`: a token of a gateway for a key here, and nothing signed for another ledger."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
import urllib3
import uvicorn
from kp_gateway.app import create_app
from kp_gateway.serve import gateway
from kp_gateway.settings import Settings

from tests.cli.conftest import Kp, home_of

pytestmark = pytest.mark.chain


@pytest.fixture(scope="module")
def at(running: Kp) -> Iterator[str]:
    """A gateway on the ledger that runs."""
    running("index")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(gateway(Settings.checked(home=running.home)))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def test_a_token_opens_the_partys_own_page(running: Kp, at: str) -> None:
    token = running("enter", "--as", "trader", "--gateway", at).out.strip()
    answer = urllib3.request("GET", f"{at}/me", headers={"cookie": f"kp-entry={token}"})
    assert answer.status == 200 and b"Waiting for your signature" in answer.data


def test_the_same_for_programs(running: Kp, at: str) -> None:
    told = running.json("enter", "--as", "bw-office", "--gateway", at).json
    assert told["done"] and told["audience"] == "member" and told["token"]


def test_nothing_is_signed_for_the_gateway_of_another_ledger(running: Kp, at: str) -> None:
    home = home_of(running)
    ours = home.description()
    home.describe(replace(ours, chain_id=ours.chain_id + 1))
    try:
        said = running("enter", "--as", "trader", "--gateway", at, code=2).err
    finally:
        home.describe(ours)
    assert "another ledger: nothing was signed" in said


def test_a_key_that_is_not_enrolled_is_refused_with_the_reason(running: Kp, at: str) -> None:
    running(
        *("keys", "create", "stranger", "--demonstration"),
        *("--participant", "BW", "--role", "trader"),
    )
    assert "refuses:" in running("enter", "--as", "stranger", "--gateway", at, code=2).err


def test_a_gateway_that_is_away_is_said_to_be(running: Kp) -> None:
    said = running("enter", "--as", "trader", "--gateway", "http://127.0.0.1:9", code=1).err
    assert "no gateway answers" in said
