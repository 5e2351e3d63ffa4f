// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CERTIFICATE_CONFIRMED,
    CERTIFICATE_DEPARTED,
    CERTIFICATE_FORFEITED,
    CERTIFICATE_LOST,
    CERTIFICATE_RETURNING,
    CERTIFICATE_SUPERSEDED,
    FLAG_LOST_BY_ONE,
    HOLD_OFFICE,
    PARCEL_DEPARTED,
    PARCEL_HELD,
    PARCEL_MISSING
} from "contracts/types/Codes.sol";
import {CertificateStatus} from "contracts/types/CodeTypes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {MOST_MILLICARATS, Millicarats, NO_WEIGHT} from "contracts/types/Measures.sol";
import {Resolution, Weight} from "contracts/types/Orders.sol";
import {
    CertificateId,
    Day,
    DocumentId,
    OrganisationId,
    ParcelId,
    today
} from "contracts/types/Types.sol";
import {ICertificates, Packing, Progress} from "contracts/interfaces/ICertificates.sol";
import {ICorrections} from "contracts/interfaces/ICorrections.sol";
import {IDetentions} from "contracts/interfaces/IDetentions.sol";
import {IIssuance, Technical} from "contracts/interfaces/IIssuance.sol";
import {Deciding, Found, Under} from "contracts/certificates/Deciding.sol";

