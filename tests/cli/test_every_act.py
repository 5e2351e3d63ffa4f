"""Each command that acts, signed and not sent, makes exactly the act of the table."""

from __future__ import annotations

import dataclasses
import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.cli.context import Context
from kp_ledger.home import Home
from kp_ledger.keys.queue import SignedTransaction, read_queued
from kp_ledger.model.typed import parcel_id, request_id
from tests.cli.acts_table import ACTS, BW, MOMENT, UNSIGNED, Case, World, reference
from tests.cli.conftest import Kp, first_zone

pytestmark = pytest.mark.chain
VALIDATED = ("--document", "44" * 32)


@pytest.fixture(scope="module")
def world(running: Kp) -> World:
    """Four lots: one at the miner, three at the trader, one of them sealed, one asked for."""
    path = running.home / "every.csv"
    path.write_text(
        "reference,carats,kind\nEV-1,10,gem\nEV-2,20,gem\nEV-3,40,industrial\nEV-4,30,gem\n"
    )
    running("register", "--from", str(path), "--as", "miner")
    handed = ("handover", "EV-2", "EV-3", "EV-4", "--to", "trader", "--as", "miner")
    running(*handed, "--with", "trader")
    certified(running, "EV-R", "EV-2", "--gem")
    certified(running, "EV-Q", "EV-3", "--industrial")
    issued = running.json("certificate", "issue", "EV-R", *VALIDATED, "--as", "bw-office")
    said = ("propose", "suspension", "AE", "--document", "45" * 32)
    proposed = running.json(*said, "--as", "bw-office").event("Proposed")
    keys = running.json("keys", "list").json
    organisations = {key["name"]: key["organisation"] for key in keys}
    miner, trader = organisations["miner"], organisations["trader"]
    granted = events(running, "LicenceGranted")
    return World(
        organisations=organisations,
        addresses={key["name"]: key["address"] for key in keys},
        parcels={name: parcel_id(miner, reference(name)) for name in ("EV-1", "EV-2", "EV-3", "EV-4")},
        requests={name: request_id(trader, reference(name)) for name in ("EV-R", "EV-Q")},
        licence=next(int(e["licence"]) for e in granted if e["role"] == "miner"),
        zone=int(first_zone(running, "BW")),
        certificate=int(issued.event("CertificateIssued")["certificate"]),
        proposal=bytes.fromhex(proposed["proposal"][2:]),
        payload=bytes.fromhex(proposed["payload"][2:]),
    )  # fmt: skip


def events(kp: Kp, kind: str) -> list[dict[str, Any]]:
    lines = kp.json("events", "--kind", kind).out.splitlines()
    return [json.loads(line)["fields"] for line in lines]


def certified(kp: Kp, request: str, parcel: str, kind: str) -> None:
    asked = ("certificate", "request", parcel, "--reference", request, "--to", "AE")
    parties = ("--importer", "dubai", "--independent", "valuer")
    kp(*asked, *parties, *VALIDATED, "--as", "trader")
    if request == "EV-R":
        for who, capacity in (("trader", "exporter"), ("valuer", "independent")):
            kp("certificate", "value", request, "--capacity", capacity, kind, "900", "--as", who)


@pytest.mark.parametrize("name", ACTS)
def test_a_command_makes_the_act_of_the_table(
    name: str, running: Kp, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Context, "now", MOMENT)
    case, file = ACTS[name], tmp_path / "act.json"
    for called, text in case.files.items():
        (tmp_path / called).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert case.line.startswith(f"{name} ") or case.line == name

    running(*typed(case, world), "--as", case.by, "--sign-only", str(file))

    queued = read_queued(file, Context(Home(running.home).path).ledger)
    act = queued.act if isinstance(queued, SignedTransaction) else queued
    assert unsigned(act) == case.act(world)
    assert {signed.key for signed in signatures(act)} == {world.addresses[n] for n in case.signers}
    if isinstance(queued, SignedTransaction):
        assert queued.sender == world.addresses[case.by]


def typed(case: Case, world: World) -> list[str]:
    """The command line; NUMBER is the certificate that was issued, as printed, PROPOSED a proposal."""
    printed = f"BW {world.certificate - (BW << 32):06}"
    known = {"NUMBER": printed, "PROPOSED": "0x" + world.proposal.hex()}
    return [known.get(word, word) for word in shlex.split(case.line)]


def signatures(act: Act) -> list[Signed]:
    """Those that the act carries: of each hand that has signed."""
    values: list[Any] = [getattr(act, field.name) for field in dataclasses.fields(act)]
    flat = [one for v in values for one in (v if isinstance(v, tuple) else (v,))]
    return [one for one in flat if isinstance(one, Signed) and one.key != NO_KEY]


def unsigned(act: Act) -> Act:
    """The act without the signatures, which are looked at by themselves."""
    bare: dict[str, Any] = {}
    for field in dataclasses.fields(act):
        value = getattr(act, field.name)
        if isinstance(value, Signed):
            bare[field.name] = UNSIGNED
        elif isinstance(value, tuple) and value and isinstance(value[0], Signed):
            bare[field.name] = tuple(UNSIGNED for _ in value)
    return dataclasses.replace(act, **bare)
