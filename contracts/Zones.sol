// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    EPOCH_WITHOUT_WEIGHT,
    HOLD_BAR,
    HOLD_LATE,
    HOLD_LIMITED_ZONE,
    LICENCE_ENDED,
    LICENCE_GRANTED,
    NATURE_DECLARED,
    NATURE_NOT_STATED,
    NATURE_OPENING,
    NATURE_TRACED,
    ORIGIN_BARRED,
    ORIGIN_FREE,
    PARAMETER_GRACE_AFTER_BAR_DAYS,
    PARAMETER_PRODUCTION_DAYS,
    POWER_LICENCE,
    ROLES_NEVER_LICENSED,
    ROLE_CARRIER,
    ROLE_CUTTER,
    ROLE_MINER,
    ROLE_TRADER,
    ROLE_VALUER,
    ZONE_BARRED,
    ZONE_CLEAR,
    ZONE_CLOSED,
    ZONE_LIMITED
} from "contracts/types/Codes.sol";
import {IParticipants, Standing} from "contracts/interfaces/IParticipants.sol";
import {
    Dug,
    IZones,
    Licence,
    OpeningStock,
    OriginBar,
    Zone
} from "contracts/interfaces/IZones.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {Calendar} from "contracts/libraries/Calendar.sol";
import {Histories, History} from "contracts/libraries/Histories.sol";
import {LicenceWord, LicenceWords} from "contracts/types/LicenceWord.sol";
import {Limits} from "contracts/types/Limits.sol";
import {
    Day,
    DecisionId,
    DocumentId,
    LicenceId,
    NOBODY,
    NO_DOCUMENT,
    NO_PARTICIPANT,
    OrganisationId,
    OriginId,
    Participant,
    ZoneId,
    epochOf,
    latestDay,
    originOf,
    today,
    zoneOf
} from "contracts/types/Types.sol";
import {ZoneWord, ZoneWords} from "contracts/types/ZoneWord.sol";
import {MOST_MILLICARATS, Millicarats, Moment, NO_WEIGHT, WHOLE} from "contracts/types/Measures.sol";
import {HoldReason, Nature, Role, Roles, ZoneStatus} from "contracts/types/CodeTypes.sol";

