// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {
    HOLD_IN_FORCE,
    HOLD_LOSS,
    HOLD_SURPLUS,
    HOLD_YIELD,
    KIND_UNSORTED,
    NATURE_NOT_STATED,
    NATURE_OPENING,
    PARAMETER_VOID_DAYS,
    PARCEL_HELD,
    PARCEL_VOID,
    POWER_LICENCE
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    CertificateId,
    Day,
    DocumentId,
    NOBODY,
    NO_CERTIFICATE,
    NO_DOCUMENT,
    NO_PARTICIPANT,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    Reference,
    blendOf,
    issuerOf,
    latestDay,
    originOf,
    serialOf,
    today,
    zoneOf
} from "contracts/types/Types.sol";
import {Millicarats, WHOLE} from "contracts/types/Measures.sol";
import {ICertificates} from "contracts/interfaces/ICertificates.sol";
import {ICorrections, OpeningLot} from "contracts/interfaces/ICorrections.sol";
import {Hold, IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {IZones, Zone} from "contracts/interfaces/IZones.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {Lots} from "contracts/libraries/Lots.sol";
import {Absences} from "contracts/corrections/Absences.sol";
import {ByLaw} from "contracts/corrections/ByLaw.sol";
import {Correcting} from "contracts/corrections/Correcting.sol";
import {WritingDown} from "contracts/corrections/WritingDown.sol";

/// @dev What begins no hop: stock from before the ledger, registered by a licence office up to a
/// total published before; the voiding of registrations that nothing has touched; parcels that go
/// missing, are found or are written off; weight that is written down; what moves by law; and what was found in a shipment above
/// its certified weight, for Detentions alone. It keeps nothing; Zones counts the total, Parcels
/// writes the words.
contract Corrections is Absences, ByLaw, WritingDown {
    uint16 private constant UNTOUCHED = 1;
    uint8 private constant FIRST_EPOCH = 1;

    IZones private immutable _zones;
    address private immutable _detentions;

    constructor(
        IParticipants participants,
        IZones zones,
        IParcels parcels,
        address detentions,
        ICertificates certificates
    ) Correcting(participants, parcels, certificates) {
        _zones = zones;
        _detentions = detentions;
    }

    // Opening stock

    /// @inheritdoc ICorrections
    function registerOpening(OrganisationId holder, Day day, OpeningLot[] calldata lots) external {
        (OrganisationId office, Participant participant) =
            _participants.actingOffice(msg.sender, POWER_LICENCE);
        if (lots.length == 0) revert CorrectionsNoLots(holder);
        if (lots.length > Limits.OUTPUTS) {
            revert CorrectionsTooManyLots(lots.length, Limits.OUTPUTS);
        }
        if (day > latestDay()) revert CorrectionsDayInFuture(day, latestDay());
        _participants.checkHolder(holder, participant, day);
        uint256 total = _checkLots(lots, participant);

        _zones.takeOpening(participant, total);
        _putDown(holder, participant, day, lots);

        _announce(holder, office, day, lots);
    }

    /// @return total What the lots weigh: no more than 200 × 2⁴⁰, so that it cannot overflow.
    function _checkLots(OpeningLot[] calldata lots, Participant participant)
        private
        view
        returns (uint256 total)
    {
        for (uint256 i; i < lots.length; ++i) {
            OpeningLot calldata lot = lots[i];
            Lots.checkStock(lot.reference_, lot.millicarats, lot.kind);
            _checkOrigin(lot.origin, participant);
            if (Lots.isPolished(lot.kind)) _checkNotBarred(lot.origin, lot.millicarats.amount());
            total += lot.millicarats.amount();
        }
    }

    function _checkOrigin(OriginId origin, Participant participant) private view {
        Zone memory zone = _zones.zone(zoneOf(origin));
        uint8 epoch = uint8(OriginId.unwrap(origin));
        if (epoch == 0 || epoch > zone.epoch) revert CorrectionsUnknownOrigin(origin);
        bool notStated = zone.nature == NATURE_NOT_STATED && zone.participant == participant;
        if (zone.nature != NATURE_OPENING && !notStated) {
            revert CorrectionsNotOpening(origin, zone.nature, zone.participant);
        }
    }

    /// @dev Polished crosses borders without a certificate: for a barred origin it is no way out, as
    /// cutting is none.
    function _checkNotBarred(OriginId origin, uint256 millicarats) private view {
        OriginId[] memory origins = new OriginId[](1);
        uint256[] memory parts = new uint256[](1);
        (origins[0], parts[0]) = (origin, millicarats * WHOLE);
        _zones.checkOrigins(origins, parts, millicarats, NO_PARTICIPANT);
    }

    function _putDown(
        OrganisationId holder,
        Participant place,
        Day day,
        OpeningLot[] calldata lots
    ) private {
        ParcelId[] memory parcels = new ParcelId[](lots.length);
        ParcelWord[] memory words = new ParcelWord[](lots.length);
        ParcelWord found = ParcelWord.wrap(0).withCustodian(holder).withOwner(holder).withPlace(
            place
        ).withStatus(PARCEL_HELD).withRevision(UNTOUCHED).withDay(day);
        for (uint256 i; i < lots.length; ++i) {
            OpeningLot calldata lot = lots[i];
            parcels[i] = OrderHashes.parcelId(holder, lot.reference_);
            words[i] = found.withKind(lot.kind).withMillicarats(lot.millicarats).withBlend(
                blendOf(lot.origin)
            );
        }
        _parcels.write(parcels, words, 0);
    }

    function _announce(
        OrganisationId holder,
        OrganisationId office,
        Day day,
        OpeningLot[] calldata lots
    ) private {
        for (uint256 i; i < lots.length; ++i) {
            OpeningLot calldata lot = lots[i];
            emit OpeningRegistered(
                OrderHashes.parcelId(holder, lot.reference_),
                holder,
                office,
                lot.reference_,
                blendOf(lot.origin),
                lot.millicarats,
                lot.kind,
                day,
                lot.document
            );
        }
    }

    // Surplus

    /// @inheritdoc ICorrections
    function registerSurplus(
        CertificateId certificate,
        uint8 step,
        OrganisationId office,
        Millicarats millicarats,
        Day day,
        DocumentId document
    ) external {
        if (msg.sender != _detentions) revert NotTheDoor(msg.sender);
        Participant place = _participants.participantOf(office);
        OriginId origin = originOf(_zones.firstZone(place, NATURE_NOT_STATED), FIRST_EPOCH);
        Reference reference_ = _surplusReference(certificate, step);
        ParcelId[] memory parcels = new ParcelId[](1);
        ParcelWord[] memory words = new ParcelWord[](1);
        parcels[0] = OrderHashes.parcelId(office, reference_);
        words[0] = ParcelWord.wrap(0).withCustodian(office).withOwner(office).withPlace(place)
            .withStatus(PARCEL_HELD).withKind(KIND_UNSORTED).withMillicarats(millicarats)
            .withBlend(blendOf(origin)).withRevision(UNTOUCHED).withDay(day).withHolds(1);
        OrganisationId by = _participants.licensingOffice(place);
        // A hold of nobody would stand for ever.
        if (by == NOBODY) by = office;

        _parcels.write(parcels, words, 0);

        emit SurplusRegistered(
            parcels[0],
            office,
            by,
            reference_,
            origin,
            millicarats,
            KIND_UNSORTED,
            certificate,
            day,
            document
        );
        _parcels.noteHold(parcels[0], by, UNTOUCHED, HOLD_SURPLUS, address(0));
    }

    /// @dev "SURPLUS-BW-17-3": 25 characters at most, of the certificate and its step.
    function _surplusReference(CertificateId certificate, uint8 step)
        private
        pure
        returns (Reference)
    {
        bytes2 letters = bytes2(Participant.unwrap(issuerOf(certificate)));
        return Reference.wrap(
            bytes32(
                abi.encodePacked(
                    "SURPLUS-",
                    letters,
                    "-",
                    Strings.toString(serialOf(certificate)),
                    "-",
                    Strings.toString(step)
                )
            )
        );
    }

    // Void

    /// @inheritdoc ICorrections
    function voidRegistration(ParcelId parcel, DocumentId reason, DocumentId document) external {
        OrganisationId organisation = _participants.actingOrganisation(msg.sender);
        ParcelWord word = _parcels.word(parcel);
        if (word.status() != PARCEL_HELD) revert CorrectionsNotHeld(parcel, word.status());
        uint16[] memory held = _heldAt(parcel, word);
        if (word.certificate() != NO_CERTIFICATE) {
            revert CorrectionsUnderCertificate(parcel, word.certificate());
        }
        if (reason == NO_DOCUMENT) revert CorrectionsNoReason(parcel);
        _checkVoider(parcel, word, organisation, document);

        word = _write(parcel, word.withHolds(0), PARCEL_VOID);
        _parcels.endHolds(parcel, held, organisation, document);

        emit Voided(parcel, organisation, word.revision(), reason, document);
    }

    /// @dev The revisions at which the holds of a registration were placed: it is void only while
    /// each revision since is that of a hold in force. What was made by work is none.
    function _heldAt(ParcelId parcel, ParcelWord word)
        private
        view
        returns (uint16[] memory revisions)
    {
        uint16 revision = word.revision();
        uint256 count = word.holds();
        revisions = new uint16[](count);
        // One hold more than revisions since: that of the act which registered it.
        uint16 first = count == revision ? UNTOUCHED : UNTOUCHED + 1;
        if (count + first != uint256(revision) + 1) revert CorrectionsTouched(parcel, revision);
        for (uint256 i; i < count; ++i) {
            revisions[i] = first + uint16(i);
            Hold memory hold = _parcels.hold(OrderHashes.holdId(parcel, revisions[i]));
            bool ofWork = hold.cause == HOLD_LOSS || hold.cause == HOLD_YIELD;
            if (hold.status != HOLD_IN_FORCE || ofWork) revert CorrectionsTouched(parcel, revision);
        }
    }

    /// @dev Whoever registered an untouched parcel is its custodian.
    function _checkVoider(
        ParcelId parcel,
        ParcelWord word,
        OrganisationId organisation,
        DocumentId document
    ) private view {
        uint64 limitDays = _participants.parameter(PARAMETER_VOID_DAYS, today());
        bool registrar = organisation == word.custodian();
        bool late = today() > word.day().plusDays(limitDays);
        if (document == NO_DOCUMENT && !registrar) {
            revert CorrectionsNotRegistrar(parcel, word.custodian(), organisation);
        }
        if (document == NO_DOCUMENT && late) revert CorrectionsTooLate(parcel, word.day(), limitDays);
        bool heldSince = word.revision() != UNTOUCHED;
        if (document == NO_DOCUMENT && heldSince) {
            revert CorrectionsOnHold(parcel, word.holds());
        }
        if (registrar && !late && !heldSince) {
            return _participants.checkStanding(organisation, today());
        }

        _officeOf(parcel, word, POWER_LICENCE);
    }
}
