"""The words of certificates, and what all who decide about them ask: contracts/Certificates.sol.

Those who decide stand in issuance.py, cancellations.py, shipments.py, detentions.py, closing.py and
paper.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.certificate_moves import MOVES
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import CertificatesBegin, CertificatesMove
from kp_ledger.generated.events import DetainedAgain
from kp_ledger.generated.records import CertificateA, CertificateB, Packing, Progress
from kp_ledger.generated.refusals import (
    CertificatesBeforeDeparture,
    CertificatesDayInFuture,
    CertificatesIllegalMove,
    CertificatesNotDeparted,
    CertificatesNotIssued,
    CertificatesNotItsPacking,
    CertificatesNumberUsed,
    CertificatesOnHold,
    CertificatesOtherDestination,
    CertificatesOtherLetters,
    CertificatesOtherOrigin,
    CertificatesRevisionChanged,
    CertificatesUnknown,
    NotTheDoor,
)
from kp_ledger.model import participants
from kp_ledger.model.digests import packing_digest
from kp_ledger.model.numbers import check_serial
from kp_ledger.model.parcels import check_write
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import Certificate, State

NOTHING = bytes(32)
NO_CERTIFICATE = Certificate(CertificateA(*[0] * 13), CertificateB(*[0] * 8), NOTHING)
UNSIGNED_16 = 1 << 16

# Words


@decides(CertificatesBegin)
def begin_directly(state: State, act: CertificatesBegin, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


@decides(CertificatesMove)
def move_directly(state: State, act: CertificatesMove, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def check_begin(state: State, number: int, status: int) -> None:
    """What the keeper of words refuses of a new one."""
    if number in state.certificates:
        raise CertificatesNumberUsed(number)
    _check_moves(number, codes.CERTIFICATE_NONE, status)


def check_move(state: State, number: int, to: Progress) -> None:
    """What the keeper of words refuses of one that moves on."""
    _check_moves(number, known(state, number).a.status, to.status)


def _check_moves(number: int, before: int, to: int) -> None:
    if to not in MOVES[before]:
        raise CertificatesIllegalMove(number, before, to)


def change(state: State, number: int, **values: int) -> None:
    record = state.certificates[number]
    state.certificates[number] = replace(record, a=replace(record.a, **values))


def change_days(state: State, number: int, **values: int) -> None:
    record = state.certificates[number]
    state.certificates[number] = replace(record, b=replace(record.b, **values))


# What every act on certificates shares


def acting_office(state: State, call: Call, power: int, day: int) -> tuple[int, int]:
    """An office with that power, and its Participant, in good standing on `day`."""
    office, participant = participants.acting_office(state, call, call.sender, power)
    participants.check_participant(state, call, participant, day)
    return office, participant


def under_way_office(state: State, call: Call, power: int) -> tuple[int, int]:
    """For what is under way: its departure asked for the standing of both ends."""
    return participants.acting_office(state, call, call.sender, power)


def known(state: State, number: int) -> Certificate:
    if number not in state.certificates:
        raise CertificatesUnknown(number)
    return state.certificates[number]


def issued(state: State, number: int) -> Certificate:
    record = known(state, number)
    if record.a.status != codes.CERTIFICATE_ISSUED:
        raise CertificatesNotIssued(number, record.a.status)
    return record


def issued_here(state: State, number: int, here: int) -> Certificate:
    record = issued(state, number)
    check_origin(number, record, here)
    return record


def check_origin(number: int, record: Certificate, here: int) -> None:
    if record.a.from_ != here:
        raise CertificatesOtherOrigin(number, record.a.from_, here)


def departed(state: State, number: int) -> Certificate:
    record = known(state, number)
    if record.a.status != codes.CERTIFICATE_DEPARTED:
        raise CertificatesNotDeparted(number, record.a.status)
    return record


def check_destination(number: int, record: Certificate, here: int) -> None:
    if record.a.to != here:
        raise CertificatesOtherDestination(number, record.a.to, here)


def check_after_departure(call: Call, number: int, departed: int, day: int) -> None:
    if day > call.latest_day:
        raise CertificatesDayInFuture(day, call.latest_day)
    if day < departed:
        raise CertificatesBeforeDeparture(number, departed, day)


def check_packing(state: State, number: int, packing: Packing) -> None:
    if packing_digest(packing) != state.certificates[number].packing:
        raise CertificatesNotItsPacking(number)


def under(state: State, number: int, packing: Packing, status: int) -> tuple[bytes, ...]:
    """Of what was packed, what is in `status` under the number still.

    What lies at the destination has arrived, also if it went missing there since.
    """
    to = state.certificates[number].a.to
    words = [(parcel, state.parcel(parcel)) for parcel in packing.parcels]
    return tuple(
        parcel
        for parcel, word in words
        if (word.status, word.certificate) == (status, number) and word.place != to
    )


def check_number(state: State, number: int, office: int, here: int) -> None:
    """The office's, and not used."""
    letters, serial = divmod(number, 1 << 32)
    if letters != here:
        raise CertificatesOtherLetters(number, letters, here)
    check_serial(state, office, serial)
    if number in state.certificates:
        raise CertificatesNumberUsed(number)


def check_revision(state: State, number: int, packing: Packing, revision: int) -> None:
    """Of the first parcel: a departure and its undoing raise it, and what was approved is stale."""
    found = state.parcel(packing.parcels[0]).revision
    if found != revision:
        raise CertificatesRevisionChanged(number, found, revision)


def check_no_hold(parcel: bytes, word: Parcel) -> None:
    if word.holds:
        raise CertificatesOnHold(parcel, word.holds)


def check_rewrite(state: State, parcels: Sequence[bytes], status: int) -> None:
    """What Parcels refuses when it is given the shipment's words."""
    before = [state.parcel(parcel) for parcel in parcels]
    words = [
        replace(word, status=status, revision=(word.revision + 1) % UNSIGNED_16) for word in before
    ]
    check_write(state, parcels, words, len(parcels))


def rewrite(state: State, parcel: bytes, day: int, **values: int) -> None:
    """On `day` or, if that is later, the parcel's last."""
    word = state.parcels[parcel]
    state.parcels[parcel] = replace(
        word, day=max(day, word.day), revision=word.revision + 1, **values
    )


def detained_again(state: State, number: int, record: Certificate, packing: Packing) -> list[Event]:
    """A technical certificate has ended: the one that it superseded is detained as before."""
    check_rewrite(state, packing.parcels, codes.PARCEL_DEPARTED)
    return [DetainedAgain(record.b.replaces, number, packing.parcels)]


@applies(DetainedAgain)
def was_detained_again(state: State, event: DetainedAgain, moment: int) -> None:
    number = event.certificate
    change(state, number, status=codes.CERTIFICATE_DETAINED)
    a = state.certificates[number].a
    before = {"certificate": number, "place": a.from_, "custodian": a.exporter}
    for parcel in event.parcels:
        rewrite(state, parcel, day_of(moment), status=codes.PARCEL_DEPARTED, **before)
