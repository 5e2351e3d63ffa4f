"""Acts to calls, logs to events, reverts to refusals, each way by a table made from the classes.

A test holds the tables to the contracts' ABI: every function, event and error is in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, get_type_hints

from eth_hash.auto import keccak

from kp_ledger.base.abi import (
    WORD,
    BadEncoding,
    Coder,
    coder,
    selector,
    sequence,
    signature,
)
from kp_ledger.base.errors import LedgerError
from kp_ledger.base.messages import NO_KEY, Act, Event, Refusal, Signed
from kp_ledger.chain.logs import log_reader
from kp_ledger.generated import events as event_module
from kp_ledger.model.typed import verifier_in

# Whose signature it is, by the order, the signature and the contract that checks it:
# kp_ledger.keys.signing.recover_order, for a ledger.
Recover = Callable[[Any, bytes, str], Signed]
Class = TypeVar("Class")


class FailedWithoutRule(LedgerError):
    """A contract gave up without naming a rule: our mistake, or not our contract."""

    def __init__(self, data: bytes) -> None:
        super().__init__(f"the contract gave up without naming a rule ({_words(data)})")
        self.data = data


def _classes(module: Any, base: type[Class]) -> Iterator[type[Class]]:
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, base) and value is not base:
            yield value


_ARGUMENTS: dict[type, Coder] = {}


def _arguments(cls: type) -> Coder:
    """All fields of an act or a refusal, in order."""
    if cls not in _ARGUMENTS:
        _ARGUMENTS[cls] = _make_arguments(cls)
    return _ARGUMENTS[cls]


def _make_arguments(cls: Any) -> Coder:
    hints = get_type_hints(cls)
    names = [field.name for field in fields(cls)]
    coders = [coder(kind, hints[name]) for kind, name in zip(cls.abi_types, names, strict=True)]
    return sequence(coders, cls, lambda value: [getattr(value, name) for name in names])


# Acts -------------------------------------------------------------------------------------------


@cache
def acts() -> dict[tuple[str, bytes], type[Act]]:
    """By contract and selector. Made when the first is needed: who reads needs none."""
    from kp_ledger.generated import acts as module

    return {
        (act.contract, selector(act.function, act.abi_types)): act for act in _classes(module, Act)
    }


_SELECTORS: dict[type, bytes] = {}


def _selector_of(act: type[Act]) -> bytes:
    if act not in _SELECTORS:
        _SELECTORS[act] = selector(act.function, act.abi_types)
    return _SELECTORS[act]


def encode(act: Act) -> bytes:
    """The call data; BadInput for a value that its ABI type cannot hold."""
    return _selector_of(type(act)) + _arguments(type(act)).write(act)


def arguments(act: Act) -> list[Any]:
    """The function's arguments as plain values: records as tuples, signatures as bytes."""
    return [_plain(getattr(act, field.name)) for field in fields(act)]


def _plain(value: Any) -> Any:
    if isinstance(value, Signed):
        return value.signature
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return tuple(_plain(getattr(value, field.name)) for field in fields(value))
    return value


def decode_act(contract: str, data: bytes, recover: Recover) -> Act:
    """The act that `data`, sent to `contract`, asks for; BadEncoding when it is none."""
    cls = acts().get((contract, data[:4]))
    if cls is None:
        raise BadEncoding(f"{contract} has no function 0x{data[:4].hex()} that changes it")
    act: Act = _arguments(cls).read(data[4:], 0)
    return replace(act, **dict(_recovered(act, recover)))


def _recovered(act: Act, recover: Recover) -> Iterator[tuple[str, Any]]:
    """The signatures of an act with their keys: each signs one order of the act, or a list."""
    # Rows need every kind of act, which who reads logs alone does not wait for.
    from kp_ledger.catalogue.acts import ACTS as ROWS

    for signer in ROWS[type(act)].signers:
        order, signed = getattr(act, signer.order), getattr(act, signer.signature)
        if isinstance(signed, Signed):
            verifier = verifier_in(order, act.contract)
            yield signer.signature, recover(order, signed.signature, verifier)
        else:
            each = order if isinstance(order, tuple) else (order,) * len(signed)
            yield signer.signature, tuple(_each(signed, each, act.contract, recover))


