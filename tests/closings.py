"""What closes each attack of the first table of tests/attacks.txt, and how it is taken out again.

A closing is refusals of the model that are switched off, a function of it that follows the old rule
once more, or a line of a contract that is left out. scripts/attacks_out.py takes them out one by
one, and shows that the test of the attack fails then. The model is imported with its switches
(tests/promises/switches.py) before this.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

from kp_ledger.base.messages import Event
from kp_ledger.chain import artifacts
from kp_ledger.chain.compiler import sources
from kp_ledger.domain.blends import WHOLE
from kp_ledger.generated import codes
from kp_ledger.generated.events import HoldSkipped
from kp_ledger.generated.refusals import ShipmentsSealBroken
from kp_ledger.model import acceptances, holds, origins, paper, typed
from kp_ledger.model.state import State
from scripts.mutation import building
from tests.promises import switches


@dataclass(frozen=True)
class Line:
    """A line of a source, which refuses something, and the contract that it ends up in."""

    contract: str
    file: str
    text: str
    refusal: str


@dataclass(frozen=True)
class Closing:
    """What is taken out, in words and in the model, and what the insider has then."""

    without: str
    refusals: tuple[str, ...] = ()
    old_rules: tuple[tuple[str, Callable[..., Any]], ...] = ()
    line: Line | None = None


def off(then: str, *refusals: str) -> Closing:
    return Closing(then, refusals)


def old(then: str, **rules: Callable[..., Any]) -> Closing:
    """By module of the model and function, with two underscores between them."""
    places = {f"kp_ledger.model.{name.replace('__', '.', 1)}": rule for name, rule in rules.items()}
    return Closing(then, old_rules=tuple(places.items()))


@contextmanager
def taken_out(closing: Closing) -> Iterator[None]:
    switches.OFF.update(closing.refusals)
    try:
        with ExitStack() as stack:
            for place, rule in closing.old_rules:
                stack.enter_context(patch(place, rule))
            if closing.line:
                stack.enter_context(_compiled_without(closing.line))
            yield
    finally:
        switches.OFF.clear()


@contextmanager
def _compiled_without(line: Line) -> Iterator[None]:
    """Everybody who loads the contract's artifact gets one that was compiled without the line."""
    texts = sources()
    assert texts[line.file].count(line.text) == 1, f"{line.file} has it not: {line.text}"
    bent = {**texts, line.file: texts[line.file].replace(line.text, "")}
    artifact = json.loads(building.compiled(line.contract, bent))
    shipped = artifacts.load_artifact

    def load_artifact(name: str) -> dict[str, Any]:
        return artifact if name == line.contract else shipped(name)

    with ExitStack() as stack:
        for module in list(sys.modules.values()):
            if getattr(module, "load_artifact", None) is shipped:
                stack.enter_context(patch.object(module, "load_artifact", load_artifact))
        yield


# The rules as they were


