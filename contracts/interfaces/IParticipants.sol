// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Day,
    DecisionId,
    DocumentId,
    EncryptionKey,
    OrganisationId,
    Participant,
    today
} from "contracts/types/Types.sol";
import {Moment} from "contracts/types/Measures.sol";
import {Enrolment} from "contracts/types/Orders.sol";
import {
    KpStatus,
    Parameter,
    Powers,
    Roles,
    Setting,
    StandingStatus
} from "contracts/types/CodeTypes.sol";

/// A Participant of the Kimberley Process, as of `since`.
struct ParticipantState {
    KpStatus status; // KP_APPLICANT to KP_EXPELLED
    bool counted;
    Day onLedgerFrom; // zero: outside
    Day since;
    Day recorded; // the block's day, whatever is given
}

using {isOnLedger} for ParticipantState global;

/// Whether it is on this ledger today.
function isOnLedger(ParticipantState memory state) view returns (bool) {
    return state.onLedgerFrom != Day.wrap(0) && state.onLedgerFrom <= today();
}

/// What an organisation may do, as of `since`. Read at every hop.
struct Standing {
    Participant participant;
    StandingStatus status; // STANDING_GOOD to STANDING_ENDED
    Day since;
    Day until; // last day of its roles
    Roles roles;
    uint32 enrolled; // keys so far
    uint32 firstLive; // keys of lower numbers are dead
}

struct Key {
    OrganisationId organisation;
    Moment from;
    Moment until; // live while from <= block time < until
    Moment ordersFrom; // orders signed before are dead
    uint8 flags; // KEY_BY_OFFICE, KEY_BY_FOCAL
    uint32 number; // of its organisation, counted up from 1; a key that stays gets a new one
}

struct Office {
    Participant participant;
    Powers powers;
    Day since;
    Day until; // last day it is open
    uint32 number; // of its Participant, counted up from 1; one that stays gets a new one
}

/// Which offices of a Participant its reserve key closed.
struct OfficesCut {
    uint32 firstOpen; // those of lower numbers
    Day until; // their last day, unless they were closed before
}

/// A setting of a Participant, or a parameter of the ledger, as of `since`.
struct DatedValue {
    uint64 value;
    Day since;
}

/// A Participant as the founding puts it down.
struct ParticipantEntry {
    Participant code;
    bool counted;
    Day onLedgerFrom; // zero: outside
    address focalKey; // zero when outside
    address reserveKey; // zero: none yet, or outside
}

