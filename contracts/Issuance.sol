// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_DETAINED,
    CERTIFICATE_FORFEITED,
    CERTIFICATE_ISSUED,
    CERTIFICATE_LAPSED,
    CERTIFICATE_NONE,
    CERTIFICATE_SPOILT,
    CERTIFICATE_SUPERSEDED,
    CERTIFICATE_VOIDED,
    PAPER_ISSUED_HERE,
    PAPER_TECHNICAL,
    PARAMETER_DOLLARS_PER_CARAT,
    PARAMETER_LATE_DAYS,
    PARCEL_DEPARTED,
    PARCEL_HELD,
    PARCEL_SEALED,
    POWERS_AT_THE_BORDER,
    POWER_EXPORT,
    SETTING_EXPIRY_DAYS
} from "contracts/types/Codes.sol";
import {Approval} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    ActDigest,
    BlendId,
    CertificateId,
    Day,
    DocumentId,
    NO_CERTIFICATE,
    NO_DOCUMENT,
    NO_PARTICIPANT,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    issuerOf,
    serialOf,
    today
} from "contracts/types/Types.sol";
import {Cents, Millicarats} from "contracts/types/Measures.sol";
import {CertificateNature, CertificateStatus, ParcelKind} from "contracts/types/CodeTypes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {IBlends} from "contracts/interfaces/IBlends.sol";
import {
    CertificateA,
    CertificateB,
    ICertificates,
    Packing,
    Progress
} from "contracts/interfaces/ICertificates.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {IConsensus} from "contracts/interfaces/IConsensus.sol";
import {IIssuance, Issue, Technical} from "contracts/interfaces/IIssuance.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {IRequests, Request} from "contracts/interfaces/IRequests.sol";
import {IZones} from "contracts/interfaces/IZones.sol";
import {Deciding, Found} from "contracts/certificates/Deciding.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";

/// A certificate about to be issued.
struct Draft {
    CertificateId number;
    CertificateId replaces;
    OrganisationId office;
    Participant from;
    Day expires;
    CertificateNature nature;
    uint16 definition;
    DocumentId document;
    Packing packing;
    ParcelWord[] words; // of its parcels, before
}

/// What a shipment weighs, by kind and by origin.
struct Contents {
    uint256 total;
    Millicarats[3] millicarats;
    OriginId[] origins;
    Millicarats[] weights;
}

