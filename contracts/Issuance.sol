// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_FORFEITED,
    CERTIFICATE_SUPERSEDED,
    CERTIFICATE_VOIDED,
    PAPER_ISSUED_HERE,
    PAPER_TECHNICAL,
    PARAMETER_DOLLARS_PER_CARAT,
    POWER_EXPORT
} from "contracts/types/Codes.sol";
import {Approval} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    CertificateId,
    Day,
    DocumentId,
    NO_DOCUMENT,
    NO_PARTICIPANT,
    ParcelId,
    Participant,
    today
} from "contracts/types/Types.sol";
import {Cents, Millicarats} from "contracts/types/Measures.sol";
import {ParcelKind} from "contracts/types/CodeTypes.sol";
import {IBlends} from "contracts/interfaces/IBlends.sol";
import {CertificateA, ICertificates, Packing} from "contracts/interfaces/ICertificates.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {IConsensus} from "contracts/interfaces/IConsensus.sol";
import {IIssuance, Issue} from "contracts/interfaces/IIssuance.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {IRequests, Request} from "contracts/interfaces/IRequests.sol";
import {IZones} from "contracts/interfaces/IZones.sol";
import {Deciding, Found} from "contracts/certificates/Deciding.sol";
import {Exporting} from "contracts/certificates/Exporting.sol";
import {Beginning, Contents, Draft} from "contracts/issuance/Beginning.sol";
import {InPlace} from "contracts/issuance/InPlace.sol";

/// @dev How a certificate begins (docs/rules.md, b, rows 5, 7 and 23): export offices issue and
/// replace. It seals the parcels; Certificates and Parcels keep the words. It cannot issue without a
/// request that the owner signed, or what both offices of a detained shipment did, as Detentions says.
/// How one ends before it has left stands in Cancellations.
contract Issuance is InPlace {
    IConsensus private immutable _consensus;

    constructor(
        IParticipants participants,
        IEnrolments enrolments,
        IZones zones,
        IBlends blends,
        IParcels parcels,
        IRequests requests,
        ICertificates certificates,
        IConsensus consensus,
        address detentions
    )
        Deciding(participants, parcels, certificates)
        Exporting(enrolments)
        Beginning(zones, blends, requests)
        InPlace(detentions)
    {
        _consensus = consensus;
    }

    // Row 5

    /// @inheritdoc IIssuance
    function issue(Issue calldata form, Approval calldata approval, bytes calldata signature)
        external
    {
        Draft memory draft;
        (draft.office, draft.from) = _actingOffice(POWER_EXPORT, today());
        _approve(form.certificate, draft.office, draft.office, approval, signature, abi.encode(form));
        draft.number = form.certificate;
        draft.expires = form.expires;
        draft.document = form.document;
        _draw(draft);
        if (form.parcels.length == 0) revert IssuanceNoParcels();
        _checkPrinted(draft);
        bytes32 digest = keccak256(abi.encode(form.cited, form.parcels));
        (Request memory asked, Cents[3] memory cents) =
            _requests.settle(form.request, digest, draft.from, false);
        _checkExpiry(draft);
        _checkCited(form.cited, draft.from);
        _takeParcels(draft, form);
        Contents memory contents = _contents(draft.words, NO_PARTICIPANT);
        _checkValue(cents, contents.millicarats);

        _issue(draft, asked, cents, contents);
    }

    /// @dev As one that a request asks for.
    function _draw(Draft memory draft) private view {
        draft.nature = PAPER_ISSUED_HERE;
        draft.definition = _consensus.definitionOn(today());
    }

    function _checkCited(CertificateId[] calldata cited, Participant here) private view {
        for (uint256 i; i < cited.length; ++i) {
            (CertificateA memory a,,) = _certificates.certificate(cited[i]);
            bool came = a.remaining < a.parcels || a.status == CERTIFICATE_FORFEITED
                || a.status == CERTIFICATE_SUPERSEDED;
            if (!came || a.to != here) {
                revert IssuanceCitedNotConfirmed(cited[i], a.status, a.to, here);
            }
        }
    }

    function _takeParcels(Draft memory draft, Issue calldata form) private view {
        uint256 count = form.parcels.length;
        ParcelId[] memory parcels = new ParcelId[](count);
        for (uint256 i; i < count; ++i) parcels[i] = form.parcels[i].parcel;
        ParcelWord[] memory words = _parcels.words(parcels);
        CertificateId[] memory arrivedUnder = new CertificateId[](count);
        for (uint256 i; i < count; ++i) {
            _checkNoHold(parcels[i], words[i]);
            uint16 requested = form.parcels[i].revision;
            if (words[i].revision() != requested) {
                revert IssuanceRevisionChanged(parcels[i], words[i].revision(), requested);
            }
            arrivedUnder[i] = words[i].certificate();
        }
        draft.packing = Packing(form.request, parcels, arrivedUnder);
        draft.words = words;
    }

    function _checkValue(Cents[3] memory cents, Millicarats[3] memory millicarats) private view {
        uint256 limit = _participants.parameter(PARAMETER_DOLLARS_PER_CARAT, today());
        for (uint256 i; i < 3; ++i) {
            // A dollar a carat is a tenth of a cent a millicarat.
            if (cents[i].count() * 10 > millicarats[i].amount() * limit) {
                ParcelKind kind = ParcelKind.wrap(uint8(i + 1));
                revert IssuanceValueTooHigh(kind, cents[i], millicarats[i], limit);
            }
        }
    }

    // Row 7

    /// @inheritdoc IIssuance
    function replace(
        CertificateId number,
        uint16 revision,
        CertificateId by,
        Day expires,
        bool surrendered,
        DocumentId lost,
        DocumentId reason,
        DocumentId document,
        Packing calldata packing,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        Draft memory draft;
        (draft.office, draft.from) = _actingOffice(POWER_EXPORT, today());
        Found memory replaced = _issuedHere(number, draft.from);
        bytes memory arguments = abi.encode(
            number, revision, by, expires, surrendered, lost, reason, document, packing
        );
        _approve(number, draft.office, replaced.a.office, approval, signature, arguments);
        if (replaced.a.nature == PAPER_TECHNICAL) revert IssuanceTechnical(number);
        if (reason == NO_DOCUMENT) revert ICertificates.CertificatesNoReason(number);
        if (surrendered == (lost != NO_DOCUMENT)) revert IssuanceNotSurrendered(number);
        if (expires > replaced.b.expires) {
            revert IssuanceExpiryLater(number, replaced.b.expires, expires);
        }
        draft.number = by;
        draft.replaces = number;
        draft.expires = expires;
        draft.document = document;
        _draw(draft);
        _checkPrinted(draft);
        _checkPacking(replaced, packing);
        _checkRevision(number, packing, revision);
        (Request memory asked, Cents[3] memory cents) =
            _requests.settle(packing.request, 0, draft.from, true);
        _checkExpiry(draft);
        draft.packing = packing;
        draft.words = _parcels.words(packing.parcels);
        for (uint256 i; i < draft.words.length; ++i) {
            _checkNoHold(packing.parcels[i], draft.words[i]);
        }
        Contents memory contents = _contents(draft.words, NO_PARTICIPANT);
        _checkValue(cents, contents.millicarats);

        _end(replaced, CERTIFICATE_VOIDED);

        emit ICertificates.CertificateVoided(
            number, draft.office, reason, by, lost, document
        );
        _issue(draft, asked, cents, contents);
    }
}