def _each(
    signed: Sequence[Signed], orders: Any, contract: str, recover: Recover
) -> Iterator[Signed]:
    for index, one in enumerate(signed):
        if index < len(orders):
            yield recover(orders[index], one.signature, contract)
        else:
            yield Signed(NO_KEY, one.signature)


# Events -----------------------------------------------------------------------------------------


def topic_of(name: str, types: Sequence[str]) -> str:
    """The first topic of the logs of an event of this name."""
    return "0x" + keccak(signature(name, types).encode()).hex()


def topic(event: type[Event]) -> str:
    return topic_of(event.__name__, event.abi_types)


EVENTS: dict[str, type[Event]] = {topic(event): event for event in _classes(event_module, Event)}
_BY_TOPIC = {bytes.fromhex(first[2:]): event for first, event in EVENTS.items()}
_READERS: dict[bytes, Callable[[bytes, bytes], Event]] = {}  # made when the first such log comes


def decode_log(log: Mapping[str, Any]) -> Event:
    """The event of a log as JSON-RPC or web3 gives it; BadEncoding when it is none of ours."""
    topics, data = log["topics"], log["data"]
    if isinstance(data, str):
        return decode_words(
            bytes.fromhex("".join([one[2:] for one in topics])), bytes.fromhex(data[2:])
        )
    return decode_words(b"".join(topics), bytes(data))


def decode_words(topics: bytes, data: bytes) -> Event:
    """The event of a log whose topics stand one after the other."""
    reader = _READERS.get(topics[:WORD]) or _reader(topics)
    return reader(topics, data)


def _reader(topics: bytes) -> Callable[[bytes, bytes], Event]:
    event = _BY_TOPIC.get(topics[:WORD])
    if event is None:
        raise BadEncoding(f"a log with the topics 0x{topics.hex()} is no event of the ledger")
    return _READERS.setdefault(topics[:WORD], log_reader(event))


def encode_log(event: Event) -> dict[str, Any]:
    """The topics and data of the log that tells of `event`."""
    hints = get_type_hints(type(event))
    topics, coders, values = [topic(type(event))], [], []
    for field, kind in zip(fields(event), event.abi_types, strict=True):
        one, value = coder(kind.removeprefix("*"), hints[field.name]), getattr(event, field.name)
        if kind.startswith("*"):
            topics.append("0x" + one.write(value).hex())
        else:
            coders.append(one)
            values.append(value)
    data = sequence(coders, tuple, lambda given: given).write(values)
    return {"topics": topics, "data": "0x" + data.hex()}


# Refusals ---------------------------------------------------------------------------------------


@cache
def refusals() -> dict[bytes, type[Refusal]]:
    """By selector; made when the first is needed, as acts are."""
    from kp_ledger.generated import refusals as module

    return {
        selector(refusal.__name__, refusal.abi_types): refusal
        for refusal in _classes(module, Refusal)
    }


def encode_refusal(refusal: Refusal) -> bytes:
    """The revert data that says `refusal`."""
    cls = type(refusal)
    return selector(cls.__name__, cls.abi_types) + _arguments(cls).write(refusal)


def decode_refusal(data: bytes) -> Refusal | FailedWithoutRule:
    """What a revert with `data` says, as an exception to raise."""
    cls = refusals().get(data[:4])
    if cls is None:
        return FailedWithoutRule(data)
    refusal: Refusal = _arguments(cls).read(data[4:], 0)
    return refusal


_ERROR, _PANIC = selector("Error", ["string"]), selector("Panic", ["uint256"])


def _words(data: bytes) -> str:
    if data[:4] == _ERROR:
        return repr(coder("(string)").read(data[4:], 0)[0])
    if data[:4] == _PANIC:
        return f"panic 0x{data[-1]:02x}"
    return f"0x{data.hex()}" if data else "no data"
