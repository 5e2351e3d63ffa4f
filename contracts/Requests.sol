// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CAPACITY_EXPORTER,
    CAPACITY_GOVERNMENT,
    CAPACITY_INDEPENDENT,
    KIND_POLISHED,
    PARAMETER_VALUATION_DAYS,
    PARCEL_HELD,
    POWER_EXPORT,
    REQUEST_ISSUED,
    REQUEST_OPEN,
    REQUEST_REFUSED,
    REQUEST_WITHDRAWN,
    ROLE_VALUER
} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Application, ParcelRef, Valuation} from "contracts/types/Orders.sol";
import {ParcelWord} from "contracts/types/ParcelWord.sol";
import {
    CertificateId,
    Day,
    DocumentId,
    NOBODY,
    NO_CERTIFICATE,
    NO_DOCUMENT,
    OrganisationId,
    ParcelId,
    Participant,
    RequestId,
    latestDay,
    today
} from "contracts/types/Types.sol";
import {Cents, NO_VALUE} from "contracts/types/Measures.sol";
import {Capacity, ParcelKind, RequestStatus} from "contracts/types/CodeTypes.sol";
import {IParcels} from "contracts/interfaces/IParcels.sol";
import {
    IParticipants,
    Office,
    Standing
} from "contracts/interfaces/IParticipants.sol";
import {GivenValuation, IRequests, Request} from "contracts/interfaces/IRequests.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {OrderDays} from "contracts/libraries/OrderDays.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {References} from "contracts/libraries/References.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";

/// The parcels of an application.
struct Listed {
    ParcelId[] ids;
    uint16[] revisions;
}

