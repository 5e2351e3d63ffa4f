// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    BlendId,
    CertificateId,
    Day,
    DocumentId,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    Reference
} from "contracts/types/Types.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {Approval, ParcelRef, WriteDown} from "contracts/types/Orders.sol";
import {MissingCause, Moves, Nature, ParcelKind, ParcelStatus} from "contracts/types/CodeTypes.sol";

/// Weight found in stock when a Participant joined.
struct OpeningLot {
    Reference reference_;
    Millicarats millicarats;
    ParcelKind kind;
    OriginId origin; // of nature opening, or "not stated" of the registering Participant
    DocumentId document;
}

/// @title Opening stock, void, what is missing, and by law: what no holder hands over.
interface ICorrections {
    /// @notice What was found above the certified weight of a shipment is a parcel of its own, on hold.
    /// @param because The certificate it was found under.
    event SurplusRegistered(
        ParcelId indexed parcel,
        OrganisationId indexed holder,
        OrganisationId indexed office,
        Reference reference_,
        OriginId origin,
        Millicarats millicarats,
        ParcelKind kind,
        CertificateId because,
        Day day,
        DocumentId document
    );
    /// @notice Stock from before the ledger was registered under its holder's reference.
    /// @param millicarats In thousandths of a carat.
    /// @param day The day that the papers of the stock bear.
    event OpeningRegistered(
        ParcelId indexed parcel,
        OrganisationId indexed holder,
        OrganisationId indexed office,
        Reference reference_,
        BlendId blend,
        Millicarats millicarats,
        ParcelKind kind,
        Day day,
        DocumentId document
    );
    /// @notice A registration was voided while its parcel was untouched, or only on hold.
    /// @param revision The parcel's, after the act.
    /// @param reason The digest of the document that gives the reason.
    event Voided(
        ParcelId indexed parcel,
        OrganisationId indexed by,
        uint16 revision,
        DocumentId reason,
        DocumentId document
    );

    /// @notice A parcel is missing: who holds it, or an office where it lay, has reported it.
    /// @param revision The parcel's, after the act.
    /// @param cause 1 lost, 2 stolen.
    /// @param day The day of the block that records it, or the parcel's last if that is later.
    event WentMissing(
        ParcelId indexed parcel,
        OrganisationId indexed by,
        uint16 revision,
        MissingCause cause,
        Day day,
        DocumentId document
    );
    /// @notice A parcel that was missing is there again, with the holds it had.
    /// @param revision The parcel's, after the act.
    /// @param day The day of the block that records it, or the parcel's last if that is later.
    event Found(
        ParcelId indexed parcel,
        OrganisationId indexed by,
        uint16 revision,
        Day day,
        DocumentId document
    );
    /// @notice Weight of a parcel was written down; what is written down to nothing is void.
    /// @param revision The parcel's, after the act.
    /// @param from What it weighed, in thousandths of a carat.
    /// @param to What is left of it.
    /// @param office The office that answers for it.
    /// @param reason The digest of the document that gives the reason; or that word itself, left-aligned, of what is lab-grown.
    event WrittenDown(
        ParcelId indexed parcel,
        OrganisationId indexed by,
        uint16 revision,
        Millicarats from,
        Millicarats to,
        OrganisationId office,
        DocumentId reason,
        DocumentId document
    );

    /// @notice An office moved custody, title or both by law, with two of its keys.
    /// @param custodian Who held it before.
    /// @param owner Whose it was before.
    /// @param second The key that approved; another has sent.
    /// @param revision The parcel's, after the act.
    /// @param moves 1 custody, 2 title, 3 both.
    /// @param day The day of the block that records it, or the parcel's last if that is later.
    /// @param document The order of a court or authority.
    event MovedByLaw(
        ParcelId indexed parcel,
        OrganisationId indexed office,
        OrganisationId indexed to,
        OrganisationId custodian,
        OrganisationId owner,
        address second,
        uint16 revision,
        Moves moves,
        Day day,
        DocumentId document
    );

