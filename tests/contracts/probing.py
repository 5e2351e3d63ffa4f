"""What no key can reach by an act: the checks of a contract, and its doors for other contracts."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import astuple, is_dataclass
from types import SimpleNamespace
from typing import Any

from kp_ledger.base.messages import NO_KEY, Act, Event
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import acts
from kp_ledger.generated.records import ZoneStatusPayload
from kp_ledger.model import (
    blends,
    certificates,
    focal_keys,
    numbers,
    parcels,
    participants,
    zones,
)
from kp_ledger.model.rules import Call, apply
from kp_ledger.model.state import Certificate, State
from tests.actors import ACTORS, Actor, account
from tests.world import Door, ModelDoor

NEEDS_THE_MOMENT = {
    "check_standing",
    "check_holder",
    "check_participant",
    "check_key",
    "check_actor",
    "check_hands_on",
    "acting_office",
    "acting_organisation",
}

MODULES: dict[str, Any] = {
    "Participants": participants,
    "Enrolments": numbers,
    "Zones": zones,
    "Blends": blends,
    "Parcels": SimpleNamespace(word=lambda state, parcel: state.parcel(parcel).pack()),
}


def _write(state: State, call: Call, act: acts.ParcelsWrite) -> list[Event]:
    """A door without an event: what is written is told by the act that writes it."""
    words = [Parcel.unpack(word) for word in act.words]
    parcels.check_write(state, act.parcels, words, act.changed)
    parcels.check_job(state, call.sender, act.parcels, words, act.changed)
    state.parcels.update(zip(act.parcels, words, strict=True))
    return []


def _begin(state: State, act: acts.CertificatesBegin) -> list[Event]:
    certificates.check_begin(state, act.certificate, act.a.status)
    state.certificates[act.certificate] = Certificate(act.a, act.b, act.packing)
    return []


def _move(state: State, act: acts.CertificatesMove) -> list[Event]:
    certificates.check_move(state, act.certificate, act.to)
    to = act.to
    certificates.change(
        state, act.certificate, status=to.status, remaining=to.remaining, step=to.step,
        flags=to.flags, stopped=to.stopped,
    )  # fmt: skip
    days = {"departed": to.departed, "arrived": to.arrived, "recorded": to.recorded}
    certificates.change_days(state, act.certificate, **days)
    return []


DOORS: dict[type[Act], Callable[..., list[Event]]] = {
    acts.ParticipantsSetParticipant: lambda s, c, a: participants.set_participant(
        s, c, a.participant, a.state, a.decision
    ),
    acts.EnrolmentsSetFocalKey: lambda s, c, a: focal_keys.set_focal_key(
        s, a.participant, a.key, a.decision
    ),
    acts.EnrolmentsSetReserve: lambda s, c, a: focal_keys.set_reserve(s, c, a.participant, a.key),
    acts.ParticipantsSetParameter: lambda s, c, a: participants.set_parameter(
        s, c, a.parameter, a.value, a.from_day
    ),
    acts.ZonesSetStatus: lambda s, c, a: zones.set_status(
        s, c, a.zone, ZoneStatusPayload(a.status, a.from_day, a.releaser), a.decision
    ),
    acts.ZonesBarOrigin: lambda s, c, a: zones.bar_origin(s, a.origin, a.share_allowed, a.decision),
    acts.ZonesReleaseOrigin: lambda s, c, a: zones.release_origin(s, a.origin, a.decision),
    acts.ZonesDeclareOpening: lambda s, c, a: zones.declare_opening(
        s, c, a.participant, a.millicarats, a.closing_day, a.document
    ),
    acts.BlendsCombine: lambda s, c, a: blends.combine(s, a.blends, a.weights)[1],
    acts.BlendsMake: lambda s, c, a: blends.make(s, a.stated)[1],
    acts.ParcelsWrite: lambda s, c, a: _write(s, c, a),
    acts.CertificatesBegin: lambda s, c, a: _begin(s, a),
    acts.CertificatesMove: lambda s, c, a: _move(s, a),
    acts.ZonesTakeOpening: lambda s, c, a: (
        zones.take_opening(s, c, a.participant, a.millicarats) or []
    ),
}


def newcomer(name: str) -> Actor:
    """A key of nobody's: its actor can send, once a test has enrolled it."""
    return ACTORS.setdefault(name, Actor(name, 0))


def address(name: str) -> str:
    return str(account(name).address).lower()


