"""The founding: what is refused, what it writes, and that its deployer has no power afterwards."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Event, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY, latest_day
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import (
    Founding,
    ParameterEntry,
    ParticipantEntry,
    ParticipantState,
    Reserve,
)
from kp_ledger.model.founding import (
    found,
    founding_digest,
    founding_hash,
    parameters_hash,
    participants_hash,
)
from kp_ledger.model.rules import apply
from kp_ledger.model.state import Ledger, State
from tests.actors import AE, ALL_POWERS, AO, BW, ZW, account, actor, sign_digest
from tests.contracts.approving import suspend_self
from tests.contracts.consenting import close, lifting, parameter, propose, suspension, wait
from tests.contracts.enrolling import open_office
from tests.contracts.probing import address, newcomer
from tests.contracts.test_reserve import naming, taking_over
from tests.world import DAY0, DOCUMENT, PARAMETERS, ModelDoor, founders, founding, noon, refused

ON_CHAIN = "brownie" in sys.modules
MOMENT = noon(DAY0)
NOTHING = bytes(32)
NAMES = [
    "Participants", "Zones", "Enrolments", "Blends", "Parcels", "Transformations", "Corrections",
    "Requests", "Certificates", "Issuance", "Cancellations", "Shipments", "Detentions", "Paper",
    "Notices", "Decisions", "Consensus",
]  # fmt: skip
OTHERS = len(NAMES) - 1  # Consensus is given the others
SOMEWHERE = {name: "0x" + f"{i + 1:040x}" for i, name in enumerate(NAMES)}


@pytest.fixture(autouse=True)
def _needs_a_side_of_its_own(request: pytest.FixtureRequest) -> None:
    if os.environ.get("DOOR") == "both":
        pytest.skip("founds ledgers of its own: by the model, and by brownie")
    if ON_CHAIN:
        # Rolls back what is founded here; its contracts are those of the foundings that fail.
        _standing.append(request.getfixturevalue("door").ledger)


_standing: list[Ledger] = []


def attempt(tried: Founding, signers: Sequence[str | bytes] | None = None) -> None:
    """Founds a ledger, signed by these actors; bytes stand for themselves. Raises the refusal."""
    signers = founders() if signers is None else signers
    if ON_CHAIN:
        return _attempt_on_chain(tried, signers)
    ledger = Ledger(271_828, SOMEWHERE)
    keys = [_signed(tried, ledger, one).key for one in signers]
    found(ledger, tried, keys, MOMENT)
    return None


def _signed(tried: Founding, ledger: Ledger, signer: str | bytes) -> Signed:
    if isinstance(signer, bytes):
        return Signed(NO_KEY, signer)
    return sign_digest(founding_digest(tried, ledger), signer)


def _attempt_on_chain(tried: Founding, signers: Sequence[str | bytes]) -> None:
    """Asks the node what the creation of Consensus would come to."""
    ledger = _planned_here()
    signatures = [_signed(tried, ledger, one).signature for one in signers]
    _create_consensus(ledger, tried, signatures, address("stranger"))


def _create_consensus(
    ledger: Ledger, tried: Founding, signatures: list[bytes], deployer: str, others: int = OTHERS
) -> None:
    """Raises what the creation of Consensus comes to, given so many of the other contracts."""
    from dataclasses import astuple

    import brownie

    from kp_ledger.chain import codec
    from kp_ledger.chain.deployment import last_creation
    from tests.contracts import brownie_door

    project = brownie.project.get_loaded_projects()[0]
    where, own, contracts, _, _ = last_creation(ledger, tried, signatures).arguments
    data = project["Consensus"].deploy.encode_input(
        where[:others], own, contracts, astuple(tried), signatures
    )
    call = {"from": deployer, "data": data, "gas": hex(brownie_door.GAS)}
    answer = brownie.web3.provider.make_request("eth_call", [call, "latest"])
    raised = bytes.fromhex(answer["error"]["data"].removeprefix("0x"))
    raise codec.decode_refusal(raised)


def with_entry(code: int, **changes: Any) -> Founding:
    """The tests' founding, with one entry changed."""
    base = founding()
    entries = (
        replace(entry, **changes) if entry.code == code else entry for entry in base.participants
    )
    return replace(base, participants=tuple(entries))


