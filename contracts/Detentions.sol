// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_DEPARTED,
    CERTIFICATE_DETAINED,
    CERTIFICATE_LOST,
    CERTIFICATE_RETURNING,
    FLAG_LOST_BY_ONE,
    FLAG_SEAL_BROKEN,
    OUTCOME_AS_CERTIFIED,
    OUTCOME_CORRECTED,
    OUTCOME_FORFEIT,
    OUTCOME_FOUND_BACK,
    OUTCOME_FOUND_ON,
    OUTCOME_LOST,
    OUTCOME_RETURN,
    OUTCOME_TECHNICAL,
    PARAMETER_LOST_DETAINED_DAYS,
    PARAMETER_LOST_OVERDUE_DAYS,
    PARAMETER_RESOLVE_ALONE_DAYS,
    PARCEL_DEPARTED,
    POWER_EXPORT,
    POWER_IMPORT,
    SETTING_OVERDUE_DAYS
} from "contracts/types/Codes.sol";
import {CertificateStatus, Outcome, Powers} from "contracts/types/CodeTypes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Millicarats, Moment} from "contracts/types/Measures.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Approval, Resolution, Weight} from "contracts/types/Orders.sol";
import {
    ActDigest,
    CertificateId,
    Day,
    DocumentId,
    NOBODY,
    NO_CERTIFICATE,
    NO_DOCUMENT,
    NO_PARTICIPANT,
    OrganisationId,
    Participant,
    today
} from "contracts/types/Types.sol";
import {ICertificates, Packing, Progress} from "contracts/interfaces/ICertificates.sol";
import {ICorrections} from "contracts/interfaces/ICorrections.sol";
import {IDetentions} from "contracts/interfaces/IDetentions.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {IIssuance} from "contracts/interfaces/IIssuance.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {IShipments} from "contracts/interfaces/IShipments.sol";
import {Deciding, Found, Under} from "contracts/certificates/Deciding.sol";
import {Outcomes} from "contracts/certificates/Outcomes.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";

