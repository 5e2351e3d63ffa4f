// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Day,
    DecisionId,
    DocumentId,
    LicenceId,
    OrganisationId,
    OriginId,
    Participant,
    ZoneId,
    today
} from "contracts/types/Types.sol";
import {Millicarats, Moment} from "contracts/types/Measures.sol";
import {Approval} from "contracts/types/Orders.sol";
import {
    HoldReason,
    LicenceStatus,
    Nature,
    OriginStatus,
    Role,
    Roles,
    ZoneStatus
} from "contracts/types/CodeTypes.sol";

struct Licence {
    OrganisationId organisation;
    ZoneId zone; // zero: none (trader, carrier, valuer, cutter)
    Role role; // one bit
    Day from;
    Day until;
    Millicarats ceiling; // millicarats a month; zero: none may be registered without a hold
    uint16 period; // month counted from 1970-01, by the block
    Millicarats produced; // millicarats in that month
    LicenceStatus status;
}

/// A zone in the epoch in force; earlier ones stand behind it.
struct Zone {
    Participant participant;
    ZoneStatus status; // ZONE_CLEAR to ZONE_CLOSED
    uint8 epoch; // from 1
    Day since;
    Day recorded; // the day on which the epoch was written down
    Nature nature;
    OrganisationId releaser; // of holds for its status, as decided; zero: its own licence office
}

/// What a Participant stopped or barred of a zone of its own, over whatever is decided of it: as
/// each word of `ownBars` has it.
struct OwnBar {
    Day since;
    Day until; // last day; FOREVER while a bar is in force
    Day recorded; // the day on which it was stopped or, once that is approved, barred
    uint8 epoch; // the zone's epochs so far, its own the last of them where it is approved
    bool approved; // by the focal key; otherwise it is a stop
}

/// Whether a past origin is barred, and up to which share of a shipment it may still leave.
struct OriginBar {
    OriginStatus barred;
    uint32 share; // parts per million
}

/// A Participant's opening stock: registered up to a total published before.
struct OpeningStock {
    Millicarats total; // millicarats
    Millicarats registered;
    Day closing; // last day
}

/// What a registration needs to know of its licence.
struct Dug {
    OrganisationId organisation;
    Participant participant;
    OriginId origin;
    Millicarats ceiling;
    Millicarats before; // registered in this month before
    HoldReason hold; // reason for which the whole registration is on hold, or zero
    OrganisationId releaser; // who releases that hold; zero: the licence office
}

