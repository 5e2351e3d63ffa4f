// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    EPOCH_WITHOUT_WEIGHT,
    NATURE_DECLARED,
    NATURE_NOT_STATED,
    PARAMETER_PAPER_GRACE_DAYS,
    SETTING_DETAIN_EXPIRED
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {
    CertificateId,
    Day,
    NOBODY,
    NO_CERTIFICATE,
    NO_DOCUMENT,
    OriginId,
    Participant,
    ShipmentId,
    epochOf,
    latestDay,
    today,
    zoneOf
} from "contracts/types/Types.sol";
import {Cents, MOST_MILLICARATS, NO_VALUE, NO_WEIGHT} from "contracts/types/Measures.sol";
import {ParcelKind} from "contracts/types/CodeTypes.sol";
import {OriginWeight} from "contracts/interfaces/IBlends.sol";
import {ICertificates} from "contracts/interfaces/ICertificates.sol";
import {InboundLot, InboundPaper, IPaper} from "contracts/interfaces/IPaper.sol";
import {ParticipantState} from "contracts/interfaces/IParticipants.sol";
import {IZones, Zone} from "contracts/interfaces/IZones.sol";
import {Deciding} from "contracts/certificates/Deciding.sol";
import {Lots} from "contracts/libraries/Lots.sol";
import {PrintedNumbers} from "contracts/libraries/PrintedNumbers.sol";

/// @dev What foreign paper has to say before it is recorded, and under which number it was before.
abstract contract Checking is IPaper, Deciding {
    uint256 internal constant KINDS = 3;
    uint256 private constant MOST_CENTS = type(uint64).max;

    IZones private immutable _zones;

    /// The first that was recorded under a number; what collides with it is not kept.
    mapping(ShipmentId shipment => CertificateId) internal _recorded;

    constructor(IZones zones) {
        _zones = zones;
    }

    function _checkFields(InboundPaper calldata paper, uint256 parcels) internal pure {
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

    function _checkNumber(InboundPaper calldata paper) internal view returns (ShipmentId shipment) {
        Participant issuer = paper.issuer;
        bytes memory canonical;
        (shipment, canonical) = _read(issuer, paper.number);
        CertificateId first = _recorded[shipment];
        if (paper.collidesWith == first) return shipment;
        if (paper.collidesWith == NO_CERTIFICATE) {
            revert PaperRecordedBefore(issuer, string(canonical), first);
        }
        revert PaperCollidesWithAnother(issuer, string(canonical), first, paper.collidesWith);
    }

    function _read(Participant issuer, string calldata number)
        internal
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

    /// @dev An acceptance names issuer and number, which two papers bear: it cannot say which.
    function _checkNotAccepted(InboundPaper calldata paper, bytes calldata signature)
        internal
        pure
    {
        if (paper.collidesWith == NO_CERTIFICATE || signature.length == 0) return;
        revert PaperCollisionAccepted(paper.collidesWith);
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
    function _checkIssuer(Participant issuer, Participant place, Day issued) internal view {
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

    function _checkDays(InboundPaper calldata paper, Participant place) internal view {
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

    function _checkParties(InboundPaper calldata paper, Participant place) internal view {
        Participant exporting = _participants.participantOf(paper.exporter);
        if (exporting != paper.issuer) {
            revert PaperExporterElsewhere(paper.exporter, exporting, paper.issuer);
        }
        _participants.checkHolder(paper.importer, place, paper.arrived);
    }

    /// @return total What the lots weigh: each kind as the paper states it.
    function _checkWeights(InboundPaper calldata paper, InboundLot[] calldata lots)
        internal
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
    function _checkCents(InboundPaper calldata paper) internal pure returns (uint256 total) {
        for (uint8 i; i < KINDS; ++i) {
            Cents cents = paper.cents[i];
            bool present = paper.millicarats[i] != NO_WEIGHT;
            if (present && cents == NO_VALUE) revert PaperNoValue(ParcelKind.wrap(i + 1));
            if (!present && cents != NO_VALUE) revert PaperValueOfAbsentKind(ParcelKind.wrap(i + 1), cents);
            total += cents.count();
        }
        if (total > MOST_CENTS) revert PaperValueTooHigh(total, MOST_CENTS);
    }
}