/// @dev What exporters ask for and what it is worth: one request under the digest of its order,
/// and at most one valuation in each capacity. Parties and offices open, value, refuse and
/// withdraw; Issuance alone settles. It keeps no parcels, only the digest of those named, and
/// writes to no other contract.
contract Requests is IRequests, OrderDomain {
    using OrderHashes for Application;
    using OrderHashes for Valuation;

    uint256 private constant KINDS = 3;
    uint8 private constant CAPACITIES = 3; // from 1: exporter, government, independent
    uint256 private constant VALUATIONS_NEEDED = 2; // in as many capacities

    IParticipants private immutable _participants;
    IParcels private immutable _parcels;
    address private immutable _issuance;

    mapping(RequestId request => Request) private _requests;
    mapping(RequestId request => mapping(Capacity capacity => GivenValuation)) private _valuations;

    constructor(IParticipants participants, IParcels parcels, address issuance) {
        _participants = participants;
        _parcels = parcels;
        _issuance = issuance;
    }

    // Row 1

    /// @inheritdoc IRequests
    function request(Application calldata order, bytes calldata exporter, bytes calldata owner)
        external
    {
        _checkSigners(order, exporter, owner);
        References.check(order.reference_);
        RequestId id = OrderHashes.requestId(order.exporter, order.reference_);
        if (_requests[id].status != RequestStatus.wrap(0)) revert RequestsUsed(id);
        Participant place = _participants.participantOf(order.exporter);
        _participants.checkParticipant(place, today());
        _participants.checkParticipant(_participants.participantOf(order.owner), today());
        checkDestination(place, order.to, order.importer);
        _checkValuers(order);
        _checkCited(order.cited);
        Listed memory listed = _listed(order.parcels);
        uint8 kinds = _checkParcels(order, place, _parcels.words(listed.ids));

        _requests[id] = Request({
            status: REQUEST_OPEN,
            exporter: order.exporter,
            owner: order.owner,
            importer: order.importer,
            to: order.to,
            parcels: uint16(listed.ids.length),
            kinds: kinds,
            exportersValuer: order.valuers[0],
            governmentsValuer: order.valuers[1],
            independentValuer: order.valuers[2],
            digest: keccak256(abi.encode(order.cited, order.parcels))
        });

        _announce(id, order, listed);
    }

    function _announce(RequestId id, Application calldata order, Listed memory listed) private {
        emit CertificateRequested(
            id,
            order.exporter,
            order.to,
            order.owner,
            order.importer,
            order.reference_,
            order.valuers,
            listed.ids,
            listed.revisions,
            order.cited,
            order.document
        );
    }

    function _checkSigners(
        Application calldata order,
        bytes calldata exporter,
        bytes calldata owner
    ) private view {
        if (order.exporter == NOBODY) revert RequestsNoExporter();
        Signatures.checkDeadline(order.signedAt, order.deadline, Limits.ORDER_DAYS);
        bytes32 digest = _hashTypedDataV4(order.hash());
        address exporterKey = Signatures.signer(digest, exporter, order.exporter);
        if (order.owner == order.exporter) {
            _participants.checkActor(exporterKey, order.exporter, order.signedAt, today());
            return;
        }
        address ownerKey = Signatures.signer(digest, owner, order.owner);
        _participants.checkKey(exporterKey, order.exporter, order.signedAt);
        _participants.checkKey(ownerKey, order.owner, order.signedAt);
        _participants.checkStanding(order.exporter, today());
        _participants.checkStanding(order.owner, today());
    }

    /// @inheritdoc IRequests
    function checkDestination(Participant place, Participant to, OrganisationId importer) public view {
        if (to == place) revert RequestsWithinParticipant(to);
        _participants.checkParticipant(to, today());
        if (importer == NOBODY) revert RequestsNoImporter();
        Participant importing = _participants.participantOf(importer);
        if (importing != to) revert RequestsImporterElsewhere(importer, importing, to);
        if (_participants.participantOn(to, today()).isOnLedger()) {
            _participants.checkHolder(importer, to, today());
        }
    }

    function _checkValuers(Application calldata order) private pure {
        uint256 count;
        for (uint256 i; i < CAPACITIES; ++i) {
            OrganisationId valuer = order.valuers[i];
            if (valuer == NOBODY) continue;
            ++count;
            for (uint256 j; j < i; ++j) {
                if (order.valuers[j] == valuer) revert RequestsValuerTwice(valuer);
            }
        }
        if (count < VALUATIONS_NEEDED) revert RequestsTooFewValuers(count);
        OrganisationId independent = order.valuers[2];
        if (
            independent == order.exporter || independent == order.owner
                || independent == order.importer
        ) revert RequestsValuerNotIndependent(independent);
    }

    function _checkCited(CertificateId[] calldata cited) private pure {
        if (cited.length > Limits.CITED) revert RequestsTooManyCited(Limits.CITED, cited.length);
        CertificateId last;
        for (uint256 i; i < cited.length; ++i) {
            if (CertificateId.unwrap(cited[i]) <= CertificateId.unwrap(last)) {
                revert RequestsCitedNotAscending(cited[i]);
            }
            last = cited[i];
        }
    }

    function _listed(ParcelRef[] calldata refs)
        private
        pure
        returns (Listed memory listed)
    {
        if (refs.length == 0) revert RequestsNoParcels();
        if (refs.length > Limits.CERTIFICATE_PARCELS) {
            revert RequestsTooManyParcels(Limits.CERTIFICATE_PARCELS, refs.length);
        }
        listed = Listed(new ParcelId[](refs.length), new uint16[](refs.length));
        ParcelId last;
        for (uint256 i; i < refs.length; ++i) {
            ParcelId parcel = refs[i].parcel;
            if (ParcelId.unwrap(parcel) <= ParcelId.unwrap(last)) {
                revert RequestsNotAscending(parcel);
            }
            listed.ids[i] = parcel;
            listed.revisions[i] = refs[i].revision;
            last = parcel;
        }
    }

    /// @return kinds Which kinds there are, a bit each: a single stone counts as its kind.
    function _checkParcels(Application calldata order, Participant place, ParcelWord[] memory words)
        private
        pure
        returns (uint8 kinds)
    {
        for (uint256 i; i < words.length; ++i) {
            _checkParcel(order, order.parcels[i], place, words[i]);
            kinds |= uint8(1 << words[i].kind().sortIndex());
        }
    }

    function _checkParcel(
        Application calldata order,
        ParcelRef calldata ref,
        Participant place,
        ParcelWord word
    ) private pure {
        ParcelId parcel = ref.parcel;
        if (word.status() != PARCEL_HELD) revert RequestsNotHeld(parcel, word.status());
        if (word.place() != place) revert RequestsParcelElsewhere(parcel, word.place(), place);
        if (word.custodian() != order.exporter) {
            revert RequestsNotCustodian(parcel, word.custodian(), order.exporter);
        }
        if (word.owner() != order.owner) {
            revert RequestsNotOwner(parcel, word.owner(), order.owner);
        }
        if (word.holds() != 0) revert RequestsOnHold(parcel, word.holds());
        if (word.kind().sort() == KIND_POLISHED) revert RequestsPolished(parcel);
        if (word.revision() != ref.revision) {
            revert RequestsRevisionChanged(parcel, word.revision(), ref.revision);
        }
        if (ref.revision > Limits.REVISIONS) {
            revert RequestsRevisionsUsedUp(parcel, ref.revision, Limits.REVISIONS);
        }
        if (word.certificate() != NO_CERTIFICATE && !_isIn(order.cited, word.certificate())) {
            revert RequestsNotCited(parcel, word.certificate());
        }
    }

    /// @dev `cited` ascends: halved until it is found, since 200 parcels may cite 200.
    function _isIn(CertificateId[] calldata cited, CertificateId certificate)
        private
        pure
        returns (bool)
    {
        uint256 low;
        uint256 high = cited.length;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (CertificateId.unwrap(cited[middle]) < CertificateId.unwrap(certificate)) low = middle + 1;
            else high = middle;
        }
        return low < cited.length && cited[low] == certificate;
    }

    // Row 2

    /// @inheritdoc IRequests
    function value(Valuation calldata order, bytes calldata signature) external {
        Signatures.checkDeadline(order.signedAt, order.deadline, Limits.ORDER_DAYS);
        address key =
            Signatures.signer(_hashTypedDataV4(order.hash()), signature, order.valuer);
        _participants.checkActor(key, order.valuer, order.signedAt, order.day);
        _checkDay(order.day);
        OrderDays.check(_participants, order.day, order.signedAt);
        Request storage asked = _opened(order.request);
        _checkCapacity(order, asked);
        Cents[KINDS] memory cents = [order.unsorted, order.industrial, order.gem];
        _checkCents(cents, asked.kinds);

        _valuations[order.request][order.capacity] =
            GivenValuation(order.valuer, order.unsorted, order.industrial, order.gem, order.day);

        emit Valued(order.request, order.valuer, order.capacity, cents, order.day);
    }

    function _checkDay(Day day) private view {
        if (day > latestDay()) revert RequestsDayInFuture(day, latestDay());
        uint256 limit = _participants.parameter(PARAMETER_VALUATION_DAYS, today());
        if (day.plusDays(limit) < today()) revert RequestsValuationTooOld(day, today(), limit);
    }

    function _checkCapacity(Valuation calldata order, Request storage asked) private view {
        Capacity capacity = order.capacity;
        if (Capacity.unwrap(capacity) == 0 || Capacity.unwrap(capacity) > CAPACITIES) {
            revert RequestsNoSuchCapacity(capacity);
        }
        OrganisationId named = _named(asked, capacity);
        if (order.valuer != named) {
            revert RequestsNotItsValuer(order.request, capacity, named, order.valuer);
        }
        OrganisationId before = _valuations[order.request][capacity].valuer;
        if (before != NOBODY) revert RequestsCapacityGiven(order.request, capacity, before);
        Participant place = _participants.participantOf(asked.exporter);
        _participants.checkParticipant(place, order.day);
        _participants.checkParticipant(_participants.participantOf(order.valuer), order.day);
        _checkValuer(order.valuer, capacity, place, order.day);
    }

    function _named(Request storage asked, Capacity capacity)
        private
        view
        returns (OrganisationId)
    {
        if (capacity == CAPACITY_EXPORTER) return asked.exportersValuer;
        return capacity == CAPACITY_GOVERNMENT ? asked.governmentsValuer : asked.independentValuer;
    }

    /// @dev Whom the exporter names for itself is its own affair, wherever it is; who values for the government is
    /// one of its offices, and who calls itself independent is licensed there.
    function _checkValuer(OrganisationId valuer, Capacity capacity, Participant place, Day day)
        private
        view
    {
        if (capacity == CAPACITY_GOVERNMENT && !_isExportOffice(valuer, place, day)) {
            revert RequestsNotTheGovernment(valuer, place);
        }
        if (capacity == CAPACITY_INDEPENDENT && !_isValuer(valuer, place, day)) {
            revert RequestsNotAValuer(valuer, place);
        }
    }

    function _isExportOffice(OrganisationId valuer, Participant place, Day day)
        private
        view
        returns (bool)
    {
        Office memory office = _participants.officeNow(valuer);
        return office.participant == place && !(office.powers & POWER_EXPORT).areNoPowers()
            && office.since <= day && day <= office.until;
    }

    function _isValuer(OrganisationId valuer, Participant place, Day day)
        private
        view
        returns (bool)
    {
        Standing memory standing = _participants.standingOn(valuer, day);
        return standing.participant == place && standing.roles.has(ROLE_VALUER)
            && day <= standing.until;
    }

    function _checkCents(Cents[KINDS] memory cents, uint8 kinds) private pure {
        uint256 total;
        for (uint8 i; i < KINDS; ++i) {
            bool present = kinds >> i & 1 == 1;
            if (present && cents[i] == NO_VALUE) revert RequestsNoValue(ParcelKind.wrap(i + 1));
            if (!present && cents[i] != NO_VALUE) revert RequestsValueOfAbsentKind(ParcelKind.wrap(i + 1), cents[i]);
            total += cents[i].count();
        }
        if (total > type(uint64).max) revert RequestsValueTooHigh(total, type(uint64).max);
    }

    // Rows 3 and 4

    /// @inheritdoc IRequests
    function refuse(RequestId request_, DocumentId document) external {
        (OrganisationId office, Participant participant) =
            _participants.actingOffice(msg.sender, POWER_EXPORT);
        Request storage asked = _opened(request_);
        _checkExporting(request_, asked.exporter, participant);
        if (document == NO_DOCUMENT) revert RequestsNoReason(request_);

        asked.status = REQUEST_REFUSED;

        emit RequestRefused(request_, office, document);
    }

    /// @inheritdoc IRequests
    function withdraw(RequestId request_) external {
        OrganisationId organisation = _participants.actingOrganisation(msg.sender);
        Request storage asked = _opened(request_);
        if (organisation != asked.exporter && organisation != asked.owner) {
            revert RequestsNotItsParty(request_, organisation);
        }

        asked.status = REQUEST_WITHDRAWN;

        emit RequestWithdrawn(request_);
    }

    function _opened(RequestId request_) private view returns (Request storage asked) {
        asked = _requests[request_];
        if (asked.status != REQUEST_OPEN) revert RequestsNotOpen(request_, asked.status);
    }

    // Door

    /// @inheritdoc IRequests
    function settle(RequestId request_, bytes32 digest, Participant from, bool again)
        external
        returns (Request memory asked, Cents[KINDS] memory cents)
    {
        if (msg.sender != _issuance) revert NotTheDoor(msg.sender);
        asked = _requests[request_];
        RequestStatus expected = again ? REQUEST_ISSUED : REQUEST_OPEN;
        if (asked.status != expected) revert RequestsNotOpen(request_, asked.status);
        if (!again && digest != asked.digest) revert RequestsNotAsRequested(request_);
        _checkExporting(request_, asked.exporter, from);
        _participants.checkParticipant(asked.to, today());
        _participants.checkStanding(asked.exporter, today());
        _participants.checkStanding(asked.owner, today());
        _participants.checkStanding(asked.importer, today());
        cents = _highest(request_, again);

        _requests[request_].status = REQUEST_ISSUED;
    }

    function _checkExporting(RequestId request_, OrganisationId exporter, Participant participant)
        private
        view
    {
        Participant exporting = _participants.participantOf(exporter);
        if (exporting != participant) {
            revert RequestsOfOtherParticipant(request_, exporting, participant);
        }
    }

    /// @dev Of two that come to the same, the one of the lower capacity. A replacement goes by
    /// all that were given, however old by now.
    function _highest(RequestId request_, bool again)
        private
        view
        returns (Cents[KINDS] memory cents)
    {
        uint256 limit = _participants.parameter(PARAMETER_VALUATION_DAYS, today());
        uint256 fresh;
        uint256 highest;
        for (uint8 i = 1; i <= CAPACITIES; ++i) {
            Capacity capacity = Capacity.wrap(i);
            GivenValuation memory given = _valuations[request_][capacity];
            if (given.valuer == NOBODY) continue;
            if (!again && given.day.plusDays(limit) < today()) continue;
            ++fresh;
            uint256 total = given.unsorted.count() + given.industrial.count() + given.gem.count();
            if (total <= highest) continue;
            highest = total;
            cents = [given.unsorted, given.industrial, given.gem];
        }
        if (fresh < VALUATIONS_NEEDED) revert RequestsTooFewValuations(request_, fresh, limit);
    }

    // Reads

    /// @inheritdoc IRequests
    function requestState(RequestId request_) external view returns (Request memory) {
        return _requests[request_];
    }

    /// @inheritdoc IRequests
    function valuation(RequestId request_, Capacity capacity)
        external
        view
        returns (GivenValuation memory)
    {
        return _valuations[request_][capacity];
    }
}