/// @title Where and how much may be dug: zones, epochs, origins, licences with ceilings, opening totals.
interface IZones {
    /// @notice A producing area was opened.
    /// @param nature Traced, declared, opening or not stated.
    /// @param boundary The digest of its boundary; zero for those that a Participant begins with.
    /// @param replaces The zones that it stands in the place of, ascending.
    event ZoneOpened(
        ZoneId indexed zone,
        Participant indexed participant,
        Nature nature,
        DocumentId boundary,
        ZoneId[] replaces
    );
    /// @notice A zone has a status from a day on, and with it origins of their own.
    /// @param epoch Counted from 1, by zone.
    /// @param fromDay The first day of it, which may be to come.
    /// @param releaser The office that releases holds for it, as decided; zero: the licence office.
    event EpochOpened(
        ZoneId indexed zone,
        uint8 epoch,
        ZoneStatus status,
        Day fromDay,
        OrganisationId releaser,
        DecisionId decision
    );
    /// @notice A licence office stopped a zone of its own for some days, without an epoch; or a zone takes over the stop of one that it replaces.
    /// @param fromDay The first day of it; of a stop that was taken over, that of the zone before.
    /// @param until The last day, unless its focal key makes a bar of it.
    event ZoneStopped(
        ZoneId indexed zone, Day fromDay, Day until, OrganisationId by, DocumentId document
    );
    /// @notice A licence office barred a zone of its own, as its focal key approved; or a zone takes over the bar of one that it replaces.
    /// @param epoch Of the bar, and of what is dug once it has ended.
    /// @param fromDay The first day of it: that of the stop, where there was one.
    event ZoneBarred(
        ZoneId indexed zone, uint8 epoch, Day fromDay, OrganisationId by, DocumentId document
    );
    /// @notice A licence office ended a stop or, as its focal key approved, a bar of its own: what was decided last is in force again.
    /// @param until The last day of it.
    event OwnBarEnded(ZoneId indexed zone, Day until, OrganisationId by, DocumentId document);
    /// @notice A past origin was barred.
    /// @param shareAllowed Parts per million of a shipment that may still be of it.
    event OriginBarred(OriginId indexed origin, uint32 shareAllowed, DecisionId decision);
    /// @notice A past origin is not barred any more.
    event OriginReleased(OriginId indexed origin, DecisionId decision);
    /// @notice A licence office granted a licence in one role.
    /// @param zone Of a miner; zero for every other role.
    /// @param role One bit.
    /// @param until Its last day.
    /// @param ceiling Millicarats a month that go down without a hold.
    event LicenceGranted(
        LicenceId indexed licence,
        OrganisationId indexed organisation,
        ZoneId indexed zone,
        Role role,
        Day from,
        Day until,
        Millicarats ceiling,
        OrganisationId by
    );
    /// @notice A licence office ended a licence with the end of a day.
    event LicenceEnded(LicenceId indexed licence, Day day, OrganisationId by, DocumentId document);
    /// @notice A licence office raised what may be registered under a licence in a month.
    /// @param ceiling In thousandths of a carat, from now on.
    event CeilingRaised(LicenceId indexed licence, Millicarats ceiling, OrganisationId by);
    /// @notice The total of a Participant's stock from before the ledger was published.
    /// @param millicarats The most that may be registered, in thousandths of a carat.
    /// @param closingDay The last day to register it.
    event OpeningDeclared(
        Participant indexed participant, Millicarats millicarats, Day closingDay, DocumentId document
    );

    // Refusals

