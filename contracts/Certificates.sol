// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_CONFIRMED,
    CERTIFICATE_DEPARTED,
    CERTIFICATE_ISSUED,
    CERTIFICATE_LAPSED,
    CERTIFICATE_VOIDED,
    FLAG_SEAL_BROKEN,
    PAPER_ISSUED_HERE,
    PARAMETER_LATE_DAYS,
    PARCEL_DEPARTED,
    PARCEL_HELD,
    PARCEL_SEALED,
    POWER_EXPORT,
    POWER_IMPORT,
    SETTING_DETAIN_EXPIRED,
    SETTING_EXPIRY_DAYS,
    SETTING_TOLERANCE_MILLICARATS,
    SETTING_TOLERANCE_PPM
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Acceptance} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    BlendId,
    CertificateId,
    Day,
    DocumentId,
    NO_CERTIFICATE,
    NO_DOCUMENT,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    issuerOf,
    serialOf,
    today
} from "contracts/types/Types.sol";
import {Cents, Millicarats} from "contracts/types/Measures.sol";
import {CertificateStatus, ParcelStatus, Powers} from "contracts/types/CodeTypes.sol";
import {BlendEntry, IBlends} from "contracts/interfaces/IBlends.sol";
import {
    CertificateA,
    CertificateB,
    Confirmation,
    ICertificates,
    Issue,
    Packing
} from "contracts/interfaces/ICertificates.sol";
import {IConsensus} from "contracts/interfaces/IConsensus.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {IRequests, Request} from "contracts/interfaces/IRequests.sol";
import {IZones} from "contracts/interfaces/IZones.sol";
import {Acceptances} from "contracts/libraries/Acceptances.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";

/// The three words of a certificate.
struct Certificate {
    CertificateA a;
    CertificateB b;
    bytes32 packing;
}

