// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SUBJECT_PARAMETER, SUBJECT_PARCEL} from "contracts/types/Codes.sol";
import {DocumentId, NO_DOCUMENT, OrganisationId, SubjectId, today} from "contracts/types/Types.sol";
import {SubjectKind} from "contracts/types/CodeTypes.sol";
import {INotices} from "contracts/interfaces/INotices.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";

/// @dev Keeps nothing: a document attached to a subject is an event. Any organisation in good
/// standing may; nothing depends on it.
contract Notices is INotices {
    IParticipants private immutable _participants;

    constructor(IParticipants participants) {
        _participants = participants;
    }

    /// @inheritdoc INotices
    function attach(SubjectKind subjectKind, SubjectId subject, DocumentId document) external {
        OrganisationId organisation = _participants.actingOrganisation(msg.sender);
        _participants.checkStanding(organisation, today());
        if (subjectKind < SUBJECT_PARCEL || subjectKind > SUBJECT_PARAMETER) {
            revert NoticesUnknownSubjectKind(subjectKind);
        }
        if (subject.number() == 0) revert NoticesNoSubject(subjectKind);
        if (document == NO_DOCUMENT) revert NoticesNoDocument(subject);

        emit DocumentAttached(subjectKind, subject, organisation, document);
    }
}
