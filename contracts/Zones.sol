// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    HOLD_BAR,
    HOLD_LATE,
    HOLD_LIMITED_ZONE,
    PARAMETER_GRACE_AFTER_BAR_DAYS,
    PARAMETER_PRODUCTION_DAYS,
    POWER_LICENCE,
    ROLE_MINER,
    ZONE_BARRED,
    ZONE_CLOSED,
    ZONE_LIMITED
} from "contracts/types/Codes.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Dug, IZones, OpeningStock} from "contracts/interfaces/IZones.sol";
import {Calendar} from "contracts/libraries/Calendar.sol";
import {Histories, History} from "contracts/libraries/Histories.sol";
import {LicenceWord} from "contracts/types/LicenceWord.sol";
import {
    Day,
    DocumentId,
    LicenceId,
    NOBODY,
    OrganisationId,
    Participant,
    ZoneId,
    latestDay,
    originOf,
    today
} from "contracts/types/Types.sol";
import {OwnBarWord} from "contracts/types/OwnBarWord.sol";
import {ZoneWord} from "contracts/types/ZoneWord.sol";
import {MOST_MILLICARATS, Millicarats, Moment, NO_WEIGHT} from "contracts/types/Measures.sol";
import {HoldReason, ZoneStatus} from "contracts/types/CodeTypes.sol";
import {Epochs} from "contracts/zones/Epochs.sol";
import {Licences} from "contracts/zones/Licences.sol";
import {Openings} from "contracts/zones/Openings.sol";
import {Origins} from "contracts/zones/Origins.sol";
import {OwnBars} from "contracts/zones/OwnBars.sol";

/// @dev Where and how much may be dug. Parcels alone counts what is dug; Decisions alone declares
/// opening stock, and Corrections alone counts what is taken from it. It puts no parcel down.
contract Zones is Licences, Origins, Openings {
    using Histories for History;

    address private immutable _parcels;
    address private immutable _corrections;

    mapping(Participant participant => OpeningStock) private _openings;

    constructor(
        IParticipants participants,
        address decisions,
        address parcels,
        address corrections,
        IEnrolments enrolments
    ) Epochs(participants, decisions) OwnBars(enrolments) {
        _parcels = parcels;
        _corrections = corrections;
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
        uint256[] memory bars;
        if (last.own()) bars = _ownBars[zone_].all();
        dug.origin = originOf(zone_, _epochWithin(zone_, bars, then, day));
        dug.ceiling = word.ceiling();
        (dug.hold, dug.releaser) = _cause(zone_, bars, last, then, day, byOffice);
        uint16 period = Calendar.monthOf(today());
        Millicarats before = word.period() == period ? word.produced() : NO_WEIGHT;
        dug.before = before;
        uint256 produced = before.amount() + millicarats;
        if (produced > MOST_MILLICARATS) revert ZonesTooMuch(licence_, produced, MOST_MILLICARATS);

        _licences[licence_] = word.counted(period, Millicarats.wrap(uint40(produced)));
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

    /// @inheritdoc IZones
    function openingStock(Participant participant) external view returns (OpeningStock memory) {
        return _openings[participant];
    }

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

    /// The epoch of what was dug on `day`, on which the Participant itself had nothing stopped or
    /// barred: that of the last bar of its own which had ended, unless a decision came after it.
    function _epochWithin(ZoneId zone_, uint256[] memory bars, ZoneWord then, Day day)
        private
        pure
        returns (uint8 epoch)
    {
        epoch = then.epoch();
        for (uint256 i; i < bars.length; ++i) {
            OwnBarWord own = OwnBarWord.wrap(bars[i]);
            if (day < own.since()) break;
            if (day <= own.until()) {
                revert ZonesBarredByItself(zone_, own.since(), own.until(), day);
            }
            bool follows = own.until() >= then.since() && own.epoch() > epoch;
            if (own.approved() && follows) epoch = own.epoch();
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

    /// The strictest reason for which a registration goes on hold whole, or zero, and who alone
    /// releases it. What is dated before a limit and entered after it is held like what was dug
    /// under it.
    function _cause(
        ZoneId zone_,
        uint256[] memory bars,
        ZoneWord last,
        ZoneWord then,
        Day day,
        bool byOffice
    ) private view returns (HoldReason, OrganisationId) {
        ZoneWord now_ = last.since() <= today() ? last : _epochOn(zone_, today());
        bool own = last.own() && _lastOwn(zone_).until() >= today();
        // What one bars oneself is released by whom the status beneath it names, or is to.
        bool ofToday = now_.status() > ZONE_LIMITED || (own && now_.releaser() != NOBODY);
        ZoneWord stop = ofToday ? now_ : last;
        if ((own || stop.status() > ZONE_LIMITED) && _isBarredAfter(zone_, bars, day)) {
            return (HOLD_BAR, _releaser(stop, then));
        }
        if (now_.status() == ZONE_CLOSED) now_ = _beforeClosing(zone_);
        if (now_.status() == ZONE_LIMITED) return (HOLD_LIMITED_ZONE, _releaser(now_, then));
        if (then.status() == ZONE_LIMITED) return (HOLD_LIMITED_ZONE, then.releaser());
        return (byOffice ? HOLD_LATE : HoldReason.wrap(0), NOBODY);
    }

    /// Who the cause names, or else the limit under which it was dug.
    function _releaser(ZoneWord cause, ZoneWord then) private pure returns (OrganisationId named) {
        named = cause.releaser();
        if (named == NOBODY && then.status() == ZONE_LIMITED) named = then.releaser();
    }

    /// The epoch that was in force when a zone closed: to close it frees nothing.
    function _beforeClosing(ZoneId zone_) private view returns (ZoneWord before) {
        uint256[] memory words = _zones[zone_].all();
        for (uint256 i; i < words.length; ++i) {
            ZoneWord word = ZoneWord.wrap(words[i]);
            if (word.status() != ZONE_CLOSED && word.since() <= today()) before = word;
        }
    }

    /// Whether a zone was barred for a day after `day`. Refused once the days of grace of any bar
    /// or closing after it are over: a new one brings no new days for what the first one ended.
    function _isBarredAfter(ZoneId zone_, uint256[] memory bars, Day day)
        private
        view
        returns (bool barred)
    {
        uint256[] memory words = _zones[zone_].all();
        for (uint256 i; i < words.length; ++i) {
            ZoneWord stop = ZoneWord.wrap(words[i]);
            if (stop.status() < ZONE_BARRED || stop.since() <= day) continue;
            _checkGrace(zone_, stop.since(), stop.recorded());
            if (stop.status() == ZONE_BARRED) barred = true;
        }
        for (uint256 i; i < bars.length; ++i) {
            OwnBarWord own = OwnBarWord.wrap(bars[i]);
            if (own.since() <= day) continue;
            if (own.approved()) _checkGrace(zone_, own.since(), own.recorded());
            if (own.approved() || own.until() >= today()) barred = true;
        }
    }

    /// What was dug before a bar can be entered until some days after the bar is recorded or, if
    /// later, begins.
    function _checkGrace(ZoneId zone_, Day since, Day recorded) private view {
        Day from = since > recorded ? since : recorded;
        Day lastDay = from.plusDays(_participants.parameter(PARAMETER_GRACE_AFTER_BAR_DAYS, today()));
        if (today() > lastDay) revert ZonesGraceOver(zone_, lastDay, today());
    }
}