/// A certificate about to be issued.
struct Draft {
    CertificateId number;
    CertificateId replaces;
    OrganisationId office;
    Participant from;
    Day expires;
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

/// @dev Three words a certificate: the shipment, its days, and the digest of what was packed.
/// Offices move them row by row (rules.md, b), and with each row the words of the
/// certificate's parcels, which Parcels writes. Paper alone may put a certificate down that was
/// printed elsewhere, and close one that went outside. What was packed is handed in with each act
/// and held to the digest. It cannot issue without a request that the owner signed, nor change a
/// weight, an origin or a number that was issued.
/// @dev Three words a certificate: the shipment, its days, and the digest of what was packed.
/// Offices move them row by row (docs/rules.md, b), and with each row the words of the
/// certificate's parcels, which Parcels writes. Paper alone may put a certificate down that was
/// printed elsewhere, and close one that went outside. What was packed is handed in with each act
/// and held to the digest. It cannot issue without a request that the owner signed, nor change a
/// weight, an origin or a number that was issued.
contract Certificates is ICertificates, OrderDomain {
    using OrderHashes for Acceptance;

    uint256 private constant MILLION = 1_000_000;

    IParticipants private immutable _participants;
    IZones private immutable _zones;
    IBlends private immutable _blends;
    IParcels private immutable _parcels;
    IRequests private immutable _requests;
    address private immutable _paper;
    IConsensus private immutable _consensus;

    mapping(CertificateId number => Certificate) private _certificates;

    constructor(
        IParticipants participants,
        IZones zones,
        IBlends blends,
        IParcels parcels,
        IRequests requests,
        address paper,
        IConsensus consensus
    ) {
        _participants = participants;
        _zones = zones;
        _blends = blends;
        _parcels = parcels;
        _requests = requests;
        _paper = paper;
        _consensus = consensus;
    }

    modifier onlyPaper() {
        if (msg.sender != _paper) revert NotTheDoor(msg.sender);
        _;
    }

    // Row 5

    /// @inheritdoc ICertificates
    function issue(Issue calldata form) external {
        Draft memory draft;
        (draft.office, draft.from) = _actingOffice(POWER_EXPORT, today());
        draft.number = form.certificate;
        draft.expires = form.expires;
        draft.document = form.document;
        if (form.parcels.length == 0) revert CertificatesNoParcels();
        _checkPrinted(draft);
        bytes32 digest = keccak256(abi.encode(form.cited, form.parcels));
        (Request memory asked, Cents[3] memory cents) =
            _requests.settle(form.request, digest, draft.from, false);
        _checkExpiry(draft);
        _checkCited(form.cited, draft.from);
        _takeParcels(draft, form);
        Contents memory contents = _contents(draft.words);

        _issue(draft, asked, cents, contents);
    }

    function _checkPrinted(Draft memory draft) private view {
        if (draft.number == NO_CERTIFICATE) revert CertificatesNoNumber();
        if (Day.unwrap(draft.expires) == 0) revert CertificatesNoExpiry();
        if (draft.document == NO_DOCUMENT) revert CertificatesNoValidation();
        Participant letters = issuerOf(draft.number);
        if (letters != draft.from) {
            revert CertificatesOtherLetters(draft.number, letters, draft.from);
        }
        _participants.checkSerial(draft.office, serialOf(draft.number));
        if (_certificates[draft.number].a.status != CertificateStatus.wrap(0)) {
            revert CertificatesNumberUsed(draft.number);
        }
    }

    function _checkExpiry(Draft memory draft) private view {
        if (draft.expires < today()) revert CertificatesExpiryPast(draft.expires, today());
        uint256 limit = _participants.setting(draft.from, SETTING_EXPIRY_DAYS, today());
        if (draft.expires > today().plusDays(limit)) {
            revert CertificatesExpiryTooFar(draft.expires, today(), limit);
        }
    }

    function _checkCited(CertificateId[] calldata cited, Participant here) private view {
        for (uint256 i; i < cited.length; ++i) {
            CertificateA storage a = _certificates[cited[i]].a;
            if (a.status != CERTIFICATE_CONFIRMED || a.to != here) {
                revert CertificatesCitedNotConfirmed(cited[i], a.status, a.to, here);
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
                revert CertificatesRevisionChanged(parcels[i], words[i].revision(), requested);
            }
            arrivedUnder[i] = words[i].certificate();
        }
        draft.packing = Packing(form.request, parcels, arrivedUnder);
        draft.words = words;
    }

    function _contents(ParcelWord[] memory words) private view returns (Contents memory contents) {
        BlendId[] memory blends = new BlendId[](words.length);
        uint256[] memory weights = new uint256[](words.length);
        for (uint256 i; i < words.length; ++i) {
            blends[i] = words[i].blend();
            weights[i] = words[i].millicarats().amount();
        }
        BlendEntry[] memory entries;
        (entries, contents.total) = _blends.combined(blends, weights);
        _zones.checkOrigins(entries, contents.total);
        for (uint256 i; i < words.length; ++i) {
            // Cannot overflow: the total of all is within 40 bits, as Blends has checked.
            uint256 sort = words[i].kind().sortIndex();
            contents.millicarats[sort] = contents.millicarats[sort] + words[i].millicarats();
        }
        (contents.origins, contents.weights) = _columns(entries);
    }

    function _columns(BlendEntry[] memory entries)
        private
        pure
        returns (OriginId[] memory origins, Millicarats[] memory weights)
    {
        origins = new OriginId[](entries.length);
        weights = new Millicarats[](entries.length);
        for (uint256 i; i < entries.length; ++i) {
            origins[i] = entries[i].origin;
            weights[i] = entries[i].millicarats;
        }
    }

    /// @dev The only place where a certificate of this ledger begins.
    function _issue(
        Draft memory draft,
        Request memory asked,
        Cents[3] memory cents,
        Contents memory contents
    ) private {
        uint16 definition = _consensus.definitionOn(today());
        uint16 count = uint16(draft.words.length);
        Certificate storage issued = _certificates[draft.number];
        issued.a = CertificateA({
            status: CERTIFICATE_ISSUED,
            nature: PAPER_ISSUED_HERE,
            from: draft.from,
            to: asked.to,
            exporter: asked.exporter,
            importer: asked.importer,
            office: draft.office,
            parcels: count,
            remaining: count,
            millicarats: Millicarats.wrap(uint40(contents.total)),
            step: 0,
            flags: 0
        });
        issued.b = CertificateB({
            issued: today(),
            expires: draft.expires,
            departed: Day.wrap(0),
            arrived: Day.wrap(0),
            // Cannot overflow: Requests takes no valuation above 64 bits.
            cents: cents[0] + cents[1] + cents[2],
            definition: definition,
            replaces: draft.replaces
        });
        issued.packing = keccak256(abi.encode(draft.packing));
        for (uint256 i; i < count; ++i) {
            draft.words[i] = draft.words[i].withCertificate(draft.number);
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
            definition,
            PAPER_ISSUED_HERE,
            draft.replaces,
            draft.document
        );
        emit Sealed(draft.number, draft.packing.parcels);
    }

    // Rows 6 to 8

    /// @inheritdoc ICertificates
    function voidCertificate(
        CertificateId number,
        DocumentId reason,
        DocumentId document,
        Packing calldata packing
    ) external {
        (OrganisationId office, Participant from) = _actingOffice(POWER_EXPORT, today());
        Certificate storage voided = _issuedHere(number, from);
        if (reason == NO_DOCUMENT) revert CertificatesNoReason(number);
        _checkPacking(number, packing);

        voided.a.status = CERTIFICATE_VOIDED;
        _unseal(packing);

        emit CertificateVoided(number, office, reason, NO_CERTIFICATE, document);
        emit Unsealed(number, packing.parcels);
    }

    /// @inheritdoc ICertificates
    function replace(
        CertificateId number,
        CertificateId by,
        Day expires,
        bool surrendered,
        DocumentId reason,
        DocumentId document,
        Packing calldata packing
    ) external {
        Draft memory draft;
        (draft.office, draft.from) = _actingOffice(POWER_EXPORT, today());
        Certificate storage replaced = _issuedHere(number, draft.from);
        if (reason == NO_DOCUMENT) revert CertificatesNoReason(number);
        if (!surrendered) revert CertificatesNotSurrendered(number);
        draft.number = by;
        draft.replaces = number;
        draft.expires = expires;
        draft.document = document;
        _checkPrinted(draft);
        _checkPacking(number, packing);
        (Request memory asked, Cents[3] memory cents) =
            _requests.settle(packing.request, 0, draft.from, true);
        _checkExpiry(draft);
        draft.packing = packing;
        draft.words = _parcels.words(packing.parcels);
        for (uint256 i; i < draft.words.length; ++i) {
            _checkNoHold(packing.parcels[i], draft.words[i]);
        }
        Contents memory contents = _contents(draft.words);

        replaced.a.status = CERTIFICATE_VOIDED;

        emit CertificateVoided(number, draft.office, reason, by, document);
        _issue(draft, asked, cents, contents);
    }

    /// @inheritdoc ICertificates
    function lapse(CertificateId number, Packing calldata packing) external {
        OrganisationId by = _participants.actingOrganisation(msg.sender);
        Certificate storage lapsed = _issued(number);
        Day expires = lapsed.b.expires;
        if (today() <= expires) revert CertificatesNotExpired(number, expires, today());
        _checkPacking(number, packing);

        lapsed.a.status = CERTIFICATE_LAPSED;
        _unseal(packing);

        emit CertificateLapsed(number, by);
        emit Unsealed(number, packing.parcels);
    }

    /// @dev The parcels are again as they were before the certificate, a revision on.
    function _unseal(Packing calldata packing) private {
        ParcelWord[] memory words = _parcels.words(packing.parcels);
        for (uint256 i; i < words.length; ++i) {
            words[i] = words[i].withCertificate(packing.arrivedUnder[i]);
        }
        _rewrite(packing.parcels, words, PARCEL_HELD, today());
    }

    // Rows 9 and 10

    /// @inheritdoc ICertificates
    function depart(
        CertificateId number,
        Day day,
        bytes32[] calldata seals,
        Packing calldata packing
    ) external {
        (OrganisationId office, Participant from) = _actingOffice(POWER_EXPORT, day);
        Certificate storage leaving = _issuedHere(number, from);
        bool late = _checkDeparture(number, leaving.b, day);
        if (seals.length == 0) revert CertificatesNoSeals(number);
        if (seals.length > Limits.SEALS) {
            revert CertificatesTooManySeals(Limits.SEALS, seals.length);
        }
        _checkPacking(number, packing);
        ParcelWord[] memory words = _parcels.words(packing.parcels);
        for (uint256 i; i < words.length; ++i) {
            ParcelId parcel = packing.parcels[i];
            _checkNoHold(parcel, words[i]);
            if (day < words[i].day()) revert CertificatesDayBefore(parcel, words[i].day(), day);
        }

        leaving.a.status = CERTIFICATE_DEPARTED;
        leaving.b.departed = day;
        _rewrite(packing.parcels, words, PARCEL_DEPARTED, day);

        emit ShipmentDeparted(number, office, day, late, seals);
        emit Left(number, packing.parcels);
    }

    function _checkDeparture(CertificateId number, CertificateB memory b, Day day)
        private
        view
        returns (bool late)
    {
        if (day > today()) revert CertificatesDayInFuture(day, today());
        if (day < b.issued) revert CertificatesBeforeIssue(number, b.issued, day);
        if (day > b.expires) revert CertificatesExpired(number, b.expires, day);
        uint256 limit = _participants.parameter(PARAMETER_LATE_DAYS, today());
        late = day.plusDays(limit) < today();
        if (late && today() > b.expires) {
            revert CertificatesEnteredTooLate(number, b.expires, day, today(), limit);
        }
    }

    /// @inheritdoc ICertificates
    function seenInTransit(CertificateId number, Day day, bool intact, DocumentId document) external {
        (OrganisationId office, Participant participant) = _actingOffice(POWER_IMPORT, day);
        Certificate storage seen = _departed(number);
        if (participant == seen.a.from || participant == seen.a.to) {
            revert CertificatesNotInTransit(number, participant);
        }
        _checkAfterDeparture(number, seen.b.departed, day);

        if (!intact) seen.a.flags = seen.a.flags | FLAG_SEAL_BROKEN;

        emit SeenInTransit(number, office, day, intact, document);
    }

    // Row 11

    /// @inheritdoc ICertificates
    function confirm(
        Confirmation calldata form,
        Acceptance calldata acceptance,
        bytes calldata signature
    ) external {
        (OrganisationId office, Participant place) = _actingOffice(POWER_IMPORT, form.day);
        Certificate storage arriving = _departed(form.certificate);
        _checkPaper(form, arriving.a, place);
        _checkArrival(form, arriving.b, place);
        ParcelWord[] memory words = _parcels.words(form.confirmed);
        uint256 certified = _certified(form, words);
        _checkMeasured(form, certified, place);
        OrganisationId custodian = office;
        if (signature.length != 0) {
            Acceptances.check(
                _participants,
                acceptance,
                _hashTypedDataV4(acceptance.hash()),
                signature,
                form.certificate,
                form.importer,
                place,
                form.day
            );
            custodian = form.importer;
        }

        uint16 remaining = _arrive(arriving, form);
        for (uint256 i; i < words.length; ++i) {
            words[i] = words[i].withPlace(place).withCustodian(custodian);
        }
        _rewrite(form.confirmed, words, PARCEL_HELD, form.day);

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
        emit Arrived(form.certificate, place, custodian, form.confirmed);
    }

    /// @dev Number, parcels, carats, importer and exporter, as the importing officer reads them.
    function _checkPaper(Confirmation calldata form, CertificateA memory a, Participant place)
        private
        pure
    {
        CertificateId number = form.certificate;
        if (a.to != place) revert CertificatesOtherDestination(number, a.to, place);
        if (form.parcels != a.parcels) {
            revert CertificatesParcelsDiffer(number, a.parcels, form.parcels);
        }
        if (form.millicarats != a.millicarats) {
            revert CertificatesCaratsDiffer(number, a.millicarats, form.millicarats);
        }
        if (form.importer != a.importer) {
            revert CertificatesImporterDiffers(number, a.importer, form.importer);
        }
        if (form.exporter != a.exporter) {
            revert CertificatesExporterDiffers(number, a.exporter, form.exporter);
        }
        if (a.flags & FLAG_SEAL_BROKEN != 0) revert CertificatesSealBroken(number);
    }

    function _checkArrival(Confirmation calldata form, CertificateB memory b, Participant place)
        private
        view
    {
        _checkAfterDeparture(form.certificate, b.departed, form.day);
        bool detained = _participants.setting(place, SETTING_DETAIN_EXPIRED, today()) != 0;
        if (form.day > b.expires && detained) {
            revert CertificatesExpiredOnArrival(form.certificate, b.expires, form.day);
        }
    }

    /// @return certified What the confirmed parcels weigh on the certificate: part of its 40 bits.
    function _certified(Confirmation calldata form, ParcelWord[] memory words)
        private
        pure
        returns (uint256 certified)
    {
        if (words.length == 0) revert CertificatesNothingConfirmed(form.certificate);
        ParcelId last;
        for (uint256 i; i < words.length; ++i) {
            ParcelId parcel = form.confirmed[i];
            if (ParcelId.unwrap(parcel) <= ParcelId.unwrap(last)) {
                revert CertificatesNotAscending(parcel);
            }
            last = parcel;
            ParcelStatus status = words[i].status();
            CertificateId under = words[i].certificate();
            if (status != PARCEL_DEPARTED || under != form.certificate) {
                revert CertificatesNotUnder(parcel, status, under, form.certificate);
            }
            certified += words[i].millicarats().amount();
        }
    }

    function _checkMeasured(Confirmation calldata form, uint256 certified, Participant place)
        private
        view
    {
        uint256 tolerance =
            _participants.setting(place, SETTING_TOLERANCE_PPM, today()) * certified / MILLION;
        uint256 weight = _participants.setting(place, SETTING_TOLERANCE_MILLICARATS, today());
        if (weight > tolerance) tolerance = weight;
        uint256 measured = form.measured.amount();
        uint256 apart = measured > certified ? measured - certified : certified - measured;
        if (apart > tolerance) {
            revert CertificatesMeasuredOutside(
                form.certificate, certified, form.measured, tolerance
            );
        }
    }

    /// @dev The day of arrival is that of the parcel that came last.
    function _arrive(Certificate storage arriving, Confirmation calldata form)
        private
        returns (uint16 remaining)
    {
        // Cannot underflow: each departed parcel is one of those that remain.
        remaining = arriving.a.remaining - uint16(form.confirmed.length);
        arriving.a.remaining = remaining;
        if (remaining == 0) arriving.a.status = CERTIFICATE_CONFIRMED;
        if (form.day > arriving.b.arrived) arriving.b.arrived = form.day;
    }

    // Doors

    /// @inheritdoc ICertificates
    function record(CertificateId number, CertificateA calldata a, CertificateB calldata b)
        external
        onlyPaper
    {
        _certificates[number].a = a;
        _certificates[number].b = b;
        _certificates[number].b.definition = _consensus.definitionOn(today());
    }

    /// @inheritdoc ICertificates
    function closeOutside(CertificateId number, Day day) external onlyPaper {
        Certificate storage closed = _certificates[number];
        closed.a.status = CERTIFICATE_CONFIRMED;
        closed.a.remaining = 0;
        closed.b.arrived = day;
    }

    // Reads

    /// @inheritdoc ICertificates
    function certificate(CertificateId number)
        external
        view
        returns (CertificateA memory a, CertificateB memory b, bytes32 packing)
    {
        Certificate storage found = _certificates[number];
        return (found.a, found.b, found.packing);
    }

    // Checks

    function _actingOffice(Powers power, Day day)
        private
        view
        returns (OrganisationId office, Participant participant)
    {
        (office, participant) = _participants.actingOffice(msg.sender, power);
        _participants.checkParticipant(participant, day);
    }

    function _issued(CertificateId number) private view returns (Certificate storage found) {
        found = _known(number);
        if (found.a.status != CERTIFICATE_ISSUED) {
            revert CertificatesNotIssued(number, found.a.status);
        }
    }

    function _issuedHere(CertificateId number, Participant here)
        private
        view
        returns (Certificate storage found)
    {
        found = _issued(number);
        if (found.a.from != here) revert CertificatesOtherOrigin(number, found.a.from, here);
    }

    function _departed(CertificateId number) private view returns (Certificate storage found) {
        found = _known(number);
        if (found.a.status != CERTIFICATE_DEPARTED) {
            revert CertificatesNotDeparted(number, found.a.status);
        }
    }

    function _known(CertificateId number) private view returns (Certificate storage found) {
        found = _certificates[number];
        if (found.a.status == CertificateStatus.wrap(0)) revert CertificatesUnknown(number);
    }

    function _checkPacking(CertificateId number, Packing calldata packing) private view {
        if (keccak256(abi.encode(packing)) != _certificates[number].packing) {
            revert CertificatesNotItsPacking(number);
        }
    }

    function _checkNoHold(ParcelId parcel, ParcelWord word) private pure {
        if (word.holds() != 0) revert CertificatesOnHold(parcel, word.holds());
    }

    function _checkAfterDeparture(CertificateId number, Day departed, Day day) private view {
        if (day > today()) revert CertificatesDayInFuture(day, today());
        if (day < departed) revert CertificatesBeforeDeparture(number, departed, day);
    }

    function _isLate(Day day) private view returns (bool) {
        return day.plusDays(_participants.parameter(PARAMETER_LATE_DAYS, today())) < today();
    }

    /// @dev The one way in which the words of a shipment change.
    function _rewrite(
        ParcelId[] memory parcels,
        ParcelWord[] memory words,
        ParcelStatus status,
        Day day
    ) private {
        for (uint256 i; i < words.length; ++i) {
            words[i] = words[i].withStatus(status).withDay(day).revised();
        }
        _parcels.write(parcels, words, parcels.length);
    }
}
