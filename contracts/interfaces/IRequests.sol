// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CertificateId,
    Day,
    DocumentId,
    OrganisationId,
    ParcelId,
    Participant,
    Reference,
    RequestId,
    today
} from "contracts/types/Types.sol";
import {Application, Valuation} from "contracts/types/Orders.sol";
import {Cents} from "contracts/types/Measures.sol";
import {Capacity, ParcelKind, ParcelStatus, RequestStatus} from "contracts/types/CodeTypes.sol";

/// A request to certify a shipment; `digest` is over its parcels with revisions and what it cites.
struct Request {
    RequestStatus status;
    OrganisationId exporter;
    OrganisationId owner;
    OrganisationId importer;
    Participant to;
    uint16 parcels;
    uint8 kinds; // bit 0 unsorted, 1 industrial, 2 gem
    OrganisationId exportersValuer; // by whom a value is given in each capacity, or nobody
    OrganisationId governmentsValuer;
    OrganisationId independentValuer;
    bytes32 digest; // keccak256(abi.encode(cited, parcels))
}

struct GivenValuation {
    OrganisationId valuer;
    Cents unsorted; // US cents
    Cents industrial;
    Cents gem;
    Day day;
}

/// @title Before a certificate: the exporter's request and its valuations (rules.md, b, rows 1 to 4).
interface IRequests {
    /// @notice An exporter, with the owner, asked for a certificate over parcels as they are.
    /// @param to The Participant that the goods are to go to.
    /// @param valuers The exporter's, the government's and an independent one; 0: none.
    /// @param revisions Of the parcels, in their order.
    /// @param cited The inbound certificates under which the goods came in.
    event CertificateRequested(
        RequestId indexed request,
        OrganisationId indexed exporter,
        Participant indexed to,
        OrganisationId owner,
        OrganisationId importer,
        Reference reference_,
        OrganisationId[3] valuers,
        ParcelId[] parcels,
        uint16[] revisions,
        CertificateId[] cited,
        DocumentId document
    );
    /// @notice A value was given in one capacity.
    /// @param capacity 1 exporter, 2 government, 3 independent.
    /// @param cents By kind: unsorted, industrial, gem, in US cents.
    event Valued(
        RequestId indexed request,
        OrganisationId indexed valuer,
        Capacity capacity,
        Cents[3] cents,
        Day day
    );
    /// @notice An export office refused a request, with a document.
    event RequestRefused(RequestId indexed request, OrganisationId indexed office, DocumentId document);
    /// @notice The exporter or the owner withdrew a request.
    event RequestWithdrawn(RequestId indexed request);

