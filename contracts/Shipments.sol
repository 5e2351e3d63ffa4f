// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_CONFIRMED,
    CERTIFICATE_DEPARTED,
    CERTIFICATE_ISSUED,
    FLAG_SEAL_BROKEN,
    FLAG_SEEN,
    PARAMETER_LATE_DAYS,
    PARAMETER_UNDO_DAYS,
    PARCEL_DEPARTED,
    PARCEL_HELD,
    PARCEL_SEALED,
    POWERS_AT_THE_BORDER,
    POWER_EXPORT,
    POWER_IMPORT,
    SETTING_DETAIN_EXPIRED
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Acceptance} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    CertificateId,
    Day,
    DocumentId,
    NO_DOCUMENT,
    OrganisationId,
    ParcelId,
    Participant,
    latestDay,
    shipmentUnder,
    today
} from "contracts/types/Types.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {ParcelStatus} from "contracts/types/CodeTypes.sol";
import {
    CertificateA,
    CertificateB,
    ICertificates,
    Packing,
    Progress
} from "contracts/interfaces/ICertificates.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Confirmation, IShipments} from "contracts/interfaces/IShipments.sol";
import {Deciding, Found} from "contracts/certificates/Deciding.sol";
import {Acceptances, Arriving} from "contracts/libraries/Acceptances.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {Tolerances} from "contracts/shipments/Tolerances.sol";

