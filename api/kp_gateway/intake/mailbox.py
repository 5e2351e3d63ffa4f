"""The mailbox: an order that lacks hands waits here for them, until its deadline.

Who leaves one has signed it, with a live key: that is what keeps strangers out. Who has signed in
sees what waits for its organisation, and what became of what it left.
"""

from __future__ import annotations

import time
from typing import Any, Final

from kp_gateway.intake import offers
from kp_gateway.intake.accepting import Accepting
from kp_gateway.intake.errors import (
    OfferClosed,
    OfferComplete,
    OfferForOthers,
    OfferSignedByNoOther,
    OfferUnknown,
    OfferUnsigned,
    SignerUnknown,
    TooManyOffers,
)
from kp_gateway.intake.incoming import (
    check_deadline,
    deadline_of,
    order_digest,
    order_of,
    read_order,
    recovered,
)
from kp_gateway.intake.login import AsOf, Readings
from kp_gateway.intake.offers import Hand, Offer
from kp_gateway.intake.store import Store
from kp_gateway.intake.submissions import Submission
from kp_gateway.intake.tables import WAITING
from kp_ledger.answers.audiences import Reader
from kp_ledger.base.messages import Act, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY, day_of
from kp_ledger.generated import codes
from kp_ledger.generated.codes import LIMIT_ORDER_DAYS
from kp_ledger.generated.refusals import OrdersDeadlineTooFar
from kp_ledger.keys.signature_slots import Slot, missing, slots, with_signature
from kp_ledger.model.lookups import is_cut, key_of, office_now
from kp_ledger.model.state import Ledger, State

MOST_LEFT: Final = 500  # by one organisation, waiting at once
NEWEST: Final = 1 << 62