def _bars_of_printed_weights(state: State, sums: dict[int, int], total: int, home: int = 0) -> None:
    printed = {origin: parts // WHOLE * WHOLE for origin, parts in sums.items() if parts >= WHOLE}
    _bars(state, printed, total, home)


_bars = origins.check_sums


def _nothing_without_weight(state: State, participant: int) -> int:
    return 0


def _hold_of_a_revision(
    state: State, parcel: bytes, office: int, participant: int, act: Any
) -> Event:
    word = state.parcel(parcel)
    if word.revision == 1:  # what is as it was registered is held as before
        return _placed(state, parcel, office, participant, act)
    return HoldSkipped(parcel, office, word.status)


_placed = holds._placed


def _a_report_binds(form: Any, a: Any) -> None:
    if a.flags & codes.FLAG_SEAL_BROKEN:
        raise ShipmentsSealBroken(form.certificate)


def _as_spelt(letters: str, number: str) -> str:
    return number


def _begins_clear(state: State, call: Any, participant: int) -> tuple[int, int]:
    return codes.ZONE_CLEAR, 0


def _accepted_by_the_next_number(
    state: State, call: Any, act: Any, arriving: Any, office: int
) -> int:
    """What was signed before any paper was recorded names the first number of its issuer."""
    issuer = act.paper.issuer
    signed = typed.shipment_under(issuer << 32 | paper.FIRST_SERIAL)
    act = replace(act, acceptance=replace(act.acceptance, shipment=signed))
    arriving = replace(arriving, shipment=typed.shipment_under(paper.next_number(state, issuer)))
    return _custodian(state, call, act, arriving, office)


_custodian = acceptances.custodian_of


def _no_loss_is_too_much(*_: Any) -> tuple[int, bool]:
    return codes.HOLD_LOSS, False


def _ends_nothing(*_: Any) -> Iterable[Event]:
    return []


CLOSINGS = {
    "door_pointing_elsewhere_makes_weight": Closing(
        "a ledger is founded whose Parcels takes weight from an account of the deployer",
        line=Line(
            "Consensus",
            "contracts/consensus/Foundings.sol",
            "        if (found != signed) revert ConsensusOtherContracts(signed, found);\n",
            "ConsensusOtherContracts",
        ),
    ),
    "order_dated_back_after_standing_ended": off(
        "who has ended sells, splits and registers as of the day before",
        "ParticipantsNotInGoodStanding",
    ),
    "receiving_dated_back_after_licence_ended": off(
        "who has no licence any more takes over as of its last day", "ParticipantsMayNotHold"
    ),
    "suspended_participant_lets_out_by_dating_back": off(
        "a suspended Participant's shipment departs as of the day before",
        "ParticipantsNotAParticipant",
    ),
    "a_bar_washed_by_rounding_in_pieces": old(
        "bars are tested on printed weights, and a piece with 7/16 of a thousandth leaves",
        origins__check_sums=_bars_of_printed_weights,
    ),
    "country_named_without_weights": old(
        "the country that is named bears no bar, and its goods leave",
        origins__without_weight=_nothing_without_weight,
    ),
    "office_registers_in_time_unsigned": off(
        "an office registers in a miner's name on the day itself", "ZonesInTime"
    ),
    "office_takes_over_another_office": off(
        "a licence office revokes another office's key, and enrols one in its place",
        "ParticipantsNotAnOfficesOwn",
        "ParticipantsNotFocalKey",
    ),
    "address_in_a_proposal_is_enrolled": off(
        "whoever reads a proposal takes the joiner's key", "EnrolmentsNotByTheKey"
    ),
    "stolen_focal_key_opens_offices_to_stay": off(
        "the thief's office goes on after the reserve key has taken over",
        "ParticipantsOfficeClosed",
    ),
    "stolen_focal_key_names_its_own_reserve": off(
        "the thief's reserve key takes over", "EnrolmentsNotTheReserveKey"
    ),
    "enrolment_seen_on_its_way_is_used_first": off(
        "another office or company uses the enrolment that it saw", "EnrolmentsForAnother"
    ),
    "hold_outrun_by_a_change": old(
        "a hold is of a revision, and one handover outruns it", holds___placed=_hold_of_a_revision
    ),
    "shipment_frozen_by_an_unfounded_report": old(
        "a report binds, and the shipment is never confirmed",
        shipments___check_seals=_a_report_binds,
    ),
    "departure_to_a_participant_suspended_meanwhile": off(
        "a shipment departs to where nobody can take it in", "ParticipantsNotAParticipant"
    ),
    "stolen_keys_kept_alive_by_spares": off(
        "the thief revokes the key that is to come, and its spares live on",
        "EnrolmentsRescueKey",
        "ParticipantsKeyCut",
    ),
    "re_export_without_citing": off(
        "goods go on without the certificate that they came in under", "RequestsNotCited"
    ),
    "foreign_paper_under_five_spellings": old(
        "numbers are compared as they are spelt, and one paper brings goods in five times",
        typed__canonical_number=_as_spelt,
        paper__canonical_number=_as_spelt,
    ),
    "acceptance_of_another_paper": off(
        "an importer's word serves for a paper that it never saw",
        "AcceptancesOtherShipment",
        "AcceptancesOtherWeight",
    ),
    "acceptance_voided_by_recording_first": old(
        "an acceptance names the ledger's next number, and any other record takes that first",
        paper__custodian_of=_accepted_by_the_next_number,
    ),
    "uninvited_valuer": off(
        "whoever calls itself a valuer sets the value",
        "RequestsNotItsValuer",
        "RequestsNotAValuer",
    ),
    "limited_zone_left_by_opening_another": old(
        "a new zone begins clear beside a limited one", openings___inherited=_begins_clear
    ),
    "departure_overtaken_by_lapse": off(
        "a certificate is ended before its last day's departure is entered", "CancellationsNotExpired"
    ),
    "hold_of_another_office_released": off(
        "one office releases what another has stopped", "ParcelsNotYourHold"
    ),
    "tolerance_of_a_million_carats": off(
        "an importing office takes in any weight",
        "ParticipantsSettingOutOfBounds",
        "ShipmentsMeasuredOutside",
    ),
    "thousand_carats_mixed_into_one_millicarat": old(
        "a thousand carats become one millicarat, on one signature",
        transformations___of_loss=_no_loss_is_too_much,
    ),
    "void_leaves_its_hold": old(
        "what is void stays on hold, and nobody can release it",
        corrections__holds_ended=_ends_nothing,
    ),
    "serials_used_up_by_one_slip": off(
        "one range uses up the serials of a Participant", "EnrolmentsRangeTooFar"
    ),
    "post_dated_order_survives_a_withdrawal": off(
        "an order signed ahead is good after the withdrawal", "ParticipantsOrderWithdrawn"
    ),
    "one_focal_key_for_two_participants": off(
        "one key speaks for two countries", "ParticipantsFocalKeyTaken"
    ),
}  # fmt: skip