/// @dev Where and how much may be dug. Licence offices open zones, bar their own and grant licences;
/// Decisions alone changes a status otherwise, bars origins and declares opening stock; Parcels
/// alone counts what is dug, Corrections alone what is taken from opening stock. It puts no parcel
/// down, and a closed zone does not open again.
///
/// A zone's last recorded epoch has a slot of its own, those before stand in an array. In
/// force on a day is the epoch recorded last among those that had begun: a decision for a day to
/// come can be overtaken by a newer one until that day.
contract Zones is IZones {
    using Histories for History;

    ZoneId private constant NOWHERE = ZoneId.wrap(0);
    uint256 private constant MILLION = 1_000_000;

    IParticipants private immutable _participants;
    address private immutable _decisions;
    address private immutable _parcels;
    address private immutable _corrections;

    uint16 private _zoneCount;
    mapping(ZoneId zone => History) private _zones;
    mapping(Participant participant => ZoneId) private _firstZones;
    // Those in which something can be dug.
    mapping(Participant participant => ZoneId[]) private _tracedZones;
    mapping(LicenceId licence => LicenceWord) private _licences;
    mapping(OrganisationId organisation => LicenceId[]) private _licencesOf;
    mapping(OriginId origin => OriginBar) private _originBars;
    mapping(Participant participant => OpeningStock) private _openings;

    constructor(
        IParticipants participants,
        address decisions,
        address parcels,
        address corrections
    ) {
        _participants = participants;
        _decisions = decisions;
        _parcels = parcels;
        _corrections = corrections;
    }

    modifier onlyFrom(address door) {
        if (msg.sender != door) revert NotTheDoor(msg.sender);
        _;
    }

    // By a licence office

    /// @inheritdoc IZones
    function openZone(DocumentId boundary, ZoneId[] calldata replaces) external returns (ZoneId) {
        (, Participant participant) = _participants.actingOffice(msg.sender, POWER_LICENCE);
        if (boundary == NO_DOCUMENT) revert ZonesBoundaryMissing(participant);
        if (_tracedZones[participant].length >= Limits.ZONES) {
            revert ZonesTooMany(participant, Limits.ZONES);
        }
        for (uint256 i; i < replaces.length; ++i) {
            if (i > 0 && ZoneId.unwrap(replaces[i]) <= ZoneId.unwrap(replaces[i - 1])) {
                revert ZonesNotAscending(replaces[i]);
            }
            _checkOwn(replaces[i], participant);
        }
        ZoneStatus status = _inherited(participant);

        ZoneId opened = _openZone(participant, NATURE_TRACED, status, boundary, replaces);
        DecisionId decision = boundary.asDecision();
        for (uint256 i; i < replaces.length; ++i) {
            _newEpoch(replaces[i], ZONE_CLOSED, today(), decision);
        }
        ZoneId byDefault = _firstZones[participant];
        if (_lastEpoch(byDefault).status() != ZONE_CLOSED) {
            _newEpoch(byDefault, ZONE_CLOSED, today(), decision);
        }
        return opened;
    }

    /// @inheritdoc IZones
    function barOwn(ZoneId zone_, DocumentId document) external {
        (, Participant participant) = _participants.actingOffice(msg.sender, POWER_LICENCE);
        _checkOwn(zone_, participant);
        Zone memory last = _lastEpoch(zone_).unpack();
        if (last.status == ZONE_BARRED && last.since <= today()) {
            revert ZonesAlreadyBarred(zone_, last.since);
        }
        if (last.epoch >= Limits.OWN_EPOCHS) revert ZonesTooManyEpochs(zone_, Limits.OWN_EPOCHS);

        _newEpoch(zone_, ZONE_BARRED, today(), document.asDecision());
    }

    /// @inheritdoc IZones
    function grant(
        LicenceId licence_,
        OrganisationId organisation,
        ZoneId zone_,
        Role role,
        Day from,
        Day until,
        Millicarats ceiling,
        DocumentId document
    ) external {
        (OrganisationId by, Participant participant) =
            _participants.actingOffice(msg.sender, POWER_LICENCE);
        if (LicenceId.unwrap(licence_) == 0 || _licences[licence_].organisation() != NOBODY) {
            revert ZonesLicenceTaken(licence_);
        }
        Standing memory standing = _licensable(organisation, participant);
        _checkRoleAndZone(role, zone_, participant);
        if (from > until) revert ZonesBadPeriod(from, until);
        if (from < today() && document == NO_DOCUMENT) revert ZonesDocumentMissing(from, today());
        _checkAhead(licence_, from, standing);

        _licences[licence_] = LicenceWords.pack(
            Licence(organisation, zone_, role, from, until, ceiling, 0, NO_WEIGHT, LICENCE_GRANTED)
        );
        _licencesOf[organisation].push(licence_);

        emit LicenceGranted(licence_, organisation, zone_, role, from, until, ceiling, by);
        _updateRoles(organisation, from < today() ? from : today(), standing.since, by, document);
    }

    /// @inheritdoc IZones
    function end(LicenceId licence_, Day day, DocumentId document) external {
        (OrganisationId by, Participant participant) =
            _participants.actingOffice(msg.sender, POWER_LICENCE);
        (Licence memory ending, Standing memory standing) = _granted(licence_, participant);
        if (day < today()) revert ZonesDayInPast(day, today());
        if (day < ending.from) revert ZonesBadPeriod(ending.from, day);

        ending.status = LICENCE_ENDED;
        if (day < ending.until) ending.until = day;
        _licences[licence_] = LicenceWords.pack(ending);

        emit LicenceEnded(licence_, day, by, document);
        _updateRoles(ending.organisation, today(), standing.since, by, document);
    }

    /// @inheritdoc IZones
    function raiseCeiling(LicenceId licence_, Millicarats ceiling) external {
        (OrganisationId by, Participant participant) =
            _participants.actingOffice(msg.sender, POWER_LICENCE);
        (Licence memory raised,) = _granted(licence_, participant);
        if (raised.ceiling >= ceiling) {
            revert ZonesCeilingNotRaised(licence_, ceiling, raised.ceiling);
        }

        raised.ceiling = ceiling;
        _licences[licence_] = LicenceWords.pack(raised);

        emit CeilingRaised(licence_, ceiling, by);
    }

    /// A licence of one of the Participant's own that has not been ended, and its standing.
    function _granted(LicenceId licence_, Participant participant)
        private
        view
        returns (Licence memory found, Standing memory standing)
    {
        found = _licences[licence_].unpack();
        if (found.organisation == NOBODY) revert ZonesUnknownLicence(licence_);
        standing = _participants.standingOn(found.organisation, today());
        if (standing.participant != participant) {
            revert ZonesNotOfParticipant(found.organisation, standing.participant, participant);
        }
        if (found.status == LICENCE_ENDED) revert ZonesLicenceEnded(licence_, found.until);
    }

    // Doors

    /// @inheritdoc IZones
    function openFirst(Participant participant) external onlyFrom(address(_participants)) {
        ZoneId[] memory none;
        ZoneId first = _openZone(participant, NATURE_TRACED, ZONE_CLEAR, NO_DOCUMENT, none);
        _firstZones[participant] = first;
        _openZone(participant, NATURE_DECLARED, ZONE_CLEAR, NO_DOCUMENT, none);
        _openZone(participant, NATURE_OPENING, ZONE_CLEAR, NO_DOCUMENT, none);
        _openZone(participant, NATURE_NOT_STATED, ZONE_CLEAR, NO_DOCUMENT, none);
    }

    /// @inheritdoc IZones
    function setStatus(ZoneId zone_, ZoneStatus status, Day fromDay, DecisionId decision)
        external
        onlyFrom(_decisions)
    {
        Zone memory last = _lastEpoch(zone_).unpack();
        if (last.status == ZoneStatus.wrap(0)) revert ZonesUnknownZone(zone_);
        if (last.nature != NATURE_TRACED) revert ZonesNotTraced(zone_, last.nature);
        if (last.status == ZONE_CLOSED) revert ZonesClosed(zone_);
        if (status < ZONE_CLEAR || status > ZONE_BARRED) revert ZonesBadStatus(status);
        Day earliest = last.since > today() ? today() : last.since;
        if (fromDay < earliest) revert ZonesDayBefore(zone_, fromDay, earliest);
        Day limit = today().plusDays(Limits.DAYS_AHEAD);
        if (fromDay > limit) revert ZonesDayTooFar(fromDay, limit);
        if (last.epoch >= Limits.EPOCHS) revert ZonesTooManyEpochs(zone_, Limits.EPOCHS);

        _newEpoch(zone_, status, fromDay, decision);
    }

    /// @inheritdoc IZones
    function barOrigin(OriginId origin, uint32 shareAllowed, DecisionId decision)
        external
        onlyFrom(_decisions)
    {
        if (!isOrigin(origin)) revert ZonesUnknownOrigin(origin);
        if (shareAllowed > MILLION) revert ZonesBadShare(shareAllowed);

        _barOrigin(origin, shareAllowed, decision);
        OriginId named = _withoutWeight(_lastEpoch(zoneOf(origin)).unpack().participant);
        OriginBar memory before = _originBars[named];
        bool stricter = before.barred != ORIGIN_BARRED || shareAllowed < before.share;
        if (named != origin && stricter) _barOrigin(named, shareAllowed, decision);
    }

    function _barOrigin(OriginId origin, uint32 shareAllowed, DecisionId decision) private {
        _originBars[origin] = OriginBar(ORIGIN_BARRED, shareAllowed);

        emit OriginBarred(origin, shareAllowed, decision);
    }

    /// @dev What stands for a Participant that paper names without saying how much is from it.
    function _withoutWeight(Participant participant) private view returns (OriginId) {
        return originOf(firstZone(participant, NATURE_DECLARED), EPOCH_WITHOUT_WEIGHT);
    }

    /// @inheritdoc IZones
    function releaseOrigin(OriginId origin, DecisionId decision) external onlyFrom(_decisions) {
        if (_originBars[origin].barred != ORIGIN_BARRED) revert ZonesOriginNotBarred(origin);

        _originBars[origin].barred = ORIGIN_FREE;

        emit OriginReleased(origin, decision);
    }

    /// @inheritdoc IZones
    function declareOpening(
        Participant participant,
        Millicarats millicarats,
        Day closingDay,
        DocumentId document
    ) external onlyFrom(_decisions) {
        if (_openings[participant].total != NO_WEIGHT) revert ZonesOpeningDeclared(participant);
        if (millicarats == NO_WEIGHT) revert ZonesOpeningEmpty(participant);
        if (closingDay < today()) revert ZonesDayInPast(closingDay, today());

        _openings[participant] = OpeningStock(millicarats, NO_WEIGHT, closingDay);

        emit OpeningDeclared(participant, millicarats, closingDay, document);
    }

    /// @inheritdoc IZones
    function dig(
        LicenceId licence_,
        address key,
        bool byOffice,
        Moment signedAt,
        Day day,
        uint256 millicarats
    ) external onlyFrom(_parcels) returns (Dug memory dug) {
        LicenceWord word = _licences[licence_];
        OrganisationId organisation = word.organisation();
        if (organisation == NOBODY) revert ZonesUnknownLicence(licence_);
        _checkDigger(organisation, key, byOffice, signedAt, day);
        if (day.isToCome()) revert ZonesDayInFuture(day, latestDay());
        _checkMinerOn(licence_, word, day);
        _checkInTime(day, byOffice);
        ZoneId zone_ = word.zone();
        ZoneWord last = _lastEpoch(zone_);
        ZoneWord then = _diggable(zone_, last, day);
        dug.organisation = organisation;
        dug.participant = then.participant();
        dug.origin = originOf(zone_, then.epoch());
        dug.ceiling = word.ceiling();
        dug.hold = _cause(zone_, last, then, day, byOffice);
        uint16 period = Calendar.monthOf(today());
        Millicarats before = word.period() == period ? word.produced() : NO_WEIGHT;
        dug.before = before;
        uint256 produced = before.amount() + millicarats;
        if (produced > MOST_MILLICARATS) revert ZonesTooMuch(licence_, produced, MOST_MILLICARATS);

        _licences[licence_] = word.counted(period, Millicarats.wrap(uint40(produced)));
    }

    /// @inheritdoc IZones
    function takeOpening(Participant participant, uint256 millicarats)
        external
        onlyFrom(_corrections)
    {
        OpeningStock memory opening = _openings[participant];
        if (opening.total == NO_WEIGHT) revert ZonesOpeningNotDeclared(participant);
        if (today() > opening.closing) {
            revert ZonesOpeningClosed(participant, opening.closing, today());
        }
        uint256 registered = opening.registered.amount() + millicarats;
        if (registered > opening.total.amount()) {
            revert ZonesOpeningExceeded(participant, registered, opening.total);
        }

        _openings[participant].registered = Millicarats.wrap(uint40(registered));
    }

    // Checks and reads

    /// @inheritdoc IZones
    function checkCutter(
        LicenceId licence_,
        OrganisationId organisation,
        Participant place,
        Day day
    ) external view {
        LicenceWord word = _licences[licence_];
        OrganisationId its = word.organisation();
        if (its == NOBODY) revert ZonesUnknownLicence(licence_);
        if (its != organisation) revert ZonesNotItsLicence(licence_, its, organisation);
        if (word.role() != ROLE_CUTTER) revert ZonesNotACutter(licence_, word.role());
        Participant home = _participants.participantOf(organisation);
        if (home != place) revert ZonesNotOfParticipant(organisation, home, place);
        _checkCovers(licence_, word, day);
        _checkCovers(licence_, word, today());
    }

    /// @inheritdoc IZones
    function checkOrigins(
        OriginId[] calldata origins,
        uint256[] calldata parts,
        uint256 total,
        Participant home
    ) external view {
        for (uint256 i; i < origins.length; ++i) {
            OriginBar memory bar = _originBars[origins[i]];
            if (bar.barred != ORIGIN_BARRED) continue;
            if (_isOf(home, origins[i])) continue;
            uint256 tested = _tested(origins, parts, i);
            if (bar.share == 0 || tested * MILLION > bar.share * total * WHOLE) {
                revert ZonesOriginBarred(origins[i], bar.share, tested, total);
            }
        }
    }

    function _isOf(Participant home, OriginId origin) private view returns (bool) {
        return home != NO_PARTICIPANT && _lastEpoch(zoneOf(origin)).unpack().participant == home;
    }

    /// @dev The parts of an origin that may be: its own and, where its country is named without a
    /// weight, all that is of no stated origin.
    function _tested(OriginId[] calldata origins, uint256[] calldata parts, uint256 which)
        private
        view
        returns (uint256 tested)
    {
        tested = parts[which];
        OriginId named =
            _withoutWeight(_lastEpoch(zoneOf(origins[which])).unpack().participant);
        bool isNamed;
        for (uint256 i; i < origins.length; ++i) isNamed = isNamed || origins[i] == named;
        if (!isNamed) return tested;
        for (uint256 i; i < origins.length; ++i) {
            Nature nature = _lastEpoch(zoneOf(origins[i])).unpack().nature;
            if (i != which && nature == NATURE_NOT_STATED) tested += parts[i];
        }
    }

    /// @inheritdoc IZones
    function isOrigin(OriginId origin) public view returns (bool) {
        Zone memory its = _lastEpoch(zoneOf(origin)).unpack();
        uint8 epoch = epochOf(origin);
        bool isNamed = its.nature == NATURE_DECLARED && epoch == EPOCH_WITHOUT_WEIGHT;
        return isNamed || (epoch != 0 && epoch <= its.epoch);
    }

    /// @inheritdoc IZones
    function zone(ZoneId zone_) external view returns (Zone memory) {
        return _lastEpoch(zone_).unpack();
    }

    /// @inheritdoc IZones
    function zoneOn(ZoneId zone_, Day day) external view returns (Zone memory) {
        return _epochOn(zone_, day).unpack();
    }

    /// @inheritdoc IZones
    function firstZone(Participant participant, Nature nature) public view returns (ZoneId) {
        ZoneId first = _firstZones[participant];
        if (first == NOWHERE || nature < NATURE_TRACED || nature > NATURE_NOT_STATED) {
            return NOWHERE;
        }
        return ZoneId.wrap(ZoneId.unwrap(first) + Nature.unwrap(nature) - Nature.unwrap(NATURE_TRACED));
    }

    /// @inheritdoc IZones
    function licenceInRole(OrganisationId organisation, Role role)
        external
        view
        returns (LicenceId)
    {
        LicenceId[] storage granted = _licencesOf[organisation];
        for (uint256 i = granted.length; i > 0; --i) {
            if (_licences[granted[i - 1]].role() == role) return granted[i - 1];
        }
        return LicenceId.wrap(0);
    }

    /// @inheritdoc IZones
    function zoneHistory(ZoneId zone_) external view returns (Zone[] memory history) {
        uint256[] memory words = _zones[zone_].all();
        history = new Zone[](words.length);
        for (uint256 i; i < words.length; ++i) history[i] = ZoneWord.wrap(words[i]).unpack();
    }

    /// @inheritdoc IZones
    function zoneCount() external view returns (uint16) {
        return _zoneCount;
    }

    /// @inheritdoc IZones
    function licence(LicenceId licence_) external view returns (Licence memory) {
        return _licences[licence_].unpack();
    }

    /// @inheritdoc IZones
    function licencesOf(OrganisationId organisation) external view returns (LicenceId[] memory) {
        return _licencesOf[organisation];
    }

    /// @inheritdoc IZones
    function originBar(OriginId origin) external view returns (OriginBar memory) {
        return _originBars[origin];
    }

    /// @inheritdoc IZones
    function openingStock(Participant participant) external view returns (OpeningStock memory) {
        return _openings[participant];
    }

    // Zones

    function _lastEpoch(ZoneId zone_) private view returns (ZoneWord) {
        return ZoneWord.wrap(_zones[zone_].last);
    }

    function _epochOn(ZoneId zone_, Day day) private view returns (ZoneWord) {
        return ZoneWord.wrap(_zones[zone_].on(day));
    }

    /// A zone that an office may close, bar or license: its own, traced, not closed.
    function _checkOwn(ZoneId zone_, Participant participant) private view {
        Zone memory own = _lastEpoch(zone_).unpack();
        if (own.participant != participant) {
            revert ZonesNotOwn(zone_, own.participant, participant);
        }
        if (own.nature != NATURE_TRACED) revert ZonesNotTraced(zone_, own.nature);
        if (own.status == ZONE_CLOSED) revert ZonesClosed(zone_);
    }

    /// The status a new zone begins with: the strictest of any zone of its Participant that is not
    /// closed; those that it replaces are not, until it is open.
    function _inherited(Participant participant) private view returns (ZoneStatus status) {
        status = ZONE_CLEAR;
        ZoneId[] memory all = _tracedZones[participant];
        for (uint256 i; i < all.length; ++i) {
            ZoneStatus its = _strictest(all[i]);
            if (its != ZONE_CLOSED && its > status) status = its;
        }
    }

    /// Of the status in force today and the one recorded last, which may begin later.
    function _strictest(ZoneId zone_) private view returns (ZoneStatus) {
        ZoneStatus last = _lastEpoch(zone_).status();
        ZoneStatus now_ = _epochOn(zone_, today()).status();
        return now_ > last ? now_ : last;
    }

    function _openZone(
        Participant participant,
        Nature nature,
        ZoneStatus status,
        DocumentId boundary,
        ZoneId[] memory replaces
    ) private returns (ZoneId opened) {
        opened = ZoneId.wrap(++_zoneCount);
        _addEpoch(opened, Zone(participant, status, 1, today(), today(), nature));
        if (nature == NATURE_TRACED) _tracedZones[participant].push(opened);

        emit ZoneOpened(opened, participant, nature, boundary, replaces);
        emit EpochOpened(opened, 1, status, today(), boundary.asDecision());
    }

    function _newEpoch(ZoneId zone_, ZoneStatus status, Day fromDay, DecisionId decision) private {
        Zone memory next = _lastEpoch(zone_).unpack();
        next.status = status;
        next.epoch += 1;
        next.since = fromDay;
        next.recorded = today();
        _addEpoch(zone_, next);

        emit EpochOpened(zone_, next.epoch, status, fromDay, decision);
    }

    /// @dev The only writer of a zone.
    function _addEpoch(ZoneId zone_, Zone memory epoch) private {
        _zones[zone_].add(ZoneWord.unwrap(ZoneWords.pack(epoch)));
    }

    // Licences

    function _licensable(OrganisationId organisation, Participant participant)
        private
        view
        returns (Standing memory standing)
    {
        standing = _participants.standingOn(organisation, today());
        if (standing.participant != participant) {
            revert ZonesNotOfParticipant(organisation, standing.participant, participant);
        }
        _participants.checkStanding(organisation, today());
        if (!(standing.roles & ROLES_NEVER_LICENSED).areNoRoles()) {
            revert ZonesTakesNoLicence(organisation, standing.roles);
        }
    }

    function _checkRoleAndZone(Role role, ZoneId zone_, Participant participant) private view {
        if (!_isLicensedRole(role)) revert ZonesBadRole(role);
        if ((role == ROLE_MINER) != (zone_ != NOWHERE)) revert ZonesZoneForMinersOnly(role, zone_);
        if (role == ROLE_MINER) _checkOwn(zone_, participant);
    }

    function _isLicensedRole(Role role) private pure returns (bool) {
        return role == ROLE_MINER || role == ROLE_TRADER || role == ROLE_CARRIER
            || role == ROLE_VALUER || role == ROLE_CUTTER;
    }

    /// A standing's roles hold from the day they are written, so a licence may be granted ahead
    /// only to an organisation that may hold rough diamonds until it begins.
    function _checkAhead(LicenceId licence_, Day from, Standing memory standing) private view {
        if (from <= today()) return;
        Day dayBefore = Day.wrap(Day.unwrap(from) - 1);
        if (standing.roles.areNoRoles() || standing.until < dayBefore) {
            revert ZonesLicenceAhead(licence_, from, standing.until);
        }
    }

    /// Writes the union of an organisation's licences into its standing, as of `from` or, if
    /// later, its last entry.
    function _updateRoles(
        OrganisationId organisation,
        Day from,
        Day last,
        OrganisationId by,
        DocumentId document
    ) private {
        Day since = from > last ? from : last;
        Roles roles;
        Day until;
        LicenceId[] memory granted = _licencesOf[organisation];
        for (uint256 i; i < granted.length; ++i) {
            LicenceWord one = _licences[granted[i]];
            if (one.until() < since) continue;
            roles = roles.with(one.role());
            if (one.until() > until) until = one.until();
        }
        _participants.setRoles(organisation, roles, since, until, by, document);
    }

    // Production

    function _checkDigger(
        OrganisationId organisation,
        address key,
        bool byOffice,
        Moment signedAt,
        Day day
    ) private view {
        if (!byOffice) return _participants.checkActor(key, organisation, signedAt, day);
        (, Participant participant) = _participants.actingOffice(key, POWER_LICENCE);
        Participant its = _participants.participantOf(organisation);
        if (its != participant) revert ZonesNotOfParticipant(organisation, its, participant);
        _participants.checkStandingOn(organisation, day);
    }

    function _checkMinerOn(LicenceId licence_, LicenceWord word, Day day) private pure {
        if (word.role() != ROLE_MINER) revert ZonesNotAMiner(licence_, word.role());
        _checkCovers(licence_, word, day);
    }

    function _checkCovers(LicenceId licence_, LicenceWord word, Day day) private pure {
        if (day < word.from() || day > word.until()) {
            revert ZonesLicenceNotOn(licence_, word.from(), word.until(), day);
        }
    }

    /// The zone in the epoch in force on `day`, in which digging was allowed.
    function _diggable(ZoneId zone_, ZoneWord last, Day day)
        private
        view
        returns (ZoneWord then)
    {
        then = day < last.since() ? _epochOn(zone_, day) : last;
        ZoneStatus status = then.status();
        if (status == ZoneStatus.wrap(0)) revert ZonesNotYetOpen(zone_, _zones[zone_].firstDay(), day);
        if (status == ZONE_BARRED || status == ZONE_CLOSED) {
            revert ZonesBarred(zone_, then.epoch(), status, day);
        }
    }

    /// Production is entered by the miner while it is recent, and afterwards by a licence office.
    function _checkInTime(Day day, bool byOffice) private view {
        if (day >= today() && !byOffice) return;
        uint64 limitDays = _participants.parameter(PARAMETER_PRODUCTION_DAYS, today());
        bool old = today() > day.plusDays(limitDays);
        if (old && !byOffice) revert ZonesTooOld(day, today(), limitDays);
        if (!old && byOffice) revert ZonesInTime(day, today(), limitDays);
    }

    /// The strictest reason for which a registration goes on hold whole, or zero. What is dated
    /// before a limit and entered after it is held like what was dug under it.
    function _cause(ZoneId zone_, ZoneWord last, ZoneWord then, Day day, bool byOffice)
        private
        view
        returns (HoldReason)
    {
        if (last.status() > ZONE_LIMITED && day < last.since() && _isBarredAfter(zone_, day)) {
            return HOLD_BAR;
        }
        bool limited = last.status() == ZONE_LIMITED && last.since() <= today();
        if (limited || then.status() == ZONE_LIMITED) return HOLD_LIMITED_ZONE;
        return byOffice ? HOLD_LATE : HoldReason.wrap(0);
    }

    /// Whether a zone was barred for a day after `day`. Refused once the days of grace of any bar
    /// or closing after it are over: a new one brings no new days for what the first one ended.
    function _isBarredAfter(ZoneId zone_, Day day) private view returns (bool barred) {
        uint256[] memory words = _zones[zone_].all();
        for (uint256 i; i < words.length; ++i) {
            Zone memory stop = ZoneWord.wrap(words[i]).unpack();
            if (stop.status < ZONE_BARRED || stop.since <= day) continue;
            Day lastDay = _graceEnds(stop);
            if (today() > lastDay) revert ZonesGraceOver(zone_, lastDay, today());
            if (stop.status == ZONE_BARRED) barred = true;
        }
    }

    /// Until when what was dug before a bar can be entered: some days after the bar is recorded
    /// or, if later, begins.
    function _graceEnds(Zone memory barred) private view returns (Day) {
        Day from = barred.since > barred.recorded ? barred.since : barred.recorded;
        return from.plusDays(_participants.parameter(PARAMETER_GRACE_AFTER_BAR_DAYS, today()));
    }
}
