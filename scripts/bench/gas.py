"""Gas: the ledger's acts beside OpenZeppelin's tokens, on the same chain in the same run."""

from __future__ import annotations

from typing import Any

from eth_abi.abi import encode
from eth_account import Account
from eth_hash.auto import keccak

from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts
from kp_ledger.generated.records import Handover, ParcelRef
from kp_ledger.model import typed
from scripts.bench.ground import OPERATOR, Ground, send_raw, tokens
from scripts.bench.results import Row
from tests.actors import actor, sign, unsigned
from tests.world import lot

MANY = 100


def call(name: str, types: list[str], values: list[Any]) -> bytes:
    return keccak(f"{name}({','.join(types)})".encode())[:4] + encode(types, values)


def baselines(here: Ground) -> dict[str, int]:
    """What the same acts cost with ERC-721 and ERC-1155: to holders that have none yet."""
    compiled = tokens()
    where = {
        name: here.client.send_creation(
            bytes.fromhex(out["evm"]["bytecode"]["object"]), OPERATOR, here.moment
        )
        for name, out in compiled.items()
    }
    here.moment += 10
    first, second = (Account.from_key(bytes([9, i]) * 16) for i in (1, 2))
    ids = [7 << 200 | i for i in range(MANY)]
    array = ["address", "uint256[]", "uint256[]"]
    batch = ["address", "address", "uint256[]", "uint256[]", "bytes"]
    ones = [1] * MANY
    mints = [
        send_raw(here, where["Token721"], call("mint", ["address", "uint256"], pair), OPERATOR).gas
        # The second is kept: emptying a balance is refunded, and a trader keeps other goods.
        for pair in ([first.address, ids[0]], [first.address, ids[1]])
    ]
    return {
        "mint": mints[0],
        "transfer": send_raw(
            here,
            where["Token721"],
            call(
                "transferFrom",
                ["address", "address", "uint256"],
                [first.address, second.address, ids[0]],
            ),
            first,
        ).gas,
        "mint batch": send_raw(
            here, where["Token1155"], call("mint", array, [first.address, ids, ones]), OPERATOR
        ).gas,
        "transfer batch": send_raw(
            here,
            where["Token1155"],
            call("safeBatchTransferFrom", batch, [first.address, second.address, ids, ones, b""]),
            first,
        ).gas,
    }


def order(here: Ground, giver: str, receiver: str, refs: list[ParcelRef]) -> Handover:
    return Handover(
        actor(giver).organisation,
        actor(receiver).organisation,
        3,
        here.moment // SECONDS_PER_DAY,
        here.moment,
        here.moment + SECONDS_PER_DAY,
        bytes(32),
        tuple(sorted(refs, key=lambda ref: ref.parcel)),
    )


def hand_over(here: Ground, giver: str, receiver: str, refs: list[ParcelRef], sent: bool) -> int:
    signed = order(here, giver, receiver, refs)
    first = unsigned(giver) if sent else sign(signed, giver, here.ledger)
    act = acts.ParcelsHandOver(signed, first, sign(signed, receiver, here.ledger))
    return here.do(act, giver if sent else "stranger").gas


def register(
    here: Ground, prefix: str, count: int, millicarats: int = 5_000
) -> tuple[int, list[ParcelRef]]:
    miner = actor("bw_miner")
    lots = tuple(lot(f"{prefix}-{i}", millicarats) for i in range(count))
    day = here.moment // SECONDS_PER_DAY
    act = acts.ParcelsRegister(miner.licence, day, here.moment, lots)
    gas = here.do(act, miner.name).gas
    ids = [typed.parcel_id(miner.organisation, one.reference) for one in lots]
    return gas, [ParcelRef(parcel, 1) for parcel in ids]


def measure(here: Ground) -> list[Row]:
    base = baselines(here)
    register(here, "WARM", 1)
    one, refs = register(here, "ONE", 1)
    _, sent_refs = register(here, "TWO", 1)
    many, many_refs = register(here, "MANY", MANY)
    both = hand_over(here, "bw_miner", "bw_trader", refs, sent=False)
    sent = hand_over(here, "bw_miner", "bw_trader", sent_refs, sent=True)
    batch = hand_over(here, "bw_miner", "bw_trader", many_refs, sent=False)
    row, moved, erc721 = Row.gas, base["transfer"], "ERC-721 transfer, giver keeps another"
    return [
        row("handover of one, two signatures", both, erc721, moved, moved),
        row("handover of one, giver sends", sent, erc721, moved, 55_000),
        row(
            f"handover of {MANY}, each", batch // MANY,
            f"ERC-1155 batch of {MANY}, each", base["transfer batch"] // MANY, 11_000,
        ),
        row("register one", one, "ERC-721 mint", base["mint"], 73_500),
        row(
            f"register {MANY}, each", many // MANY,
            f"ERC-1155 batch mint of {MANY}, each", base["mint batch"] // MANY, 30_000,
        ),
    ]  # fmt: skip
