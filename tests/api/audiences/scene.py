"""A chain with every kind of event that there is."""

from __future__ import annotations

import copy

from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import OpeningLot, ParcelRef, Weight
from kp_ledger.model.typed import parcel_id
from tests.actors import AE, AO, BW, actor
from tests.contracts import certifying as shipments
from tests.contracts import consenting as table
from tests.contracts import detaining
from tests.index.chains import Paper
from tests.index.queries import scenes
from tests.world import DOCUMENT, ZONES, reference


def complete() -> Paper:
    """The furnished chain, and what it lacks."""
    chain = copy.deepcopy(scenes.known("furnished"))
    chain.moment += 3_601  # orders signed within an hour after a withdrawal are refused
    chain.do(acts.EnrolmentsChangeEncryptionKey(b"\x0c" * 32), "bw_miner")
    refused, withdrawn, late, *stopped = _opened(chain, *(f"OLD-{i}" for i in range(1, 9)))
    skipped = acts.ParcelsPlaceHolds((refused.parcel,), codes.HOLD_OFFICE, DOCUMENT)
    chain.do(skipped, "ao_office")  # it lies in another country
    made = shipments.asked(chain, refused, reference=reference("X-1"))
    chain.do(acts.RequestsRefuse(made.request, DOCUMENT), "bw_office")
    made = shipments.asked(chain, withdrawn, reference=reference("X-2"))
    chain.do(acts.RequestsWithdraw(made.request), "bw_miner")
    certified = scenes.sealed(chain, shipments.number(20), late)
    _stop(chain, *stopped)
    _decide(chain)
    chain.moment += 70 * SECONDS_PER_DAY
    chain.do(acts.CancellationsLapse(certified.number, certified.packing), "bw_office")
    chain.do(acts.CancellationsSpoil(shipments.number(999)), "bw_office")
    chain.moment += 180 * SECONDS_PER_DAY
    gone = parcel_id(actor("bw_miner").organisation, reference("DUG-7"))
    chain.do(acts.CorrectionsWriteOff(gone, (), DOCUMENT, DOCUMENT), "bw_office")
    return chain


def _stop(chain: Paper, *refs: ParcelRef) -> None:
    """Shipments that did not arrive as they left, each in its way."""
    made = []
    for serial, ref in enumerate(refs, start=21):
        shipment = scenes.sealed(chain, shipments.number(serial), ref)
        shipments.depart(chain, shipment)
        made.append(shipment)
    back, corrected, forfeited, lost, sent_on = made
    undo = acts.ShipmentsUndoDeparture(back.number, DOCUMENT, back.packing)
    chain.do(undo, "bw_office")
    shipments.depart(chain, back)
    detaining.detain(chain, back)
    detaining.let_go(chain, back)
    detaining.turn_back(chain, back)
    detaining.take_back(chain, back)
    detaining.detain(chain, corrected)
    more = Weight(corrected.parcels[0], 1_500)
    detaining.resolve(chain, corrected, codes.OUTCOME_CORRECTED, weights=(more,))
    detaining.detain(chain, forfeited)
    detaining.resolve(chain, forfeited, codes.OUTCOME_FORFEIT)
    detaining.resolve(chain, lost, codes.OUTCOME_LOST)
    detaining.resolve(chain, lost, codes.OUTCOME_FOUND_BACK)
    detaining.detain(chain, sent_on)
    technical = detaining.supersede(chain, sent_on, shipments.number(900, AE))
    detaining.void_technical(chain, technical)


def _opened(chain: Paper, *texts: str) -> list[ParcelRef]:
    """Opening stock of the miner's; nothing more is dug in a zone that is closed."""
    origin = ZONES[BW, codes.NATURE_OPENING] << 8 | 1
    lots = tuple(OpeningLot(reference(text), 600, 1, origin, DOCUMENT) for text in texts)
    holder = actor("bw_miner").organisation
    stock = acts.CorrectionsRegisterOpening(holder, shipments.today(chain), lots)
    return [ParcelRef(event.parcel, 1) for event in chain.do(stock, "bw_office")]  # type: ignore[attr-defined]


def _decide(chain: Paper) -> None:
    release = table.proposing(codes.MATTER_RELEASE_ORIGIN, scenes.BW_ZONE << 8 | 1)
    table.decide(chain, release)
    proposal = table.propose(chain, table.suspension(chain, AO))
    table.wait(chain, proposal, 30)
    chain.do(acts.ConsensusLapse(proposal), "stranger")
