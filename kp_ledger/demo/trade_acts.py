"""The acts of trade as one writes them down: who, whom, what. Orders are signed here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from kp_ledger.base.messages import Act, Event
from kp_ledger.demo.actors import Actor
from kp_ledger.demo.book import Book, reference, shown, token
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Approval,
    Handover,
    Lot,
    Output,
    ParcelRef,
    Production,
    Transformation,
)
from kp_ledger.model import typed
from kp_ledger.model.approvals import NO_APPROVAL, act_digest

NOTHING: Final = bytes(32)
# A request cites at most so many of the certificates behind its goods.
MOST_CITED: Final = 8


class Deeds:
    """Does things in the book. `relayer` sends what others have signed."""

    def __init__(self, book: Book, relayer: Actor) -> None:
        self.book = book
        self.relayer = relayer
        self.second_keys: dict[int, Actor] = {}  # of offices that ask for two
        self._names: dict[str, int] = {}
        self._came_under: dict[bytes, frozenset[int]] = {}

    def word(self, parcel: bytes) -> Parcel:
        return self.book.state.parcel(parcel)

    def weight(self, parcels: Iterable[bytes]) -> int:
        return sum(self.word(parcel).millicarats for parcel in parcels)

    def loose(self, parcels: Iterable[bytes]) -> list[bytes]:
        """Goods: all but single stones, which are never split and never mixed."""
        return [one for one in parcels if not self.word(one).kind & codes.SINGLE_STONE]

    def refs(self, parcels: Iterable[bytes]) -> tuple[ParcelRef, ...]:
        return tuple(ParcelRef(parcel, self.word(parcel).revision) for parcel in sorted(parcels))

    def name(self, actor: Actor, what: str) -> bytes:
        """A lot reference that its registrar has not used: "L-0012"."""
        key = f"{actor.name}/{what}"
        self._names[key] = self._names.get(key, 0) + 1
        return reference(f"{what}-{self._names[key]:04}")

    def came_under(self, parcels: Iterable[bytes]) -> list[int]:
        """The certificates under which these goods came into the country.

        All that the parcels carry, and a few of those under which what they were made of came.
        """
        carried, before = set[int](), set[int]()
        for parcel in parcels:
            word = self.word(parcel)
            if word.certificate:
                carried.add(word.certificate)
            else:
                before |= self._came_under.get(parcel, set())
        return sorted(carried | set(sorted(before - carried)[:MOST_CITED]))

    def _inherit(self, parents: Iterable[bytes], children: Iterable[bytes]) -> None:
        if cited := frozenset(self.came_under(parents)[:MOST_CITED]):
            self._came_under |= dict.fromkeys(children, cited)

    def register(
        self, miner: Actor, weights: Sequence[tuple[int, int]], *, day: int, relayed: bool
    ) -> list[bytes]:
        """Production of (weight, kind) lots; the parcels' ids."""
        lots = self.lots(miner, weights)
        captured = self.book.moment - 7_200
        if relayed:
            order = Production(
                miner.licence, day, captured, self.book.moment, self.book.deadline, lots
            )
            signature = self.book.signed(order, miner, self.relayer)
            self.book.do(self.relayer, acts.ParcelsRegisterSigned(order, signature))
        else:
            self.book.do(miner, acts.ParcelsRegister(miner.licence, day, captured, lots))
        return [typed.parcel_id(miner.organisation, lot.reference) for lot in lots]

    def lots(self, miner: Actor, weights: Sequence[tuple[int, int]]) -> tuple[Lot, ...]:
        """Lots of (weight, kind), not registered yet."""
        return tuple(self._lot(miner, weight, kind) for weight, kind in weights)

    def _lot(self, miner: Actor, weight: int, kind: int) -> Lot:
        name = self.name(miner, "L")
        said = self.book.document("lot", miner.name, shown(name), to=[miner])
        return Lot(name, weight, kind, said)

    def hand_over(
        self,
        giver: Actor,
        receiver: Actor,
        parcels: Iterable[bytes],
        moves: int = codes.MOVES_BOTH,
        *,
        relayed: bool = False,
    ) -> None:
        """Both sign; the giver sends, or the relayer."""
        refs = self.refs(parcels)
        order = Handover(
            giver.organisation,
            receiver.organisation,
            moves,
            self.book.today,
            self.book.moment,
            self.book.deadline,
            self._terms(giver, receiver, refs) if moves & codes.MOVES_TITLE else NOTHING,
            refs,
        )
        sender = self.relayer if relayed else giver
        by_giver, by_receiver = (self.book.signed(order, who, sender) for who in (giver, receiver))
        self.book.do(sender, acts.ParcelsHandOver(order, by_giver, by_receiver))

    def _terms(self, giver: Actor, receiver: Actor, refs: Sequence[ParcelRef]) -> bytes:
        """The hash of the price's terms: what they are stays between the two."""
        return token("terms", giver.name, receiver.name, refs[0].parcel.hex(), refs[0].revision)

    def split(self, holder: Actor, parcel: bytes, first: int) -> tuple[bytes, bytes]:
        """Two parts of a parcel, the first of the weight given."""
        word = self.word(parcel)
        outputs = (
            Output(NOTHING, first, word.kind),
            Output(NOTHING, word.millicarats - first, word.kind),
        )
        self._transform(holder, codes.OPERATION_SPLIT, [parcel], outputs)
        first_part, second_part = typed.part_id(parcel, 0), typed.part_id(parcel, 1)
        self._inherit([parcel], [first_part, second_part])
        return first_part, second_part

    def mix(self, holder: Actor, parcels: Sequence[bytes], loss: int = 0) -> bytes:
        """One parcel of several."""
        kinds = {self.word(parcel).kind for parcel in parcels}
        kind = kinds.pop() if len(kinds) == 1 else codes.KIND_UNSORTED
        output = Output(self.name(holder, "M"), self.weight(parcels) - loss, kind)
        self._transform(holder, codes.OPERATION_MIX, parcels, (output,), loss)
        mixed = typed.parcel_id(holder.organisation, output.reference)
        self._inherit(parcels, [mixed])
        return mixed

    def resort(
        self, holder: Actor, parcels: Sequence[bytes], weights: Sequence[tuple[int, int]]
    ) -> list[bytes]:
        """Parcels of (weight, kind), with one blend."""
        outputs = tuple(Output(self.name(holder, "S"), weight, kind) for weight, kind in weights)
        self._transform(holder, codes.OPERATION_RESORT, parcels, outputs)
        made = [typed.parcel_id(holder.organisation, output.reference) for output in outputs]
        self._inherit(parcels, made)
        return made

    def lose(self, holder: Actor, parcel: bytes, loss: int) -> list[Event]:
        """Loss by work: the parcel keeps its id."""
        return self._transform(holder, codes.OPERATION_LOSS, [parcel], (), loss)

    def cut(self, cutter: Actor, rough: bytes, weight: int, office: Actor | None) -> bytes:
        """One polished parcel of a rough one; `office` says that so high a yield may be true."""
        output = Output(self.name(cutter, "P"), weight, codes.KIND_POLISHED)
        act = self.manufacture(cutter, rough, output)
        self.book.do(cutter, act if office is None else self.approved(act, office))
        return typed.parcel_id(cutter.organisation, output.reference)

    def manufacture(
        self, holder: Actor, rough: bytes, output: Output
    ) -> acts.TransformationsTransform:
        """The act, not done yet; what is not in the output is lost."""
        loss = self.word(rough).millicarats - output.millicarats
        how = (codes.OPERATION_MANUFACTURE, [rough], (output,), loss, holder.licence)
        return self._transforming(holder, *how)

    def sell_off(self, holder: Actor, polished: bytes) -> None:
        """To somebody who is not on the ledger."""
        self._transform(holder, codes.OPERATION_SALE, [polished], ())

    def _transform(
        self,
        holder: Actor,
        operation: int,
        inputs: Sequence[bytes],
        outputs: tuple[Output, ...],
        loss: int = 0,
    ) -> list[Event]:
        return self.book.do(holder, self._transforming(holder, operation, inputs, outputs, loss))

    def _transforming(
        self,
        holder: Actor,
        operation: int,
        inputs: Sequence[bytes],
        outputs: tuple[Output, ...],
        loss: int = 0,
        licence: int = 0,
    ) -> acts.TransformationsTransform:
        order = Transformation(
            operation,
            licence,
            holder.organisation,
            holder.organisation,
            self.book.today,
            self.book.moment,
            self.book.deadline,
            loss,
            self.book.document("work", holder.name, min(inputs).hex(), to=[holder]),
            self.refs(inputs),
            outputs,
        )
        signature = holder.as_sender
        return acts.TransformationsTransform(order, signature, signature, NO_APPROVAL, signature)

    def approved(self, act: Any, approving: Actor) -> Act:
        """The act with its Approval: of an office, a focal key, or a second key of who does it."""
        book, by = self.book, approving.organisation
        said = Approval(act_digest(act), by, book.moment, book.deadline)
        verifier = typed.verifier_in(said, act.contract)
        signature = approving.sign(typed.digest(said, book.state.ledger, verifier))
        made: Act = replace(act, approval=said, signature=signature)
        return made

    def with_second_key(self, act: Any, office: Actor) -> Act:
        """The act with a second key's Approval, if the office asks for two keys by now."""
        second = self.second_keys.get(office.organisation)
        made: Act = act if second is None else self.approved(act, second)
        return made