def test_a_founding_is_not_of_a_day_to_come() -> None:
    day = latest_day(MOMENT if not ON_CHAIN else _chain_moment()) + 1
    with refused(rule.ConsensusFoundingInFuture(day, day - 1)):
        attempt(replace(founding(), day=day))


def _chain_moment() -> int:
    import brownie

    return int(brownie.chain[-1].timestamp)


def test_a_founding_names_its_allocation_and_the_definition() -> None:
    with refused(rule.ConsensusNoAllocation()):
        attempt(replace(founding(), allocation=NOTHING))
    with refused(rule.ConsensusNoDefinition()):
        attempt(replace(founding(), definition=NOTHING))


def test_participants_ascend_so_that_none_is_there_twice() -> None:
    base = founding()
    twice = (*base.participants, base.participants[-1])
    with refused(rule.ConsensusNotAscending(ZW)):
        attempt(replace(base, participants=twice))
    with refused(rule.ConsensusNotAscending(BW)):
        attempt(replace(base, participants=tuple(reversed(base.participants))))


def test_a_participant_without_a_code_is_none() -> None:
    base = founding()
    nobody = ParticipantEntry(0, True, 0, NO_KEY, NO_KEY)
    with refused(rule.ConsensusNotAscending(0)):
        attempt(replace(base, participants=(nobody, *base.participants)))


def test_a_founder_is_on_the_ledger_on_the_day_of_the_founding() -> None:
    with refused(rule.ConsensusFounderLater(AO, DAY0 + 1, DAY0)):
        attempt(with_entry(AO, on_ledger_from=DAY0 + 1))


def test_founders_have_focal_keys_and_those_outside_have_none() -> None:
    with refused(rule.ConsensusNoFocalKey(AO)):
        attempt(with_entry(AO, focal_key=NO_KEY))
    key = address("zw_focal")
    with refused(rule.ConsensusFocalKeyOutside(ZW, key)):
        attempt(with_entry(ZW, focal_key=key))


def test_somebody_counted_is_on_the_ledger() -> None:
    base = founding()
    uncounted = tuple(replace(entry, counted=False) for entry in base.participants)
    with refused(rule.ConsensusNoFounder()):
        attempt(replace(base, participants=uncounted))
    outside = (ParticipantEntry(ZW, True, 0, NO_KEY, NO_KEY),)
    with refused(rule.ConsensusNoFounder()):
        attempt(replace(base, participants=outside), [])


def test_the_chair_is_a_participant() -> None:
    with refused(rule.ConsensusUnknownParticipant(0x5858.to_bytes(32, "big"))):
        attempt(replace(founding(), chair=0x5858))


def test_every_parameter_is_set_once_and_in_order() -> None:
    base = founding()
    count = len(PARAMETERS)
    with refused(rule.ConsensusParameterCount(count - 1, count)):
        attempt(replace(base, parameters=base.parameters[:-1]))
    more = ParameterEntry(count + 1, 1)
    with refused(rule.ConsensusParameterCount(count + 1, count)):
        attempt(replace(base, parameters=(*base.parameters, more)))
    first = base.parameters[0]
    with refused(rule.ConsensusParameterOrder(1, 2)):
        attempt(replace(base, parameters=(first, first, *base.parameters[2:])))


def test_every_founder_signs_and_nobody_else() -> None:
    with refused(rule.ConsensusSignatureCount(2, 3)):
        attempt(founding(), ["ae_focal", "ao_focal"])
    with refused(rule.ConsensusSignatureCount(4, 3)):
        attempt(founding(), ["ae_focal", "ao_focal", "bw_focal", "stranger"])
    with refused(rule.ConsensusBadSignature(AO)):
        attempt(founding(), ["ae_focal", b"\x03" * 65, "bw_focal"])
    key, other = address("ao_focal"), address("stranger")
    with refused(rule.ConsensusNotTheFocalKey(AO, key, other)):
        attempt(founding(), ["ae_focal", "stranger", "bw_focal"])