def row(record: Any) -> tuple[Any, ...]:
    """A record's values, whether a door gives records or brownie's tuples."""
    return astuple(record) if is_dataclass(record) else tuple(record)  # type: ignore[arg-type]


def ask(door: Door, contract: str, function: str, *arguments: Any) -> Any:
    """What a check or read of a contract answers in the next block; raises the Refusal."""
    moment, door.moment = door.moment, door.moment + 1
    if isinstance(door, ModelDoor):
        return _ask_the_model(door, moment, contract, function, arguments)
    if hasattr(door, "contracts"):
        return _ask_the_contract(door, moment, contract, function, arguments)
    if not hasattr(MODULES[contract], _snake(function)):
        return door.asked(moment, contract, function, arguments)  # type: ignore[attr-defined]
    return door.both_say(  # type: ignore[attr-defined]
        lambda: _ask_the_model(door, moment, contract, function, arguments),
        lambda: door.asked(moment, contract, function, arguments),  # type: ignore[attr-defined]
    )


def through(door: Door, contract: str, act: Act) -> list[Event]:
    """`act`, sent by another contract of the ledger."""
    moment, door.moment = door.moment, door.moment + 1
    if isinstance(door, ModelDoor):
        state = door.state()
        found = DOORS[type(act)](state, Call(state.ledger.addresses[contract], moment), act)
        for event in found:
            apply(state, event, moment)
        return found
    if hasattr(door, "contracts"):
        return _through_the_contract(door, moment, contract, act)
    call = Call(door.ledger.addresses[contract], moment)
    events: list[Event] = door.both_say(  # type: ignore[attr-defined]
        lambda: DOORS[type(act)](door.state(), call, act),
        lambda: door.sent_by_contract(moment, contract, act),  # type: ignore[attr-defined]
        type(act).__name__,
    )
    for event in events:
        apply(door.state(), event, moment)
    return events


def _snake(function: str) -> str:
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in function)


def _ask_the_model(
    door: Door, moment: int, contract: str, function: str, arguments: tuple[Any, ...]
) -> Any:
    name = _snake(function)
    module = MODULES[contract]
    state = door.state()
    first = (state, Call("", moment)) if name in NEEDS_THE_MOMENT else (state,)
    return getattr(module, name)(*first, *arguments)


def _ask_the_contract(
    door: Any, moment: int, contract: str, function: str, arguments: tuple[Any, ...]
) -> Any:
    from tests.contracts import brownie_door as chain

    asked = door.contracts[contract]
    method = getattr(asked, function)
    chain._next_block_at(moment)
    chain._request("evm_mine", [])
    return method.decode_output(_called(asked.address, method.encode_input(*_plain(arguments))))


def _plain(value: Any) -> Any:
    """Records as tuples, as brownie takes them."""
    if is_dataclass(value) and not isinstance(value, type):
        return astuple(value)
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _through_the_contract(door: Any, moment: int, contract: str, act: Act) -> list[Event]:
    from kp_ledger.chain import codec
    from tests.contracts import brownie_door as chain

    sender, to = door.contracts[contract].address, door.contracts[act.contract].address
    data = "0x" + codec.encode(act).hex()
    call = {"from": sender, "to": to, "data": data, "gas": hex(chain.GAS // 10), "gasPrice": "0x0"}
    chain._request("anvil_impersonateAccount", [sender])
    chain._next_block_at(moment)
    sent = chain._request("eth_sendTransaction", [call])
    while (receipt := chain._request("eth_getTransactionReceipt", [sent])) is None:
        time.sleep(0.001)  # the node answers before it has sealed
    if isinstance(act, acts.ParcelsWrite) and not act.changed and receipt["status"] != "0x0":
        door.put_behind(act.parcels, act.words)
    if receipt["status"] == "0x0":
        _called(to, data, sender)
    return [codec.decode_log(log) for log in receipt["logs"]]


def _called(to: str, data: str, sender: str = NO_KEY) -> str:
    """What a call answers in the last block; raises the Refusal."""
    from kp_ledger.chain import codec
    from tests.contracts import brownie_door as chain

    block = chain._request("eth_blockNumber", [])
    call = {"from": sender, "to": to, "data": data}
    try:
        return str(chain._request("eth_call", [call, block]))
    except ValueError as error:
        (answer,) = error.args
    raise codec.decode_refusal(bytes.fromhex(answer["data"].removeprefix("0x")))
