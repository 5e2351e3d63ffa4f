// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day, OrganisationId, Participant} from "contracts/types/Types.sol";

/// A Participant of the Kimberley Process, as of `since`.
struct ParticipantState {
    uint8 status; // KP_APPLICANT to KP_EXPELLED
    bool counted;
    Day onLedgerFrom; // zero: outside
    Day since;
}

/// What an organisation may do, as of `since`. Read at every hop.
struct Standing {
    Participant participant;
    uint8 status; // STANDING_GOOD to STANDING_ENDED
    Day since;
    Day until; // last day of its roles
    uint16 roles;
}

struct Key {
    OrganisationId organisation;
    uint48 from;
    uint48 until; // live while from <= block time < until
    uint48 ordersFrom; // orders signed before are dead
    uint8 flags;
}

struct Office {
    Participant participant;
    uint8 powers;
    Day since;
    Day until; // last day it is open
}

/// Certificate serials allotted to an office.
struct NumberRange {
    uint32 first;
    uint32 last;
}

/// A setting of a Participant, or a parameter of the ledger, as of `since`.
struct DatedValue {
    uint64 value;
    Day since;
}

/// A Participant as the founding or a joining puts it down.
struct ParticipantEntry {
    Participant code;
    bool counted;
    Day onLedgerFrom; // zero: outside
    address focalKey; // zero when outside
}

/// @title Who may act: Participants, offices, organisations and their keys.
interface IParticipants {
    event ParticipantSet(
        Participant indexed participant,
        bytes2 code,
        uint8 status,
        bool counted,
        Day onLedgerFrom,
        Day day,
        bytes32 decision
    );
    event FocalKeySet(Participant indexed participant, address indexed key, bytes32 decision);
    event SettingChanged(
        Participant indexed participant,
        uint8 indexed setting,
        uint64 value,
        Day fromDay,
        OrganisationId by
    );
    /// A parameter of the ledger: written here, decided in Consensus.
    event ParameterSet(uint8 indexed parameter, uint64 value, Day fromDay);
    event OrganisationAdmitted(
        OrganisationId indexed organisation,
        Participant indexed participant,
        bytes32 document,
        bytes32 encryptionKey
    );
    event EncryptionKeyChanged(OrganisationId indexed organisation, bytes32 encryptionKey);
    event StandingChanged(
        OrganisationId indexed organisation,
        uint8 status,
        Day since,
        Day until,
        uint16 roles,
        OrganisationId by,
        bytes32 document
    );
    event OfficeOpened(
        OrganisationId indexed organisation, Participant indexed participant, uint8 powers, Day day
    );
    event OfficeClosed(
        OrganisationId indexed organisation, Participant indexed participant, Day day
    );
    event KeyEnrolled(
        address indexed key,
        OrganisationId indexed organisation,
        uint48 from,
        uint48 until,
        uint8 flags,
        OrganisationId by
    );
    event KeyRevoked(
        address indexed key,
        OrganisationId indexed organisation,
        uint48 at,
        OrganisationId by,
        bytes32 reason
    );
    event OrdersWithdrawn(address indexed key, uint48 ordersFrom);
    event NumbersAllotted(
        Participant indexed participant, OrganisationId indexed office, uint32 first, uint32 last
    );

    // By the focal key of a Participant on the ledger

    /// @notice Admits and opens an office with `powers`, and enrols its first key, live at once.
    function openOffice(
        OrganisationId organisation,
        Participant participant,
        uint8 powers,
        bytes32 document,
        bytes32 encryptionKey,
        address key
    ) external;

    /// @notice Closes an office with the end of `day`. Its keys stop acting for it then.
    function closeOffice(OrganisationId organisation, Day day) external;

    /// @notice Allots the serials `first` to `last`, above all allotted before and below 2³¹.
    function allotNumbers(OrganisationId office, uint32 first, uint32 last) external;

    // By a licence office

    /// @notice Admits an organisation of the office's Participant with its first key, live at once.
    /// @dev `roles` may name only observer and scheme: all others come with a licence.
    function admit(
        OrganisationId organisation,
        uint16 roles,
        bytes32 document,
        bytes32 encryptionKey,
        address key
    ) external;

    /// @notice Admits a party of a Participant outside: no key, no licence.
    function admitOutside(OrganisationId organisation, Participant participant, bytes32 document)
        external;

    /// @notice Sets an organisation's standing as of `since`, which may lie in the past, but not before the last entry.
    function setStanding(OrganisationId organisation, uint8 status, Day since, bytes32 document)
        external;

