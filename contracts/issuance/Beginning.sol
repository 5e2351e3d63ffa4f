// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CERTIFICATE_ISSUED, PARCEL_SEALED, SETTING_EXPIRY_DAYS} from "contracts/types/Codes.sol";
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
    Participant,
    today
} from "contracts/types/Types.sol";
import {Cents, Millicarats} from "contracts/types/Measures.sol";
import {CertificateNature} from "contracts/types/CodeTypes.sol";
import {IBlends} from "contracts/interfaces/IBlends.sol";
import {
    CertificateA,
    CertificateB,
    ICertificates,
    Packing
} from "contracts/interfaces/ICertificates.sol";
import {IIssuance} from "contracts/interfaces/IIssuance.sol";
import {IRequests, Request} from "contracts/interfaces/IRequests.sol";
import {IZones} from "contracts/interfaces/IZones.sol";
import {Exporting} from "contracts/certificates/Exporting.sol";

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

/// What is printed on a certificate and what it covers, whoever asked for it; and its beginning.
abstract contract Beginning is IIssuance, Exporting {
    IZones private immutable _zones;
    IBlends private immutable _blends;
    IRequests internal immutable _requests;

    constructor(IZones zones, IBlends blends, IRequests requests) {
        _zones = zones;
        _blends = blends;
        _requests = requests;
    }

    function _checkPrinted(Draft memory draft) internal view {
        if (draft.number == NO_CERTIFICATE) revert IssuanceNoNumber();
        if (Day.unwrap(draft.expires) == 0) revert IssuanceNoExpiry();
        if (draft.document == NO_DOCUMENT) revert IssuanceNoValidation();
        _checkNumber(draft.number, draft.office, draft.from);
    }

    function _checkExpiry(Draft memory draft) internal view {
        if (draft.expires < today()) revert IssuanceExpiryPast(draft.expires, today());
        uint256 limit = _participants.setting(draft.from, SETTING_EXPIRY_DAYS, today());
        if (draft.expires > today().plusDays(limit)) {
            revert IssuanceExpiryTooFar(draft.expires, today(), limit);
        }
    }

    /// @param home Whose own origins are taken as they are; zero: nobody's.
    function _contents(ParcelWord[] memory words, Participant home)
        internal
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

    /// @dev The only place where a certificate of this ledger begins.
    function _issue(
        Draft memory draft,
        Request memory asked,
        Cents[3] memory cents,
        Contents memory contents
    ) internal {
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
}
