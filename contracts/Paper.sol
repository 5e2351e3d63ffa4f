// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_CONFIRMED,
    EPOCH_WITHOUT_WEIGHT,
    NATURE_DECLARED,
    NATURE_NOT_STATED,
    PAPER_INBOUND,
    PARAMETER_PAPER_GRACE_DAYS,
    PARCEL_DEPARTED,
    PARCEL_HELD,
    PARCEL_OUTSIDE,
    POWER_EXPORT,
    POWER_IMPORT,
    SETTING_DETAIN_EXPIRED
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
    NOBODY,
    NO_CERTIFICATE,
    NO_DOCUMENT,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    ShipmentId,
    certificateOf,
    epochOf,
    latestDay,
    today,
    zoneOf
} from "contracts/types/Types.sol";
import {
    Cents,
    MOST_MILLICARATS,
    Millicarats,
    NO_VALUE,
    NO_WEIGHT
} from "contracts/types/Measures.sol";
import {ParcelKind} from "contracts/types/CodeTypes.sol";
import {IBlends, OriginWeight} from "contracts/interfaces/IBlends.sol";
import {
    CertificateA,
    CertificateB,
    ICertificates,
    Packing,
    Progress
} from "contracts/interfaces/ICertificates.sol";
import {IConsensus} from "contracts/interfaces/IConsensus.sol";
import {InboundLot, InboundPaper, IPaper} from "contracts/interfaces/IPaper.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants, ParticipantState} from "contracts/interfaces/IParticipants.sol";
import {IZones, Zone} from "contracts/interfaces/IZones.sol";
import {Deciding, Found} from "contracts/certificates/Deciding.sol";
import {Acceptances, Arriving} from "contracts/libraries/Acceptances.sol";
import {Lots} from "contracts/libraries/Lots.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {PrintedNumbers} from "contracts/libraries/PrintedNumbers.sol";

