"""What no key can reach by an act: the checks of a contract, and its doors for other contracts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kp_ledger.model import acts, participants, zones
from kp_ledger.model.base import Act, Event
from kp_ledger.model.rules import Call, apply
from tests.actors import ACTORS, Actor, account
from tests.world import Door, ModelDoor

NEEDS_THE_MOMENT = {
    "check_key",
    "check_actor",
    "check_hands",
    "acting_office",
    "acting_organisation",
}

DOORS: dict[type[Act], Callable[..., list[Event]]] = {
    acts.ParticipantsSetParticipant: lambda s, c, a: participants.set_participant(
        s, c, a.participant, a.state, a.decision
    ),
    acts.ParticipantsSetFocalKey: lambda s, c, a: participants.set_focal_key(
        s, a.participant, a.key, a.decision
    ),
    acts.ParticipantsSetParameter: lambda s, c, a: participants.set_parameter(
        s, c, a.parameter, a.value, a.from_day
    ),
    acts.ZonesSetStatus: lambda s, c, a: zones.set_status(
        s, c, a.zone, a.status, a.from_day, a.decision
    ),
    acts.ZonesBarOrigin: lambda s, c, a: zones.bar_origin(s, a.origin, a.share_allowed, a.decision),
    acts.ZonesReleaseOrigin: lambda s, c, a: zones.release_origin(s, a.origin, a.decision),
    acts.ZonesDeclareOpening: lambda s, c, a: zones.declare_opening(
        s, c, a.participant, a.millicarats, a.closing_day, a.document
    ),
    acts.ZonesTakeOpening: lambda s, c, a: (
        zones.take_opening(s, c, a.participant, a.millicarats) or []
    ),
}


def newcomer(name: str) -> Actor:
    """A key of nobody's: its actor can send, once a test has enrolled it."""
    return ACTORS.setdefault(name, Actor(name, 0))


def address(name: str) -> str:
    return str(account(name).address).lower()


def ask(door: Door, contract: str, function: str, *arguments: Any) -> Any:
    """What a check or read of a contract answers in the next block; raises the Refusal."""
    moment, door.moment = door.moment, door.moment + 1
    if isinstance(door, ModelDoor):
        return _ask_the_model(door, moment, contract, function, arguments)
    if hasattr(door, "contracts"):
        return _ask_the_contract(door, moment, contract, function, arguments)
    return pytest.skip("asks one side only")


def through(door: Door, contract: str, act: Act) -> list[Event]:
    """`act`, sent by another contract of the ledger."""
    moment, door.moment = door.moment, door.moment + 1
    if isinstance(door, ModelDoor):
        state = door.state()
        events = DOORS[type(act)](state, Call(state.ledger.addresses[contract], moment), act)
        for event in events:
            apply(state, event, moment)
        return events
    if hasattr(door, "contracts"):
        return _through_the_contract(door, moment, contract, act)
    return pytest.skip("asks one side only")


def _ask_the_model(
    door: ModelDoor, moment: int, contract: str, function: str, arguments: tuple[Any, ...]
) -> Any:
    name = "".join("_" + letter.lower() if letter.isupper() else letter for letter in function)
    module: Any = participants if contract == "Participants" else zones
    state = door.state()
    first = (state, Call("", moment)) if name in NEEDS_THE_MOMENT else (state,)
    return getattr(module, name)(*first, *arguments)


def _ask_the_contract(
    door: Any, moment: int, contract: str, function: str, arguments: tuple[Any, ...]
) -> Any:
    from tests.contracts import brownie_door as brownie

    brownie._next_block_at(moment)
    brownie._request("evm_mine", [])
    method = getattr(door.contracts[contract], function)
    block = hex(brownie.brownie.web3.eth.block_number)
    target = door.contracts[contract].address
    call = {"to": target, "data": method.encode_input(*arguments)}
    answer = brownie.brownie.web3.provider.make_request("eth_call", [call, block])
    if "error" in answer:
        raise _refusal(answer["error"]["data"])
    return method.decode_output(answer["result"])


def _through_the_contract(door: Any, moment: int, contract: str, act: Act) -> list[Event]:
    from kp_ledger.chain import codec
    from tests.contracts import brownie_door as brownie

    web3 = brownie.brownie.web3
    sender = door.contracts[contract].address
    call = {
        "from": sender,
        "to": door.contracts[act.contract].address,
        "data": "0x" + codec.encode_act(act).hex(),
        "gas": hex(brownie.GAS // 10),
        "gasPrice": "0x0",
    }
    brownie._request("anvil_impersonateAccount", [sender])
    brownie._next_block_at(moment)
    sent = brownie._request("eth_sendTransaction", [call])
    receipt = web3.eth.wait_for_transaction_receipt(sent)
    if receipt["status"] == 0:
        again = web3.provider.make_request("eth_call", [call, hex(receipt["blockNumber"])])
        raise _refusal(again["error"]["data"])
    return [
        codec.decode_log(["0x" + bytes(one).hex() for one in log["topics"]], _hex(log["data"]))
        for log in receipt["logs"]
    ]


def _hex(data: Any) -> str:
    return data if isinstance(data, str) else "0x" + bytes(data).hex()


def _refusal(data: str) -> Exception:
    from kp_ledger.chain import codec
    from tests.contracts import mutation

    refusal = codec.decode_refusal(bytes.fromhex(data.removeprefix("0x")))
    mutation.note(type(refusal).__name__)
    return refusal
