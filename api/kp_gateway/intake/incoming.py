"""What is handed in, read and checked as far as that goes without the ledger.

The files are those of `kp … --sign-only` (kp_ledger.keys.queue): an order with its signatures, or
a signed transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import orjson
import rlp
from eth_hash.auto import keccak

from kp_gateway.intake.errors import (
    AnotherAct,
    AnotherSender,
    ContractIsNotHere,
    HandsMissing,
    NeedsItsOwnKey,
    NotAnAct,
    NotWellFormed,
    OrderForAnotherContract,
    OrderOfAnotherLedger,
    OrderTooLarge,
    SignatureIsNone,
)
from kp_ledger.base.abi import BadEncoding, selector
from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.catalogue.act_rows import Sent
from kp_ledger.catalogue.acts import ACTS
from kp_ledger.chain.codec import decode_act, encode
from kp_ledger.chain.transactions import Transaction, read_transaction
from kp_ledger.domain.bounds import PARAMETERS
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Closing
from kp_ledger.generated.refusals import OrdersExpired
from kp_ledger.keys.queue import ORDER, TRANSACTION
from kp_ledger.keys.signature_slots import Slot, missing, slots, with_signature
from kp_ledger.keys.signing import recover_order
from kp_ledger.keys.wire import act_from_json, to_json
from kp_ledger.model.gateway import FORM_ORDER, FORM_TRANSACTION
from kp_ledger.model.state import Ledger
from kp_ledger.model.typed import digest

LARGEST: Final = 512 * 1024
_HALF_ORDER: Final = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0
# A list of byte strings may name one long string many times over: decoded, it would fill memory.
_LONGEST_CLOSE: Final = 16 * 1024
_CLOSE: Final = selector(acts.ConsensusClose.function, acts.ConsensusClose.abi_types)
# A closing is good for the days that a parameter says, and for no more than these.
_CLOSING_HOLDS: Final = PARAMETERS[codes.PARAMETER_CLOSING_DAYS].highest * SECONDS_PER_DAY


@dataclass(frozen=True, slots=True)
class Incoming:
    """An act, and by which digest it is known here.

    `transaction` is the transaction, if it is one; `cost` what it may cost its sender, in wei.
    """

    act: Act
    digest: bytes
    form: int
    arguments: bytes
    transaction: Transaction | None = None
    gas: int | None = None
    cost: int = 0


def read_incoming(file: dict[str, Any], ledger: Ledger) -> Incoming:
    """An order with all its hands, or a signed transaction; refused by name."""
    if file.get("format") == TRANSACTION:
        return _transaction(file, ledger)
    act = read_order(file, ledger)
    check_complete(act)
    return order_of(act, ledger)


def order_of(act: Act, ledger: Ledger) -> Incoming:
    return Incoming(act, order_digest(act, ledger), FORM_ORDER, orjson.dumps(to_json(act)))


def read_order(file: dict[str, Any], ledger: Ledger) -> Act:
    """An order for this ledger, with the keys that its signatures recover to."""
    if file.get("format") != ORDER:
        raise BadInput(file.get("format"), f"the format is {ORDER!r} or {TRANSACTION!r}")
    _check_size(file.get("arguments"))
    _check_chain(file, ledger)
    act = act_from_json(str(file.get("act")), file.get("arguments"))
    _check_contract(file, act, ledger)
    if ACTS[type(act)].sent is not Sent.ANYBODY:
        raise NeedsItsOwnKey(act=type(act).__name__)
    return recovered_act(act, ledger)


def check_complete(act: Act) -> None:
    """Every hand is there: nobody else's key sends it."""
    lacking = missing(act)
    if lacking:
        who = [{"title": one.title, "by": one.by, "number": one.signer} for one in lacking]
        raise HandsMissing(act=type(act).__name__, missing=who)


def check_deadline(act: Act, moment: int) -> None:
    until = deadline_of(act)
    if until is not None and until < moment:
        raise OrdersExpired(until, moment)


def deadline_of(act: Act) -> int | None:
    """The moment after which no ledger takes it; None where only a window ends it."""
    found = [_ends(slot.order) for slot in slots(act)]
    return min((end for end in found if end is not None), default=None)


def order_digest(act: Act, ledger: Ledger) -> bytes:
    """What its hands sign; of several orders in one act, the hash of their digests in a row."""
    orders = {id(slot.order): slot for slot in slots(act)}.values()
    digests = [digest(slot.order, ledger, slot.verifier) for slot in orders]
    return digests[0] if len(digests) == 1 else keccak(b"".join(digests))


# Inside


def _ends(order: Any) -> int | None:
    if isinstance(order, Closing):
        return order.signed_at + _CLOSING_HOLDS
    return getattr(order, "deadline", None)


def _check_size(arguments: Any) -> None:
    try:
        size = len(orjson.dumps(arguments))
    except TypeError:
        raise BadInput("arguments", "hold a number or a text that no JSON carries") from None
    if size > LARGEST:
        raise OrderTooLarge(bytes=size, limit=LARGEST)


