"""Signed transactions on disk before the first of them is sent.

After a crash the file says what was signed, the chain what was recorded. Sending a signed
transaction again does nothing twice: it has a nonce, and counts once.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import orjson

from kp_ledger.base.errors import BadInput
from kp_ledger.chain.transactions import Transaction


def write_journal(path: Path, transactions: Sequence[Transaction]) -> None:
    """All or nothing: a crash leaves either no journal or a whole one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        for one in transactions:
            file.write(orjson.dumps(_line(one), option=orjson.OPT_APPEND_NEWLINE))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def read_journal(path: Path) -> list[Transaction]:
    """The transactions in their order; BadInput when the file is no journal."""
    try:
        return [_transaction(orjson.loads(line)) for line in path.read_bytes().splitlines()]
    except (ValueError, KeyError, TypeError):
        raise BadInput(str(path), "it is not a journal of signed transactions") from None


def check_same(path: Path, transactions: Sequence[Transaction], calls: Sequence[str]) -> None:
    """BadInput unless the journal is of exactly these calls."""
    if [one.call for one in transactions] != list(calls):
        raise BadInput(str(path), "it is the journal of another batch")


def _line(one: Transaction) -> dict[str, object]:
    return {
        "hash": one.hash,
        "sender": one.sender,
        "nonce": one.nonce,
        "call": one.call,
        "raw": "0x" + one.raw.hex(),
    }


def _transaction(line: dict[str, object]) -> Transaction:
    return Transaction(
        hash=str(line["hash"]),
        sender=str(line["sender"]),
        nonce=int(str(line["nonce"])),
        call=str(line["call"]),
        raw=bytes.fromhex(str(line["raw"])[2:]),
    )
