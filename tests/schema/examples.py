"""What there is on the ledger, so that good answers are met too: ids, and orders that are signed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any, Final

from kp_ledger.base.messages import Act
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import show_participant
from kp_ledger.index.store import Index, Snapshot
from kp_ledger.keys.queue import read_queued
from kp_ledger.keys.signature_slots import missing
from kp_ledger.keys.signing import sign_order
from kp_ledger.model.state import State
from tests.api.served import Served, kp
from tests.waiting import wait_for

MOST: Final = 8
GIVER, RECEIVER, OFFICE = "bw-miner-1", "bw-tender-1", "bw-office"
NUMBERS = count(1)
Values = dict[str, list[Any]]


def hex_of(value: bytes) -> str:
    return f"0x{value.hex()}"


def some(values: Iterable[Any]) -> list[Any]:
    """A few, from first to last."""
    found = list(values)
    return found[:: max(1, len(found) // MOST)][:MOST]


def values_of(served: Served) -> Values:
    """By the name of a parameter; `path.name` where a name means several things."""
    index = Index.open(served.home.index_url)
    try:
        with index.snapshot() as snapshot:
            return _values(snapshot, served)
    finally:
        index.close()


def _values(snapshot: Snapshot, served: Served) -> Values:
    state = snapshot.state
    parcels = [hex_of(one) for one in [*_of(served, state), *some(state.parcels)]]
    certificates = some(map(show_certificate, state.certificates))
    codes = some(map(show_participant, state.participants))
    events = json.loads(served.ask("/v1/events?limit=500").data)["events"]
    label = f"{served.url}/parcel/{parcels[0]}"
    return {
        "parcel": parcels,
        "scanned": parcels,
        "certificate": certificates,
        "certificates.number": certificates,
        "organisations.number": some(state.standings),
        "organisation": some(state.standings),
        "code": codes,
        "participant": codes,
        "partner": codes,
        "zone": some(state.zones),
        "proposal": some(map(hex_of, state.proposals)),
        "q": [parcels[0], certificates[0], codes[0], label, "SCHEMA-1", "nothing"],
        "at": [snapshot.block, snapshot.block // 2],
        "after": some(event["id"] for event in events),
        "last-event-id": some(event["id"] for event in events),
        "block_hash": some(event["block_hash"] for event in events),
        "from_block": [11, snapshot.block],
        "kind": [[kind] for kind in some(sorted({event["kind"] for event in events}))],
        "from": ["2026-01-01"],
        "to": ["2026-10-31"],
    }


def _of(served: Served, state: State) -> list[bytes]:
    """Parcels that the party of the run holds."""
    party = served.key(RECEIVER).owner.organisation
    return [one for one in state.parcels if state.parcels[one].custodian == party][:3]


# Orders


def order(served: Served, *arguments: str) -> tuple[dict[str, Any], Path]:
    """The file of an order that a command signs and does not send."""
    path = served.home.path / f"order-{next(NUMBERS)}.json"
    kp(*arguments, "--sign-only", str(path), home=served.home.path)
    return json.loads(path.read_text()), path


def production(served: Served) -> dict[str, Any]:
    """A lot that is dug today, whole."""
    named = f"SCHEMA-{next(NUMBERS)}"
    return order(served, "register", named, "1.5", "--as", GIVER)[0]


def offer(served: Served) -> tuple[dict[str, Any], str, str]:
    """A handover that lacks its receiver: the file, its digest once it is left, what it lacks."""
    named = f"SCHEMA-{next(NUMBERS)}"
    done = kp("register", named, "2", "--as", GIVER, "--json", home=served.home.path)
    parcel = json.loads(done)["events"][0]["parcel"]
    file, path = order(served, "handover", parcel, "--to", RECEIVER, "--as", GIVER)
    wait_for(served.has_caught_up)
    left = served.json("/v1/offers", "POST", json=file)
    act = read_queued(path, served.home.description().ledger)
    assert isinstance(act, Act)
    part = missing(act)[0]
    ledger = served.home.description().ledger
    signed = sign_order(part.order, served.key(RECEIVER), ledger, part.verifier)
    return file, str(left["digest"]), hex_of(signed.signature)