/// @dev How a certificate begins, and how it ends before it has left (docs/rules.md, b, rows 5 to
/// 8, 23 and 24): export offices issue, void and replace, anybody enters that one has lapsed, offices
/// say which numbers they spoilt. It seals the
/// parcels and unseals them; Certificates and Parcels keep the words. It cannot issue without a
/// request that the owner signed, or what both offices of a detained shipment did, as Detentions says.
contract Issuance is IIssuance, Deciding {
    IEnrolments private immutable _enrolments;
    IZones private immutable _zones;
    IBlends private immutable _blends;
    IRequests private immutable _requests;
    IConsensus private immutable _consensus;
    address private immutable _detentions;

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
    ) Deciding(participants, parcels, certificates) {
        _enrolments = enrolments;
        _zones = zones;
        _blends = blends;
        _requests = requests;
        _consensus = consensus;
        _detentions = detentions;
    }

    /// @dev Where the office, or the one that issued it, asks for two keys, the second one's word.
    /// @param arguments Of the call, without the Approval and its signature.
    function _approve(
        CertificateId number,
        OrganisationId office,
        OrganisationId issuer,
        Approval calldata approval,
        bytes calldata signature,
        bytes memory arguments
    ) private {
        ActDigest act = Approvals.act(msg.sig, arguments);
        address second =
            _enrolments.secondKey(office, issuer, msg.sender, approval, signature, act);
        if (second != address(0)) emit SecondKeyApproved(number, office, second);
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

    function _checkPrinted(Draft memory draft) private view {
        if (draft.number == NO_CERTIFICATE) revert IssuanceNoNumber();
        if (Day.unwrap(draft.expires) == 0) revert IssuanceNoExpiry();
        if (draft.document == NO_DOCUMENT) revert IssuanceNoValidation();
        _checkNumber(draft.number, draft.office, draft.from);
    }

    /// @dev The office's, and not used.
    function _checkNumber(CertificateId number, OrganisationId office, Participant here)
        private
        view
    {
        Participant letters = issuerOf(number);
        if (letters != here) revert IssuanceOtherLetters(number, letters, here);
        _enrolments.checkSerial(office, serialOf(number));
        (CertificateA memory a,,) = _certificates.certificate(number);
        if (a.status != CERTIFICATE_NONE) revert ICertificates.CertificatesNumberUsed(number);
    }

    function _checkExpiry(Draft memory draft) private view {
        if (draft.expires < today()) revert IssuanceExpiryPast(draft.expires, today());
        uint256 limit = _participants.setting(draft.from, SETTING_EXPIRY_DAYS, today());
        if (draft.expires > today().plusDays(limit)) {
            revert IssuanceExpiryTooFar(draft.expires, today(), limit);
        }
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

    /// @param home Whose own origins are taken as they are; zero: nobody's.
    function _contents(ParcelWord[] memory words, Participant home)
        private
        view
        returns (Contents memory contents)
    {
        BlendId[] memory blends = new BlendId[](words.length);
        uint256[] memory weights = new uint256[](words.length);
        for (uint256 i; i < words.length; ++i) {
            blends[i] = words[i].blend();
            weights[i] = words[i].millicarats().amount();
        }
        uint256[] memory parts;
        (contents.origins, parts, contents.total) = _blends.contents(blends, weights);
        _zones.checkOrigins(contents.origins, parts, contents.total, home);
        contents.weights = _blends.printed(parts);
        for (uint256 i; i < words.length; ++i) {
            // Cannot overflow: the total of all is within 40 bits, as Blends has checked.
            uint256 sort = words[i].kind().sortIndex();
            contents.millicarats[sort] = contents.millicarats[sort] + words[i].millicarats();
        }
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

    /// @dev The only place where a certificate of this ledger begins.
    function _issue(
        Draft memory draft,
        Request memory asked,
        Cents[3] memory cents,
        Contents memory contents
    ) private {
        uint16 count = uint16(draft.words.length);
        _certificates.begin(
            draft.number,
            CertificateA({
                status: CERTIFICATE_ISSUED,
                nature: draft.nature,
                from: draft.from,
                to: asked.to,
                exporter: asked.exporter,
                importer: asked.importer,
                office: draft.office,
                parcels: count,
                remaining: count,
                millicarats: Millicarats.wrap(uint40(contents.total)),
                step: 0,
                flags: 0,
                stopped: Day.wrap(0)
            }),
            CertificateB({
                issued: today(),
                expires: draft.expires,
                departed: Day.wrap(0),
                arrived: Day.wrap(0),
                // Cannot overflow: Requests takes no valuation above 64 bits.
                cents: cents[0] + cents[1] + cents[2],
                definition: draft.definition,
                replaces: draft.replaces,
                recorded: Day.wrap(0)
            }),
            keccak256(abi.encode(draft.packing))
        );
        for (uint256 i; i < count; ++i) {
            // Of a technical one they are elsewhere so far, in the hands of another.
            draft.words[i] = draft.words[i].withCertificate(draft.number).withPlace(draft.from)
                .withCustodian(asked.exporter);
        }
        _rewrite(draft.packing.parcels, draft.words, PARCEL_SEALED, today());

        emit CertificateIssued(
            draft.number,
            draft.packing.request,
            draft.office,
            draft.from,
            asked.to,
            asked.exporter,
            asked.importer,
            count,
            contents.millicarats,
            cents,
            contents.origins,
            contents.weights,
            today(),
            draft.expires,
            draft.definition,
            draft.nature,
            draft.replaces,
            draft.document
        );
        emit ICertificates.Sealed(draft.number, draft.packing.parcels);
    }

    // Rows 6 to 8

    /// @inheritdoc IIssuance
    function voidCertificate(
        CertificateId number,
        DocumentId reason,
        DocumentId document,
        Packing calldata packing,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        (OrganisationId office, Participant from) =
            _participants.actingOffice(msg.sender, POWER_EXPORT);
        Found memory voided = _issuedHere(number, from);
        bytes memory arguments = abi.encode(number, reason, document, packing);
        _approve(number, office, voided.a.office, approval, signature, arguments);
        if (reason == NO_DOCUMENT) revert IssuanceNoReason(number);
        _checkPacking(voided, packing);

        _end(voided, CERTIFICATE_VOIDED);

        emit CertificateVoided(number, office, reason, NO_CERTIFICATE, NO_DOCUMENT, document);
        _undo(voided, packing);
    }

    /// @inheritdoc IIssuance
    function replace(
        CertificateId number,
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
        bytes memory arguments =
            abi.encode(number, by, expires, surrendered, lost, reason, document, packing);
        _approve(number, draft.office, replaced.a.office, approval, signature, arguments);
        if (replaced.a.nature == PAPER_TECHNICAL) revert IssuanceTechnical(number);
        if (reason == NO_DOCUMENT) revert IssuanceNoReason(number);
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

        emit CertificateVoided(number, draft.office, reason, by, lost, document);
        _issue(draft, asked, cents, contents);
    }

    /// @inheritdoc IIssuance
    function lapse(CertificateId number, Packing calldata packing) external {
        OrganisationId by = _participants.actingOrganisation(msg.sender);
        Found memory lapsed = _issued(number);
        Day expires = lapsed.b.expires;
        uint256 grace = _parameter(PARAMETER_LATE_DAYS);
        if (today() <= expires.plusDays(grace)) {
            revert IssuanceNotExpired(number, expires, grace, today());
        }
        _checkPacking(lapsed, packing);

        _end(lapsed, CERTIFICATE_LAPSED);

        emit CertificateLapsed(number, by);
        _undo(lapsed, packing);
    }

    // Row 24

    /// @inheritdoc IIssuance
    function spoil(CertificateId number) external {
        (OrganisationId office, Participant here) =
            _participants.actingOffice(msg.sender, POWERS_AT_THE_BORDER);
        _checkNumber(number, office, here);

        CertificateA memory a;
        CertificateB memory b;
        (a.status, a.from, a.office, b.issued) = (CERTIFICATE_SPOILT, here, office, today());
        _certificates.begin(number, a, b, 0);

        emit NumberSpoilt(number, office);
    }

    function _end(Found memory ended, CertificateStatus status) private {
        Progress memory to = _progress(ended);
        to.status = status;
        _move(ended.number, to);
    }

    /// @dev The parcels are again as they were before the certificate, a revision on.
    function _undo(Found memory ended, Packing calldata packing) private {
        if (ended.a.nature == PAPER_TECHNICAL) return _detainAgain(ended, packing);
        ParcelWord[] memory words = _parcels.words(packing.parcels);
        for (uint256 i; i < words.length; ++i) {
            words[i] = words[i].withCertificate(packing.arrivedUnder[i]);
        }
        _rewrite(packing.parcels, words, PARCEL_HELD, today());

        emit ICertificates.Unsealed(ended.number, packing.parcels);
    }

    // Row 23

    /// @inheritdoc IIssuance
    function issueTechnical(Technical calldata form) external {
        if (msg.sender != _detentions) revert NotTheDoor(msg.sender);
        Found memory detained = _known(form.detained);
        Draft memory draft = _drawTechnical(form, detained);
        _checkPrinted(draft);
        _participants.checkParticipant(draft.from, today());
        _requests.checkDestination(draft.from, form.to, form.importer);
        _checkExpiry(draft);
        _checkUnder(form.parcels, draft.words);
        Contents memory contents = _contents(draft.words, form.to);
        Request memory asked;
        (asked.to, asked.exporter, asked.importer) = (form.to, form.office, form.importer);

        _issue(draft, asked, _share(detained, contents), contents);
    }

    function _drawTechnical(Technical calldata form, Found memory detained)
        private
        view
        returns (Draft memory draft)
    {
        draft.number = form.certificate;
        draft.replaces = form.detained;
        draft.office = form.office;
        draft.from = detained.a.to;
        draft.expires = form.expires;
        draft.nature = PAPER_TECHNICAL;
        draft.definition = detained.b.definition;
        draft.document = form.document;
        draft.words = _parcels.words(form.parcels);
        uint256 count = form.parcels.length;
        draft.packing.parcels = form.parcels;
        draft.packing.arrivedUnder = new CertificateId[](count);
        for (uint256 i; i < count; ++i) draft.packing.arrivedUnder[i] = form.detained;
    }

    /// @dev Whoever could begin anew with the last revisions of a parcel could use them up.
    function _checkUnder(ParcelId[] calldata parcels, ParcelWord[] memory words) private pure {
        for (uint256 i; i < words.length; ++i) {
            _checkNoHold(parcels[i], words[i]);
            uint16 revision = words[i].revision();
            if (revision > Limits.REVISIONS) {
                revert IssuanceRevisionsUsedUp(parcels[i], revision, Limits.REVISIONS);
            }
        }
    }

    /// @dev A carat of it is worth what one of the detained certificate is.
    function _share(Found memory detained, Contents memory contents)
        private
        pure
        returns (Cents[3] memory cents)
    {
        uint256 whole = detained.a.millicarats.amount();
        for (uint256 i; i < 3; ++i) {
            // Cannot overflow: what is still to come weighs no more than the whole.
            uint256 part = detained.b.cents.count() * contents.millicarats[i].amount() / whole;
            cents[i] = Cents.wrap(uint64(part));
        }
    }

    /// @dev It is detained as before, since the day on which it was.
    function _detainAgain(Found memory ended, Packing calldata packing) private {
        Found memory detained = _known(ended.b.replaces);
        Progress memory to = _progress(detained);
        to.status = CERTIFICATE_DETAINED;
        _move(detained.number, to);
        ParcelWord[] memory words = _parcels.words(packing.parcels);
        for (uint256 i; i < words.length; ++i) {
            words[i] = words[i].withCertificate(detained.number).withPlace(detained.a.from)
                .withCustodian(detained.a.exporter);
        }
        _rewrite(packing.parcels, words, PARCEL_DEPARTED, today());

        emit DetainedAgain(detained.number, ended.number, packing.parcels);
    }
}