    /// @notice There is no licence `licence`.
    error ZonesUnknownLicence(LicenceId licence);
    /// @notice The ceiling of licence `licence` is `present`: `ceiling` raises nothing.
    error ZonesCeilingNotRaised(LicenceId licence, Millicarats ceiling, Millicarats present);
    /// @notice Licence number `licence` is zero or was given before.
    error ZonesLicenceTaken(LicenceId licence);
    /// @notice Organisation `organisation` is of Participant `its`, not of `participant`.
    error ZonesNotOfParticipant(
        OrganisationId organisation, Participant its, Participant participant
    );
    /// @notice Organisation `organisation` is an office, an observer or a scheme (roles `roles`) and takes no licence.
    error ZonesTakesNoLicence(OrganisationId organisation, Roles roles);
    /// @notice Role `role` is not one of miner, trader, carrier, valuer and cutter.
    error ZonesBadRole(Role role);
    /// @notice A licence of role `role` with zone `zone`: a miner's licence, and no other, names a zone.
    error ZonesZoneForMinersOnly(Role role, ZoneId zone);
    /// @notice The period from day `from` to day `until` ends before it begins.
    error ZonesBadPeriod(Day from, Day until);
    /// @notice A licence cannot begin on day `from`, before today, day `today`, without a document.
    error ZonesDocumentMissing(Day from, Day today);
    /// @notice Licence `licence` begins on day `from`, and its organisation may hold rough diamonds only to day `until`: roles begin when they are entered, so enter it on its day.
    error ZonesLicenceAhead(LicenceId licence, Day from, Day until);
    /// @notice Licence `licence` is ended already, with day `until`.
    error ZonesLicenceEnded(LicenceId licence, Day until);
    /// @notice Day `day` is earlier than today, day `today`.
    error ZonesDayInPast(Day day, Day today);
    /// @notice Day `day` has not begun anywhere yet: the latest that has is day `latest`.
    error ZonesDayInFuture(Day day, Day latest);
    /// @notice The status of zone `zone` cannot change on day `day`, before day `earliest`: a history only grows.
    error ZonesDayBefore(ZoneId zone, Day day, Day earliest);
    /// @notice Day `day` is more than a year ahead: day `limit` is the last that can be named today.
    error ZonesDayTooFar(Day day, Day limit);
    /// @notice The named zone of Participant `participant` has no boundary document.
    error ZonesBoundaryMissing(Participant participant);
    /// @notice Participant `participant` has `limit` zones, the most there can be.
    error ZonesTooMany(Participant participant, uint256 limit);
    /// @notice Zone `zone` is not listed in ascending order, or twice.
    error ZonesNotAscending(ZoneId zone);
    /// @notice Zone `zone` is of Participant `its` (0: there is no such zone), not of `participant`.
    error ZonesNotOwn(ZoneId zone, Participant its, Participant participant);
    /// @notice There is no zone `zone`.
    error ZonesUnknownZone(ZoneId zone);
    /// @notice Zone `zone` is of nature `nature`: nothing is dug there.
    error ZonesNotTraced(ZoneId zone, Nature nature);
    /// @notice Zone `zone` is closed.
    error ZonesClosed(ZoneId zone);
    /// @notice Zone `zone` is stopped or barred by its own Participant already, since day `since`.
    error ZonesAlreadyBarred(ZoneId zone, Day since);
    /// @notice Zone `zone` was stopped on day `since`: an office alone stops it again from day `earliest` on.
    error ZonesStoppedLately(ZoneId zone, Day since, Day earliest);
    /// @notice Zone `zone` is under no stop that lasts longer than today: what the focal key approved is cleared with its Approval.
    error ZonesNotStopped(ZoneId zone);
    /// @notice Zone `zone` is under no bar of its own Participant that lasts longer than today; what was decided is cleared by Consensus.
    error ZonesNotBarredByItself(ZoneId zone);
    /// @notice Zone `zone` is at epoch `epoch`, and this is for epoch `given`.
    error ZonesOtherEpoch(ZoneId zone, uint8 given, uint8 epoch);
    /// @notice A zone cannot be given the status `status`: clear, limited and barred can.
    error ZonesBadStatus(ZoneStatus status);
    /// @notice Zone `zone` has had `limit` epochs, the most that an office, or a decision, brings it to.
    error ZonesTooManyEpochs(ZoneId zone, uint256 limit);
    /// @notice There is no origin `origin`.
    error ZonesUnknownOrigin(OriginId origin);
    /// @notice The share `share` is more than 1,000,000 parts per million.
    error ZonesBadShare(uint32 share);
    /// @notice Origin `origin` is not barred.
    error ZonesOriginNotBarred(OriginId origin);
    /// @notice Origin `origin` is barred above `share` parts per million, at 0 wherever it is named; here it is `parts` ÷ 10¹² of `total` millicarats.
    error ZonesOriginBarred(OriginId origin, uint32 share, uint256 parts, uint256 total);
    /// @notice Participant `participant` has declared its opening stock before.
    error ZonesOpeningDeclared(Participant participant);
    /// @notice The opening stock of Participant `participant` cannot be declared as nothing.
    error ZonesOpeningEmpty(Participant participant);
    /// @notice Participant `participant` has declared no opening stock.
    error ZonesOpeningNotDeclared(Participant participant);
    /// @notice The opening stock of Participant `participant` could be registered to day `closing`; today is day `today`.
    error ZonesOpeningClosed(Participant participant, Day closing, Day today);
    /// @notice The opening stock of Participant `participant` would come to `registered` millicarats, above the total of `total` published before.
    error ZonesOpeningExceeded(Participant participant, uint256 registered, Millicarats total);
    /// @notice Licence `licence` is of role `role`: only a miner registers production.
    error ZonesNotAMiner(LicenceId licence, Role role);
    /// @notice Licence `licence` is of role `role`: only a cutter makes polished.
    error ZonesNotACutter(LicenceId licence, Role role);
    /// @notice Licence `licence` is organisation `its`'s, not `organisation`'s.
    error ZonesNotItsLicence(LicenceId licence, OrganisationId its, OrganisationId organisation);
    /// @notice Licence `licence` runs from day `from` to day `until`, and does not cover day `day`.
    error ZonesLicenceNotOn(LicenceId licence, Day from, Day until, Day day);
    /// @notice Zone `zone` was opened on day `since`, after day `day`.
    error ZonesNotYetOpen(ZoneId zone, Day since, Day day);
    /// @notice Zone `zone`, epoch `epoch`, had the status `status` (3: barred, 4: closed) on day `day`: nothing dug then can be registered.
    error ZonesBarred(ZoneId zone, uint8 epoch, ZoneStatus status, Day day);
    /// @notice Zone `zone` was stopped or barred by its own Participant from day `since` to day `until`: nothing dug on day `day` can be registered.
    error ZonesBarredByItself(ZoneId zone, Day since, Day until, Day day);
    /// @notice Production of day `day` is more than `limitDays` days old: a licence office may still register it, late and on hold.
    error ZonesTooOld(Day day, Day today, uint64 limitDays);
    /// @notice Production of day `day` is not more than `limitDays` days old: a key of the licence's organisation registers it, and no office.
    error ZonesInTime(Day day, Day today, uint64 limitDays);
    /// @notice Zone `zone` is barred or closed; production from before could be registered to day `last`.
    error ZonesGraceOver(ZoneId zone, Day last, Day today);
    /// @notice Licence `licence` would have registered `produced` millicarats this month; `limit` is the most that can be counted.
    error ZonesTooMuch(LicenceId licence, uint256 produced, uint256 limit);

