"""What goes on under another certificate than it left under: contracts/Issuance.sol, row 23."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.generated import codes
from kp_ledger.generated.acts import IssuanceIssueTechnical
from kp_ledger.generated.records import Packing, Resolution
from kp_ledger.generated.refusals import IssuanceRevisionsUsedUp, NotTheDoor
from kp_ledger.model import participants
from kp_ledger.model.certificates import NOTHING, check_no_hold
from kp_ledger.model.issuance import Draft, announced, by_kind, check_expiry, check_printed
from kp_ledger.model.requests import NO_REQUEST, check_destination
from kp_ledger.model.rules import Call, decides
from kp_ledger.model.state import Certificate, State
from kp_ledger.model.valuations import Cents


@decides(IssuanceIssueTechnical)
def issue_directly(state: State, act: IssuanceIssueTechnical, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def issue(
    state: State, call: Call, order: Resolution, office: int, parcels: tuple[bytes, ...]
) -> list[Event]:
    """The door for Detentions: what is still to come goes on under another certificate."""
    detained = state.certificates[order.certificate]
    draft = _draft(call, order, office, detained)
    check_printed(state, draft)
    participants.check_participant(state, call, draft.from_, call.today)
    check_destination(state, call, draft.from_, order.to, order.importer)
    check_expiry(state, call, draft)
    _check_under(state, parcels)
    packing = Packing(NOTHING, parcels, (order.certificate,) * len(parcels))
    asked = replace(NO_REQUEST, to=order.to, exporter=office, importer=order.importer)
    return announced(state, draft, packing, asked, _share(state, detained, parcels), order.to)


def _draft(call: Call, order: Resolution, office: int, detained: Certificate) -> Draft:
    return Draft(
        number=order.technical,
        replaces=order.certificate,
        office=office,
        from_=detained.a.to,
        issued=call.today,
        expires=order.expires,
        document=order.document,
        definition=detained.b.definition,
        nature=codes.PAPER_TECHNICAL,
    )


def _check_under(state: State, parcels: tuple[bytes, ...]) -> None:
    """Whoever could begin anew with the last revisions of a parcel could use them up."""
    for parcel in parcels:
        word, limit = state.parcel(parcel), codes.LIMIT_REVISIONS
        check_no_hold(parcel, word)
        if word.revision > limit:
            raise IssuanceRevisionsUsedUp(parcel, word.revision, limit)


def _share(state: State, detained: Certificate, parcels: tuple[bytes, ...]) -> Cents:
    """A carat of it is worth what one of the detained certificate is."""
    words = [state.parcel(parcel) for parcel in parcels]
    whole, value = detained.a.millicarats, detained.b.cents
    unsorted, industrial, gem = (
        value * weight // whole
        for weight in by_kind((word.kind, word.millicarats) for word in words)
    )
    return unsorted, industrial, gem
