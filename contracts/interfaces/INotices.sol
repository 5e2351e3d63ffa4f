// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DocumentId, OrganisationId, SubjectId} from "contracts/types/Types.sol";
import {SubjectKind} from "contracts/types/CodeTypes.sol";

/// @title Documents attached to any subject: they point at a record and never change it.
interface INotices {
    /// @notice An organisation attached a document to a subject.
    /// @param document The digest of the document.
    event DocumentAttached(
        SubjectKind subjectKind, SubjectId indexed subject, OrganisationId indexed by, DocumentId document
    );

    /// @notice Subjects of kind `subjectKind` are unknown.
    error NoticesUnknownSubjectKind(SubjectKind subjectKind);
    /// @notice The subject, of kind `subjectKind`, is missing.
    error NoticesNoSubject(SubjectKind subjectKind);
    /// @notice The document for subject `subject` is missing.
    error NoticesNoDocument(SubjectId subject);

    /// @notice Attaches a document to a subject, by a live key of an organisation in good standing.
    /// @dev Warning: the subject is not looked up: says who attached a document, not that it is about anything there is.
    function attach(SubjectKind subjectKind, SubjectId subject, DocumentId document) external;
}