    // By a licence office

    /// @notice Opens a named zone of the office's Participant; it begins with the strictest status decided of any zone of the Participant that is open, and with what the Participant itself stopped or barred of those that it replaces. Replaced zones and the default zone close for new production.
    /// @dev Warning: closes the Participant's default zone for good, with the first zone of its own.
    function openZone(DocumentId boundary, ZoneId[] calldata replaces) external returns (ZoneId);

    /// @notice Stops a zone of the office's own Participant for 10 days, today included: what is dated in them is refused, what is dated before and entered in them goes on hold.
    /// @dev Warning: not again within 90 days. It ends by itself, unless the focal key makes a bar of it.
    function stopOwn(ZoneId zone, DocumentId document) external;

    /// @notice Ends a stop with the end of today.
    function endStop(ZoneId zone, DocumentId document) external;

    /// @notice Bars a zone of the office's own Participant, as its focal key approves: at once or, where it is stopped, from the first day of the stop.
    /// @param epoch How many epochs the zone has had, so that an Approval serves once.
    function barOwn(
        ZoneId zone,
        uint8 epoch,
        DocumentId document,
        Approval calldata approval,
        bytes calldata signature
    ) external;

    /// @notice Ends a bar of the Participant's own with the end of today, as its focal key approves: the status last decided is in force again.
    /// @param epoch Of the bar.
    function clearOwn(
        ZoneId zone,
        uint8 epoch,
        DocumentId document,
        Approval calldata approval,
        bytes calldata signature
    ) external;

    /// @notice Grants a licence; `zone` for miners only. A first day before today needs a document.
    /// @dev Warning: an organisation's roles are the union of its licences, until the last day of the longest.
    function grant(
        LicenceId licence,
        OrganisationId organisation,
        ZoneId zone,
        Role role,
        Day from,
        Day until,
        Millicarats ceiling,
        DocumentId document
    ) external;