    /// @notice No opening stock of organisation `holder` is registered: the list of lots is empty.
    error CorrectionsNoLots(OrganisationId holder);
    /// @notice A registration of `lots` lots exceeds the limit of `limit`.
    error CorrectionsTooManyLots(uint256 lots, uint256 limit);
    /// @notice Day `day` has not begun anywhere yet: the latest that has is day `latest`.
    error CorrectionsDayInFuture(Day day, Day latest);
    /// @notice There is no origin `origin`.
    error CorrectionsUnknownOrigin(OriginId origin);
    /// @notice Origin `origin` is of nature `nature` and of Participant `participant`; opening stock is of nature opening (3), or not stated (4) of one's own Participant.
    error CorrectionsNotOpening(OriginId origin, Nature nature, Participant participant);
    /// @notice Parcel `parcel` has status `status`; only one that is held (1) can be voided, written down, or be reported missing.
    error CorrectionsNotHeld(ParcelId parcel, ParcelStatus status);
    /// @notice Parcel `parcel` is at revision `revision`: it is no longer as it was registered, or that revision is not that of a hold in force.
    error CorrectionsTouched(ParcelId parcel, uint16 revision);
    /// @notice Parcel `parcel` came in under certificate `certificate`: no registration of this ledger's own.
    error CorrectionsUnderCertificate(ParcelId parcel, CertificateId certificate);
    /// @notice Moves `moves` is unknown: by law move custody (1), title (2) or both (3).
    error CorrectionsUnknownMoves(Moves moves);
    /// @notice Office `office` names no document that orders the move.
    error CorrectionsNotOrdered(OrganisationId office);
    /// @notice Nothing is moved by office `office`: the list of parcels is empty.
    error CorrectionsNothingMoved(OrganisationId office);
    /// @notice A move by law of `parcels` parcels exceeds the limit of `limit`.
    error CorrectionsTooManyMoved(uint256 parcels, uint256 limit);
    /// @notice The parcels are not listed in ascending order, each once: `parcel` is out of place.
    error CorrectionsNotAscending(ParcelId parcel);
    /// @notice Parcel `parcel` has status `status`; by law moves what is held (1) or missing (4).
    error CorrectionsOutOfReach(ParcelId parcel, ParcelStatus status);
    /// @notice Parcel `parcel` is at revision `revision`; revision `named` was named.
    error CorrectionsChanged(ParcelId parcel, uint16 revision, uint16 named);
    /// @notice Cause `cause` is unknown: a missing parcel is lost (1) or stolen (2).
    error CorrectionsUnknownCause(MissingCause cause);
    /// @notice Parcel `parcel` is missing with the shipment under certificate `certificate`: it is found as that shipment is, by its offices.
    error CorrectionsOfALostShipment(ParcelId parcel, CertificateId certificate);
    /// @notice Parcel `parcel` has status `status`; it is not missing (4).
    error CorrectionsNotMissing(ParcelId parcel, ParcelStatus status);
    /// @notice Parcel `parcel` is at revision `revision`, beyond `limit`: only an office reports it missing or found.
    error CorrectionsRevisionsUsedUp(ParcelId parcel, uint16 revision, uint256 limit);
    /// @notice Parcel `parcel`, missing since day `since`, is written off after `limitDays` days.
    error CorrectionsNotYetWrittenOff(ParcelId parcel, Day since, uint64 limitDays);
    /// @notice Parcel `parcel` has `holds` holds, and `named` are named: what ends it ends them all, and what does not ends none.
    error CorrectionsHoldsNamed(ParcelId parcel, uint8 holds, uint256 named);
    /// @notice No hold of parcel `parcel` that was placed at revision `revision` is in force, or it is not listed in ascending order.
    error CorrectionsNoSuchHold(ParcelId parcel, uint16 revision);
    /// @notice Parcel `parcel` is in the hands of organisation `custodian` and of organisation `owner`; the order is signed for others.
    error CorrectionsOtherHands(ParcelId parcel, OrganisationId custodian, OrganisationId owner);
    /// @notice Parcel `parcel` weighs `millicarats` thousandths of a carat and is written down to less, not to `to`.
    error CorrectionsNotLess(ParcelId parcel, Millicarats millicarats, Millicarats to);
    /// @notice The document upon which parcel `parcel` is written down is missing.
    error CorrectionsNoDocument(ParcelId parcel);
    /// @notice The reason for voiding, writing down or writing off parcel `parcel` is missing.
    error CorrectionsNoReason(ParcelId parcel);
    /// @notice Parcel `parcel` was registered by organisation `registrar`, not by `organisation`: its office needs a document to void it.
    error CorrectionsNotRegistrar(
        ParcelId parcel, OrganisationId registrar, OrganisationId organisation
    );
    /// @notice Parcel `parcel`, registered for day `day`, could be voided by its registrar for `limitDays` days; now its office can, with a document.
    error CorrectionsTooLate(ParcelId parcel, Day day, uint64 limitDays);
    /// @notice Parcel `parcel` was put on hold since it was registered (`holds` holds): only its licence office voids it, with a document.
    error CorrectionsOnHold(ParcelId parcel, uint8 holds);
    /// @notice Parcel `parcel` lies in Participant `place`, not in `participant`.
    error CorrectionsElsewhere(ParcelId parcel, Participant place, Participant participant);

