"""Acts that enrol a key, as tests give them: what the new key has to sign, the doors put in.

Where a test is about the Enrolment itself, it puts in its own, and the doors leave it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Enrolment
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.enrolments import NO_ENROLMENT
from kp_ledger.model.lookups import key_of, participant_of
from kp_ledger.model.state import Ledger, State
from tests import actors

UNSIGNED = Signed(NO_KEY)
# What a key of a Participant itself is to be used as.
USES: dict[type[Act], int] = {
    acts.ConsensusProposeJoining: codes.USE_FOCAL,
    acts.EnrolmentsTakeOver: codes.USE_FOCAL,
    acts.EnrolmentsNameReserve: codes.USE_RESERVE,
}


def enrol(key: str) -> acts.EnrolmentsEnrol:
    return acts.EnrolmentsEnrol(key, NO_ENROLMENT, UNSIGNED, *NOT_APPROVED)


def cut_keys(
    organisation: int, kept: tuple[str, ...], key: str, reason: bytes
) -> acts.EnrolmentsCutKeys:
    return acts.EnrolmentsCutKeys(organisation, kept, key, reason, NO_ENROLMENT, UNSIGNED)


def admit(
    organisation: int, roles: int, document: bytes, encryption_key: bytes, key: str
) -> acts.ParticipantsAdmit:
    return acts.ParticipantsAdmit(
        organisation, roles, document, encryption_key, key, NO_ENROLMENT, UNSIGNED
    )


def open_office(
    organisation: int, participant: int, powers: int, document: bytes, encryption: bytes, key: str
) -> acts.ParticipantsOpenOffice:
    return acts.ParticipantsOpenOffice(
        organisation, participant, powers, document, encryption, key, NO_ENROLMENT, UNSIGNED
    )


def proved(
    act: Act, by: str, ledger: Ledger, moment: int, state: Callable[[], State] | None = None
) -> Act:
    """The act, in which its new key has signed; left alone if there is none, or it has a say."""
    act = with_its_reserve(act, by, ledger, moment)
    if getattr(act, "enrolment", None) != NO_ENROLMENT or act.key == NO_KEY:  # type: ignore[attr-defined]
        return act
    made: Act = signed_by_the_key(act, enrolment_of(act, by, moment, state), ledger)
    return made


def with_its_reserve(act: Any, by: str, ledger: Ledger, moment: int) -> Any:
    """A joining, in which the reserve key that it names has signed; every other act as it is."""
    if not isinstance(act, acts.ConsensusProposeJoining) or act.reserve == NO_KEY:
        return act
    if act.reserve_enrolment != NO_ENROLMENT:
        return act
    said = enrolment_of(act, by, moment, use=codes.USE_RESERVE)
    signature = signature_of(act.reserve, said, ledger)
    return replace(act, reserve_enrolment=said, reserve_signature=signature)


def enrolment_of(
    act: Any, by: str, moment: int, state: Callable[[], State] | None = None, **changes: Any
) -> Enrolment:
    """What the key of an act that `by` sends has to sign, for a day from now."""
    deadline = moment + SECONDS_PER_DAY
    if (use := USES.get(type(act))) is not None:
        return replace(Enrolment(0, act.participant, use, moment, deadline), **changes)
    sender, participant = _whose(by, state)
    organisation = getattr(act, "organisation", sender)
    if state and isinstance(act, acts.EnrolmentsCutKeys):
        participant = participant_of(state(), organisation)
    participant = getattr(act, "participant", participant)
    said = Enrolment(organisation, participant, codes.USE_ORGANISATION, moment, deadline)
    return replace(said, **changes)


def _whose(by: str, state: Callable[[], State] | None) -> tuple[int, int]:
    """The sender's organisation and its Participant: as enrolled, or as its actor has them."""
    if state is None:
        return actors.actor(by).organisation, actors.actor(by).participant
    organisation = key_of(state(), actors.address_of(by)).organisation
    return organisation, participant_of(state(), organisation)


def signed_by_the_key(act: Any, enrolment: Enrolment, ledger: Ledger) -> Any:
    return replace(act, enrolment=enrolment, signature=signature_of(act.key, enrolment, ledger))


def signature_of(key: str, enrolment: Enrolment, ledger: Ledger) -> Signed:
    """By the account of a test that has the key; unsigned where no test has it."""
    name = next((one for one in actors.names() if actors.address_of(one) == key), "")
    return actors.sign(enrolment, name, ledger) if name else UNSIGNED
