"""A shipment on its way: asked for, valued, certified, departed, as the tests of each step need it.

The exporter is bw_miner, who owns what it dug; the importer ae_trader; the exporting office
bw_office, the importing one ae_office.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, is_dataclass, replace
from typing import Any

from kp_ledger.base.messages import NO_KEY, Event, Refusal, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import (
    Acceptance,
    Application,
    Confirmation,
    Issue,
    Packing,
    ParcelRef,
    Valuation,
)
from kp_ledger.model import typed
from kp_ledger.model.approvals import NOT_APPROVED
from tests.actors import AE, BW, actor, sign, unsigned
from tests.world import DOCUMENT, Door, go_to, reference, register

EXPORTER, IMPORTER, ZW_IMPORTER = (
    actor(name).organisation for name in ("bw_miner", "ae_trader", "zw_importer")
)
OFFICE, EXPORT, DESTINATION, VALUER = (
    actor(name).organisation for name in ("bw_office", "bw_export", "ae_office", "bw_valuer")
)
NOTHING = bytes(32)
NO_SIGNATURE = Signed(NO_KEY)
SEALS = (b"\x5e" * 32,)
REASON = b"\x4e" * 32
NO_ACCEPTANCE = Acceptance(NOTHING, 0, 0, 0, 0)


def number(serial: int, participant: int = BW) -> int:
    return participant << 32 | serial


def today(door: Door) -> int:
    return door.moment // SECONDS_PER_DAY


def plain(told: Any) -> Any:
    """What a contract tells, as tuples whichever door it came through."""
    if is_dataclass(told) and not isinstance(told, type):
        return astuple(told)
    return tuple(map(plain, told)) if isinstance(told, (list, tuple)) else told


# Asking and valuing


@dataclass(frozen=True)
class Asked:
    """A request that stands, and what has to be given again at issue."""

    request: bytes
    refs: tuple[ParcelRef, ...]
    cited: tuple[int, ...] = ()


def application(door: Door, *refs: ParcelRef, **changes: Any) -> Application:
    order = Application(
        exporter=EXPORTER,
        owner=EXPORTER,
        importer=IMPORTER,
        to=AE,
        reference=reference("REQUEST-1"),
        valuers=(changes.get("exporter", EXPORTER), OFFICE, VALUER),
        signed_at=door.moment,
        deadline=door.moment + SECONDS_PER_DAY,
        document=DOCUMENT,
        cited=(),
        parcels=tuple(sorted(refs, key=lambda ref: ref.parcel)),
    )
    return replace(order, **changes)


def ask_for(door: Door, order: Application, by: str = "bw_miner") -> list[Event]:
    """The exporter sends it, who owns the parcels."""
    return door.do(acts.RequestsRequest(order, unsigned(by), unsigned(by)), by)


def asked(door: Door, *refs: ParcelRef, by: str = "bw_miner", **changes: Any) -> Asked:
    order = application(door, *refs, **changes)
    ask_for(door, order, by)
    request = typed.request_id(order.exporter, order.reference)
    return Asked(request, order.parcels, order.cited)


def valuation(door: Door, request: bytes, by: str, capacity: int, **changes: Any) -> Valuation:
    order = Valuation(
        request=request,
        valuer=actor(by).organisation,
        capacity=capacity,
        unsorted=10_000,
        industrial=0,
        gem=0,
        day=today(door),
        signed_at=door.moment,
        deadline=door.moment + SECONDS_PER_DAY,
    )
    return replace(order, **changes)


def value(door: Door, request: bytes, by: str, capacity: int, **changes: Any) -> list[Event]:
    order = valuation(door, request, by, capacity, **changes)
    return door.do(acts.RequestsValue(order, unsigned(by)), by)


def valued(door: Door, *refs: ParcelRef, by: str = "bw_miner", **changes: Any) -> Asked:
    """Asked for, and valued by the exporter and by the government."""
    made = asked(door, *refs, by=by, **changes)
    value(door, made.request, by, codes.CAPACITY_EXPORTER)
    value(door, made.request, "bw_office", codes.CAPACITY_GOVERNMENT, unsorted=12_000)
    return made


# Certifying


def form(door: Door, made: Asked, **changes: Any) -> Issue:
    issue = Issue(
        request=made.request,
        certificate=number(1),
        expires=today(door) + 30,
        document=DOCUMENT,
        cited=made.cited,
        parcels=made.refs,
    )
    return replace(issue, **changes)


def issue(door: Door, made: Asked, by: str = "bw_office", **changes: Any) -> list[Event]:
    return door.do(acts.IssuanceIssue(form(door, made, **changes), *NOT_APPROVED), by)


def packing(made: Asked, *arrived_under: int) -> Packing:
    parcels = tuple(ref.parcel for ref in made.refs)
    return Packing(made.request, parcels, arrived_under or (0,) * len(parcels))


SEALED = 2  # the revision of what was registered and sealed since


@dataclass(frozen=True)
class Certified:
    number: int
    packing: Packing

    @property
    def parcels(self) -> tuple[bytes, ...]:
        return self.packing.parcels


def certified(door: Door, *weights: int, **changes: Any) -> Certified:
    """Parcels of these weights (1,000 and 2,000 when none are given), sealed for ae_trader."""
    expires = {"expires": changes.pop("expires")} if "expires" in changes else {}
    refs = [register(door, f"S-{i}", weight) for i, weight in enumerate(weights or (1_000, 2_000))]
    made = valued(door, *refs, **changes)
    issue(door, made, **expires)
    return Certified(number(1), packing(made))


def depart(door: Door, shipment: Certified, by: str = "bw_office", **changes: Any) -> list[Event]:
    act = acts.ShipmentsDepart(shipment.number, today(door), SEALS, shipment.packing)
    return door.do(replace(act, **changes), by)


def departed(door: Door, *weights: int, **changes: Any) -> Certified:
    shipment = certified(door, *weights, **changes)
    depart(door, shipment)
    return shipment


def confirmation(door: Door, shipment: Certified, **changes: Any) -> Confirmation:
    words = [door.state().parcel(parcel) for parcel in shipment.parcels]
    weight = sum(word.millicarats for word in words)
    read = Confirmation(
        certificate=shipment.number,
        exporter=EXPORTER,
        importer=IMPORTER,
        parcels=len(shipment.parcels),
        millicarats=weight,
        measured=weight,
        day=today(door),
        document=DOCUMENT,
        seals_intact=False,
        seals_document=NOTHING,
        confirmed=shipment.parcels,
    )
    return replace(read, **changes)


def confirm(door: Door, shipment: Certified, by: str = "ae_office", **changes: Any) -> list[Event]:
    """By the office alone: nobody has accepted."""
    read = confirmation(door, shipment, **changes)
    return door.do(acts.ShipmentsConfirm(read, NO_ACCEPTANCE, NO_SIGNATURE), by)


def acceptance(door: Door, under: bytes, weight: int, **changes: Any) -> Acceptance:
    order = Acceptance(under, IMPORTER, weight, door.moment, door.moment + SECONDS_PER_DAY)
    return replace(order, **changes)


def accept(
    door: Door,
    arrived: Certified,
    signer: str = "ae_trader",
    found: bytes = NOTHING,
    **changes: Any,
) -> list[Event]:
    """Confirmed with the importer's acceptance; the seals whole, if a document says so."""
    read = confirmation(door, arrived, seals_intact=found != NOTHING, seals_document=found)
    order = acceptance(door, typed.shipment_under(arrived.number), read.millicarats, **changes)
    signature = sign(order, signer, door.ledger)
    return door.do(acts.ShipmentsConfirm(read, order, signature), "ae_office")


