// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HOLD_BAR, HOLD_CEILING, PARCEL_HELD} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Lot, Production} from "contracts/types/Orders.sol";
import {ParcelWord, ParcelWords} from "contracts/types/ParcelWord.sol";
import {
    Day,
    LicenceId,
    NO_DOCUMENT,
    OrganisationId,
    ParcelId,
    Reference,
    blendOf
} from "contracts/types/Types.sol";
import {Millicarats, Moment, blockMoment} from "contracts/types/Measures.sol";
import {HoldReason, ParcelKind} from "contracts/types/CodeTypes.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {Dug, IZones} from "contracts/interfaces/IZones.sol";
import {Lots} from "contracts/libraries/Lots.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";
import {Holds} from "contracts/parcels/Holds.sol";

/// @dev What was dug is put down, for the organisation of a licence that Zones finds in order.
abstract contract Registering is OrderDomain, Holds {
    using OrderHashes for Production;

    IZones private immutable _zones;

    constructor(IZones zones) {
        _zones = zones;
    }

    /// @inheritdoc IParcels
    function register(LicenceId licence, Day day, Moment captured, Lot[] calldata lots) external {
        _register(licence, msg.sender, false, blockMoment(), day, captured, lots);
    }

    /// @inheritdoc IParcels
    function registerSigned(Production calldata order, bytes calldata signature) external {
        Signatures.checkDeadline(order.signedAt, order.deadline, Limits.PRODUCTION_ORDER_DAYS);
        OrganisationId organisation = _zones.licence(order.licence).organisation;
        address key =
            Signatures.signer(_hashTypedDataV4(order.hash()), signature, organisation);

        _register(
            order.licence, key, false, order.signedAt, order.day, order.captured, order.lots
        );
    }

    /// @inheritdoc IParcels
    function registerLate(LicenceId licence, Day day, Moment captured, Lot[] calldata lots)
        external
    {
        _register(licence, msg.sender, true, blockMoment(), day, captured, lots);
    }

    function _register(
        LicenceId licence,
        address key,
        bool byOffice,
        Moment signedAt,
        Day day,
        Moment captured,
        Lot[] calldata lots
    ) private {
        uint256 total = _checkLots(licence, lots);

        Dug memory dug = _zones.dig(licence, key, byOffice, signedAt, day, total);

        _putDown(dug, licence, byOffice ? key : address(0), day, captured, lots);
    }

    /// @return total What the lots weigh: no more than 200 × 2⁴⁰, so that it cannot overflow.
    function _checkLots(LicenceId licence, Lot[] calldata lots)
        private
        pure
        returns (uint256 total)
    {
        if (lots.length == 0) revert ParcelsNoLots(licence);
        if (lots.length > Limits.OUTPUTS) revert ParcelsTooManyLots(lots.length, Limits.OUTPUTS);
        for (uint256 i; i < lots.length; ++i) {
            Lot calldata lot = lots[i];
            Millicarats millicarats = lot.millicarats;
            Lots.check(lot.reference_, millicarats, lot.kind);
            unchecked {
                total += millicarats.amount();
            }
        }
    }

    function _putDown(
        Dug memory dug,
        LicenceId licence,
        address lateKey,
        Day day,
        Moment captured,
        Lot[] calldata lots
    ) private {
        ParcelWord dugWord = ParcelWords.registered(
            dug.organisation, dug.participant, PARCEL_HELD, blendOf(dug.origin), day
        );
        uint256 produced = dug.before.amount();
        for (uint256 i; i < lots.length; ++i) {
            Lot calldata lot = lots[i];
            Reference reference_ = lot.reference_;
            Millicarats millicarats = lot.millicarats;
            ParcelKind kind = lot.kind;
            ParcelId parcel = OrderHashes.parcelId(dug.organisation, reference_);
            Slot storage slot = _parcels[parcel];
            if (ParcelWord.unwrap(slot.word) != 0) revert ParcelsExists(parcel);
            unchecked {
                // Zones has counted them: the sum is within 40 bits.
                produced += millicarats.amount();
            }
            HoldReason reason = dug.hold != HoldReason.wrap(0) ? dug.hold : produced > dug.ceiling.amount() ? HOLD_CEILING : HoldReason.wrap(0);

            slot.word = dugWord.ofLot(kind, millicarats, reason == HoldReason.wrap(0) ? 0 : 1);

            _tell(dug, licence, lateKey, parcel, day, captured, lot);
            if (reason != HoldReason.wrap(0)) {
                OrganisationId office = _participants.licensingOffice(dug.participant);
                _noteHold(parcel, office, 1, reason, lateKey, NO_DOCUMENT);
            }
        }
    }

    function _tell(
        Dug memory dug,
        LicenceId licence,
        address lateKey,
        ParcelId parcel,
        Day day,
        Moment captured,
        Lot calldata lot
    ) private {
        bool byOffice = lateKey != address(0);
        emit ProductionRegistered(
            parcel,
            dug.organisation,
            licence,
            lot.reference_,
            dug.origin,
            lot.millicarats,
            lot.kind,
            day,
            captured,
            byOffice || dug.hold == HOLD_BAR,
            byOffice ? _participants.actingOrganisation(lateKey) : dug.organisation,
            lot.document
        );
    }
}
