"""`kp doctor`: each bad state is brought about, and its line, its verdict and its advice are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kp_ledger.chain.rpc import Rpc
from kp_ledger.cli.link import Link
from kp_ledger.home import Description, Home
from tests.cli.conftest import Kp

pytestmark = pytest.mark.chain
GOOD = ["Anvil", "Ganache", "Keys", "Node", "Contracts", "Fees"]


def lines(kp: Kp, code: int) -> list[str]:
    return kp("doctor", code=code).out.splitlines()


def bad(kp: Kp) -> tuple[str, str]:
    """The one line that says BAD, and the advice below it; the same in JSON."""
    said = lines(kp, 1)
    (at,) = [place for place, line in enumerate(said) if line.startswith("BAD ")]
    (row,) = [row for row in kp.json("doctor", code=1).json if not row["good"]]
    name, found = said[at].removeprefix("BAD   ").split(": ", 1)
    assert (row["check"], row["found"], row["do"]) == (name, found, said[at + 1].strip())
    return said[at], said[at + 1]


@pytest.fixture
def beside(running: Kp, kp: Kp) -> Iterator[Any]:
    """A home that describes the running ledger, or something that is not quite it."""
    link = Link(Home(running.home))

    def describe(**changes: Any) -> Kp:
        whole = replace(link.description, url=link.url)
        Home(kp.home).describe(replace(whole, **changes))
        return kp

    yield describe


def test_a_ledger_in_order_is_good_line_by_line(running: Kp) -> None:
    said = lines(running, 0)
    assert [line.removeprefix("good  ").split(": ")[0] for line in said] == GOOD
    assert all(line.startswith("good  ") for line in said)
    url, chain = Link(Home(running.home)).url, Home(running.home).description().chain_id
    assert said[3:] == [
        f"good  Node: {url} answers for chain {chain}",
        "good  Contracts: the code is that of our sources",
        "good  Fees: acts cost nothing here",
    ]
    keys = len(running.json("keys", "list").json)
    assert said[2] == f"good  Keys: {keys} keystores can be read"
    found = running.json("doctor").json
    assert [(row["check"], row["good"], row["do"]) for row in found] == [
        (n, True, "") for n in GOOD
    ]


@pytest.mark.parametrize(("name", "variable"), [("Anvil", "KP_ANVIL"), ("Ganache", "KP_GANACHE")])
def test_a_node_that_is_not_installed(
    running: Kp, monkeypatch: pytest.MonkeyPatch, name: str, variable: str
) -> None:
    monkeypatch.setenv(variable, "/nowhere/at/all")
    line, do = bad(running)
    assert line.startswith(f"BAD   {name}: {name} is missing")
    assert do.strip().startswith("npm ci in ")


def test_a_home_without_a_ledger(kp: Kp) -> None:
    assert bad(kp) == (f"BAD   Ledger: there is none in {kp.home}", "      kp up begins one")


def test_a_keystore_that_cannot_be_read(beside: Any) -> None:
    kp = beside()
    kp("keys", "create", "whole", "--demonstration")
    (kp.home / "keys" / "torn.json").write_text('{"crypto": ')
    line, do = bad(kp)
    assert line.startswith("BAD   Keys: ") and "torn.json" in line and "whole" not in line
    assert do == "      put a backup in their place: kp keys import"


def test_a_key_that_others_may_read(
    beside: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    password = tmp_path / "password"
    password.write_text("a long enough password\n")
    password.chmod(0o600)
    monkeypatch.setenv("KP_PASSWORD_FILE", str(password))
    kp = beside()
    kp("keys", "create", "real")
    kp("keys", "create", "played", "--demonstration")
    for file in (kp.home / "keys").iterdir():
        file.chmod(0o644)
    assert bad(kp) == (
        "BAD   Key files: others may read real",
        f"      chmod 600 the files in {kp.home / 'keys'}",
    )
    (kp.home / "keys" / "real.json").chmod(0o600)
    assert all(line.startswith("good  ") for line in lines(kp, 0))


def test_a_node_of_ours_that_does_not_run(kp: Kp) -> None:
    Home(kp.home).describe(Description(424_242_421, "anvil"))
    line, do = bad(kp)
    assert line.startswith("BAD   Node: no node answers")
    assert do == "      kp up starts it"


def test_a_node_elsewhere_that_is_away(beside: Any) -> None:
    line, do = bad(beside(url="http://127.0.0.1:9"))
    assert line.startswith("BAD   Node: ") and "http://127.0.0.1:9" in line
    assert do == "      ask who runs it"


def test_a_node_of_another_chain(beside: Any, running: Kp) -> None:
    line, do = bad(beside(chain_id=424_242_421))
    there = Home(running.home).description().chain_id
    assert line.startswith("BAD   Node: ") and str(there) in line and "424242421" in line
    assert do == "      ask who runs it"


def test_a_chain_without_contracts(beside: Any) -> None:
    assert bad(beside(addresses=None)) == (
        "BAD   Contracts: nothing is deployed",
        "      kp deploy, or kp demo",
    )


def test_other_code_than_ours(beside: Any, running: Kp) -> None:
    addresses = dict(Home(running.home).description().addresses or {})
    addresses["Zones"], addresses["Paper"] = addresses["Paper"], addresses["Zones"]
    line, do = bad(beside(addresses=addresses))
    named = set(line.removeprefix("BAD   Contracts: other code than ours at ").split(", "))
    assert {"Paper", "Zones"} < named, "and whoever knows one of them by its address"
    assert not {"Enrolments", "Notices"} & named
    assert do == "      do not act here: ask who deployed it"


def test_a_key_that_cannot_pay(beside: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    kp = beside()
    names = ("rich", "poor")
    rich, poor = (kp.json("keys", "create", n, "--demonstration").json["address"] for n in names)
    balances, call, batch = {rich: 0, poor: 0}, Rpc.call, Rpc.batch

    def with_fees(rpc: Rpc, method: str, *arguments: Any) -> Any:
        return "0x2" if method == "eth_gasPrice" else call(rpc, method, *arguments)

    def with_balances(rpc: Rpc, calls: Any) -> Any:
        if calls[0][0] == "eth_getBalance":
            return [hex(balances[arguments[0]]) for _, arguments in calls]
        return batch(rpc, calls)

    monkeypatch.setattr(Rpc, "call", with_fees)
    monkeypatch.setattr(Rpc, "batch", with_balances)
    # Twenty acts of 300,000 gas, at a price of 2; one less is not enough.
    balances |= {rich: 12_000_000, poor: 11_999_999}
    assert bad(kp) == (
        "BAD   Fees: poor can pay for fewer than 20 acts",
        "      the operator tops enrolled keys up from the purse",
    )
    balances[rich] = 0
    assert "BAD   Fees: poor, rich can pay" in bad(kp)[0]
    balances |= {rich: 12_000_000, poor: 12_000_000}
    assert lines(kp, 0)[-1] == "good  Fees: every key here can pay"