def see(
    door: Door, shipment: Certified, by: str = "ao_office", day: int = 0, intact: bool = True
) -> list[Event]:
    act = acts.ShipmentsSeenInTransit(shipment.number, day or today(door), intact, DOCUMENT)
    return door.do(act, by)


# What changes the world around a shipment


def set_setting(door: Door, setting: int, value_: int, by: str = "ae_office") -> None:
    door.do(acts.ParticipantsSetSetting(setting, value_, today(door)), by)


def set_tolerance(
    door: Door, millicarats: int = 0, ppm: int = 0, office: int = DESTINATION, by: str = "ae_office"
) -> None:
    door.do(acts.ShipmentsSetTolerance(office, millicarats, ppm), by)


def suspend(door: Door, organisation: int, by: str = "bw_office") -> None:
    act = acts.ParticipantsSetStanding(
        organisation, codes.STANDING_SUSPENDED, today(door), DOCUMENT
    )
    door.do(act, by)


def without_licence(door: Door, by: str, office: str) -> Refusal:
    """A holder's licence ended yesterday: what refuses it from then on."""
    who = actor(by)
    door.do(acts.ZonesEnd(who.licence, today(door), DOCUMENT), office)
    go_to(door, today(door) + 1)
    standing = door.state().standings[who.organisation][-1]
    return rule.ParticipantsMayNotHold(
        who.organisation, standing.roles, standing.until, today(door)
    )


def hold(door: Door, parcel: bytes, by: str = "bw_office") -> bytes:
    """The hold that an office places on a parcel as it is now."""
    revision = door.state().parcel(parcel).revision
    door.do(acts.ParcelsPlaceHolds((parcel,), codes.HOLD_OFFICE, DOCUMENT), by)
    return typed.hold_id(parcel, revision + 1)


def release(door: Door, placed: bytes, by: str = "bw_office") -> None:
    door.do(acts.ParcelsReleaseHold(placed, DOCUMENT), by)