    /// @notice Sets a setting of the office's Participant from a day not in the past.
    function setSetting(uint8 setting, uint64 value, Day fromDay) external;

    /// @notice Enrols a key for an organisation of the office's Participant that has lost all: marked, live after 48 hours.
    function enrolLost(OrganisationId organisation, address key) external;

    // By a key of the organisation

    /// @notice Enrols another key for the sender's organisation, live at once.
    function enrol(address key) external;

    /// @notice Revokes `key` from the moment `at`: by a key of its organisation, a licence office of its Participant or, for an office, the focal key.
    function revoke(address key, uint48 at, bytes32 reason) external;

    /// @notice Kills every order the sending key signed before `ordersFrom`.
    function withdrawOrders(uint48 ordersFrom) external;

    function changeEncryptionKey(bytes32 encryptionKey) external;

    // Doors, for Consensus and for Zones

    /// @notice Puts a Participant down as of `since`; its first time also opens its zones (Consensus).
    function setParticipant(
        Participant participant,
        ParticipantState calldata state,
        bytes32 decision
    ) external;

    function setFocalKey(Participant participant, address key, bytes32 decision) external;

    function setParameter(uint8 parameter, uint64 value, Day fromDay) external;

    /// @notice Sets what licences give an organisation: its roles and their last day (Zones).
    function setRoles(
        OrganisationId organisation,
        uint16 roles,
        Day since,
        Day until,
        OrganisationId by,
        bytes32 document
    ) external;

    // Checks, which revert with the rule

    /// @notice Checks that `key` is a live key of `organisation` and that an order it signed at `signedAt` holds.
    function checkKey(address key, OrganisationId organisation, uint48 signedAt) external view;

    /// @notice checkKey, then that the organisation's standing is good on `day`.
    function checkActor(address key, OrganisationId organisation, uint48 signedAt, Day day)
        external
        view;

    /// @notice All of a handover that is not the parcel: both keys, two organisations, standings, and a receiver that may hold in `place`.
    function checkHands(
        address giverKey,
        OrganisationId giver,
        address receiverKey,
        OrganisationId receiver,
        uint48 signedAt,
        Participant place,
        Day day
    ) external view;

    /// @notice Checks that `organisation` is of `place`, in good standing on `day`, with a role that may hold.
    function checkHolder(OrganisationId organisation, Participant place, Day day) external view;

    /// @notice Checks that `organisation` is in good standing on `day`.
    function checkStanding(OrganisationId organisation, Day day) external view;

    /// @notice Checks that `participant` is a Participant in good standing on `day`.
    function checkParticipant(Participant participant, Day day) external view;

    /// @notice Checks that `serial` lies in a range allotted to `office`.
    function checkSerial(OrganisationId office, uint32 serial) external view;

    /// @notice The organisation of a live key; reverts otherwise.
    function actingOrganisation(address key) external view returns (OrganisationId);

    /// @notice The office of a live key, open today with `power`, and its Participant; reverts otherwise.
    function actingOffice(address key, uint8 power)
        external
        view
        returns (OrganisationId office, Participant participant);

    // Reads

    function participantOn(Participant participant, Day day)
        external
        view
        returns (ParticipantState memory);
    function standingOn(OrganisationId organisation, Day day)
        external
        view
        returns (Standing memory);
    /// @notice The Participant of an organisation, zero when unknown.
    function participantOf(OrganisationId organisation) external view returns (Participant);
    /// @notice The office that automatic holds belong to: the Participant's latest opened licence office.
    function licensingOffice(Participant participant) external view returns (OrganisationId);
    function setting(Participant participant, uint8 settingId, Day day)
        external
        view
        returns (uint64);
    function parameter(uint8 parameterId, Day day) external view returns (uint64);

    // What storage holds, whole (kp state)

    function participantHistory(Participant participant)
        external
        view
        returns (ParticipantState[] memory);
    function focalKey(Participant participant) external view returns (address);
    function highestSerial(Participant participant) external view returns (uint32);
    function standingHistory(OrganisationId organisation) external view returns (Standing[] memory);
    function office(OrganisationId organisation) external view returns (Office memory);
    function numberRanges(OrganisationId office_) external view returns (NumberRange[] memory);
    function key(address key_) external view returns (Key memory);
    function settingHistory(Participant participant, uint8 settingId)
        external
        view
        returns (DatedValue[] memory);
    function parameterHistory(uint8 parameterId) external view returns (DatedValue[] memory);
}