    /// @notice Ends a licence with the end of `day`, today or later.
    /// @dev Warning: the roles that other licences give stay.
    function end(LicenceId licence, Day day, DocumentId document) external;

    /// @notice Raises the ceiling of a licence that has not been ended, from this block on.
    /// @dev Warning: what was put on hold above the old one stays on hold.
    function raiseCeiling(LicenceId licence, Millicarats ceiling) external;

    // Doors

    /// @notice Opens the four zones a new Participant begins with, in this order: traced (its default), declared, opening, not stated (Participants).
    function openFirst(Participant participant) external;

    /// @notice Opens a new epoch of a zone (Decisions).
    /// @dev Warning: a decision for a day to come is overtaken by a newer one until that day. A stop or bar of the Participant's own goes on over it. Of a zone that was closed meanwhile it is about the one that took its place, from when that was opened.
    /// @param releaser The office that releases what is on hold for it; zero: the licence office.
    function setStatus(
        ZoneId zone,
        ZoneStatus status,
        Day fromDay,
        OrganisationId releaser,
        DecisionId decision
    ) external;

    function barOrigin(OriginId origin, uint32 shareAllowed, DecisionId decision) external;

    function releaseOrigin(OriginId origin, DecisionId decision) external;

    function declareOpening(
        Participant participant,
        Millicarats millicarats,
        Day closingDay,
        DocumentId document
    ) external;

    /// @notice Counts `millicarats` dug on `day` against a licence and says under which origin and hold they go down (Parcels).
    /// @param key The signing key: of the licence's organisation, or of a licence office of its Participant when `byOffice`.
    function dig(
        LicenceId licence,
        address key,
        bool byOffice,
        Moment signedAt,
        Day day,
        uint256 millicarats
    ) external returns (Dug memory);

    /// @notice Takes `millicarats` off a Participant's opening total (Corrections).
    function takeOpening(Participant participant, uint256 millicarats) external;

    // Checks and reads

    /// @notice Checks that `licence` is `organisation`'s as a cutter at `place`, in force on `day` and now.
    function checkCutter(
        LicenceId licence_,
        OrganisationId organisation,
        Participant place,
        Day day
    ) external view;

    /// @notice Checks that none of `origins` is barred above its share of `total`, nor named at all where that share is 0: `parts`, millicarats × 10¹², are exact and not as printed.
    /// @param home The Participant that they go to, whose own origins are not looked at; zero: all are.
    /// @dev Warning: looks at the bars of now, not of the day of production.
    function checkOrigins(
        OriginId[] calldata origins,
        uint256[] calldata parts,
        uint256 total,
        Participant home
    ) external view;

    /// @notice Whether something can be of this origin: an epoch that its zone has had, or the country that paper names without a weight.
    function isOrigin(OriginId origin) external view returns (bool);

    /// @notice A zone as last decided: what its own Participant stopped or barred stands apart.
    function zone(ZoneId zone_) external view returns (Zone memory);
    /// @notice The zone that took the place of one that is closed, zero of one that is not.
    function successor(ZoneId zone_) external view returns (ZoneId);
    /// @notice The zone of `nature` that a Participant began with.
    function firstZone(Participant participant, Nature nature) external view returns (ZoneId);

    /// @notice A zone's epochs as decided, oldest first, as stored: contracts/types/ZoneWord.sol.
    function zoneHistory(ZoneId zone_) external view returns (uint256[] memory);
    /// @notice What its own Participant stopped or barred of a zone, oldest first, as stored: contracts/types/OwnBarWord.sol.
    function ownBars(ZoneId zone_) external view returns (uint256[] memory);
    function zoneCount() external view returns (uint16);
    function licence(LicenceId licence_) external view returns (Licence memory);
    function licencesOf(OrganisationId organisation) external view returns (LicenceId[] memory);
    function originBar(OriginId origin) external view returns (OriginBar memory);
    function openingStock(Participant participant) external view returns (OpeningStock memory);
}
