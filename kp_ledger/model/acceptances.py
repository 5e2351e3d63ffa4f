"""An importer's word that it takes what arrives: contracts/libraries/Acceptances.sol."""

from __future__ import annotations

from dataclasses import dataclass

from kp_ledger.generated import codes
from kp_ledger.generated.acts import PaperRecordInbound, ShipmentsConfirm
from kp_ledger.generated.refusals import (
    AcceptancesOtherImporter,
    AcceptancesOtherShipment,
    AcceptancesOtherWeight,
)
from kp_ledger.model import participants
from kp_ledger.model.orders import check_deadline, signer
from kp_ledger.model.rules import Call
from kp_ledger.model.state import State


@dataclass(frozen=True, slots=True)
class Arriving:
    """What an acceptance has to be of, and where and when the importer is to hold it."""

    shipment: bytes
    importer: int
    millicarats: int  # as the certificate or paper states
    place: int
    day: int


def custodian_of(
    state: State,
    call: Call,
    act: ShipmentsConfirm | PaperRecordInbound,
    arriving: Arriving,
    office: int,
) -> int:
    """Who holds what arrives: its importer, if it signed so and may, and `office` if it did not."""
    if not act.signature.signature:
        return office
    accepted, day = act.acceptance, arriving.day
    check_deadline(call, accepted.signed_at, accepted.deadline, codes.LIMIT_ORDER_DAYS)
    key = signer(call, act.signature, accepted.importer)
    participants.check_actor(state, call, key, accepted.importer, accepted.signed_at, day)
    if accepted.shipment != arriving.shipment:
        raise AcceptancesOtherShipment(accepted.shipment, arriving.shipment)
    if accepted.millicarats != arriving.millicarats:
        raise AcceptancesOtherWeight(arriving.shipment, accepted.millicarats, arriving.millicarats)
    if accepted.importer != arriving.importer:
        raise AcceptancesOtherImporter(accepted.importer, arriving.importer)
    participants.check_holder(state, call, arriving.importer, arriving.place, day)
    return arriving.importer
