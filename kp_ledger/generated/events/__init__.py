"""Everything the ledger says has happened. A type with * is indexed.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from kp_ledger.generated.events.blends import BlendMade
from kp_ledger.generated.events.certificates import (
    Arrived,
    CertificateIssued,
    CertificateLapsed,
    CertificateVoided,
    Left,
    Sealed,
    SeenInTransit,
    ShipmentConfirmed,
    ShipmentDeparted,
    Unsealed,
)
from kp_ledger.generated.events.consensus import (
    Blocked,
    ChairRecorded,
    DefinitionAdopted,
    Executed,
    Founded,
    ProposalLapsed,
    Proposed,
    Voiced,
)
from kp_ledger.generated.events.corrections import OpeningRegistered, Voided
from kp_ledger.generated.events.notices import DocumentAttached
from kp_ledger.generated.events.paper import (
    ClosedOutside,
    InboundRecorded,
    InboundRegistered,
    WentOutside,
)
from kp_ledger.generated.events.parcels import (
    HandedOver,
    HoldPlaced,
    HoldReleased,
    ProductionRegistered,
)
from kp_ledger.generated.events.participants import (
    EncryptionKeyChanged,
    FocalKeySet,
    KeyEnrolled,
    KeyRevoked,
    NumbersAllotted,
    OfficeClosed,
    OfficeOpened,
    OrdersWithdrawn,
    OrganisationAdmitted,
    ParameterSet,
    ParticipantSet,
    SettingChanged,
    StandingChanged,
)
from kp_ledger.generated.events.requests import (
    CertificateRequested,
    RequestRefused,
    RequestWithdrawn,
    Valued,
)
from kp_ledger.generated.events.transformations import LossRecorded, Transformed
from kp_ledger.generated.events.zones import (
    EpochOpened,
    LicenceEnded,
    LicenceGranted,
    OpeningDeclared,
    OriginBarred,
    OriginReleased,
    ZoneOpened,
)

__all__ = [
    "Arrived",
    "BlendMade",
    "Blocked",
    "CertificateIssued",
    "CertificateLapsed",
    "CertificateRequested",
    "CertificateVoided",
    "ChairRecorded",
    "ClosedOutside",
    "DefinitionAdopted",
    "DocumentAttached",
    "EncryptionKeyChanged",
    "EpochOpened",
    "Executed",
    "FocalKeySet",
    "Founded",
    "HandedOver",
    "HoldPlaced",
    "HoldReleased",
    "InboundRecorded",
    "InboundRegistered",
    "KeyEnrolled",
    "KeyRevoked",
    "Left",
    "LicenceEnded",
    "LicenceGranted",
    "LossRecorded",
    "NumbersAllotted",
    "OfficeClosed",
    "OfficeOpened",
    "OpeningDeclared",
    "OpeningRegistered",
    "OrdersWithdrawn",
    "OrganisationAdmitted",
    "OriginBarred",
    "OriginReleased",
    "ParameterSet",
    "ParticipantSet",
    "ProductionRegistered",
    "ProposalLapsed",
    "Proposed",
    "RequestRefused",
    "RequestWithdrawn",
    "Sealed",
    "SeenInTransit",
    "SettingChanged",
    "ShipmentConfirmed",
    "ShipmentDeparted",
    "StandingChanged",
    "Transformed",
    "Unsealed",
    "Valued",
    "Voiced",
    "Voided",
    "WentOutside",
    "ZoneOpened",
]
