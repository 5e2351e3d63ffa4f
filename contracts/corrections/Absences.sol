// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_LOST,
    MISSING_LOST,
    MISSING_STOLEN,
    PARAMETER_WRITE_OFF_DAYS,
    PARCEL_HELD,
    PARCEL_MISSING,
    PARCEL_VOID,
    POWERS_THAT_HOLD,
    POWER_LICENCE
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {DocumentId, NO_DOCUMENT, OrganisationId, ParcelId, today} from "contracts/types/Types.sol";
import {NO_WEIGHT} from "contracts/types/Measures.sol";
import {MissingCause} from "contracts/types/CodeTypes.sol";
import {CertificateA} from "contracts/interfaces/ICertificates.sol";
import {ICorrections} from "contracts/interfaces/ICorrections.sol";
import {Correcting} from "contracts/corrections/Correcting.sol";

/// @dev Parcels that go missing, are found, and are written off. Missing takes no weight out: only
/// an office writes off, and not before half a year has passed.
abstract contract Absences is Correcting {
    /// @inheritdoc ICorrections
    function reportMissing(ParcelId parcel, MissingCause cause, DocumentId document) external {
        bool known = cause == MISSING_LOST || cause == MISSING_STOLEN;
        if (!known) revert CorrectionsUnknownCause(cause);
        ParcelWord word = _parcels.word(parcel);
        if (word.status() != PARCEL_HELD) revert CorrectionsNotHeld(parcel, word.status());
        OrganisationId by = _reporter(parcel, word);

        word = _write(parcel, word, PARCEL_MISSING);

        emit WentMissing(parcel, by, word.revision(), cause, word.day(), document);
    }

    /// @inheritdoc ICorrections
    function reportFound(ParcelId parcel, DocumentId document) external {
        ParcelWord word = _missing(parcel);
        OrganisationId by = _reporter(parcel, word);

        word = _write(parcel, word, PARCEL_HELD);

        emit Found(parcel, by, word.revision(), word.day(), document);
    }

    /// @inheritdoc ICorrections
    function writeOff(
        ParcelId parcel,
        uint16[] calldata held,
        DocumentId reason,
        DocumentId document
    ) external {
        ParcelWord word = _missing(parcel);
        OrganisationId office = _officeOf(parcel, word, POWER_LICENCE);
        if (reason == NO_DOCUMENT) revert CorrectionsNoReason(parcel);
        uint64 limitDays = _participants.parameter(PARAMETER_WRITE_OFF_DAYS, today());
        if (today() <= word.day().plusDays(limitDays)) {
            revert CorrectionsNotYetWrittenOff(parcel, word.day(), limitDays);
        }
        _checkHolds(parcel, word, held);

        word = _write(parcel, word.withHolds(0), PARCEL_VOID);
        _parcels.endHolds(parcel, held, office, document);

        emit WrittenDown(
            parcel, office, word.revision(), word.millicarats(), NO_WEIGHT, office, reason, document
        );
    }

    /// @dev What is lost with its shipment is found with it, by the offices of that shipment; while
    /// they may find it, nobody writes it off.
    function _checkNotOfALostShipment(ParcelId parcel, ParcelWord word) private view {
        (CertificateA memory a,,) = _certificates.certificate(word.certificate());
        if (a.status == CERTIFICATE_LOST && a.to != word.place()) {
            revert CorrectionsOfALostShipment(parcel, word.certificate());
        }
    }

    function _missing(ParcelId parcel) private view returns (ParcelWord word) {
        word = _parcels.word(parcel);
        if (word.status() != PARCEL_MISSING) revert CorrectionsNotMissing(parcel, word.status());
        _checkNotOfALostShipment(parcel, word);
    }

    /// @dev Its custodian, while the revisions of whoever holds it last, or an office of its place.
    function _reporter(ParcelId parcel, ParcelWord word) private view returns (OrganisationId by) {
        by = _participants.actingOrganisation(msg.sender);
        if (by != word.custodian()) return _officeOf(parcel, word, POWERS_THAT_HOLD);
        if (word.revision() > Limits.REVISIONS) {
            revert CorrectionsRevisionsUsedUp(parcel, word.revision(), Limits.REVISIONS);
        }
        _participants.checkStanding(by, today());
    }
}