/// @dev How a sealed shipment leaves, is seen on its way and arrives (docs/rules.md, b, rows 9 to
/// 11), as the offices at both ends and between them say. Each row moves the certificate's word,
/// which Certificates keeps, and the words of its parcels, which Parcels writes. It cannot change
/// a weight or an origin.
contract Shipments is Tolerances, OrderDomain {
    using OrderHashes for Acceptance;

    constructor(IParticipants participants, IParcels parcels, ICertificates certificates)
        Deciding(participants, parcels, certificates)
    {}

    // Rows 9 to 10

    /// @inheritdoc IShipments
    function depart(
        CertificateId number,
        Day day,
        bytes32[] calldata seals,
        Packing calldata packing
    ) external {
        (OrganisationId office, Participant from) = _actingOffice(POWER_EXPORT, day);
        Found memory leaving = _issuedHere(number, from);
        // A border that was closed since would strand it.
        _participants.checkParticipant(leaving.a.to, today());
        bool late = _checkDeparture(number, leaving.b, day);
        if (seals.length == 0) revert ShipmentsNoSeals(number);
        if (seals.length > Limits.SEALS) {
            revert ShipmentsTooManySeals(Limits.SEALS, seals.length);
        }
        _checkPacking(leaving, packing);
        ParcelWord[] memory words = _parcels.words(packing.parcels);
        for (uint256 i; i < words.length; ++i) {
            ParcelId parcel = packing.parcels[i];
            _checkNoHold(parcel, words[i]);
            if (day < words[i].day()) revert ShipmentsDayBefore(parcel, words[i].day(), day);
        }

        Progress memory to = _progress(leaving);
        to.status = CERTIFICATE_DEPARTED;
        to.departed = day;
        to.recorded = today();
        _move(number, to);
        _rewrite(packing.parcels, words, PARCEL_DEPARTED, day);

        emit ShipmentDeparted(number, office, day, late, seals);
        emit ICertificates.Left(number, packing.parcels);
    }

    function _checkDeparture(CertificateId number, CertificateB memory b, Day day)
        private
        view
        returns (bool late)
    {
        if (day > latestDay()) {
            revert ICertificates.CertificatesDayInFuture(day, latestDay());
        }
        if (day < b.issued) revert ShipmentsBeforeIssue(number, b.issued, day);
        if (day > b.expires) revert ShipmentsExpired(number, b.expires, day);
        uint256 limit = _parameter(PARAMETER_LATE_DAYS);
        late = day.plusDays(limit) < today();
        if (late && today() > b.expires) {
            revert ShipmentsEnteredTooLate(number, b.expires, day, today(), limit);
        }
    }

    /// @inheritdoc IShipments
    function undoDeparture(CertificateId number, DocumentId document, Packing calldata packing)
        external
    {
        (OrganisationId office, Participant from) = _office(POWER_EXPORT);
        Found memory undone = _departed(number);
        _checkOrigin(undone, from);
        uint256 limit = _parameter(PARAMETER_UNDO_DAYS);
        if (today() > undone.b.recorded.plusDays(limit)) {
            revert ShipmentsUndoneTooLate(number, undone.b.recorded, limit, today());
        }
        CertificateA memory a = undone.a;
        if (a.remaining != a.parcels || a.flags != 0 || Day.unwrap(a.stopped) != 0) {
            revert ShipmentsHeardOf(number, a.remaining, a.flags, a.stopped);
        }
        if (document == NO_DOCUMENT) revert ShipmentsNoDocument(number);
        _checkPacking(undone, packing);
        ParcelWord[] memory words = _parcels.words(packing.parcels);

        Progress memory to = _progress(undone);
        to.status = CERTIFICATE_ISSUED;
        to.departed = Day.wrap(0);
        to.recorded = Day.wrap(0);
        _move(number, to);
        _rewrite(packing.parcels, words, PARCEL_SEALED, today());

        emit DepartureUndone(number, office, document);
        emit ICertificates.Sealed(number, packing.parcels);
    }

    /// @inheritdoc IShipments
    function seenInTransit(CertificateId number, Day day, bool intact, DocumentId document) external {
        (OrganisationId office, Participant participant) = _office(POWERS_AT_THE_BORDER);
        Found memory seen = _departed(number);
        _participants.checkUnderWay(participant, seen.b.recorded);
        if (participant == seen.a.from || participant == seen.a.to) {
            revert ShipmentsNotInTransit(number, participant);
        }
        _checkAfterDeparture(seen, day);
        if (document == NO_DOCUMENT) revert ShipmentsNoDocument(number);

        Progress memory to = _progress(seen);
        to.flags = to.flags | FLAG_SEEN | (intact ? 0 : FLAG_SEAL_BROKEN);
        _move(number, to);

        emit SeenInTransit(number, office, day, intact, document);
    }

    // Row 11

    /// @inheritdoc IShipments
    function confirm(
        Confirmation calldata form,
        Acceptance calldata acceptance,
        bytes calldata signature
    ) external {
        (OrganisationId office, Participant place) = _office(POWER_IMPORT);
        Found memory arriving = _departed(form.certificate);
        _checkPaper(form, arriving.a, place);
        bool found = _checkSeals(form, arriving.a);
        _checkArrival(form, arriving, place);
        ParcelWord[] memory words = _parcels.words(form.confirmed);
        uint256 certified = _certified(form, words);
        _checkMeasured(form, certified, office);
        OrganisationId custodian = Acceptances.custodian(
            _participants,
            acceptance,
            _hashTypedDataV4(acceptance.hash()),
            signature,
            Arriving(
                shipmentUnder(form.certificate),
                form.importer,
                arriving.a.millicarats,
                place,
                form.day
            ),
            office
        );

        uint16 remaining = _arrive(arriving, form);
        for (uint256 i; i < words.length; ++i) {
            words[i] = words[i].withPlace(place).withCustodian(custodian);
        }
        _rewrite(form.confirmed, words, PARCEL_HELD, form.day);

        if (found) {
            emit SealsFound(form.certificate, office, true, form.day, form.sealsDocument);
        }
        emit ShipmentConfirmed(
            form.certificate,
            office,
            form.importer,
            form.exporter,
            form.confirmed,
            Millicarats.wrap(uint40(certified)),
            form.measured,
            form.day,
            _isLate(form.day),
            remaining,
            form.document
        );
        emit ICertificates.Arrived(
            form.certificate, place, custodian, form.day, form.confirmed
        );
    }

    /// @dev Number, parcels, carats, importer and exporter, as the importing officer reads them.
    function _checkPaper(Confirmation calldata form, CertificateA memory a, Participant place)
        private
        pure
    {
        CertificateId number = form.certificate;
        if (a.to != place) revert ICertificates.CertificatesOtherDestination(number, a.to, place);
        if (form.parcels != a.parcels) {
            revert ShipmentsParcelsDiffer(number, a.parcels, form.parcels);
        }
        if (form.millicarats != a.millicarats) {
            revert ShipmentsCaratsDiffer(number, a.millicarats, form.millicarats);
        }
        if (form.importer != a.importer) {
            revert ShipmentsImporterDiffers(number, a.importer, form.importer);
        }
        if (form.exporter != a.exporter) {
            revert ShipmentsExporterDiffers(number, a.exporter, form.exporter);
        }
    }

    /// @dev A report of a broken seal binds nobody, but it is answered: by a finding of this office.
    /// @return found Whether there is a finding.
    function _checkSeals(Confirmation calldata form, CertificateA memory a)
        private
        pure
        returns (bool found)
    {
        found = form.sealsDocument != NO_DOCUMENT;
        if (!found && a.flags & FLAG_SEAL_BROKEN != 0) {
            revert ShipmentsSealBroken(form.certificate);
        }
        if (found && !form.sealsIntact) revert ShipmentsSealsNotIntact(form.certificate);
    }

    function _checkArrival(Confirmation calldata form, Found memory arriving, Participant place)
        private
        view
    {
        _checkAfterDeparture(arriving, form.day);
        bool detained = _participants.setting(place, SETTING_DETAIN_EXPIRED, today()) != 0;
        Day expires = arriving.b.expires;
        if (form.day > expires && detained) {
            revert ShipmentsExpiredOnArrival(form.certificate, expires, form.day);
        }
    }

    /// @return certified What the confirmed parcels weigh on the certificate: part of its 40 bits.
    function _certified(Confirmation calldata form, ParcelWord[] memory words)
        private
        pure
        returns (uint256 certified)
    {
        if (words.length == 0) revert ShipmentsNothingConfirmed(form.certificate);
        ParcelId last;
        for (uint256 i; i < words.length; ++i) {
            ParcelId parcel = form.confirmed[i];
            if (ParcelId.unwrap(parcel) <= ParcelId.unwrap(last)) {
                revert ShipmentsNotAscending(parcel);
            }
            last = parcel;
            ParcelStatus status = words[i].status();
            CertificateId under = words[i].certificate();
            if (status != PARCEL_DEPARTED || under != form.certificate) {
                revert ShipmentsNotUnder(parcel, status, under, form.certificate);
            }
            certified += words[i].millicarats().amount();
        }
    }

    function _checkMeasured(Confirmation calldata form, uint256 certified, OrganisationId office)
        private
        view
    {
        uint256 tolerated = _tolerated(office, certified);
        uint256 measured = form.measured.amount();
        if (measured == 0) revert ShipmentsNothingMeasured(form.certificate);
        uint256 apart = measured > certified ? measured - certified : certified - measured;
        if (apart > tolerated) {
            revert ShipmentsMeasuredOutside(
                form.certificate, certified, form.measured, tolerated
            );
        }
    }

    /// @dev The day of arrival is that of the parcel that came last.
    function _arrive(Found memory arriving, Confirmation calldata form)
        private
        returns (uint16 remaining)
    {
        Progress memory to = _progress(arriving);
        // Cannot underflow: each departed parcel is one of those that remain.
        remaining = to.remaining - uint16(form.confirmed.length);
        to.remaining = remaining;
        if (remaining == 0) to.status = CERTIFICATE_CONFIRMED;
        if (form.day > to.arrived) to.arrived = form.day;
        _move(arriving.number, to);
    }
}
