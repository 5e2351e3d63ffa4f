"""Lies, each told by an insider with a real key on the evening of the last day.

All but one are refused by a rule of the contracts. That one goes through, on hold: what is dug
above a ceiling may be true, and an office has to look. Then another office lets it go, in vain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from coincurve import PublicKey

from kp_ledger.base.messages import Signed
from kp_ledger.demo.actors import Actor, Cast, address_of_key
from kp_ledger.demo.attacks import Attacks
from kp_ledger.demo.book import Book, token
from kp_ledger.demo.draws import number, stream
from kp_ledger.demo.incidents import BARRED_BY_ITSELF, BARRED_ON
from kp_ledger.demo.paper import Paper
from kp_ledger.demo.schedule import OVER_CEILING
from kp_ledger.demo.stock import Stock
from kp_ledger.demo.trade_acts import NOTHING, Deeds
from kp_ledger.demo.trading import Trading
from kp_ledger.domain.parse import show_carats, show_certificate
from kp_ledger.generated import acts, codes
from kp_ledger.generated.events import ZoneOpened
from kp_ledger.generated.records import (
    Acceptance,
    Confirmation,
    Handover,
    Output,
    Transformation,
)
from kp_ledger.model import typed
from kp_ledger.model.approvals import NO_APPROVAL

CHAPTER: Final = "lie"
EVENING: Final = 19
OTHER_CHAIN: Final = 1


class Lies:
    def __init__(
        self,
        deeds: Deeds,
        cast: Cast,
        trading: Trading,
        stocks: dict[str, Stock],
        zone_of: dict[str, int],
        paper: Paper,
    ) -> None:
        self.deeds = deeds
        self.book: Book = deeds.book
        self.cast = cast
        self.trading = trading
        self.zone_of = zone_of
        self.stock = stocks["AE"]
        self.goods: list[bytes] = []
        self.seller = self.buyer = self.other = self.stranger = cast.troupes["AE"].houses[0]
        self._told = 0
        self._attacks = Attacks(deeds, cast, stocks["EU"], paper, self._say)

    def tell(self) -> None:
        """All of them."""
        self.book.go_on_at(EVENING)
        self._lay_out_goods()
        order = self._handed_over_twice()
        self._replayed(order)
        self._grown()
        self._stranger()
        self._confirmed_twice()
        self._expired()
        self._unlicensed()
        self._dated_back()
        self._new_name()
        self._not_issued()
        self._other_chain()
        self._attacks.tell()
        held = self._over_the_ceiling()
        self._released_by_others(held)

    def _say(self, text: str) -> None:
        self._told += 1
        self.book.tell(CHAPTER, f"{self._told:>2}. {text}")

    def _lay_out_goods(self) -> None:
        """Three parcels in the hands of the fullest house; the others are whom it deals with."""
        shelf = max(self.stock.shelves, key=lambda each: each.weight)
        whole = max(shelf.parcels, key=lambda p: (self.deeds.word(p).millicarats, p))
        self.stock.take(shelf, [whole])
        third = self.deeds.word(whole).millicarats // 3
        first, rest = self.deeds.split(shelf.house, whole, third)
        self.goods = [first, *self.deeds.split(shelf.house, rest, third)]
        self.seller = shelf.house
        others = [house for house in self.cast.troupes["AE"].houses if house != self.seller]
        self.buyer, self.other, self.stranger = others[:3]

    def _order(self, giver: Actor, receiver: Actor, parcels: Sequence[bytes]) -> Handover:
        return Handover(
            giver.organisation,
            receiver.organisation,
            codes.MOVES_BOTH,
            self.book.today,
            self.book.moment,
            self.book.deadline,
            NOTHING,
            self.deeds.refs(parcels),
        )

    def _hand_over(self, order: Handover, giver: Actor, receiver: Actor) -> acts.ParcelsHandOver:
        return acts.ParcelsHandOver(
            order, giver.as_sender, self.book.signed(order, receiver, giver)
        )

    # One by one

    def _handed_over_twice(self) -> Handover:
        """First in truth to one buyer, then to another."""
        parcel = self.goods[0]
        true = self._order(self.seller, self.buyer, [parcel])
        self.book.do(self.seller, self._hand_over(true, self.seller, self.buyer))
        again = self._order(self.seller, self.other, [parcel])
        self._say(f"{self.seller.name} hands a parcel over to {self.other.name} that it has just"
                  f" handed over to {self.buyer.name}.")  # fmt: skip
        self.book.lie(self.seller, self._hand_over(again, self.seller, self.other))
        return true

    def _replayed(self, order: Handover) -> None:
        """With both signatures, which are true."""
        self._say(f"{self.cast.relayer.name} sends the order of {self.seller.name} and"
                  f" {self.buyer.name} a second time.")  # fmt: skip
        by = [self.book.signed(order, who, self.cast.relayer) for who in (self.seller, self.buyer)]
        self.book.lie(self.cast.relayer, acts.ParcelsHandOver(order, *by))

    def _grown(self) -> None:
        holder, parcels = self.seller, self.goods[1:]
        weight = self.deeds.weight(parcels)
        extra = 5_000_000
        order = Transformation(
            codes.OPERATION_MIX,
            0,
            holder.organisation,
            holder.organisation,
            self.book.today,
            self.book.moment,
            self.book.deadline,
            0,
            self.book.document("a mix that grows", to=[holder]),
            self.deeds.refs(parcels),
            (Output(self.deeds.name(holder, "M"), weight + extra, codes.KIND_UNSORTED),),
        )
        self._say(f"{holder.name} mixes two parcels of {show_carats(weight)} ct into one that"
                  f" weighs {show_carats(extra)} ct more.")  # fmt: skip
        by = holder.as_sender
        act = acts.TransformationsTransform(order, by, by, NO_APPROVAL, by)
        self.book.lie(holder, act)

    def _stranger(self) -> None:
        order = self._order(self.stranger, self.other, self.goods[1:2])
        self._say(f"{self.stranger.name} hands over a parcel of {self.seller.name}, as if its own.")
        self.book.lie(self.stranger, self._hand_over(order, self.stranger, self.other))

    def _confirmed_twice(self) -> None:
        assert self.trading.last_confirmed is not None
        office, goods, certificate, packing = self.trading.last_confirmed
        state = self.book.state.certificates[certificate]
        form = Confirmation(
            certificate,
            goods.exporter.organisation,
            goods.importer.organisation,
            len(packing.parcels),
            state.a.millicarats,
            state.a.millicarats,
            self.book.today,
            self.book.document("a second arrival", to=[office]),
            False,
            NOTHING,
            packing.parcels,
        )
        acceptance = Acceptance(bytes(32), 0, 0, 0, 0)
        self._say(f"{office.name} confirms a second arrival under {show_certificate(certificate)}.")
        self.book.lie(office, acts.ShipmentsConfirm(form, acceptance, Signed(office.address)))

    def _expired(self) -> None:
        assert self.trading.left_behind is not None
        office, certificate, packing = self.trading.left_behind
        self._say(f"{office.name} lets a shipment leave under {show_certificate(certificate)},"
                  " which has expired.")  # fmt: skip
        seals = (token("seal", certificate),)
        act = acts.ShipmentsDepart(certificate, self.book.today, seals, packing)
        self.book.lie(office, act)

    def _unlicensed(self) -> None:
        holder, apprentice = self.seller, self.cast.apprentice
        order = self._order(holder, apprentice, self.goods[1:2])
        self._say(f"{holder.name} hands a parcel over to {apprentice.name}, who has no licence.")
        self.book.lie(holder, self._hand_over(order, holder, apprentice))

    def _barred_miner(self) -> Actor:
        code, index = BARRED_BY_ITSELF
        return self.cast.troupes[code].miners[index]

    def _dated_back(self) -> None:
        miner = self._barred_miner()
        day = self.book.first_day + BARRED_ON - 4
        self._say(f"{miner.name} registers stones of a barred zone, dated back to before the bar.")
        lots = self.deeds.lots(miner, [(1_500_000, codes.KIND_UNSORTED)])
        self.book.lie(miner, acts.ParcelsRegister(miner.licence, day, self.book.moment, lots))

    def _new_name(self) -> None:
        """The office opens another zone in the place of the barred one, and licenses it."""
        miner, office = self._barred_miner(), self.cast.troupes[BARRED_BY_ITSELF[0]].office
        boundary = self.book.document("the barred field, under a new name", to=[miner])
        replaced = self.zone_of[miner.name]
        events = self.book.do(office, acts.ZonesOpenZone(boundary, (replaced,)))
        zone = next(event.zone for event in events if isinstance(event, ZoneOpened))
        licence = number(stream(self.book.seed, "new name"), 32)
        today = self.book.today
        grant = acts.ZonesGrant(
            licence, miner.organisation, zone, codes.ROLE_MINER, today, today + 365,
            50_000_000, self.book.document("licence", f"zone {zone}", to=[miner]),
        )  # fmt: skip
        self.book.do(office, grant)
        self._say(f"{office.name} opens a new zone in the place of the barred one, {zone};"
                  f" {miner.name} registers there.")  # fmt: skip
        lots = self.deeds.lots(miner, [(1_500_000, codes.KIND_UNSORTED)])
        self.book.lie(miner, acts.ParcelsRegister(licence, today, self.book.moment, lots))

    def _not_issued(self) -> None:
        assert self.trading.left_behind is not None
        office, certificate, packing = self.trading.left_behind
        never = certificate + 50_000
        self._say(f"{office.name} lets a shipment leave under {show_certificate(never)},"
                  " a number that was never issued.")  # fmt: skip
        seals = (token("seal", never),)
        self.book.lie(office, acts.ShipmentsDepart(never, self.book.today, seals, packing))

    def _other_chain(self) -> None:
        """The giver's signature is true, on a ledger with another chain id."""
        holder, buyer = self.seller, self.buyer
        order = self._order(holder, buyer, self.goods[1:2])
        ledger = self.book.state.ledger
        signed = holder.sign(typed.digest(order, replace(ledger, chain_id=OTHER_CHAIN)))
        seen_here = recovered(signed.signature, typed.digest(order, ledger))
        self._say(f"{buyer.name} sends an order that {holder.name} signed for the chain with"
                  f" id {OTHER_CHAIN}.")  # fmt: skip
        giver = Signed(seen_here, signed.signature)
        self.book.lie(buyer, acts.ParcelsHandOver(order, giver, buyer.as_sender))

    def _over_the_ceiling(self) -> bytes:
        miner = self.cast.cooperative
        self.book.new_block()
        self._say(f"{miner.name} registers {show_carats(OVER_CEILING)} ct, more than its licence"
                  " allows in a month.")  # fmt: skip
        lots = [(OVER_CEILING, codes.KIND_UNSORTED)]
        return self.deeds.register(miner, lots, day=self.book.today, relayed=False)[0]

    def _released_by_others(self, parcel: bytes) -> None:
        office, own = self.cast.troupes["AE"].office, self.cast.troupes["CD"].office
        hold = typed.hold_id(parcel, self.deeds.word(parcel).revision)
        self._say(f"{office.name} releases what {own.name} has to look into.")
        seen = self.book.document("looked into from afar", parcel.hex(), to=[office])
        self.book.lie(office, acts.ParcelsReleaseHold(hold, seen))


def recovered(signature: bytes, digest: bytes) -> str:
    """The address that a signature recovers to over a digest."""
    raw = signature[:64] + bytes([signature[64] - 27])
    return address_of_key(PublicKey.from_signature_and_message(raw, digest, hasher=None))