def test_signatures_stand_in_the_order_of_the_list() -> None:
    key, other = address("ae_focal"), address("bw_focal")
    with refused(rule.ConsensusNotTheFocalKey(AE, key, other)):
        attempt(founding(), ["bw_focal", "ao_focal", "ae_focal"])


# Reserve keys


def with_reserve(key: str, code: int = AO) -> Founding:
    return with_entry(code, reserve_key=newcomer(key).address)


RESERVED = ["ae_focal", "ao_focal", "ao_reserve", "bw_focal"]  # who signs when AO has a reserve


def test_who_is_outside_has_no_reserve_key() -> None:
    tried = with_reserve("zw_reserve", ZW)
    with refused(rule.ConsensusReserveKeyOutside(ZW, address("zw_reserve"))):
        attempt(tried, [*founders(), "zw_reserve"])


def test_a_reserve_key_signs_after_its_focal_key() -> None:
    tried = with_reserve("ao_reserve")
    with refused(rule.ConsensusSignatureCount(3, 4)):
        attempt(tried)
    with refused(rule.ConsensusSignatureCount(5, 4)):
        attempt(tried, [*RESERVED, "stranger"])
    with refused(rule.ConsensusBadSignature(AO)):
        attempt(tried, ["ae_focal", "ao_focal", b"\x03" * 65, "bw_focal"])
    key, reserve = address("ao_focal"), address("ao_reserve")
    with refused(rule.ConsensusNotTheFocalKey(AO, key, reserve)):
        attempt(tried, ["ae_focal", "ao_reserve", "ao_focal", "bw_focal"])


def test_attack_founder_names_a_reserve_that_it_does_not_hold() -> None:
    """Its own focal key signs in the place of the reserve key, or a key that it does hold."""
    tried, reserve = with_reserve("ao_reserve"), address("ao_reserve")
    for signer in ("ao_focal", "stranger"):
        with refused(rule.ConsensusNotTheReserveKey(AO, reserve, address(signer))):
            attempt(tried, ["ae_focal", "ao_focal", signer, "bw_focal"])


def test_attack_signature_of_a_reserve_is_used_for_another_founding() -> None:
    """It signs all of the founding: with another focal key beside it, it has signed nothing."""
    tried = with_reserve("ao_reserve")
    other = replace(tried, chair=AE)
    ledger = _planned_here() if ON_CHAIN else Ledger(271_828, SOMEWHERE)
    kept = _signed(tried, ledger, "ao_reserve")
    said = sign_digest(founding_digest(tried, ledger), "ao_reserve")
    assert kept == said
    signer = recovered(founding_digest(other, ledger), said.signature)
    assert signer != address("ao_reserve")
    if ON_CHAIN:
        signatures = [_signed(other, ledger, one).signature for one in RESERVED]
        signatures[2] = said.signature
        with refused(rule.ConsensusNotTheReserveKey(AO, address("ao_reserve"), signer)):
            _create_consensus(ledger, other, signatures, address("stranger"))
        return
    keys = [address(one) for one in RESERVED]
    keys[2] = signer
    with refused(rule.ConsensusNotTheReserveKey(AO, address("ao_reserve"), signer)):
        found(ledger, other, keys, MOMENT)


def recovered(digest: bytes, signature: bytes) -> str:
    from kp_ledger.chain.deployment import _signer

    return _signer(digest, signature)


