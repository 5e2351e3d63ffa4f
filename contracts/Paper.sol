// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_CONFIRMED,
    HOLD_COLLISION,
    PAPER_INBOUND,
    PARCEL_HELD,
    POWER_IMPORT
} from "contracts/types/Codes.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Acceptance} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    BlendId,
    CertificateId,
    Day,
    NOBODY,
    NO_CERTIFICATE,
    OrganisationId,
    ParcelId,
    Participant,
    ShipmentId,
    certificateOf,
    today
} from "contracts/types/Types.sol";
import {Cents, Millicarats} from "contracts/types/Measures.sol";
import {IBlends} from "contracts/interfaces/IBlends.sol";
import {CertificateA, CertificateB, ICertificates} from "contracts/interfaces/ICertificates.sol";
import {IConsensus} from "contracts/interfaces/IConsensus.sol";
import {InboundLot, InboundPaper, IPaper} from "contracts/interfaces/IPaper.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {IZones} from "contracts/interfaces/IZones.sol";
import {Deciding} from "contracts/certificates/Deciding.sol";
import {Acceptances, Arriving} from "contracts/libraries/Acceptances.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {Checking} from "contracts/paper/Checking.sol";
import {Outgoing} from "contracts/paper/Outgoing.sol";

/// @dev The ledger's edge to Participants outside: paper that comes in is recorded once, under a
/// number counted here, and its parcels registered with the origins it declares; another paper that
/// bears the same number names the first, and its parcels go on hold. What went outside is closed
/// with the foreign confirmation. Import and export offices alone come in. It writes certificates,
/// vectors and parcels through their contracts' doors, and cannot tell whether a foreign paper is
/// true.
contract Paper is Outgoing, Checking, OrderDomain {
    using OrderHashes for Acceptance;

    uint16 private constant UNTOUCHED = 1;
    uint32 private constant FIRST_SERIAL = 1 << 31;

    IBlends private immutable _blends;
    IConsensus private immutable _consensus;

    mapping(Participant issuer => uint32) private _counts;

    constructor(
        IParticipants participants,
        IZones zones,
        IBlends blends,
        IParcels parcels,
        ICertificates certificates,
        IConsensus consensus
    ) Deciding(participants, parcels, certificates) Checking(zones) {
        _blends = blends;
        _consensus = consensus;
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
        ShipmentId shipment = _checkNumber(paper);
        _checkDays(paper, place);
        _checkParties(paper, place);
        uint256 total = _checkWeights(paper, lots);
        uint256 cents = _checkCents(paper);
        _checkNotAccepted(paper, signature);
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
        bool collides = paper.collidesWith != NO_CERTIFICATE;
        if (!collides) _recorded[shipment] = number;
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
        ).withDay(paper.arrived).withHolds(collides ? 1 : 0);
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
            if (collides) _hold(parcels[i], office, place);
        }
    }

    /// @dev What collides waits for the licence office (for the one that recorded it where there is
    /// none: a hold of nobody would stand for ever), and for another key than recorded it.
    function _hold(ParcelId parcel, OrganisationId office, Participant place) private {
        OrganisationId by = _participants.licensingOffice(place);
        if (by == NOBODY) by = office;
        _parcels.noteHold(parcel, by, UNTOUCHED, HOLD_COLLISION, msg.sender);
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
            paper.collidesWith,
            paper.document
        );
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
