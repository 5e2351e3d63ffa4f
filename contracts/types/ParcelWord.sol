// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlendId, CertificateId, Day, OrganisationId, Participant} from "contracts/types/Types.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {ParcelKind, ParcelStatus} from "contracts/types/CodeTypes.sol";

/// A parcel's whole state in one slot (rules.md, a; docs/decisions/0003-parcel-word.md), from the
/// lowest bit: custodian 32, owner 32, place 16, status 8, kind 8, millicarats 40, blend 32,
/// certificate 48, revision 16, day 16, holds 8.
type ParcelWord is uint256;

using ParcelWords for ParcelWord global;

library ParcelWords {
    uint256 private constant CUSTODIAN = 0;
    uint256 private constant OWNER = 32;
    uint256 private constant PLACE = 64;
    uint256 private constant STATUS = 80;
    uint256 private constant KIND = 88;
    uint256 private constant MILLICARATS = 96;
    uint256 private constant BLEND = 136;
    uint256 private constant CERTIFICATE = 168;
    uint256 private constant REVISION = 216;
    uint256 private constant DAY = 232;
    uint256 private constant HOLDS = 248;

    /// Weight as it is put down, without kind, weight and hold: its registrar owns and holds it.
    function registered(
        OrganisationId registrar,
        Participant place_,
        ParcelStatus status_,
        BlendId blend_,
        Day day_
    ) internal pure returns (ParcelWord) {
        uint256 holder = OrganisationId.unwrap(registrar);
        return ParcelWord.wrap(
            holder << CUSTODIAN | holder << OWNER | uint256(Participant.unwrap(place_)) << PLACE
                | uint256(ParcelStatus.unwrap(status_)) << STATUS
                | uint256(BlendId.unwrap(blend_)) << BLEND | 1 << REVISION
                | uint256(uint16(Day.unwrap(day_))) << DAY
        );
    }

    /// A word without kind, weight and holds, with those of one lot.
    function ofLot(ParcelWord word, ParcelKind kind_, Millicarats weight, uint256 holds_)
        internal
        pure
        returns (ParcelWord)
    {
        return ParcelWord.wrap(
            ParcelWord.unwrap(word) | uint256(ParcelKind.unwrap(kind_)) << KIND
                | weight.amount() << MILLICARATS | holds_ << HOLDS
        );
    }

    function custodian(ParcelWord word) internal pure returns (OrganisationId) {
        return OrganisationId.wrap(uint32(ParcelWord.unwrap(word) >> CUSTODIAN));
    }

    function owner(ParcelWord word) internal pure returns (OrganisationId) {
        return OrganisationId.wrap(uint32(ParcelWord.unwrap(word) >> OWNER));
    }

    function place(ParcelWord word) internal pure returns (Participant) {
        return Participant.wrap(uint16(ParcelWord.unwrap(word) >> PLACE));
    }

    function status(ParcelWord word) internal pure returns (ParcelStatus) {
        return ParcelStatus.wrap(uint8(ParcelWord.unwrap(word) >> STATUS));
    }

    function kind(ParcelWord word) internal pure returns (ParcelKind) {
        return ParcelKind.wrap(uint8(ParcelWord.unwrap(word) >> KIND));
    }

    function millicarats(ParcelWord word) internal pure returns (Millicarats) {
        return Millicarats.wrap(uint40(ParcelWord.unwrap(word) >> MILLICARATS));
    }

    function blend(ParcelWord word) internal pure returns (BlendId) {
        return BlendId.wrap(uint32(ParcelWord.unwrap(word) >> BLEND));
    }

    function certificate(ParcelWord word) internal pure returns (CertificateId) {
        return CertificateId.wrap(uint48(ParcelWord.unwrap(word) >> CERTIFICATE));
    }

    function revision(ParcelWord word) internal pure returns (uint16) {
        return uint16(ParcelWord.unwrap(word) >> REVISION);
    }

    function day(ParcelWord word) internal pure returns (Day) {
        return Day.wrap(uint16(ParcelWord.unwrap(word) >> DAY));
    }

    function holds(ParcelWord word) internal pure returns (uint8) {
        return uint8(ParcelWord.unwrap(word) >> HOLDS);
    }

    function withCustodian(ParcelWord word, OrganisationId value) internal pure returns (ParcelWord) {
        return _with(word, CUSTODIAN, type(uint32).max, OrganisationId.unwrap(value));
    }

    function withOwner(ParcelWord word, OrganisationId value) internal pure returns (ParcelWord) {
        return _with(word, OWNER, type(uint32).max, OrganisationId.unwrap(value));
    }

    function withPlace(ParcelWord word, Participant value) internal pure returns (ParcelWord) {
        return _with(word, PLACE, type(uint16).max, Participant.unwrap(value));
    }

    function withStatus(ParcelWord word, ParcelStatus value) internal pure returns (ParcelWord) {
        return _with(word, STATUS, type(uint8).max, ParcelStatus.unwrap(value));
    }

    function withKind(ParcelWord word, ParcelKind value) internal pure returns (ParcelWord) {
        return _with(word, KIND, type(uint8).max, ParcelKind.unwrap(value));
    }

    function withMillicarats(ParcelWord word, Millicarats value) internal pure returns (ParcelWord) {
        return _with(word, MILLICARATS, type(uint40).max, value.amount());
    }

    function withBlend(ParcelWord word, BlendId value) internal pure returns (ParcelWord) {
        return _with(word, BLEND, type(uint32).max, BlendId.unwrap(value));
    }

    function withCertificate(ParcelWord word, CertificateId value)
        internal
        pure
        returns (ParcelWord)
    {
        return _with(word, CERTIFICATE, type(uint48).max, CertificateId.unwrap(value));
    }

    function withRevision(ParcelWord word, uint16 value) internal pure returns (ParcelWord) {
        return _with(word, REVISION, type(uint16).max, value);
    }

    /// @dev After 65,535 comes 0: Parcels, the only writer, refuses that by name.
    function revised(ParcelWord word) internal pure returns (ParcelWord) {
        unchecked {
            return withRevision(word, word.revision() + 1);
        }
    }

    /// @dev A day past 2149 does not fit; no block is that late.
    function withDay(ParcelWord word, Day value) internal pure returns (ParcelWord) {
        return _with(word, DAY, type(uint16).max, uint16(Day.unwrap(value)));
    }

    function withHolds(ParcelWord word, uint8 value) internal pure returns (ParcelWord) {
        return _with(word, HOLDS, type(uint8).max, value);
    }

    function _with(ParcelWord word, uint256 shift, uint256 mask, uint256 value)
        private
        pure
        returns (ParcelWord)
    {
        return ParcelWord.wrap(ParcelWord.unwrap(word) & ~(mask << shift) | value << shift);
    }
}