@pytest.mark.parametrize("key", ["ao_focal", "ae_focal", "bw_focal"])
def test_attack_one_address_founds_in_two_uses(key: str) -> None:
    """A founder's reserve key is its own focal key, or another founder's: both have signed."""
    if ON_CHAIN:
        pytest.skip("Enrolments refuses it: its own tests ask it through its door")
    tried = with_entry(AO, reserve_key=address(key))
    its = actor(key).participant
    # The list ascends: a focal key that comes later finds the reserve there.
    taken = rule.ParticipantsFocalKeyTaken(address(key), its if its <= AO else AO)
    with refused(taken):
        attempt(tried, ["ae_focal", "ao_focal", key, "bw_focal"])


def test_attack_one_address_is_the_reserve_of_two_founders() -> None:
    if ON_CHAIN:
        pytest.skip("Enrolments refuses it: its own tests ask it through its door")
    shared = newcomer("ao_reserve").address
    entries = tuple(
        replace(entry, reserve_key=shared) if entry.code in (AE, AO) else entry
        for entry in founding().participants
    )
    with refused(rule.ParticipantsFocalKeyTaken(shared, AE)):
        attempt(
            replace(founding(), participants=entries),
            ["ae_focal", "ao_reserve", "ao_focal", "ao_reserve", "bw_focal"],
        )


def test_a_founder_has_its_reserve_key_at_once() -> None:
    door, events = founded_anew(with_reserve("ao_reserve"), signers=RESERVED)
    today = door.moment // SECONDS_PER_DAY
    reserve = address("ao_reserve")
    told = [event for event in events if isinstance(event, happened.ReserveKeySet)]
    assert told == [happened.ReserveKeySet(AO, reserve, today)]
    place = events.index(told[0])
    assert events[place - 1] == happened.FocalKeySet(
        AO, address("ao_focal"), (), NO_KEY, founding_hash(with_reserve("ao_reserve"), door.ledger)
    )
    assert isinstance(events[0], happened.Founded) and len(events[0].signatures) == 4
    state = door.state()
    assert state.reserves == {AO: Reserve(reserve, today, False, NO_KEY)}
    assert state.participants_of_keys[reserve] == AO


def test_attack_stolen_focal_key_names_the_first_reserve_of_a_founder() -> None:
    """Before, whoever stole a founder's focal key on the first day named a reserve itself."""
    door, _ = founded_anew(with_reserve("ao_reserve"), signers=RESERVED)
    thief, today = newcomer("thief").address, door.moment // SECONDS_PER_DAY
    named = door.do(naming("thief", AO), "ao_focal")
    assert named == [happened.ReserveKeySet(AO, thief, today + 10)]
    with refused(rule.EnrolmentsNotTheReserveKey(AO, thief)):
        door.do(taking_over("ao_focal2", of=AO), "thief")
    door.do(taking_over("ao_focal2", of=AO), "ao_reserve")


# What stands there


@pytest.mark.chain_only
def test_a_founding_is_given_every_contract() -> None:
    ledger = _planned_here()
    with refused(rule.ConsensusContractCount(OTHERS - 1, OTHERS)):
        _create_consensus(ledger, founding(), [], address("stranger"), OTHERS - 1)


@pytest.mark.chain_only
def test_a_founding_of_other_contracts_than_were_signed_is_refused() -> None:
    ledger = _planned_here()
    signed = replace(ledger, contracts=NOTHING)
    with refused(rule.ConsensusOtherContracts(NOTHING, ledger.contracts)):
        _create_consensus(signed, founding(), [], address("stranger"))


def _planned_here() -> Ledger:
    """The contracts that stand, and a Consensus that the stranger is about to create."""
    import brownie

    from kp_ledger.chain.deployment import created_address
    from scripts.deploy import standing

    nonce = brownie.web3.eth.get_transaction_count(account("stranger").address)
    own = created_address(address("stranger"), nonce)
    where = {**_standing[-1].addresses, "Consensus": own}
    ledger = Ledger(brownie.chain.id, where)
    return replace(ledger, contracts=standing(ledger))


# What a founding writes