/// @title Who may act: Participants, offices, organisations and their keys.
interface IParticipants {
    /// @notice A Participant has a status as of a day.
    /// @param code Its two ISO 3166-1 letters.
    /// @param counted Whether it is counted in decisions.
    /// @param onLedgerFrom The day from which it is on the ledger; zero: outside.
    /// @param day From which this counts.
    /// @param decision The founding, proposal or document that says so.
    event ParticipantSet(
        Participant indexed participant,
        bytes2 code,
        KpStatus status,
        bool counted,
        Day onLedgerFrom,
        Day day,
        DecisionId decision
    );
    /// @notice A licence office changed a setting of its Participant.
    /// @param value In the setting's own unit: days, millicarats, parts per million, or 0 and 1.
    /// @param fromDay The first day on which it counts.
    event SettingChanged(
        Participant indexed participant,
        Setting indexed setting,
        uint64 value,
        Day fromDay,
        OrganisationId by
    );
    /// A parameter of the ledger: written here, decided in Consensus.
    event ParameterSet(Parameter indexed parameter, uint64 value, Day fromDay);
    /// @notice An organisation came onto the ledger, of one Participant for good.
    /// @param document The digest of what it was admitted upon.
    /// @param encryptionKey Its X25519 key, or zero.
    event OrganisationAdmitted(
        OrganisationId indexed organisation,
        Participant indexed participant,
        DocumentId document,
        EncryptionKey encryptionKey
    );
    /// @notice An organisation has a standing as of a day.
    /// @param status 1 good, 2 suspended, 3 ended.
    /// @param until The last day of its roles.
    /// @param roles The union of its licences' roles, one bit each.
    /// @param by The office that entered it, or zero: a focal key.
    event StandingChanged(
        OrganisationId indexed organisation,
        StandingStatus status,
        Day since,
        Day until,
        Roles roles,
        OrganisationId by,
        DocumentId document
    );
    /// @notice A focal key opened an office of its Participant.
    /// @param powers One bit each: licence, export, import, statistics, voice.
    event OfficeOpened(
        OrganisationId indexed organisation, Participant indexed participant, Powers powers, Day day
    );
    /// @notice A focal key closed an office: with the end of a day, or at once.
    /// @param day The last day on which it is open; of one that is closed at once, the day before.
    /// @param atOnce Whether it is closed from this block on.
    event OfficeClosed(
        OrganisationId indexed organisation,
        Participant indexed participant,
        Day day,
        bool atOnce
    );
    /// @notice A key of an organisation was enrolled.
    /// @param from The moment from which it is live, in seconds since 1970-01-01.
    /// @param until The moment from which it is not; the last there is.
    /// @param flags 1: enrolled by an office, 2: by a focal key, in the place of keys that were cut.
    /// @param by The organisation that enrolled it, or zero: a focal key.
    event KeyEnrolled(
        address indexed key,
        OrganisationId indexed organisation,
        Moment from,
        Moment until,
        uint8 flags,
        OrganisationId by
    );
    /// @notice A key was revoked.
    /// @param at The moment as of which it is none, in seconds since 1970-01-01.
    /// @param by The organisation that revoked it, or zero: a focal key.
    event KeyRevoked(
        address indexed key,
        OrganisationId indexed organisation,
        Moment at,
        OrganisationId by,
        DocumentId reason
    );
    /// @notice After a theft or a loss: an organisation's keys are these alone, in force from this block on.
    /// @param kept The keys that stay, ascending; every other one is dead, known or not.
    /// @param by The licence office that said so, or zero: a focal key.
    event KeysCut(
        OrganisationId indexed organisation,
        address[] kept,
        OrganisationId by,
        DocumentId reason
    );
    /// @notice All orders that a key signed before a moment are dead.
    /// @param ordersFrom In seconds since 1970-01-01.
    event OrdersWithdrawn(address indexed key, Moment ordersFrom);

    // Refusals: who may

    /// @notice Key `key` is not the focal key of Participant `participant`.
    error ParticipantsNotFocalKey(Participant participant, address key);
    /// @notice Participant `participant` is outside the ledger today: it is on the ledger from day `onLedgerFrom` (0: never).
    error ParticipantsOutside(Participant participant, Day onLedgerFrom);
    /// @notice Participant `participant` is on the ledger since day `onLedgerFrom`: its own office admits its organisations.
    error ParticipantsOnLedger(Participant participant, Day onLedgerFrom);
    /// @notice Participant `participant` is not known to this ledger.
    error ParticipantsUnknown(Participant participant);
    /// @notice Organisation `organisation` is not an office.
    error ParticipantsNotAnOffice(OrganisationId organisation);
    /// @notice Office `organisation` is closed since the end of day `until`.
    error ParticipantsOfficeClosed(OrganisationId organisation, Day until);
    /// @notice Organisation `organisation` has the powers `powers`; this takes one of `power`.
    error ParticipantsNoPower(OrganisationId organisation, Powers powers, Powers power);
    /// @notice Organisation `organisation` is of Participant `its`, not of `participant`.
    error ParticipantsNotOfParticipant(
        OrganisationId organisation, Participant its, Participant participant
    );

    // Refusals: what is entered

