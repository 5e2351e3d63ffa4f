"""A gateway on the index of a chain on paper, asked over HTTP by whoever has a key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from kp_gateway.app import create_app
from kp_gateway.serve import gateway
from kp_gateway.settings import Settings

from kp_ledger.domain.showing import Names
from kp_ledger.home import Description, Home
from kp_ledger.index.store import Index
from kp_ledger.model.gateway import Entry
from tests.actors import ACTORS, actor, sign
from tests.index.chains import Paper
from tests.index.queries import scenes

NOWHERE = "http://127.0.0.1:9"  # a node that is away: what is read goes on


@dataclass
class House:
    """An application that answers, and the chain behind its index."""

    client: TestClient
    chain: Paper
    home: Home
    index: Index

    def get(self, path: str, by: str = "", **more: Any) -> Any:
        """The answer's JSON, as the public or as an actor who entered."""
        response = self.client.get(path, headers=self.headers(by), **more)
        assert response.status_code == 200, response.text
        return response.json()

    def refusal(self, path: str, by: str = "") -> tuple[int, str]:
        """Status and rule of what is not answered."""
        response = self.client.get(path, headers=self.headers(by))
        assert response.headers["content-type"] == "application/problem+json", response.text
        return response.status_code, response.json()["rule"]

    def headers(self, by: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(by)}"} if by else {}

    def token(self, by: str) -> str:
        """By a challenge that the actor's key signs."""
        asked = self.client.post("/v1/entry/challenges", json={"key": actor(by).address}).json()
        challenge = bytes.fromhex(asked["challenge"][2:])
        expires = _seconds(asked["expires"])
        signed = sign(Entry(actor(by).address, challenge, expires), by, self.chain.ledger)
        body = {**{k: asked[k] for k in ("key", "challenge", "expires")}}
        body["signature"] = "0x" + signed.signature.hex()
        response = self.client.post("/v1/entry", json=body)
        assert response.status_code == 200, response.text
        return str(response.json()["token"])


def _seconds(value: Any) -> int:
    return int(value)


def names() -> Names:
    """Every actor's, and one zone's."""
    known = {who.organisation: who.name for who in ACTORS.values() if who.organisation}
    return Names(known, {scenes.BW_ZONE: "Orapa"})


@contextmanager
def house(folder: Path, chain: Paper, url: str = "", **settings: Any) -> Iterator[House]:
    """A gateway of its own in a folder of its own, on the index at `url` or in the folder."""
    home = Home(folder)
    ledger = chain.ledger
    home.describe(
        Description(ledger.chain_id, "url", NOWHERE, demonstration=True, addresses=ledger.addresses)
    )
    home.keep_names(names())
    index = Index.open(url or home.index_url)
    scenes.indexed(chain, index)
    given = {"rate": 100_000, "burst": 100_000, "index": url, **settings}
    app = create_app(gateway(Settings.checked(home=folder, **given)))
    with TestClient(app) as client:
        yield House(client, chain, home, index)
    index.close()
