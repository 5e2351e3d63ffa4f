// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PAPER_TECHNICAL} from "contracts/types/Codes.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {CertificateId, ParcelId, today} from "contracts/types/Types.sol";
import {Cents} from "contracts/types/Measures.sol";
import {Limits} from "contracts/types/Limits.sol";
import {IIssuance, Technical} from "contracts/interfaces/IIssuance.sol";
import {Request} from "contracts/interfaces/IRequests.sol";
import {Found} from "contracts/certificates/Deciding.sol";
import {Beginning, Contents, Draft} from "contracts/issuance/Beginning.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";

/// Row 23: what goes on under another certificate than it left under, as Detentions says.
abstract contract InPlace is Beginning {
    address private immutable _detentions;

    constructor(address detentions) {
        _detentions = detentions;
    }

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
}