/// What each outcome does to a shipment and to what is left of it, whoever decided it.
abstract contract Outcomes is IDetentions, Deciding {
    ICorrections internal immutable _corrections;
    IIssuance internal immutable _issuance;

    constructor(ICorrections corrections, IIssuance issuance) {
        _corrections = corrections;
        _issuance = issuance;
    }

    /// @dev It arrives after all, weighing what both offices found.
    function _confirm(
        Found memory found,
        OrganisationId office,
        Day day,
        DocumentId document,
        Weight[] calldata weights,
        Under memory under
    ) internal {
        uint256 surplus = _corrected(found.number, weights, under);

        _rest(found, CERTIFICATE_CONFIRMED, office, day, under);
        if (surplus != 0) {
            Millicarats millicarats = Millicarats.wrap(uint40(surplus));
            _corrections.registerSurplus(
                found.number, found.a.step, office, millicarats, day, document
            );
        }
    }

    /// @dev Less is written down; what is more is one parcel of its own.
    function _corrected(CertificateId number, Weight[] calldata weights, Under memory under)
        private
        pure
        returns (uint256 surplus)
    {
        ParcelId last;
        uint256 at;
        for (uint256 i; i < weights.length; ++i) {
            ParcelId parcel = weights[i].parcel;
            Millicarats weight = weights[i].millicarats;
            if (ParcelId.unwrap(parcel) <= ParcelId.unwrap(last)) {
                revert DetentionsNotAscending(parcel);
            }
            last = parcel;
            at = _find(parcel, under.parcels, at);
            if (at == under.parcels.length) revert DetentionsNotUnder(parcel, number);
            if (weight == NO_WEIGHT) revert DetentionsNoWeight(parcel);
            Millicarats certified = under.words[at].millicarats();
            if (certified < weight) surplus += weight.amount() - certified.amount();
            else under.words[at] = under.words[at].withMillicarats(weight);
        }
        if (surplus > MOST_MILLICARATS) revert DetentionsTooHeavy(surplus, MOST_MILLICARATS);
    }

    /// @return at Where `parcel` stands in `parcels`, from `first` on; their number, if nowhere.
    function _find(ParcelId parcel, ParcelId[] memory parcels, uint256 first)
        private
        pure
        returns (uint256 at)
    {
        for (at = first; at < parcels.length; ++at) {
            if (parcels[at] == parcel) break;
        }
    }

    /// @dev It is the office's, and stays where it is until that office lets it go.
    function _forfeit(
        Found memory found,
        OrganisationId office,
        Day day,
        DocumentId document,
        Under memory under
    ) internal {
        for (uint256 i; i < under.words.length; ++i) {
            under.words[i] = under.words[i].withHolds(under.words[i].holds() + 1);
        }

        emit ShipmentForfeited(found.number, office, day, document);
        _rest(found, CERTIFICATE_FORFEITED, office, day, under);
        for (uint256 i; i < under.words.length; ++i) {
            _parcels.noteHold(
                under.parcels[i], office, under.words[i].revision(), HOLD_OFFICE, address(0)
            );
        }
    }

    /// @dev What was still to come is at the destination, in the hands of its office.
    function _rest(
        Found memory found,
        CertificateStatus status,
        OrganisationId office,
        Day day,
        Under memory under
    ) private {
        Progress memory to = _progress(found);
        to.status = status;
        ++to.step;
        if (status == CERTIFICATE_CONFIRMED) to.remaining = 0;
        if (day > to.arrived) to.arrived = day;
        _move(found.number, to);
        for (uint256 i; i < under.words.length; ++i) {
            under.words[i] = under.words[i].withPlace(found.a.to).withCustodian(office);
        }
        _rewrite(under.parcels, under.words, PARCEL_HELD, day);

        emit ICertificates.Arrived(found.number, found.a.to, office, day, under.parcels);
    }

    function _sendBack(Found memory found) internal {
        Progress memory to = _progress(found);
        to.status = CERTIFICATE_RETURNING;
        to.stopped = today();
        ++to.step;
        _move(found.number, to);
    }

    /// @dev It goes on under another certificate, from where it lies.
    function _supersede(
        Resolution calldata order,
        Found memory found,
        OrganisationId office,
        Under memory under
    ) internal {
        _checkSteps(found);
        Progress memory to = _progress(found);
        to.status = CERTIFICATE_SUPERSEDED;
        ++to.step;
        _move(found.number, to);

        _issuance.issueTechnical(
            Technical({
                certificate: order.technical,
                detained: found.number,
                office: office,
                to: order.to,
                importer: order.importer,
                expires: order.expires,
                document: order.document,
                parcels: under.parcels
            })
        );
    }

    function _checkSteps(Found memory found) internal pure {
        if (found.a.step >= Limits.STEPS) {
            revert DetentionsStepsUsedUp(found.number, found.a.step, Limits.STEPS);
        }
    }

    /// @param by Who says so: one office, or both.
    function _lose(
        Found memory found,
        OrganisationId[] memory by,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) internal {
        Under memory under = _under(found, packing, PARCEL_DEPARTED);
        Progress memory to = _progress(found);
        to.status = CERTIFICATE_LOST;
        to.stopped = today();
        ++to.step;
        to.flags = to.flags & ~FLAG_LOST_BY_ONE | (by.length == 1 ? FLAG_LOST_BY_ONE : 0);
        _move(found.number, to);
        _rewrite(under.parcels, under.words, PARCEL_MISSING, today());

        emit ShipmentLost(found.number, by, day, document);
        emit WentAstray(found.number, under.parcels);
    }

    /// @dev Found on its way: it goes on, to be confirmed, detained or turned back as before.
    function _goOn(
        Found memory found,
        OrganisationId[] memory by,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) internal {
        _checkSteps(found);
        Under memory under = _under(found, packing, PARCEL_MISSING);
        Progress memory to = _progress(found);
        to.status = CERTIFICATE_DEPARTED;
        ++to.step;
        _move(found.number, to);
        _rewrite(under.parcels, under.words, PARCEL_DEPARTED, found.b.departed);

        emit ShipmentFound(found.number, by, day, document);
        emit ICertificates.Left(found.number, under.parcels);
    }

    /// @dev Found where it left: it stays there.
    function _comeBack(
        Found memory found,
        OrganisationId[] memory by,
        OrganisationId office,
        Day day,
        DocumentId document,
        Packing calldata packing
    ) internal {
        emit ShipmentFound(found.number, by, day, document);
        ++found.a.step;
        _return(found, office, day, document, _under(found, packing, PARCEL_MISSING));
    }
}