/// @dev The ledger's edge to Participants outside: paper that comes in is recorded once, under a
/// number counted here, and its parcels registered with the origins it declares; what went outside
/// is closed with the foreign confirmation. Import and export offices alone come in. It writes
/// certificates, vectors and parcels through their contracts' doors, and cannot tell whether a
/// foreign paper is true.
contract Paper is IPaper, Deciding, OrderDomain {
    using OrderHashes for Acceptance;

    uint256 private constant KINDS = 3;
    uint16 private constant UNTOUCHED = 1;
    uint32 private constant FIRST_SERIAL = 1 << 31;
    uint256 private constant MOST_CENTS = type(uint64).max;

    IZones private immutable _zones;
    IBlends private immutable _blends;
    IConsensus private immutable _consensus;

    mapping(Participant issuer => uint32) private _counts;
    mapping(ShipmentId shipment => CertificateId) private _recorded;

    constructor(
        IParticipants participants,
        IZones zones,
        IBlends blends,
        IParcels parcels,
        ICertificates certificates,
        IConsensus consensus
    ) Deciding(participants, parcels, certificates) {
        _zones = zones;
        _blends = blends;
        _consensus = consensus;
    }

    // Row 20

    /// @inheritdoc IPaper
    function closeOutside(
        CertificateId certificate,
        Millicarats millicarats,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external {
        (OrganisationId office, Participant from) = _office(POWER_EXPORT);
        Found memory closing = _departed(certificate);
        _checkOrigin(closing, from);
        _checkOutside(closing);
        _checkAfterDeparture(closing, day);
        _checkPacking(closing, packing);
        if (document == NO_DOCUMENT) revert PaperNoDocument();
        if (millicarats == NO_WEIGHT) revert PaperNoCarats(certificate);

        ParcelWord[] memory words = _parcels.words(packing.parcels);
        Progress memory to = _progress(closing);
        to.status = CERTIFICATE_CONFIRMED;
        to.remaining = 0;
        to.arrived = day;
        _move(certificate, to);
        _rewrite(packing.parcels, words, PARCEL_OUTSIDE, day);

        emit ClosedOutside(certificate, office, millicarats, day, document);
        emit WentOutside(certificate, packing.parcels);
    }

    // Row 21

    /// @inheritdoc IPaper
    function backFromOutside(
        CertificateId certificate,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) external {
        (OrganisationId office, Participant from) = _office(POWER_EXPORT);
        Found memory back = _departed(certificate);
        _checkOrigin(back, from);
        _checkOutside(back);
        _checkAfterDeparture(back, day);
        _checkPacking(back, packing);
        if (document == NO_DOCUMENT) revert PaperNoDocument();

        _return(back, office, day, document, _under(back, packing, PARCEL_DEPARTED));
    }

    function _checkOutside(Found memory closing) private view {
        CertificateA memory a = closing.a;
        Day joined = _participants.participantOn(a.to, today()).onLedgerFrom;
        if (Day.unwrap(joined) != 0 && joined <= closing.b.issued) {
            revert PaperDestinationOnLedger(closing.number, a.to, joined, closing.b.issued);
        }
        if (a.remaining != a.parcels) revert PaperPartlyConfirmed(closing.number, a.remaining);
    }

    // Row 22

    /// @inheritdoc IPaper
    function recordInbound(
        InboundPaper calldata paper,
        InboundLot[] calldata lots,
        Acceptance calldata acceptance,
        bytes calldata signature
    ) external {
        (OrganisationId office, Participant place) = _actingOffice(POWER_IMPORT, paper.arrived);
        _checkFields(paper, lots.length);
        _checkIssuer(paper.issuer, place, paper.issued);
        ShipmentId shipment = _checkNotRecorded(paper.issuer, paper.number);
        _checkDays(paper, place);
        _checkParties(paper, place);
        uint256 total = _checkWeights(paper, lots);
        uint256 cents = _checkCents(paper);
        CertificateId number = nextNumber(paper.issuer);
        Millicarats millicarats = Millicarats.wrap(uint40(total));
        OrganisationId custodian = Acceptances.custodian(
            _participants,
            acceptance,
            _hashTypedDataV4(acceptance.hash()),
            signature,
            Arriving(shipment, paper.importer, millicarats, place, paper.arrived),
            office
        );

        ++_counts[paper.issuer];
        _recorded[shipment] = number;
        _certificates.begin(
            number,
            CertificateA({
                status: CERTIFICATE_CONFIRMED,
                nature: PAPER_INBOUND,
                from: paper.issuer,
                to: place,
                exporter: paper.exporter,
                importer: paper.importer,
                office: office,
                parcels: uint16(lots.length),
                remaining: 0,
                millicarats: millicarats,
                step: 0,
                flags: 0,
                stopped: Day.wrap(0)
            }),
            CertificateB({
                issued: paper.issued,
                expires: paper.expires,
                departed: Day.wrap(0),
                arrived: paper.arrived,
                cents: Cents.wrap(uint64(cents)),
                definition: _consensus.definitionOn(today()),
                replaces: NO_CERTIFICATE,
                recorded: Day.wrap(0)
            }),
            0
        );
        ParcelWord word = ParcelWord.wrap(0).withCustodian(custodian).withOwner(paper.importer)
            .withPlace(place).withStatus(PARCEL_HELD).withCertificate(number).withRevision(
            UNTOUCHED
        ).withDay(paper.arrived);
        (ParcelId[] memory parcels, BlendId[] memory blends) = _putDown(office, word, lots);

        _announce(number, office, paper, uint16(lots.length));
        for (uint256 i; i < lots.length; ++i) {
            emit InboundRegistered(
                parcels[i],
                custodian,
                number,
                lots[i].reference_,
                blends[i],
                lots[i].millicarats,
                lots[i].kind
            );
        }
    }

    function _putDown(OrganisationId office, ParcelWord word, InboundLot[] calldata lots)
        private
        returns (ParcelId[] memory parcels, BlendId[] memory blends)
    {
        parcels = new ParcelId[](lots.length);
        blends = new BlendId[](lots.length);
        ParcelWord[] memory words = new ParcelWord[](lots.length);
        for (uint256 i; i < lots.length; ++i) {
            InboundLot calldata lot = lots[i];
            parcels[i] = OrderHashes.parcelId(office, lot.reference_);
            blends[i] = _blends.make(lot.origins);
            words[i] = word.withKind(lot.kind).withMillicarats(lot.millicarats).withBlend(blends[i]);
        }
        _parcels.write(parcels, words, 0);
    }

    function _announce(
        CertificateId number,
        OrganisationId office,
        InboundPaper calldata paper,
        uint16 parcels
    ) private {
        emit InboundRecorded(
            number,
            paper.issuer,
            office,
            paper.number,
            paper.exporter,
            paper.importer,
            parcels,
            paper.issued,
            paper.expires,
            paper.arrived,
            paper.millicarats,
            paper.cents,
            _isLate(paper.arrived),
            paper.document
        );
    }

    function _checkFields(InboundPaper calldata paper, uint256 parcels) private pure {
        if (bytes(paper.number).length == 0) revert PaperNoNumber();
        if (paper.exporter == NOBODY) revert PaperNoExporter();
        if (paper.importer == NOBODY) revert PaperNoImporter();
        if (Day.unwrap(paper.issued) == 0) revert PaperNoIssueDay();
        if (Day.unwrap(paper.expires) == 0) revert PaperNoExpiry();
        if (paper.document == NO_DOCUMENT) revert PaperNoDocument();
        if (parcels == 0) revert PaperNoParcels();
        if (parcels > Limits.CERTIFICATE_PARCELS) {
            revert PaperTooManyParcels(Limits.CERTIFICATE_PARCELS, parcels);
        }
    }

    function _checkNotRecorded(Participant issuer, string calldata number)
        private
        view
        returns (ShipmentId shipment)
    {
        bytes memory canonical;
        (shipment, canonical) = _read(issuer, number);
        CertificateId before = _recorded[shipment];
        if (before != NO_CERTIFICATE) revert PaperRecordedBefore(issuer, string(canonical), before);
    }

    function _read(Participant issuer, string calldata number)
        private
        view
        returns (ShipmentId shipment, bytes memory canonical)
    {
        uint256 length = bytes(number).length;
        if (length > Limits.PAPER_NUMBER) revert PaperNumberTooLong(Limits.PAPER_NUMBER, length);
        if (!PrintedNumbers.wellFormed(bytes(number))) revert PaperNumberMalformed(number);
        bytes memory plain = PrintedNumbers.plain(bytes(number));
        _checkLetters(issuer, number, plain);
        canonical = PrintedNumbers.canonical(issuer, plain);
        if (canonical.length == 0) revert PaperNumberEmpty(number, issuer);
        shipment = PrintedNumbers.id(issuer, canonical);
    }

    /// @dev Paper of a third Participant is not recorded under a neighbour's name by its number.
    function _checkLetters(Participant issuer, string calldata number, bytes memory plain)
        private
        view
    {
        Participant letters = PrintedNumbers.letters(plain);
        if (letters == issuer || _participants.participantHistory(letters).length == 0) return;
        revert PaperOtherLetters(number, letters, issuer);
    }

    /// @dev One that joined meanwhile may have its older paper recorded for some days more.
    function _checkIssuer(Participant issuer, Participant place, Day issued) private view {
        if (issuer == place) revert PaperOfOwnParticipant(issuer);
        _participants.checkParticipantOn(issuer, _judged(issuer, issued));
        Day joined = _participants.participantOn(issuer, today()).onLedgerFrom;
        if (Day.unwrap(joined) == 0) return;
        if (issued >= joined) revert PaperIssuerOnLedger(issuer, joined, issued);
        uint256 grace = _parameter(PARAMETER_PAPER_GRACE_DAYS);
        if (today() > joined.plusDays(grace)) revert PaperGraceOver(issuer, joined, grace);
    }

    /// @dev Of paper older than the ledger, the standing first put down counts: nothing older is known here.
    function _judged(Participant issuer, Day issued) private view returns (Day) {
        ParticipantState[] memory history = _participants.participantHistory(issuer);
        if (history.length == 0) return issued;
        return issued < history[0].since ? history[0].since : issued;
    }

    function _checkDays(InboundPaper calldata paper, Participant place) private view {
        Day arrived = paper.arrived;
        if (paper.expires < paper.issued) {
            revert PaperExpiresBeforeIssue(paper.issued, paper.expires);
        }
        if (arrived < paper.issued) revert PaperArrivedBeforeIssue(paper.issued, arrived);
        if (arrived > latestDay()) {
            revert ICertificates.CertificatesDayInFuture(arrived, latestDay());
        }
        bool detained = _participants.setting(place, SETTING_DETAIN_EXPIRED, today()) != 0;
        if (arrived > paper.expires && detained) {
            revert PaperExpiredOnArrival(paper.expires, arrived);
        }
    }

    function _checkParties(InboundPaper calldata paper, Participant place) private view {
        Participant exporting = _participants.participantOf(paper.exporter);
        if (exporting != paper.issuer) {
            revert PaperExporterElsewhere(paper.exporter, exporting, paper.issuer);
        }
        _participants.checkHolder(paper.importer, place, paper.arrived);
    }

    /// @return total What the lots weigh: each kind as the paper states it.
    function _checkWeights(InboundPaper calldata paper, InboundLot[] calldata lots)
        private
        view
        returns (uint256 total)
    {
        uint256[KINDS] memory sums;
        for (uint256 i; i < lots.length; ++i) {
            InboundLot calldata lot = lots[i];
            Lots.check(lot.reference_, lot.millicarats, lot.kind);
            _checkOrigins(paper.issuer, lot);
            sums[lot.kind.sortIndex()] += lot.millicarats.amount();
        }
        for (uint8 i; i < KINDS; ++i) {
            if (sums[i] != paper.millicarats[i].amount()) {
                revert PaperKindDiffers(ParcelKind.wrap(i + 1), paper.millicarats[i], sums[i]);
            }
            total += sums[i];
        }
        if (total > MOST_MILLICARATS) revert PaperTooHeavy(total, MOST_MILLICARATS);
    }

    /// @dev Order, repeats and their number are looked at by Blends.
    function _checkOrigins(Participant issuer, InboundLot calldata lot) private view {
        if (lot.origins.length == 0) revert PaperNoOrigin(lot.reference_);
        uint256 sum;
        bool unweighted;
        OriginId stated;
        for (uint256 i; i < lot.origins.length; ++i) {
            OriginWeight calldata entry = lot.origins[i];
            Zone memory zone = _zones.zone(zoneOf(entry.origin));
            if (!_zones.isOrigin(entry.origin)) {
                revert PaperUnknownOrigin(lot.reference_, entry.origin);
            }
            if (zone.nature != NATURE_DECLARED && zone.nature != NATURE_NOT_STATED) {
                revert PaperOriginNature(lot.reference_, entry.origin, zone.nature);
            }
            if (epochOf(entry.origin) == EPOCH_WITHOUT_WEIGHT) {
                if (entry.millicarats != NO_WEIGHT) {
                    revert PaperWeightOfUnweighted(
                        lot.reference_, entry.origin, entry.millicarats
                    );
                }
                unweighted = true;
                continue;
            }
            if (entry.millicarats == NO_WEIGHT) {
                revert PaperOriginWithoutWeight(lot.reference_, entry.origin);
            }
            if (zone.nature == NATURE_DECLARED || zone.participant != issuer) stated = entry.origin;
            sum += entry.millicarats.amount();
        }
        if (unweighted && OriginId.unwrap(stated) != 0) {
            revert PaperWeightStated(lot.reference_, stated);
        }
        if (sum != lot.millicarats.amount()) {
            revert PaperOriginsDiffer(lot.reference_, lot.millicarats, sum);
        }
    }

    /// @return total The value of the shipment: each kind there is has one, and no other.
    function _checkCents(InboundPaper calldata paper) private pure returns (uint256 total) {
        for (uint8 i; i < KINDS; ++i) {
            Cents cents = paper.cents[i];
            bool present = paper.millicarats[i] != NO_WEIGHT;
            if (present && cents == NO_VALUE) revert PaperNoValue(ParcelKind.wrap(i + 1));
            if (!present && cents != NO_VALUE) revert PaperValueOfAbsentKind(ParcelKind.wrap(i + 1), cents);
            total += cents.count();
        }
        if (total > MOST_CENTS) revert PaperValueTooHigh(total, MOST_CENTS);
    }

    // Reads

    /// @inheritdoc IPaper
    function nextNumber(Participant issuer) public view returns (CertificateId) {
        return certificateOf(issuer, FIRST_SERIAL + _counts[issuer]);
    }

    /// @inheritdoc IPaper
    function shipmentOf(Participant issuer, string calldata number)
        external
        view
        returns (ShipmentId shipment)
    {
        if (bytes(number).length == 0) revert PaperNoNumber();
        (shipment,) = _read(issuer, number);
    }

    /// @inheritdoc IPaper
    function recorded(ShipmentId shipment) external view returns (CertificateId) {
        return _recorded[shipment];
    }
}