    /// @notice Participant code `participant` is not two capital letters in 16 bits.
    error ParticipantsBadCode(Participant participant);
    /// @notice There is no status `status`.
    error ParticipantsBadStatus(uint8 status);
    /// @notice The powers `powers` are none, or not all known.
    error ParticipantsBadPowers(Powers powers);
    /// @notice The roles `roles` are more than observer and scheme: all others come with a licence.
    error ParticipantsBadRoles(Roles roles);
    /// @notice Organisation number `organisation` is zero or was given before.
    error ParticipantsNumberTaken(OrganisationId organisation);
    /// @notice Key `key` is zero or was enrolled before.
    error ParticipantsKeyTaken(address key);
    /// @notice Key `key` is or was a focal or a reserve key, of Participant `participant`: one address serves one Participant, in one use.
    error ParticipantsFocalKeyTaken(address key, Participant participant);
    /// @notice There is no setting `setting`.
    error ParticipantsUnknownSetting(Setting setting);
    /// @notice Setting `setting` cannot be `value`: it lies between `lowest` and `highest`.
    error ParticipantsSettingOutOfBounds(
        Setting setting, uint64 value, uint64 lowest, uint64 highest
    );
    /// @notice There is no parameter `parameter`.
    error ParticipantsUnknownParameter(Parameter parameter);
    /// @notice Parameter `parameter` cannot be `value`: it lies between `lowest` and `highest`.
    error ParticipantsParameterOutOfBounds(
        Parameter parameter, uint64 value, uint64 lowest, uint64 highest
    );
    /// @notice Day `day` has not begun anywhere yet: the latest that has is day `latest`.
    error ParticipantsDayInFuture(Day day, Day latest);
    /// @notice Day `day` is earlier than today, day `today`.
    error ParticipantsDayInPast(Day day, Day today);
    /// @notice Day `day` is earlier than the last entry, of day `last`: a history only grows.
    error ParticipantsDayBefore(Day day, Day last);
    /// @notice Day `day` is more than a year ahead: day `limit` is the last that can be named today.
    error ParticipantsDayTooFar(Day day, Day limit);

    // Refusals: keys

    /// @notice Key `key` was cut: it is number `number` of its organisation, whose keys are live from number `firstLive` on.
    error ParticipantsKeyCut(address key, uint32 number, uint32 firstLive);
    /// @notice Organisation `organisation`, of roles `roles`, is no licence office's to act on: an office is its focal key's, an observer or a scheme Consensus'.
    error ParticipantsNotAnOfficesOwn(OrganisationId organisation, Roles roles);
    /// @notice Key `key` is not a key of organisation `organisation`.
    error ParticipantsNotItsKey(address key, OrganisationId organisation);
    /// @notice Key `key` is live from moment `from` until `until`, and not at `moment`.
    error ParticipantsKeyNotLive(address key, Moment from, Moment until, Moment moment);
    /// @notice Key `key` has withdrawn what it signed before `ordersFrom`; this is signed at `signedAt`.
    error ParticipantsOrderWithdrawn(address key, Moment ordersFrom, Moment signedAt);
    /// @notice The order is signed at `signedAt`, more than an hour after the block's moment, `moment`.
    error ParticipantsSignedAhead(Moment signedAt, Moment moment);

    // Refusals: standing

    /// @notice Giver and receiver are the same organisation, `organisation`.
    error ParticipantsSameOrganisation(OrganisationId organisation);
    /// @notice Organisation `organisation` is not in good standing on day `day`: its status is `status` (0: not admitted).
    error ParticipantsNotInGoodStanding(OrganisationId organisation, StandingStatus status, Day day);
    /// @notice Organisation `organisation` is of Participant `participant`; the goods lie in `place`.
    error ParticipantsNotOfPlace(
        OrganisationId organisation, Participant participant, Participant place
    );
    /// @notice Organisation `organisation` may not hold rough diamonds on day `day`: its roles are `roles`, to day `until`.
    error ParticipantsMayNotHold(OrganisationId organisation, Roles roles, Day until, Day day);
    /// @notice `participant` is not a Participant in good standing on day `day`: its status is `status` (0: unknown).
    error ParticipantsNotAParticipant(Participant participant, KpStatus status, Day day);