    /// @notice The application names no exporter.
    error RequestsNoExporter();
    /// @notice The application names no importer.
    error RequestsNoImporter();
    /// @notice The application names no parcels.
    error RequestsNoParcels();
    /// @notice The application names `count` parcels; a certificate covers at most `limit`.
    error RequestsTooManyParcels(uint256 limit, uint256 count);
    /// @notice The application cites `count` inbound certificates; at most `limit` may be cited.
    error RequestsTooManyCited(uint256 limit, uint256 count);
    /// @notice Of the two valuers that are needed at least, the application names `count`.
    error RequestsTooFewValuers(uint256 count);
    /// @notice The application names organisation `valuer` as valuer in two capacities.
    error RequestsValuerTwice(OrganisationId valuer);
    /// @notice Organisation `valuer` is exporter, owner or importer: no independent valuer of this shipment.
    error RequestsValuerNotIndependent(OrganisationId valuer);
    /// @notice Cited certificate `certificate` stands after one of the same or a higher number: the list ascends.
    error RequestsCitedNotAscending(CertificateId certificate);
    /// @notice Request `request_` was made before: an exporter uses a reference once.
    error RequestsUsed(RequestId request_);
    /// @notice Participant `participant` is where the parcels lie: no certificate is needed within it.
    error RequestsWithinParticipant(Participant participant);
    /// @notice Importer `importer` is of Participant `participant`, not of the destination `to`.
    error RequestsImporterElsewhere(OrganisationId importer, Participant participant, Participant to);
    /// @notice Parcel `parcel` stands after one of the same or a higher id: the list ascends.
    error RequestsNotAscending(ParcelId parcel);
    /// @notice Parcel `parcel` is in status `status`: only one that is held can be certified.
    error RequestsNotHeld(ParcelId parcel, ParcelStatus status);
    /// @notice Parcel `parcel` lies in Participant `place`, not in the exporter's Participant `participant`.
    error RequestsParcelElsewhere(ParcelId parcel, Participant place, Participant participant);
    /// @notice Parcel `parcel` is held by organisation `custodian`, not by the exporter `exporter`.
    error RequestsNotCustodian(ParcelId parcel, OrganisationId custodian, OrganisationId exporter);
    /// @notice Parcel `parcel` belongs to organisation `titleholder`, not to `owner`.
    error RequestsNotOwner(ParcelId parcel, OrganisationId titleholder, OrganisationId owner);
    /// @notice Parcel `parcel` has `holds` holds in force.
    error RequestsOnHold(ParcelId parcel, uint8 holds);
    /// @notice Parcel `parcel` is polished: it needs no certificate.
    error RequestsPolished(ParcelId parcel);
    /// @notice Parcel `parcel` came in under certificate `certificate`, which the application does not cite.
    error RequestsNotCited(ParcelId parcel, CertificateId certificate);
    /// @notice Parcel `parcel` is on revision `revision`, not on `signed` as the application says.
    error RequestsRevisionChanged(ParcelId parcel, uint16 revision, uint16 signed);
    /// @notice Parcel `parcel` is at revision `revision`, beyond `limit`: nobody applies for it any more; split, mix or re-sort it.
    error RequestsRevisionsUsedUp(ParcelId parcel, uint16 revision, uint256 limit);
    /// @notice Request `request_` is in status `status`, not open.
    error RequestsNotOpen(RequestId request_, RequestStatus status);
    /// @notice Day `day` has not begun anywhere yet: the latest that has is day `latest`.
    error RequestsDayInFuture(Day day, Day latest);
    /// @notice The valuation is of day `day`, more than `limitDays` days before today, `today`.
    error RequestsValuationTooOld(Day day, Day today, uint256 limitDays);
    /// @notice `capacity` is no capacity: 1 exporter, 2 government, 3 independent.
    error RequestsNoSuchCapacity(Capacity capacity);
    /// @notice Request `request_` has a valuation in capacity `capacity` already, by organisation `valuer`.
    error RequestsCapacityGiven(RequestId request_, Capacity capacity, OrganisationId valuer);
    /// @notice Request `request_` names organisation `named` (0: nobody) as valuer in capacity `capacity`, not `valuer`.
    error RequestsNotItsValuer(RequestId request_, Capacity capacity, OrganisationId named, OrganisationId valuer);
    /// @notice Organisation `valuer` is no open export office of Participant `participant`.
    error RequestsNotTheGovernment(OrganisationId valuer, Participant participant);
    /// @notice Organisation `valuer` is no licensed valuer of Participant `participant`.
    error RequestsNotAValuer(OrganisationId valuer, Participant participant);
    /// @notice The shipment has parcels of kind `kind`, and the valuation no value for them.
    error RequestsNoValue(ParcelKind kind);
    /// @notice The shipment has no parcels of kind `kind`, yet the valuation gives `cents` cents for them.
    error RequestsValueOfAbsentKind(ParcelKind kind, Cents cents);
    /// @notice The valuation comes to `cents` cents; a certificate holds at most `limit`.
    error RequestsValueTooHigh(uint256 cents, uint256 limit);
    /// @notice Request `request_` is of Participant `exporting`, not of the office's Participant `participant`.
    error RequestsOfOtherParticipant(RequestId request_, Participant exporting, Participant participant);
    /// @notice Request `request_` is refused with a document that gives the reason, and there is none.
    error RequestsNoReason(RequestId request_);
    /// @notice Organisation `organisation` is neither exporter nor owner of request `request_`.
    error RequestsNotItsParty(RequestId request_, OrganisationId organisation);
    /// @notice The parcels, revisions and cited certificates are not those of request `request_`.
    error RequestsNotAsRequested(RequestId request_);
    /// @notice Request `request_` has `fresh` valuations of the last `limitDays` days; two are needed.
    error RequestsTooFewValuations(RequestId request_, uint256 fresh, uint256 limitDays);

    /// @notice Row 1: asks for a certificate, signed by exporter and, if different, owner.
    /// @dev Warning: any change of a parcel before the issue makes the request useless: it names revisions.
    function request(Application calldata order, bytes calldata exporter, bytes calldata owner)
        external;

    /// @notice Row 2: gives a value in one capacity, as whom the request names for it: the exporter's, the government's (an export office) or an independent valuer (licensed in the exporter's Participant).
    /// @dev Warning: a value is given once in a capacity.
    function value(Valuation calldata order, bytes calldata signature) external;

    /// @notice Row 3: refuses, by an export office of the exporter's Participant, with a document.
    function refuse(RequestId request_, DocumentId document) external;

    /// @notice Row 4: withdraws, by a key of the exporter or the owner.
    function withdraw(RequestId request_) external;

    // Door, for Issuance

    /// @notice Marks a request of Participant `from` issued and returns it with its highest valuation: row 5 asks for two at least that are recent, rows 5 and 7 for parties and Participants in good standing.
    /// @param digest keccak256(abi.encode(cited, parcels)) of what is to be certified; not looked at `again`.
    /// @param again A replacement: the request was issued before.
    function settle(RequestId request_, bytes32 digest, Participant from, bool again)
        external
        returns (Request memory, Cents[3] memory cents);

    // Checks and reads

    /// @notice Refuses where goods in `place` cannot be sent: to `place` itself, to a Participant not in good standing, or to an importer that is not one there.
    function checkDestination(Participant place, Participant to, OrganisationId importer) external view;

    function requestState(RequestId request_) external view returns (Request memory);
    function valuation(RequestId request_, Capacity capacity)
        external
        view
        returns (GivenValuation memory);
}
