"""A parcel's word, and who may write it: contracts/Parcels.sol.

Of the same contract, production.py, handover.py and holds.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from kp_ledger.base.messages import Event
from kp_ledger.domain.parcels import LAST_REVISION, MOVES, Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ParcelsWrite,
)
from kp_ledger.generated.refusals import (
    NotTheDoor,
    ParcelsChanged,
    ParcelsExists,
    ParcelsIllegalMove,
    ParcelsMadeMore,
    ParcelsMayNotChangeOrigin,
    ParcelsMayNotMake,
    ParcelsMayNotRaise,
    ParcelsRevisionsUsedUp,
    ParcelsUnknown,
    ParcelsWordsMissing,
    ParcelsWrongRevision,
)
from kp_ledger.model.rules import Call, decides
from kp_ledger.model.state import State

REGISTERED, PRODUCT = 1, 2  # the revision at which a parcel begins
# Who makes no more weight than it spends, and who makes none; the other doors make what is new.
SPENDERS, MOVERS = (
    frozenset({"Transformations"}),
    frozenset({"Issuance", "Cancellations", "Shipments", "Detentions"}),
)

# Words


def registered_parcel(
    registrar: int, place: int, kind: int, millicarats: int, blend: int, day: int
) -> Parcel:
    """Weight as it is put down: nobody has touched it, nothing certifies it."""
    return Parcel(
        custodian=registrar,
        owner=registrar,
        place=place,
        status=codes.PARCEL_HELD,
        kind=kind,
        millicarats=millicarats,
        blend=blend,
        certificate=0,
        revision=REGISTERED,
        day=day,
        holds=0,
    )


@decides(ParcelsWrite)
def write(state: State, act: ParcelsWrite, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def check_job(
    state: State, caller: str, parcels: Sequence[bytes], words: Sequence[Parcel], changed: int
) -> None:
    """What the contract at `caller` may do to weight: make it, make what it spends, or neither."""
    job = {address: name for name, address in state.ledger.addresses.items()}[caller]
    if job in MOVERS:
        for index, (parcel, to) in enumerate(zip(parcels, words, strict=True)):
            _check_kept(parcel, state.parcel(parcel), to, index < changed, caller)
    if job in SPENDERS:
        spent = sum(state.parcel(parcel).millicarats for parcel in parcels[:changed])
        made = sum(to.millicarats for to in words if to.status != codes.PARCEL_SPENT)
        if made > spent:
            raise ParcelsMadeMore(spent, made)


def _check_kept(parcel: bytes, before: Parcel, after: Parcel, change: bool, caller: str) -> None:
    if not change:
        raise ParcelsMayNotMake(parcel, caller)
    if after.millicarats > before.millicarats:
        raise ParcelsMayNotRaise(parcel, before.millicarats, after.millicarats)
    if after.blend != before.blend:
        raise ParcelsMayNotChangeOrigin(parcel, before.blend, after.blend)


def check_write(
    state: State, parcels: Sequence[bytes], words: Sequence[Parcel], changed: int
) -> None:
    """What the writer of words refuses: the first `changed` change a parcel, the rest make one."""
    if len(parcels) != len(words):
        raise ParcelsWordsMissing(len(parcels), len(words))
    written: dict[bytes, Parcel] = {}
    for index, (parcel, to) in enumerate(zip(parcels, words, strict=True)):
        _check_written(parcel, written.get(parcel, state.parcel(parcel)), to, index < changed)
        written[parcel] = to


def _check_written(parcel: bytes, before: Parcel, after: Parcel, change: bool) -> None:
    if change and before.status == codes.PARCEL_NONE:
        raise ParcelsUnknown(parcel)
    if not change and before.status != codes.PARCEL_NONE:
        raise ParcelsExists(parcel)
    if after.status not in MOVES[before.status]:
        raise ParcelsIllegalMove(parcel, before.status, after.status)
    if _is_spent_at_the_end(before, after):
        return
    check_room(parcel, before)
    may_follow = (before.revision + 1,) if change else (REGISTERED, PRODUCT)
    if after.revision not in may_follow:
        raise ParcelsWrongRevision(parcel, before.revision, after.revision)


def _is_spent_at_the_end(before: Parcel, after: Parcel) -> bool:
    """What work ends keeps the last revision that there is."""
    spent = after.status == codes.PARCEL_SPENT
    return spent and before.revision == after.revision == LAST_REVISION


# Checks


def check_revision(parcel: bytes, word: Parcel, named: int) -> None:
    if word.revision != named:
        raise ParcelsChanged(parcel, word.revision, named)
    if named > codes.LIMIT_REVISIONS:
        raise ParcelsRevisionsUsedUp(parcel, named)


def check_room(parcel: bytes, word: Parcel) -> None:
    if word.revision == LAST_REVISION:
        raise ParcelsRevisionsUsedUp(parcel, word.revision)