def founded_anew(
    tried: Founding, deployer: str = "", signers: Sequence[str] = ()
) -> tuple[Any, list[Event]]:
    """A door to a ledger of its own, created by `deployer`, and the events of its founding."""

    def signatures(ledger: Ledger) -> list[bytes]:
        return [_signed(tried, ledger, one).signature for one in signers or founders()]

    if not ON_CHAIN:
        ledger = Ledger(271_828, SOMEWHERE)
        keys = [address(one) for one in signers or founders()]
        events = found(ledger, tried, keys, MOMENT, signatures(ledger))
        state = State(ledger)
        for event in events:
            apply(state, event, MOMENT)
        return ModelDoor(state, MOMENT + 1), events
    return _founded_on_chain(tried, signatures, deployer)


def _founded_on_chain(tried: Founding, signatures: Any, deployer: str) -> tuple[Any, list[Event]]:
    import brownie

    from kp_ledger.chain import codec
    from scripts import deploy
    from tests.contracts.brownie_door import BrownieDoor
    from tests.contracts.brownie_door import account as brownie_account

    class AnotherDoor(BrownieDoor):
        def state(self) -> State:
            """Folded from this ledger's logs alone: another's are on the same chain."""
            return _folded(self.ledger, self.first)

    first = brownie.web3.eth.block_number
    by = brownie_account(deployer) if deployer else None
    ledger, contracts = deploy.through_brownie(tried, signatures, by)
    receipt = contracts["Consensus"].tx
    door = AnotherDoor(ledger, contracts, brownie.chain[-1].timestamp + 1)
    door.first = first  # type: ignore[attr-defined]
    return door, [codec.decode_log(dict(log)) for log in receipt.logs]


def _folded(ledger: Ledger, first: int) -> State:
    import brownie

    from kp_ledger.chain import codec

    state = State(ledger)
    addresses = [brownie.web3.to_checksum_address(one) for one in ledger.addresses.values()]
    query = {"fromBlock": first, "toBlock": "latest", "address": addresses}
    for log in brownie.web3.eth.get_logs(query):
        moment = brownie.web3.eth.get_block(log["blockNumber"])["timestamp"]
        apply(state, codec.decode_log(dict(log)), moment)
    return state


def test_a_founding_tells_everything_it_writes() -> None:
    tried = founding()
    door, events = founded_anew(tried)
    decision = founding_hash(tried, door.ledger)
    told, definition, chair, first, *rest = events
    assert isinstance(told, happened.Founded)
    assert told.allocation == tried.allocation
    assert (told.participants, told.parameters) == (
        participants_hash(tried),
        parameters_hash(tried),
    )
    assert told.contracts == door.ledger.contracts
    assert len(told.signatures) == 3
    assert definition == happened.DefinitionAdopted(1, tried.definition, DAY0)
    assert chair == happened.ChairRecorded(2026, BW, 0, decision)
    assert first == happened.ParticipantSet(
        AE, b"AE", codes.KP_PARTICIPANT, True, DAY0, DAY0, decision
    )
    keys = [event for event in rest if isinstance(event, happened.FocalKeySet)]
    assert keys == [
        happened.FocalKeySet(one, address(name), (), NO_KEY, decision)
        for one, name in zip((AE, AO, BW), founders(), strict=True)
    ]
    set_ = [event for event in rest if isinstance(event, happened.ParameterSet)]
    assert set_ == [
        happened.ParameterSet(entry.parameter, entry.value, DAY0) for entry in tried.parameters
    ]
    zones = [event for event in rest if isinstance(event, happened.ZoneOpened)]
    assert [event.zone for event in zones] == list(range(1, 17))
    assert door.state().chair == BW


def test_bounds_of_parameters_are_kept_at_the_founding() -> None:
    base = founding()
    windows = codes.PARAMETER_WINDOW_KP_DAYS
    parameters = tuple(
        ParameterEntry(entry.parameter, 9) if entry.parameter == windows else entry
        for entry in base.parameters
    )
    if ON_CHAIN:
        pytest.skip("Participants refuses it: its own tests ask it through its door")
    with refused(rule.ParticipantsParameterOutOfBounds(windows, 9, 10, 90)):
        attempt(replace(base, parameters=parameters))


