"""What `kp doctor` looks at: each check says what it found, and what to do when it is bad."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kp_ledger.base.errors import BadInput, LedgerError
from kp_ledger.chain.deployment import wrong_code
from kp_ledger.chain.rpc import Rpc
from kp_ledger.chain.tools import anvil_binary, ganache_command
from kp_ledger.cli.context import Context
from kp_ledger.cli.link import Link
from kp_ledger.keys.keystore import read_keystore

# Below this an enrolled key cannot pay for many more acts, where acts cost anything.
FEW_ACTS, GAS_OF_AN_ACT = 20, 300_000


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    good: bool
    found: str
    do: str = ""


def checks(context: Context) -> Iterator[Check]:
    """All of them, in an order in which one that is bad explains those after it."""
    yield _tool("Anvil", lambda: str(anvil_binary()))
    yield _tool("Ganache", lambda: ganache_command()[-1])
    yield from _keys(context)
    if not context.home.exists():
        yield Check("Ledger", False, f"there is none in {context.home.path}", "kp up begins one")
        return
    link = Link(context.home)
    node = _node(link)
    yield node
    if node.good:
        yield from _chain(context, link)


def _tool(name: str, find: Callable[[], str]) -> Check:
    try:
        return Check(name, True, find())
    except LedgerError as error:
        return Check(name, False, str(error), "npm ci in a clone installs both nodes")


def _keys(context: Context) -> Iterator[Check]:
    bad, open_to_all, count = [], [], 0
    for name in context.keys.names():
        path = context.keys.path / f"{name}.json"
        try:
            keystore = read_keystore(path)
        except BadInput as error:
            bad.append(str(error))
            continue
        count += 1
        if not keystore.owner.demonstration and stat.S_IMODE(path.stat().st_mode) & 0o077:
            open_to_all.append(name)
    if bad:
        yield Check("Keys", False, "; ".join(bad), "put a backup in their place: kp keys import")
    else:
        yield Check("Keys", True, f"{count} keystores can be read")
    if open_to_all:
        found = f"others may read {', '.join(open_to_all)}"
        yield Check("Key files", False, found, f"chmod 600 the files in {context.keys.path}")


def _node(link: Link) -> Check:
    try:
        link.rpc.expect_chain(link.description.chain_id)
    except LedgerError as error:
        do = "kp up starts it" if not link.description.url else "ask who runs it"
        return Check("Node", False, str(error), do)
    return Check("Node", True, f"{link.url} answers for chain {link.description.chain_id}")


def _chain(context: Context, link: Link) -> Iterator[Check]:
    if not link.description.addresses:
        yield Check("Contracts", False, "nothing is deployed", "kp deploy, or kp demo")
        return
    wrong = wrong_code(link.rpc, link.description.ledger)
    if wrong:
        found = f"other code than ours at {', '.join(wrong)}"
        yield Check("Contracts", False, found, "do not act here: ask who deployed it")
        return
    yield Check("Contracts", True, "the code is that of our sources")
    yield from _fees(context, link.rpc)


def _fees(context: Context, rpc: Rpc) -> Iterator[Check]:
    """On a chain with fees: the keys here that cannot pay for many more acts."""
    price = int(str(rpc.call("eth_gasPrice")), 16)
    if price == 0:
        yield Check("Fees", True, "acts cost nothing here")
        return
    keystores = context.keys.all()
    balances = rpc.batch([("eth_getBalance", [one.address, "latest"]) for one in keystores])
    need = price * GAS_OF_AN_ACT * FEW_ACTS
    dry = [
        one.owner.name
        for one, balance in zip(keystores, balances, strict=True)
        if int(str(balance), 16) < need
    ]
    if dry:
        found = f"{', '.join(dry)} can pay for fewer than {FEW_ACTS} acts"
        yield Check("Fees", False, found, "the operator tops enrolled keys up from the purse")
    else:
        yield Check("Fees", True, "every key here can pay")
