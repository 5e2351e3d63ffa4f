"""Paper of a Participant outside, and how its parcels are recorded, as the tests of it need them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.base.messages import Event
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import InboundLot, InboundPaper, OriginWeight
from kp_ledger.model import typed
from tests.actors import AO, ZW, actor, sign
from tests.contracts.certifying import (
    IMPORTER,
    NO_ACCEPTANCE,
    NO_SIGNATURE,
    acceptance,
)
from tests.world import DOCUMENT, TODAY, ZONES, Door, reference

ZW_EXPORTER = actor("zw_exporter").organisation
DECLARED, NOT_STATED = (ZONES[ZW, nature] << 8 | 1 for nature in (2, 4))
FROM_AO = ZONES[AO, codes.NATURE_DECLARED] << 8 | 1
FIRST = ZW << 32 | 1 << 31


def paper(**changes: Any) -> InboundPaper:
    printed = InboundPaper(
        issuer=ZW,
        number="ZW 000123/A",
        exporter=ZW_EXPORTER,
        importer=IMPORTER,
        issued=TODAY - 5,
        expires=TODAY + 25,
        arrived=TODAY,
        millicarats=(1_000, 0, 0),
        cents=(5_000, 0, 0),
        document=DOCUMENT,
        collides_with=0,
    )
    return replace(printed, **changes)


def declared(
    text: str = "IN-1",
    weight: int = 1_000,
    kind: int = codes.KIND_UNSORTED,
    *entries: tuple[int, int],
) -> InboundLot:
    origins = tuple(OriginWeight(*entry) for entry in entries or [(DECLARED, weight)])
    return InboundLot(reference(text), weight, kind, origins)


def record(
    door: Door, printed: InboundPaper, *lots: InboundLot, by: str = "ae_office"
) -> list[Event]:
    """By the office alone: nobody has accepted."""
    listed = lots or (declared(),)
    return door.do(acts.PaperRecordInbound(printed, listed, NO_ACCEPTANCE, NO_SIGNATURE), by)


def accept(
    door: Door,
    signer: str = "ae_trader",
    printed: InboundPaper | None = None,
    lot: InboundLot | None = None,
    **changes: Any,
) -> list[Event]:
    printed, lot = printed or paper(), lot or declared()
    order = acceptance(door, typed.shipment_id(ZW, printed.number), lot.millicarats, **changes)
    signature = sign(order, signer, door.ledger, "Paper")
    return door.do(acts.PaperRecordInbound(printed, (lot,), order, signature), "ae_office")
