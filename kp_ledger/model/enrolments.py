"""Whose an address is, and how new keys prove themselves: contracts/Enrolments.sol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.generated import codes
from kp_ledger.generated.records import Enrolment
from kp_ledger.generated.refusals import (
    EnrolmentsForAnother,
    EnrolmentsNotByTheKey,
    OrdersBadSignature,
    ParticipantsFocalKeyTaken,
    ParticipantsKeyTaken,
)
from kp_ledger.model.actors import check_signed_at
from kp_ledger.model.orders import check_deadline, signer
from kp_ledger.model.rules import Call
from kp_ledger.model.state import State

NOBODY = 0
# What an act is given that enrols no key.
NO_ENROLMENT = Enrolment(0, 0, 0, 0, 0)


class Enrolling(Protocol):
    """An act that enrols a key."""

    @property
    def key(self) -> str: ...
    @property
    def enrolment(self) -> Enrolment: ...
    @property
    def signature(self) -> Signed: ...


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that an act enrols beside its first, with what it has signed."""

    key: str
    enrolment: Enrolment
    signature: Signed


def is_free(state: State, key: str) -> bool:
    return key not in state.keys and not state.participants_of_keys.get(key, 0)


def check_key_free(state: State, key: str) -> None:
    """One address serves one organisation or one Participant, in one use, for good."""
    if key == NO_KEY or key in state.keys:
        raise ParticipantsKeyTaken(key)
    its = state.participants_of_keys.get(key, 0)
    if its:
        raise ParticipantsFocalKeyTaken(key, its)


def check_new_key(
    state: State, call: Call, act: Enrolling, organisation: int, participant: int, use: int
) -> None:
    """The act's key is free, and has signed for this organisation, Participant and use."""
    check_key_free(state, act.key)
    check_enrolment(call, act.key, (organisation, participant, use), act.enrolment, act.signature)
    check_signed_at(call, act.enrolment.signed_at)


def check_enrolment(
    call: Call, key: str, expected: tuple[int, int, int], enrolment: Enrolment, signature: Signed
) -> None:
    """`key` itself has signed for this organisation, Participant and use."""
    check_deadline(call, enrolment.signed_at, enrolment.deadline, codes.LIMIT_ORDER_DAYS)
    if not signature.signature:
        raise OrdersBadSignature(enrolment.organisation)
    signed_by = signer(call, signature, enrolment.organisation)
    if signed_by != key:
        raise EnrolmentsNotByTheKey(key, signed_by)
    said = (enrolment.organisation, enrolment.participant, enrolment.use)
    if said != expected:
        raise EnrolmentsForAnother(*said)