class Mailbox:
    def __init__(
        self, store: Store, ledger: Ledger, readings: Readings, accepting: Accepting
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._readings = readings
        self._accepting = accepting

    def leave(self, file: dict[str, Any]) -> Offer:
        """Keeps an order that has a signature and lacks one; the one that is there already."""
        act = read_order(file, self._ledger)
        _check_half(act)
        now, digest = int(time.time()), order_digest(act, self._ledger)
        deadline = _deadline(act, now)
        known = self._find(digest, now)
        if known is None:
            self._check_signers(act, now)
            self._store.write(lambda c: offers.keep(c, digest, act, now, deadline))
        elif known.state != WAITING:
            raise OfferClosed(digest="0x" + digest.hex(), state=known.state)
        return self._get(digest, now)

    def sign(self, digest: bytes, signature: bytes) -> Offer | Submission:
        """Adds a signature that lacks; hands the order in when it was the last."""
        now = int(time.time())
        offer = self._open(digest, now)
        slot, signed = self._signer(offer, signature, now)
        act = with_signature(offer.act, slot, signed)
        if not missing(act):
            return self._accepting.accept(order_of(act, self._ledger))
        self._store.write(lambda c: offers.keep_signature(c, offer, act))
        return self._get(digest, now)

    def decline(self, digest: bytes, reader: Reader) -> Offer:
        """Puts an end to one that waits for who has signed in."""
        now = int(time.time())
        offer, who = self.one(digest, reader), self._hands(reader.organisation, now)
        if not offer.lacks(who):
            raise OfferForOthers(digest="0x" + digest.hex(), organisation=reader.organisation)
        self._open(digest, now)
        self._store.write(lambda c: offers.decline(c, offer, reader.organisation, now))
        return self._get(digest, now)

    def one(self, digest: bytes, reader: Reader) -> Offer:
        """An offer, for those whose hands it has or lacks; to others there is none."""
        now = int(time.time())
        offer, who = self._get(digest, now), self._hands(reader.organisation, now)
        if not offer.lacks(who) and not offer.has(who):
            raise OfferUnknown(digest="0x" + digest.hex())
        return offer

    def waiting(self, reader: Reader, before: int = NEWEST) -> list[Offer]:
        """A page of what waits for who has signed in, the newest first."""
        now = int(time.time())
        who = self._hands(reader.organisation, now)
        with self._store.snapshot() as connection:
            return offers.waiting_for(connection, who, now, before)

    def left(self, reader: Reader, before: int = NEWEST) -> list[Offer]:
        """A page of what who has signed in has left, and what became of it; the newest first."""
        now = int(time.time())
        who = self._hands(reader.organisation, now)
        with self._store.snapshot() as connection:
            return offers.left_by(connection, who, now, before)

    # Inside

    def _find(self, digest: bytes, now: int) -> Offer | None:
        with self._store.snapshot() as connection:
            return offers.find(connection, digest, now)

    def _get(self, digest: bytes, now: int) -> Offer:
        found = self._find(digest, now)
        if found is None:
            raise OfferUnknown(digest="0x" + digest.hex())
        return found

    def _open(self, digest: bytes, now: int) -> Offer:
        offer = self._get(digest, now)
        if offer.state != WAITING:
            raise OfferClosed(digest="0x" + digest.hex(), state=offer.state)
        return offer

    def _hands(self, organisation: int, now: int) -> list[Hand]:
        with self._readings() as snapshot:
            return hands_of(snapshot.state, organisation, now)

    def _check_signers(self, act: Act, now: int) -> None:
        """Every signature is by a live key of whom it stands for, who has not left too many."""
        with self._readings() as snapshot:
            for slot in slots(act):
                if slot.signed.signature:
                    _check_signer(snapshot, slot, now)
        for slot in slots(act):
            if slot.signed.signature:
                self._check_count(slot, now)

    def _check_count(self, slot: Slot, now: int) -> None:
        with self._store.snapshot() as connection:
            count = offers.count_left(connection, [(slot.by, slot.signer)], now)
        if count >= MOST_LEFT:
            raise TooManyOffers(organisation=slot.signer, count=count, limit=MOST_LEFT)

    def _signer(self, offer: Offer, signature: bytes, now: int) -> tuple[Slot, Signed]:
        """Which of the hands that lack a signature is."""
        lacking, key = offer.slots(signed=False), ""
        there = [(one.order, self._key(one)) for one in offer.slots(signed=True)]
        with self._readings() as snapshot:
            for slot in lacking:
                signed = recovered(slot, signature, self._ledger)
                key = signed.key
                again = (slot.order, key) in there  # two signatures are two keys'
                if not again and _is_hand(snapshot, slot, key, now):
                    return slot, signed
        expected = [{"by": slot.by, "number": slot.signer} for slot in lacking]
        raise OfferSignedByNoOther(key=key, expected=expected)

    def _key(self, slot: Slot) -> str:
        return recovered(slot, slot.signed.signature, self._ledger).key


def hands_of(state: State, organisation: int, now: int) -> list[Hand]:
    """What an organisation may sign as: itself, and an office with that power its Participant."""
    office = office_now(state, organisation)
    if office.powers & codes.POWER_VOICE and day_of(now) <= office.until:
        return [("organisation", organisation), ("participant", office.participant)]
    return [("organisation", organisation)]


def _is_hand(snapshot: AsOf, slot: Slot, key: str, now: int) -> bool:
    found = key_of(snapshot.state, key)
    if not found.organisation or not found.from_ <= max(now, snapshot.moment) < found.until:
        return False
    if is_cut(snapshot.state, found):
        return False
    return (slot.by, slot.signer) in hands_of(snapshot.state, found.organisation, now)


def _check_signer(snapshot: AsOf, slot: Slot, now: int) -> None:
    if not _is_hand(snapshot, slot, slot.signed.key, now):
        raise SignerUnknown(title=slot.title, key=slot.signed.key, by=slot.by, number=slot.signer)


def _check_half(act: Act) -> None:
    lacking = missing(act)
    if not lacking:
        raise OfferComplete(act=type(act).__name__)
    if len(lacking) == len(slots(act)):
        raise OfferUnsigned(act=type(act).__name__)


def _deadline(act: Act, now: int) -> int:
    """When the offer ends: no later than any ledger takes it."""
    check_deadline(act, now)
    deadline = deadline_of(act)
    assert deadline is not None  # of all that several sign
    signed_at = min(slot.order.signed_at for slot in slots(act))
    if deadline - signed_at > LIMIT_ORDER_DAYS * SECONDS_PER_DAY:
        raise OrdersDeadlineTooFar(signed_at, deadline, LIMIT_ORDER_DAYS)
    return deadline