    /// @notice Registers opening stock of a holder, by a licence office, until the closing day and up to the total published before.
    function registerOpening(OrganisationId holder, Day day, OpeningLot[] calldata lots) external;

    /// @notice Voids a registration while its parcel is untouched: by the registrar for 30 days after its day, later, or once an office has put it on hold, by a licence office with a document. Its holds end.
    /// @dev Warning: the reference is used up, and the month's weight is not given back to the licence.
    function voidRegistration(ParcelId parcel, DocumentId reason, DocumentId document) external;

    /// @notice Reports a held parcel missing: by its custodian, or by an office where it lies.
    /// @dev Warning: takes no weight out, and leaves every hold in force.
    function reportMissing(ParcelId parcel, MissingCause cause, DocumentId document) external;

    /// @notice Reports a missing parcel found: by its custodian, or by an office where it lay.
    function reportFound(ParcelId parcel, DocumentId document) external;

    /// @notice Writes weight of a held parcel down that is none, by its custodian, its owner and the licence office of its place: to what is left, or the whole of it, which is void then. A stone that was grown in a laboratory, for one.
    /// @param held Where the whole of it is: the revisions at which its holds in force were placed, ascending.
    /// @dev Warning: nothing brings the weight back; what is found to weigh more is no parcel's of its own.
    function writeDown(
        WriteDown calldata order,
        bytes calldata custodian,
        bytes calldata owner,
        uint16[] calldata held,
        Approval calldata approval,
        bytes calldata signature
    ) external;

    /// @notice Writes off a missing parcel, by a licence office where it lay, 180 days after it was reported. Its holds end.
    /// @param held The revisions at which its holds were placed, ascending.
    function writeOff(
        ParcelId parcel, uint16[] calldata held, DocumentId reason, DocumentId document
    ) external;

    /// @notice Moves custody, title or both of parcels that are held or missing, by a licence office where they lie, to an organisation that may hold there: with a document, and a second key of the office.
    /// @dev Warning: passes holds, which stay; asks neither who holds nor who owns.
    /// @param approval By another key of the same office.
    function moveByLaw(
        ParcelRef[] calldata parcels,
        OrganisationId to,
        Moves moves,
        DocumentId document,
        Approval calldata approval,
        bytes calldata signature
    ) external;

    // Door, for Detentions

    /// @notice Registers what was found above the certified weight of a shipment, in the hands of the office that found it.
    /// @dev Whatever it is asked: unsorted, of an origin that is not stated, and on hold.
    function registerSurplus(
        CertificateId certificate,
        uint8 step,
        OrganisationId office,
        Millicarats millicarats,
        Day day,
        DocumentId document
    ) external;
}
