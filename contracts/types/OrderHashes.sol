// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CertificateId,
    DocumentId,
    HoldId,
    OrganisationId,
    ParcelId,
    Participant,
    ProposalId,
    Reference,
    RequestId,
    SubjectId
} from "contracts/types/Types.sol";
import {
    Acceptance,
    Application,
    Approval,
    Closing,
    Enrolment,
    Handover,
    Lot,
    Output,
    ParcelRef,
    Production,
    Resolution,
    Transformation,
    Valuation,
    Voice,
    Weight,
    WriteDown
} from "contracts/types/Orders.sol";
import {Moment} from "contracts/types/Measures.sol";
import {Matter} from "contracts/types/CodeTypes.sol";

/// The EIP-712 struct hashes of rules.md (c), and the ids that are derived by hashing.
/// kp_ledger/model/typed.py does the same; tests/vectors holds both to one file.
library OrderHashes {
    bytes32 private constant PARCEL_REF = keccak256("ParcelRef(bytes32 parcel,uint16 revision)");
    bytes32 private constant LOT =
        keccak256("Lot(bytes32 reference,uint40 millicarats,uint8 kind,bytes32 document)");
    bytes32 private constant OUTPUT =
        keccak256("Output(bytes32 reference,uint40 millicarats,uint8 kind)");
    bytes32 private constant HANDOVER = keccak256(
        "Handover(uint32 giver,uint32 receiver,uint8 moves,uint24 day,uint48 signedAt,uint48 deadline,bytes32 terms,ParcelRef[] parcels)ParcelRef(bytes32 parcel,uint16 revision)"
    );
    bytes32 private constant PRODUCTION = keccak256(
        "Production(uint32 licence,uint24 day,uint48 captured,uint48 signedAt,uint48 deadline,Lot[] lots)Lot(bytes32 reference,uint40 millicarats,uint8 kind,bytes32 document)"
    );
    bytes32 private constant TRANSFORMATION = keccak256(
        "Transformation(uint8 operation,uint32 licence,uint32 custodian,uint32 owner,uint24 day,uint48 signedAt,uint48 deadline,uint40 loss,bytes32 document,ParcelRef[] inputs,Output[] outputs)Output(bytes32 reference,uint40 millicarats,uint8 kind)ParcelRef(bytes32 parcel,uint16 revision)"
    );
    bytes32 private constant APPLICATION = keccak256(
        "Application(uint32 exporter,uint32 owner,uint32 importer,uint16 to,bytes32 reference,uint32[3] valuers,uint48 signedAt,uint48 deadline,bytes32 document,uint48[] cited,ParcelRef[] parcels)ParcelRef(bytes32 parcel,uint16 revision)"
    );
    bytes32 private constant VALUATION = keccak256(
        "Valuation(bytes32 request,uint32 valuer,uint8 capacity,uint64 unsorted,uint64 industrial,uint64 gem,uint24 day,uint48 signedAt,uint48 deadline)"
    );
    bytes32 private constant ACCEPTANCE = keccak256(
        "Acceptance(bytes32 shipment,uint32 importer,uint40 millicarats,uint48 signedAt,uint48 deadline)"
    );
    bytes32 private constant WEIGHT = keccak256("Weight(bytes32 parcel,uint40 millicarats)");
    bytes32 private constant RESOLUTION = keccak256(
        "Resolution(uint48 certificate,uint8 step,uint8 outcome,uint48 technical,uint16 to,uint32 importer,uint24 expires,uint24 day,uint48 signedAt,uint48 deadline,bytes32 document,Weight[] weights)Weight(bytes32 parcel,uint40 millicarats)"
    );
    bytes32 private constant WRITE_DOWN = keccak256(
        "WriteDown(bytes32 parcel,uint16 revision,uint40 millicarats,uint32 custodian,uint32 owner,bytes32 reason,bytes32 document,uint48 signedAt,uint48 deadline)"
    );
    bytes32 private constant APPROVAL = keccak256(
        "Approval(bytes32 act,uint32 organisation,uint48 signedAt,uint48 deadline)"
    );
    bytes32 private constant ENROLMENT = keccak256(
        "Enrolment(uint32 organisation,uint16 participant,uint8 use,uint48 signedAt,uint48 deadline)"
    );
    bytes32 private constant VOICE = keccak256(
        "Voice(bytes32 proposal,uint16 participant,uint8 stance,bytes32 reasons,uint48 signedAt)"
    );
    bytes32 private constant CLOSING =
        keccak256("Closing(bytes32 proposal,uint16 participant,bool noObjection,uint48 signedAt)");
    bytes32 private constant PARCEL = keccak256("Parcel(uint32 registrar,bytes32 reference)");
    bytes32 private constant PART = keccak256("Part(bytes32 parent,uint32 index)");
    bytes32 private constant REQUEST = keccak256("Request(uint32 exporter,bytes32 reference)");
    bytes32 private constant HOLD = keccak256("Hold(bytes32 parcel,uint16 revision)");
    bytes32 private constant PROPOSAL = keccak256(
        "Proposal(uint16 proposer,uint8 matter,bytes32 subject,bytes payload,bytes32 document,uint48 opens)"
    );

    /// A lot or an output, by its registrar's own reference.
    function parcelId(OrganisationId registrar, Reference reference_) internal pure returns (ParcelId) {
        return ParcelId.wrap(keccak256(abi.encode(PARCEL, registrar, reference_)));
    }

    /// The `index`-th part of a split `parent`, from 0.
    function partId(ParcelId parent, uint256 index) internal pure returns (ParcelId) {
        return ParcelId.wrap(keccak256(abi.encode(PART, parent, index)));
    }

    function requestId(OrganisationId exporter, Reference reference_) internal pure returns (RequestId) {
        return RequestId.wrap(keccak256(abi.encode(REQUEST, exporter, reference_)));
    }

    /// A hold, by its parcel and the parcel's revision after it was placed.
    function holdId(ParcelId parcel, uint16 revision) internal pure returns (HoldId) {
        return HoldId.wrap(keccak256(abi.encode(HOLD, parcel, revision)));
    }

    /// A proposal, by who opened it, when and for what: the same one twice in a block is one.
    /// @param payload The digest of the payload.
    function proposalId(
        Participant proposer,
        Matter matter,
        SubjectId subject,
        bytes32 payload,
        DocumentId document,
        Moment opens
    ) internal pure returns (ProposalId) {
        return ProposalId.wrap(
            keccak256(abi.encode(PROPOSAL, proposer, matter, subject, payload, document, opens))
        );
    }

    /// A handover: its seven static members as they were sent, then its parcels. Whoever reads a
    /// member of what is sent refuses bits beyond its type: Parcels reads each of them.
    function hash(Handover calldata order) internal pure returns (bytes32 digest) {
        bytes32 parcels = hash(order.parcels);
        bytes32 handover = HANDOVER;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, handover)
            calldatacopy(add(free, 0x20), order, 0xe0)
            mstore(add(free, 0x100), parcels)
            digest := keccak256(free, 0x120)
        }
    }

    function hash(Production calldata order) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                PRODUCTION,
                order.licence,
                order.day,
                order.captured,
                order.signedAt,
                order.deadline,
                hash(order.lots)
            )
        );
    }

    function hash(Transformation calldata order) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                TRANSFORMATION,
                order.operation,
                order.licence,
                order.custodian,
                order.owner,
                order.day,
                order.signedAt,
                order.deadline,
                order.loss,
                order.document,
                hash(order.inputs),
                hash(order.outputs)
            )
        );
    }

    function hash(Application calldata order) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                APPLICATION,
                order.exporter,
                order.owner,
                order.importer,
                order.to,
                order.reference_,
                keccak256(abi.encode(order.valuers)),
                order.signedAt,
                order.deadline,
                order.document,
                hash(order.cited),
                hash(order.parcels)
            )
        );
    }

    function hash(Valuation calldata order) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                VALUATION,
                order.request,
                order.valuer,
                order.capacity,
                order.unsorted,
                order.industrial,
                order.gem,
                order.day,
                order.signedAt,
                order.deadline
            )
        );
    }

    function hash(Acceptance calldata order) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                ACCEPTANCE,
                order.shipment,
                order.importer,
                order.millicarats,
                order.signedAt,
                order.deadline
            )
        );
    }

    function hash(Resolution calldata order) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                RESOLUTION,
                order.certificate,
                order.step,
                order.outcome,
                order.technical,
                order.to,
                order.importer,
                order.expires,
                order.day,
                order.signedAt,
                order.deadline,
                order.document,
                hash(order.weights)
            )
        );
    }

    function hash(Weight[] calldata weights) internal pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](weights.length);
        for (uint256 i; i < weights.length; ++i) {
            hashes[i] = keccak256(abi.encode(WEIGHT, weights[i].parcel, weights[i].millicarats));
        }
        return keccak256(abi.encodePacked(hashes));
    }

    function hash(WriteDown calldata order) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                WRITE_DOWN,
                order.parcel,
                order.revision,
                order.millicarats,
                order.custodian,
                order.owner,
                order.reason,
                order.document,
                order.signedAt,
                order.deadline
            )
        );
    }

    function hash(Approval calldata order) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(APPROVAL, order.act, order.organisation, order.signedAt, order.deadline)
        );
    }

    function hash(Enrolment calldata order) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                ENROLMENT,
                order.organisation,
                order.participant,
                order.use,
                order.signedAt,
                order.deadline
            )
        );
    }

    function hash(Voice calldata order) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                VOICE,
                order.proposal,
                order.participant,
                order.stance,
                order.reasons,
                order.signedAt
            )
        );
    }

    function hash(Closing calldata order) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                CLOSING, order.proposal, order.participant, order.noObjection, order.signedAt
            )
        );
    }

    function hash(ParcelRef[] calldata refs) internal pure returns (bytes32) {
        // Most lists are of one, which needs no memory of its own.
        if (refs.length == 1) return _hash(hash(refs[0]));
        bytes32[] memory hashes = new bytes32[](refs.length);
        for (uint256 i; i < refs.length; ++i) {
            hashes[i] = hash(refs[i]);
        }
        return keccak256(abi.encodePacked(hashes));
    }

    /// As abi.encode would put it down: every hop hashes one, and keeps no memory for it.
    function hash(ParcelRef calldata ref) internal pure returns (bytes32 digest) {
        bytes32 parcelRef = PARCEL_REF;
        ParcelId parcel = ref.parcel;
        uint16 revision = ref.revision;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, parcelRef)
            mstore(add(free, 0x20), parcel)
            mstore(add(free, 0x40), revision)
            digest := keccak256(free, 0x60)
        }
    }

    function _hash(bytes32 word) private pure returns (bytes32 digest) {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(0, word)
            digest := keccak256(0, 0x20)
        }
    }

    function hash(Lot[] calldata lots) internal pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](lots.length);
        for (uint256 i; i < lots.length; ++i) {
            hashes[i] = keccak256(
                abi.encode(
                    LOT, lots[i].reference_, lots[i].millicarats, lots[i].kind, lots[i].document
                )
            );
        }
        return keccak256(abi.encodePacked(hashes));
    }

    function hash(Output[] calldata outputs) internal pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](outputs.length);
        for (uint256 i; i < outputs.length; ++i) {
            hashes[i] = keccak256(
                abi.encode(OUTPUT, outputs[i].reference_, outputs[i].millicarats, outputs[i].kind)
            );
        }
        return keccak256(abi.encodePacked(hashes));
    }

    function hash(CertificateId[] calldata numbers) internal pure returns (bytes32) {
        uint256[] memory words = new uint256[](numbers.length);
        for (uint256 i; i < numbers.length; ++i) {
            words[i] = CertificateId.unwrap(numbers[i]);
        }
        return keccak256(abi.encodePacked(words));
    }
}