def test_a_code_is_two_capital_letters() -> None:
    base = founding()
    odd = ParticipantEntry(0x0041, True, 0, NO_KEY, NO_KEY)
    if ON_CHAIN:
        pytest.skip("Participants refuses it: its own tests ask it through its door")
    with refused(rule.ParticipantsBadCode(0x0041)):
        attempt(replace(base, participants=(odd, *base.participants)))


# Who has power afterwards


DOORS = (
    acts.ParticipantsSetParticipant(
        AE, ParticipantState(codes.KP_SUSPENDED, True, DAY0, DAY0, 0), DOCUMENT
    ),
    acts.EnrolmentsSetFocalKey(AE, address("stranger"), DOCUMENT),
    acts.EnrolmentsSetReserve(AE, address("stranger")),
    acts.ParticipantsSetParameter(codes.PARAMETER_LATE_DAYS, 30, DAY0 + 100),
    acts.ZonesSetStatus(1, codes.ZONE_BARRED, DAY0, 0, DOCUMENT),
    acts.ZonesBarOrigin(257, 0, DOCUMENT),
    acts.ZonesReleaseOrigin(257, DOCUMENT),
    acts.ZonesDeclareOpening(AE, 1, DAY0 + 100, DOCUMENT),
)


def test_the_deployer_has_no_door() -> None:
    door, deployer = _with_its_deployer()
    for act in DOORS:
        with refused(rule.NotTheDoor(address(deployer))):
            door.do(act, deployer)


def test_the_deployer_opens_no_office_and_has_no_voice() -> None:
    door, deployer = _with_its_deployer()
    key = address(deployer)
    office = open_office(1, AE, ALL_POWERS, DOCUMENT, DOCUMENT, address("zw_voice"))
    with refused(rule.ParticipantsNotFocalKey(AE, key)):
        door.do(office, deployer)
    moment = door.moment
    with refused(rule.ParticipantsKeyNotLive(key, 0, 0, moment)):
        door.do(suspension(door, AE), deployer)


_deployers = itertools.count()


def _with_its_deployer() -> tuple[Any, str]:
    """A founded ledger, and the name of the key that created its contracts."""
    name = f"deployer-{next(_deployers)}"
    newcomer(name)
    return founded_anew(founding(), name)[0], name


# When nobody is counted any more


def test_when_nobody_is_counted_only_a_return_can_be_proposed() -> None:
    door, _ = founded_anew(with_entry(BW, counted=False))
    for index, code in enumerate(("ae", "bw"), start=1):
        key = address(f"{code}_office")
        participant = actor(f"{code}_focal").participant
        act = open_office(index, participant, ALL_POWERS, DOCUMENT, DOCUMENT, key)
        door.do(act, f"{code}_focal")
    key = address("ao_office")
    opened = open_office(3, AO, ALL_POWERS, DOCUMENT, DOCUMENT, key)
    door.do(opened, "ao_focal")
    for name in ("ae_office", "ao_office"):
        suspend_self(door, name)
    with refused(rule.ConsensusNobodyCounted()):
        door.do(parameter(door, codes.PARAMETER_LATE_DAYS, 5), "bw_office")
    proposal = propose(door, lifting(door, AE), "bw_office")
    wait(door, proposal)
    close(door, proposal)
    assert door.state().participants[AE][-1].status == codes.KP_PARTICIPANT


def test_who_is_not_counted_may_propose_and_is_not_on_the_roll() -> None:
    door, _ = founded_anew(with_entry(BW, counted=False))
    act = open_office(1, BW, ALL_POWERS, DOCUMENT, DOCUMENT, address("bw_office"))
    door.do(act, "bw_focal")
    events = door.do(suspension(door, AO), "bw_office")
    assert len(events) == 1
    assert events[0].roll == (AE, AO)