def _check_chain(file: dict[str, Any], ledger: Ledger) -> None:
    if file.get("chain_id") != ledger.chain_id:
        raise OrderOfAnotherLedger(chain_id=file.get("chain_id"), expected=ledger.chain_id)


def _check_contract(file: dict[str, Any], act: Act, ledger: Ledger) -> None:
    expected = ledger.addresses[act.contract]
    if str(file.get("contract")).lower() != expected:
        raise OrderForAnotherContract(
            contract=file.get("contract"), act=type(act).__name__, expected=expected
        )


def recovered_act(act: Act, ledger: Ledger) -> Act:
    """The act with the keys that its signatures recover to; refused when one is none."""
    if isinstance(act, acts.ConsensusClose) and len(act.closings) != len(act.signatures):
        raise BadInput(len(act.signatures), f"signatures, and {len(act.closings)} closings")
    found = slots(act)
    if not found:
        raise BadInput(type(act).__name__, "names nobody who signs it")
    for slot in found:
        if slot.signed.signature:
            act = with_signature(act, slot, recovered(slot, slot.signed.signature, ledger))
    return act


def recovered(slot: Slot, signature: bytes, ledger: Ledger) -> Signed:
    """A signature on a slot, with its key; refused when it is none."""
    signed = recover_order(slot.order, signature, ledger, slot.verifier)
    if signed.key == NO_KEY:
        raise SignatureIsNone(title=slot.title)
    return signed


def _transaction(file: dict[str, Any], ledger: Ledger) -> Incoming:
    _check_chain(file, ledger)
    raw = _raw(file.get("raw"))
    transaction = read_transaction(raw, ledger.chain_id)
    to, data, gas, price = _well_formed(raw, ledger)
    act = _act_in(to, data, ledger)
    _check_said(file, act, transaction, ledger)
    name, arguments = bytes.fromhex(transaction.hash[2:]), orjson.dumps(to_json(act))
    return Incoming(act, name, FORM_TRANSACTION, arguments, transaction, gas, gas * price)


def _raw(text: Any) -> bytes:
    if not isinstance(text, str) or not text.startswith("0x"):
        raise BadInput("raw", "is the signed transaction in hexadecimal, with 0x")
    if len(text) > 2 * LARGEST:
        raise OrderTooLarge(bytes=len(text) // 2, limit=LARGEST)
    try:
        return bytes.fromhex(text[2:])
    except ValueError:
        raise BadInput("raw", "is the signed transaction in hexadecimal, with 0x") from None


def _well_formed(raw: bytes, ledger: Ledger) -> tuple[bytes, bytes, int, int]:
    """Where it goes, its data, gas and gas price; refused when a node would not take it."""
    nonce, price, gas, to, value, data, v, r, s = rlp.decode(raw)
    number = int.from_bytes
    wrong = {
        "a number begins with zeros": any(x[:1] == b"\0" for x in (nonce, price, gas, value, r, s)),
        "its signature is of another form": number(s, "big") > _HALF_ORDER
        or number(v, "big") - 35 - 2 * ledger.chain_id not in (0, 1),
        "it sends money": bool(value),
        "its nonce or gas is too large": len(nonce) > 6 or len(gas) > 6,
        "it creates a contract": not to,
    }
    for what, found in wrong.items():
        if found:
            raise NotWellFormed(what=what)
    return bytes(to), bytes(data), number(gas, "big"), number(price, "big")


def _act_in(to: bytes, data: bytes, ledger: Ledger) -> Act:
    address = "0x" + to.hex()
    contract = next((name for name, at in ledger.addresses.items() if at == address), None)
    if contract is None:
        raise ContractIsNotHere(to=address)
    if data[:4] == _CLOSE and len(data) > _LONGEST_CLOSE:
        raise OrderTooLarge(bytes=len(data), limit=_LONGEST_CLOSE)

    def recover(order: Any, signature: bytes, verifier: str) -> Signed:
        return recover_order(order, signature, ledger, verifier)

    try:
        act = decode_act(contract, data, recover)
        exact = encode(act) == data
    except (BadEncoding, BadInput, ValueError, OverflowError) as error:
        raise NotAnAct(contract=contract, why=str(error)) from None
    if not exact:
        raise NotAnAct(contract=contract, why="there is more in it than its arguments")
    return act


def _check_said(file: dict[str, Any], act: Act, transaction: Transaction, ledger: Ledger) -> None:
    """What the file says in words is what the transaction says in bytes."""
    name = type(act).__name__
    _check_contract(file, act, ledger)
    if file.get("act") != name or act_from_json(name, file.get("arguments")) != _bare(act):
        raise AnotherAct(said=str(file.get("act")), signed=name)
    said = str(file.get("sender")).lower()
    if said != transaction.sender:
        raise AnotherSender(said=said, signed=transaction.sender)


def _bare(act: Act) -> Act:
    """Without the keys that its signatures recover to, as a file has it."""
    return act_from_json(type(act).__name__, to_json(act))
