// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IParticipants, OfficesCut} from "contracts/interfaces/IParticipants.sol";
import {Offices} from "contracts/participants/Offices.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {DocumentId, OrganisationId, Participant, today} from "contracts/types/Types.sol";

/// What is written of keys: Enrolments says who may, and asks what it has to.
abstract contract KeysWritten is Offices {
    /// @inheritdoc IParticipants
    function enrolKey(
        address key_,
        OrganisationId organisation,
        Moment from,
        uint8 flags,
        OrganisationId by
    ) external onlyEnrolments {
        _enrol(key_, organisation, from, flags, by);
    }

    /// @inheritdoc IParticipants
    function keepKeys(
        OrganisationId organisation,
        address[] calldata kept,
        OrganisationId by,
        DocumentId reason
    ) external onlyEnrolments {
        uint32 enrolled = _lastStanding(organisation).enrolled();
        for (uint32 i; i < kept.length; ++i) _keys[kept[i]].number = enrolled + 1 + i;
        _number(organisation, enrolled + uint32(kept.length), enrolled + 1);

        emit KeysCut(organisation, kept, by, reason);
    }

    /// @inheritdoc IParticipants
    function revokeKey(address key_, Moment at, OrganisationId by, DocumentId reason)
        external
        onlyEnrolments
    {
        _keys[key_].until = at;

        emit KeyRevoked(key_, _keys[key_].organisation, at, by, reason);
    }

    /// @inheritdoc IParticipants
    function keepOffice(OrganisationId office) external onlyEnrolments {
        _offices[office].number = ++_officesSoFar[_offices[office].participant];
    }

    /// @inheritdoc IParticipants
    function closeOffices(Participant participant, uint32 firstOpen) external onlyEnrolments {
        _officesCut[participant].push(OfficesCut(firstOpen, today().dayBefore()));
    }

    /// @inheritdoc IParticipants
    function withdrawOrders() external {
        actingOrganisation(msg.sender);
        // No order that holds now is dated later.
        Moment ordersFrom = blockMoment().plusSeconds(Limits.CLOCK_SKEW + 1);

        _keys[msg.sender].ordersFrom = ordersFrom;

        emit OrdersWithdrawn(msg.sender, ordersFrom);
    }
}