/// @dev What becomes of a shipment that does not arrive as it left (docs/rules.md, b, rows 12 to
/// 19 and 23), as the offices at both ends say. Whoever was suspended since it departed may still finish
/// it: from every state of a shipment somebody entitled leads on. It moves the certificate's word,
/// which Certificates keeps, and the words of its parcels, which Parcels writes. It cannot make
/// weight, nor change an origin.
contract Detentions is Outcomes, OrderDomain {
    using OrderHashes for Resolution;

    IEnrolments private immutable _enrolments;

    constructor(
        IParticipants participants,
        IEnrolments enrolments,
        IParcels parcels,
        ICorrections corrections,
        ICertificates certificates,
        IIssuance issuance
    ) Deciding(participants, parcels, certificates) Outcomes(corrections, issuance) {
        _enrolments = enrolments;
    }

    // Rows 12 and 12b

    /// @inheritdoc IDetentions
    function detain(
        CertificateId number,
        Millicarats measured,
        Day day,
        DocumentId reason,
        DocumentId document,
        bool sealsIntact,
        DocumentId sealsDocument
    ) external {
        (OrganisationId office, Participant place) = _office(POWER_IMPORT);
        Found memory detained = _detainable(number);
        _checkDestination(detained, place);
        _checkAfterDeparture(detained, day);
        _checkSteps(detained);
        if (reason == NO_DOCUMENT) revert DetentionsNoReason(number);
        _checkDocument(number, document);

        Progress memory to = _progress(detained);
        to.status = CERTIFICATE_DETAINED;
        to.stopped = today();
        ++to.step;
        bool found = sealsDocument != NO_DOCUMENT;
        // Whoever confirms after all has it to answer, as any report of a broken seal.
        if (found && !sealsIntact) to.flags = to.flags | FLAG_SEAL_BROKEN;
        _move(number, to);

        if (found) emit IShipments.SealsFound(number, office, sealsIntact, day, sealsDocument);
        emit ShipmentDetained(number, office, reason, measured, day, document);
    }

    /// @dev What is on its way, or was turned back and not taken back in time.
    function _detainable(CertificateId number) private view returns (Found memory found) {
        found = _known(number);
        if (found.a.status == CERTIFICATE_DEPARTED) return found;
        if (found.a.status != CERTIFICATE_RETURNING) {
            revert ICertificates.CertificatesNotDeparted(number, found.a.status);
        }
        if (today() <= found.a.stopped.plusDays(Limits.RETURN_DAYS)) {
            revert DetentionsLeftToReturn(number, found.a.stopped, Limits.RETURN_DAYS, today());
        }
    }

    /// @inheritdoc IDetentions
    function release(CertificateId number, DocumentId document) external {
        (OrganisationId office, Participant place) = _office(POWER_IMPORT);
        Found memory detained = _known(number);
        _checkDetained(detained);
        _checkDestination(detained, place);
        _checkDocument(number, document);

        Progress memory to = _progress(detained);
        to.status = CERTIFICATE_DEPARTED;
        ++to.step;
        _move(number, to);

        emit DetentionEnded(number, office, document);
    }

    // Rows 15 and 16

    /// @inheritdoc IDetentions
    function turnBack(CertificateId number, Day day, DocumentId document) external {
        (OrganisationId office, Participant place) = _office(POWER_IMPORT);
        Found memory turned = _departed(number);
        _checkDestination(turned, place);
        _checkAfterDeparture(turned, day);
        if (turned.a.remaining != turned.a.parcels) {
            revert DetentionsPartlyConfirmed(number, turned.a.remaining);
        }

        Progress memory to = _progress(turned);
        to.status = CERTIFICATE_RETURNING;
        to.stopped = today();
        _move(number, to);

        emit ShipmentTurnedBack(number, office, day, document);
    }

    /// @inheritdoc IDetentions
    function takeBack(
        CertificateId number,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external {
        (OrganisationId office, Participant from) = _office(POWER_EXPORT);
        Found memory returning = _known(number);
        if (returning.a.status != CERTIFICATE_RETURNING) {
            revert DetentionsNotReturning(number, returning.a.status);
        }
        _checkOrigin(returning, from);
        _checkAfterDeparture(returning, day);
        _checkPacking(returning, packing);

        _return(returning, office, day, document, _under(returning, packing, PARCEL_DEPARTED));
    }

    // Rows 13, 14 and 17

    /// @inheritdoc IDetentions
    function resolve(
        Resolution calldata order,
        OrganisationId exportingOffice,
        OrganisationId importingOffice,
        bytes[] calldata exporting,
        bytes[] calldata importing,
        Packing calldata packing
    ) external {
        Signatures.checkDeadline(order.signedAt, order.deadline, Limits.ORDER_DAYS);
        Found memory found = _known(order.certificate);
        bytes32 digest = _hashTypedDataV4(order.hash());
        address exporter = _signer(digest, exporting, 0, exportingOffice);
        _checkHand(exporter, exportingOffice, order.signedAt, POWER_EXPORT, found.a.from);
        address importer = _signer(digest, importing, 0, importingOffice);
        _checkHand(importer, importingOffice, order.signedAt, POWER_IMPORT, found.a.to);
        _checkResolution(order, found);
        _checkPacking(found, packing);
        // What was issued with two keys is not resolved away with one of another office.
        address second = _signer(digest, exporting, 1, exportingOffice);
        _checkSecond(found, exportingOffice, found.a.office, exporter, second, order.signedAt);
        second = _signer(digest, importing, 1, importingOffice);
        _checkSecond(found, importingOffice, NOBODY, importer, second, order.signedAt);

        emit DetentionResolved(
            found.number,
            order.outcome,
            order.weights,
            order.technical,
            exportingOffice,
            importingOffice,
            order.day,
            order.document
        );
        _carryOut(order, found, exportingOffice, importingOffice, packing);
    }

    /// @dev A live key of an open office with that power, of the Participant at that end.
    function _checkHand(
        address key,
        OrganisationId office,
        Moment signedAt,
        Powers power,
        Participant participant
    ) private view {
        _participants.checkKey(key, office, signedAt);
        (, Participant its) = _participants.actingOffice(key, power);
        if (its != participant) revert DetentionsOtherOffice(office, its, participant);
    }

    /// @dev The first or the second key of an office that signed; zero if there is none.
    function _signer(
        bytes32 digest,
        bytes[] calldata signatures,
        uint256 at,
        OrganisationId office
    ) private view returns (address) {
        if (at >= signatures.length) return address(0);
        return Signatures.signer(digest, signatures[at], office);
    }

    /// @dev Where the office, or the one that issued it, asks for two keys, both signed.
    function _checkSecond(
        Found memory found,
        OrganisationId office,
        OrganisationId issuer,
        address first,
        address second,
        Moment signedAt
    ) private {
        if (!_enrolments.checkSecond(office, issuer, first, second, signedAt)) return;
        emit ICertificates.SecondKeyApproved(found.number, office, second);
    }

    function _checkResolution(Resolution calldata order, Found memory found) private view {
        CertificateId number = found.number;
        if (order.step != found.a.step) {
            revert DetentionsOtherStep(number, found.a.step, order.step);
        }
        Outcome outcome = order.outcome;
        bool known = outcome >= OUTCOME_AS_CERTIFIED && outcome <= OUTCOME_FOUND_BACK;
        if (!known) revert DetentionsUnknownOutcome(outcome);
        if ((outcome == OUTCOME_CORRECTED) != (order.weights.length != 0)) {
            revert DetentionsWeightsOfAnother(outcome, order.weights.length);
        }
        bool technical = order.technical != NO_CERTIFICATE || order.to != NO_PARTICIPANT
            || order.importer != NOBODY || Day.unwrap(order.expires) != 0;
        if (technical && outcome != OUTCOME_TECHNICAL) revert DetentionsNotTechnical(outcome);
        _checkStatus(found, outcome);
        _checkAfterDeparture(found, order.day);
        _checkDocument(number, order.document);
    }

    function _checkStatus(Found memory found, Outcome outcome) private pure {
        if (outcome < OUTCOME_LOST) _checkDetained(found);
        else if (outcome == OUTCOME_LOST) _checkLosable(found);
        else _checkLost(found);
    }

    function _carryOut(
        Resolution calldata order,
        Found memory found,
        OrganisationId exportingOffice,
        OrganisationId importingOffice,
        Packing calldata packing
    ) private {
        Outcome outcome = order.outcome;
        OrganisationId[] memory by = new OrganisationId[](2);
        (by[0], by[1]) = (exportingOffice, importingOffice);
        if (outcome == OUTCOME_RETURN) {
            _sendBack(found);
        } else if (outcome == OUTCOME_FORFEIT) {
            Under memory under = _under(found, packing, PARCEL_DEPARTED);
            _forfeit(found, importingOffice, order.day, order.document, under);
        } else if (outcome == OUTCOME_TECHNICAL) {
            _supersede(order, found, importingOffice, _under(found, packing, PARCEL_DEPARTED));
        } else if (outcome == OUTCOME_LOST) {
            _lose(found, by, order.day, order.document, packing);
        } else if (outcome == OUTCOME_FOUND_ON) {
            _goOn(found, by, order.day, order.document, packing);
        } else if (outcome == OUTCOME_FOUND_BACK) {
            _comeBack(found, by, exportingOffice, order.day, order.document, packing);
        } else {
            Under memory under = _under(found, packing, PARCEL_DEPARTED);
            _confirm(found, importingOffice, order.day, order.document, order.weights, under);
        }
    }

    /// @inheritdoc IDetentions
    function resolveAlone(
        CertificateId number,
        Outcome outcome,
        Day day,
        DocumentId document,
        Packing calldata packing,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        (OrganisationId office, Participant place) = _office(POWER_IMPORT);
        Found memory found = _known(number);
        _checkDetained(found);
        _checkDestination(found, place);
        if (outcome != OUTCOME_RETURN && outcome != OUTCOME_FORFEIT) {
            revert DetentionsUnknownOutcome(outcome);
        }
        uint256 limit = _parameter(PARAMETER_RESOLVE_ALONE_DAYS);
        if (today() <= found.a.stopped.plusDays(limit)) {
            revert DetentionsNotAloneYet(number, found.a.stopped, limit, today());
        }
        _checkAfterDeparture(found, day);
        _checkDocument(number, document);
        _checkPacking(found, packing);
        ActDigest act =
            Approvals.act(msg.sig, abi.encode(number, outcome, day, document, packing));
        address second =
            _enrolments.secondKey(office, NOBODY, msg.sender, approval, signature, act);
        if (second != address(0)) emit ICertificates.SecondKeyApproved(number, office, second);
        Under memory under = _under(found, packing, PARCEL_DEPARTED);

        emit DetentionResolved(
            number, outcome, new Weight[](0), NO_CERTIFICATE, NOBODY, office, day, document
        );
        if (outcome == OUTCOME_RETURN) _sendBack(found);
        else _forfeit(found, office, day, document, under);
    }

    // Rows 18 and 19

    /// @inheritdoc IDetentions
    function lose(CertificateId number, Day day, DocumentId document, Packing calldata packing)
        external
    {
        (OrganisationId office, Participant from) = _office(POWER_EXPORT);
        Found memory lost = _known(number);
        _checkLosable(lost);
        _checkOrigin(lost, from);
        _checkLostSince(lost);
        _checkAfterDeparture(lost, day);
        _checkDocument(number, document);
        _checkPacking(lost, packing);

        _lose(lost, _alone(office), day, document, packing);
    }

    /// @dev Counted from blocks: whoever dates a departure back is heard no sooner. Twice the time of
    /// a detention after the departure it is enough: detained and released again and again, a
    /// shipment would be out of its exporter's reach for good.
    function _checkLostSince(Found memory lost) private view {
        uint256 limit = _parameter(PARAMETER_LOST_DETAINED_DAYS);
        if (today() > lost.b.recorded.plusDays(2 * limit)) return;
        Day since = lost.a.stopped > lost.b.recorded ? lost.a.stopped : lost.b.recorded;
        if (lost.a.status != CERTIFICATE_DETAINED) {
            limit = _parameter(PARAMETER_LOST_OVERDUE_DAYS)
                + _participants.setting(lost.a.from, SETTING_OVERDUE_DAYS, lost.b.departed);
        }
        if (today() <= since.plusDays(limit)) {
            revert DetentionsNotLostYet(lost.number, since, limit, today());
        }
    }

    /// @inheritdoc IDetentions
    function findOnItsWay(
        CertificateId number,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external {
        (OrganisationId office, Participant place) = _office(POWER_IMPORT);
        Found memory lost = _known(number);
        _checkLost(lost);
        _checkDestination(lost, place);
        _checkFound(lost, day, document, packing);

        _goOn(lost, _alone(office), day, document, packing);
    }

    /// @inheritdoc IDetentions
    function findBack(
        CertificateId number,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external {
        (OrganisationId office, Participant from) = _office(POWER_EXPORT);
        Found memory lost = _known(number);
        _checkLost(lost);
        _checkOrigin(lost, from);
        _checkFound(lost, day, document, packing);

        _comeBack(lost, _alone(office), office, day, document, packing);
    }

    /// @dev What one declared, one may take back; what both did, after a time.
    function _checkFound(
        Found memory lost,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) private view {
        bool byOne = lost.a.flags & FLAG_LOST_BY_ONE != 0;
        if (!byOne && today() <= lost.a.stopped.plusDays(Limits.FOUND_DAYS)) {
            revert DetentionsNotFoundAlone(
                lost.number, lost.a.stopped, Limits.FOUND_DAYS, today()
            );
        }
        _checkAfterDeparture(lost, day);
        _checkDocument(lost.number, document);
        _checkPacking(lost, packing);
    }

    // Checks

    function _checkDetained(Found memory found) private pure {
        if (found.a.status != CERTIFICATE_DETAINED) {
            revert DetentionsNotDetained(found.number, found.a.status);
        }
    }

    function _checkLosable(Found memory found) private pure {
        CertificateStatus status = found.a.status;
        bool underWay = status == CERTIFICATE_DEPARTED || status == CERTIFICATE_DETAINED
            || status == CERTIFICATE_RETURNING;
        if (!underWay) revert DetentionsNotUnderWay(found.number, status);
    }

    function _checkLost(Found memory found) private pure {
        if (found.a.status != CERTIFICATE_LOST) {
            revert DetentionsNotLost(found.number, found.a.status);
        }
    }

    function _alone(OrganisationId office) private pure returns (OrganisationId[] memory by) {
        by = new OrganisationId[](1);
        by[0] = office;
    }

    function _checkDocument(CertificateId number, DocumentId document) private pure {
        if (document == NO_DOCUMENT) revert DetentionsNoDocument(number);
    }
}