    // By the focal key of a Participant on the ledger

    /// @notice Admits and opens an office with `powers`, and enrols its first key, live at once, as that key has signed.
    function openOffice(
        OrganisationId organisation,
        Participant participant,
        Powers powers,
        DocumentId document,
        EncryptionKey encryptionKey,
        address key,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external;

    /// @notice Closes an office with the end of `day`, today or later, or at once: from then on it has no powers, signs no order, receives no goods and enrols no key.
    /// @param day An earlier day takes the place of a later one; with `atOnce` it is not read.
    /// @dev Warning: revokes no key: those of a closed office may still revoke each other.
    function closeOffice(OrganisationId organisation, Day day, bool atOnce) external;

    // By a licence office

    /// @notice Admits an organisation of the office's Participant with its first key, live at once, as that key has signed.
    /// @dev `roles` may name only observer and scheme: all others come with a licence.
    function admit(
        OrganisationId organisation,
        Roles roles,
        DocumentId document,
        EncryptionKey encryptionKey,
        address key,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external;

    /// @notice Admits a party of a Participant outside: no key, no licence.
    function admitOutside(OrganisationId organisation, Participant participant, DocumentId document)
        external;

    /// @notice Sets a company's standing as of `since`, today or a day past, but not before the last entry.
    /// @dev Warning: may be dated back; what was relayed since stays, what is relayed from now on is judged by it.
    function setStanding(OrganisationId organisation, StandingStatus status, Day since, DocumentId document)
        external;

    /// @notice Sets a setting of the office's Participant from a day not in the past, within a year.
    function setSetting(Setting setting, uint64 value, Day fromDay) external;

    // By a key of the organisation

    /// @notice Kills every order that the sending key has signed, those dated up to an hour ahead too.
    /// @dev Warning: for an hour what the key signs is refused too. A single order dies with any change of a parcel it names.
    function withdrawOrders() external;

    // Doors, for Decisions, for Enrolments and for Zones

    /// @notice Puts a Participant down as of `since`; its first time also opens its zones (Decisions).
    function setParticipant(
        Participant participant,
        ParticipantState calldata state,
        DecisionId decision
    ) external;

    function setParameter(Parameter parameter, uint64 value, Day fromDay) external;

    /// @notice Enrols a key for an organisation (Enrolments, which has asked whether it may).
    function enrolKey(
        address key,
        OrganisationId organisation,
        Moment from,
        uint8 flags,
        OrganisationId by
    ) external;

    /// @notice The keys in `kept` get new numbers; every other one of the organisation is dead (Enrolments).
    function keepKeys(
        OrganisationId organisation,
        address[] calldata kept,
        OrganisationId by,
        DocumentId reason
    ) external;

    /// @notice Revokes a key (Enrolments).
    function revokeKey(address key, Moment at, OrganisationId by, DocumentId reason) external;

    /// @notice An office stays, under a new number (Enrolments).
    function keepOffice(OrganisationId office) external;

    /// @notice Every office of a Participant with a number below `firstOpen` is closed from this block (Enrolments).
    function closeOffices(Participant participant, uint32 firstOpen) external;

    /// @notice Sets what licences give an organisation: its roles and their last day (Zones).
    function setRoles(
        OrganisationId organisation,
        Roles roles,
        Day since,
        Day until,
        OrganisationId by,
        DocumentId document
    ) external;

    // Checks, which revert with the rule

    /// @notice Checks that `key` is a live key of `organisation` and that an order it signed at `signedAt` holds.
    function checkKey(address key, OrganisationId organisation, Moment signedAt) external view;

    /// @notice checkKey, then that the organisation's standing is good, on `day` and now.
    function checkActor(address key, OrganisationId organisation, Moment signedAt, Day day)
        external
        view;

    /// @notice Checks that `key` is the focal key of `participant`, which is on the ledger, and that what it signed at `signedAt` is not signed ahead.
    function checkFocalKey(address key, Participant participant, Moment signedAt) external view;

    /// @notice All of a handover that is not the parcel: both keys, two organisations, standings, and a receiver that may hold.
    /// @return place The receiver's Participant, which the caller checks that the parcels lie in.
    function checkHandsOn(
        address giverKey,
        OrganisationId giver,
        address receiverKey,
        OrganisationId receiver,
        Moment signedAt,
        Day day
    ) external view returns (Participant place);

    /// @notice Checks that `organisation` is of `place`, in good standing with a role that may hold, on `day` and now.
    function checkHolder(OrganisationId organisation, Participant place, Day day) external view;

    /// @notice Checks that `organisation` is in good standing, on `day` and now.
    function checkStanding(OrganisationId organisation, Day day) external view;

    /// @notice Checks that `organisation` was in good standing on `day`, whatever it is now: for what its office enters.
    function checkStandingOn(OrganisationId organisation, Day day) external view;

    /// @notice Checks that `participant` is a Participant in good standing, on `day` and now.
    function checkParticipant(Participant participant, Day day) external view;

    /// @notice Checks that `participant` was one in good standing on `day`, whatever it is now.
    function checkParticipantOn(Participant participant, Day day) external view;

    /// @notice Checks that `participant` is in good standing or, if it is no more, that this was recorded on day `begun` or later: what was under way by then always has a way on.
    function checkUnderWay(Participant participant, Day begun) external view;

    /// @notice The organisation of a live key; reverts otherwise.
    function actingOrganisation(address key) external view returns (OrganisationId);

    /// @notice The office of a live key, open today and with one of the powers in `power`, and its Participant; reverts otherwise.
    function actingOffice(address key, Powers power)
        external
        view
        returns (OrganisationId office, Participant participant);

    /// @notice The licence office of a live key, which is of the same Participant as the company `organisation`; reverts otherwise.
    function licenceOfficeOf(address key, OrganisationId organisation)
        external
        view
        returns (OrganisationId office);

    // Reads

    function participantOn(Participant participant, Day day)
        external
        view
        returns (ParticipantState memory);
    /// @notice How often a status was entered for a Participant so far.
    function entriesOf(Participant participant) external view returns (uint256);
    function standingOn(OrganisationId organisation, Day day)
        external
        view
        returns (Standing memory);
    /// @notice An organisation's standing as last recorded, from whichever day: with how many keys it enrolled, and which are live.
    function lastStanding(OrganisationId organisation) external view returns (Standing memory);
    /// @notice The Participant of an organisation, zero when unknown.
    function participantOf(OrganisationId organisation) external view returns (Participant);
    /// @notice The office that automatic holds belong to: the Participant's latest opened licence office.
    function licensingOffice(Participant participant) external view returns (OrganisationId);
    function setting(Participant participant, Setting settingId, Day day)
        external
        view
        returns (uint64);
    function parameter(Parameter parameterId, Day day) external view returns (uint64);

    /// @notice An office as it stands: with the last day that it is open, by whatever closed it.
    function officeNow(OrganisationId organisation) external view returns (Office memory);

    // What storage holds, whole (kp state)

    function participantHistory(Participant participant)
        external
        view
        returns (ParticipantState[] memory);
    /// @notice What was entered of an organisation, oldest first, as it is packed (StandingWord).
    function standingHistory(OrganisationId organisation) external view returns (uint256[] memory);
    function office(OrganisationId organisation) external view returns (Office memory);
    function officesSoFar(Participant participant) external view returns (uint32);
    function officesCut(Participant participant) external view returns (OfficesCut[] memory);
    function key(address key_) external view returns (Key memory);
    /// @notice The values of a setting or a parameter, oldest first, as they are packed (ValueWord).
    function settingHistory(Participant participant, Setting settingId)
        external
        view
        returns (uint256[] memory);
    function parameterHistory(Parameter parameterId) external view returns (uint256[] memory);
}
