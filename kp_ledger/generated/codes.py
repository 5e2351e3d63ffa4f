"""The small numbers of the ledger (contracts/types/Codes.sol, Limits.sol).

Made from contracts/ by scripts/generate.py; do not edit.
"""

from typing import Final

# The small numbers of the ledger, each list in one place.

# A Participant's status under the Kimberley Process.
KP_APPLICANT: Final = 1
KP_PARTICIPANT: Final = 2
KP_SUSPENDED: Final = 3
KP_EXPELLED: Final = 4

# An organisation's standing.
STANDING_GOOD: Final = 1
STANDING_SUSPENDED: Final = 2
STANDING_ENDED: Final = 3

# Roles, as a set in 16 bits.
ROLE_MINER: Final = 1
ROLE_TRADER: Final = 2
ROLE_CARRIER: Final = 4
ROLE_VALUER: Final = 8
ROLE_CUTTER: Final = 16
ROLE_OFFICE: Final = 32
ROLE_OBSERVER: Final = 64
ROLE_SCHEME: Final = 128
# Those that may hold rough diamonds: miner, trader, carrier, valuer, cutter, office.
ROLES_THAT_HOLD: Final = 63
NO_ROLES: Final = 0
ROLES_OF_AN_OFFICE: Final = 32
# Those that come without a licence: observer, scheme; and with the office's, those never licensed.
ROLES_WITHOUT_LICENCE: Final = 192
ROLES_NEVER_LICENSED: Final = 224

# Powers of an office, as a set in 8 bits.
POWER_LICENCE: Final = 1
POWER_EXPORT: Final = 2
POWER_IMPORT: Final = 4
POWER_STATISTICS: Final = 8
POWER_VOICE: Final = 16
POWERS_ALL: Final = 31
# Those that put on hold (licence, export, import), and those of a border.
POWERS_THAT_HOLD: Final = 7
POWERS_AT_THE_BORDER: Final = 6

# Flags of a key.
KEY_BY_OFFICE: Final = 1
KEY_BY_FOCAL: Final = 2

# What a key is enrolled for: an organisation's orders, or a Participant's own acts.
USE_ORGANISATION: Final = 0
USE_FOCAL: Final = 1
USE_RESERVE: Final = 2

# A licence's status.
LICENCE_GRANTED: Final = 1
LICENCE_ENDED: Final = 2

# What an origin is: computed here, declared on foreign paper, audited stock, or unknown.
NATURE_TRACED: Final = 1
NATURE_DECLARED: Final = 2
NATURE_OPENING: Final = 3
NATURE_NOT_STATED: Final = 4

# A zone's status, from the mildest to the strictest. Limited: registrations go through, on hold.
ZONE_CLEAR: Final = 1
ZONE_LIMITED: Final = 2
ZONE_BARRED: Final = 3
ZONE_CLOSED: Final = 4

# Whether a past origin is barred.
ORIGIN_FREE: Final = 1
ORIGIN_BARRED: Final = 2

# A parcel's status.
PARCEL_NONE: Final = 0
PARCEL_HELD: Final = 1
PARCEL_SEALED: Final = 2
PARCEL_DEPARTED: Final = 3
PARCEL_MISSING: Final = 4
PARCEL_SPENT: Final = 5
PARCEL_OUTSIDE: Final = 6
PARCEL_VOID: Final = 7

# A parcel's kind: HS 7102.10, 7102.21, 7102.31, 7102.39; with SINGLE_STONE, one stone.
KIND_UNSORTED: Final = 1
KIND_INDUSTRIAL: Final = 2
KIND_GEM: Final = 3
KIND_POLISHED: Final = 4
SINGLE_STONE: Final = 0x80

# What a handover moves.
MOVES_CUSTODY: Final = 1
MOVES_TITLE: Final = 2
MOVES_BOTH: Final = 3

# Transformations.
OPERATION_SPLIT: Final = 1
OPERATION_MIX: Final = 2
OPERATION_RESORT: Final = 3
OPERATION_MANUFACTURE: Final = 4
OPERATION_LOSS: Final = 5
OPERATION_SALE: Final = 6

# Why a parcel is on hold, the strictest first: an act places one hold, of its strictest reason.
HOLD_BAR: Final = 1
HOLD_LIMITED_ZONE: Final = 2
HOLD_LATE: Final = 3
HOLD_COLLISION: Final = 4
HOLD_SURPLUS: Final = 5
HOLD_CEILING: Final = 6
HOLD_YIELD: Final = 7
HOLD_LOSS: Final = 8
HOLD_OFFICE: Final = 9

# What became of a parcel that is missing.
MISSING_LOST: Final = 1
MISSING_STOLEN: Final = 2

# A hold's status.
HOLD_IN_FORCE: Final = 1
HOLD_RELEASED: Final = 2

# A request's status.
REQUEST_OPEN: Final = 1
REQUEST_REFUSED: Final = 2
REQUEST_WITHDRAWN: Final = 3
REQUEST_ISSUED: Final = 4

# In which capacity a valuation is given.
CAPACITY_EXPORTER: Final = 1
CAPACITY_GOVERNMENT: Final = 2
CAPACITY_INDEPENDENT: Final = 3

# The epoch that no zone of nature declared has: its origin is the country that paper names without a weight.
EPOCH_WITHOUT_WEIGHT: Final = 255

# A certificate's status (rules.md, b). 5 to 11 end it; a spoilt number never was one.
CERTIFICATE_NONE: Final = 0
CERTIFICATE_ISSUED: Final = 1
CERTIFICATE_DEPARTED: Final = 2
CERTIFICATE_DETAINED: Final = 3
CERTIFICATE_RETURNING: Final = 4
CERTIFICATE_CONFIRMED: Final = 5
CERTIFICATE_VOIDED: Final = 6
CERTIFICATE_LAPSED: Final = 7
CERTIFICATE_RETURNED: Final = 8
CERTIFICATE_FORFEITED: Final = 9
CERTIFICATE_LOST: Final = 10
CERTIFICATE_SUPERSEDED: Final = 11
CERTIFICATE_SPOILT: Final = 12

# What a certificate is: issued here, recorded from foreign paper, technical.
PAPER_ISSUED_HERE: Final = 1
PAPER_INBOUND: Final = 2
PAPER_TECHNICAL: Final = 3

FLAG_SEAL_BROKEN: Final = 1
FLAG_SEEN: Final = 2
FLAG_LOST_BY_ONE: Final = 4

# What becomes of a shipment that was detained, or of one that is lost.
OUTCOME_AS_CERTIFIED: Final = 1
OUTCOME_CORRECTED: Final = 2
OUTCOME_RETURN: Final = 3
OUTCOME_FORFEIT: Final = 4
OUTCOME_TECHNICAL: Final = 5
OUTCOME_LOST: Final = 6
OUTCOME_FOUND_ON: Final = 7
OUTCOME_FOUND_BACK: Final = 8

# Settings of a Participant.
SETTING_EXPIRY_DAYS: Final = 1
SETTING_OVERDUE_DAYS: Final = 2
SETTING_DETAIN_EXPIRED: Final = 3

# Parameters of the ledger, set by consensus.
PARAMETER_PRODUCTION_DAYS: Final = 1
PARAMETER_GRACE_AFTER_BAR_DAYS: Final = 2
PARAMETER_LATE_DAYS: Final = 3
PARAMETER_VALUATION_DAYS: Final = 4
PARAMETER_LOSS_ON_HOLD_PPM: Final = 5
PARAMETER_VOID_DAYS: Final = 6
PARAMETER_PAPER_GRACE_DAYS: Final = 7
PARAMETER_WINDOW_LEDGER_DAYS: Final = 8
PARAMETER_WINDOW_KP_DAYS: Final = 9
PARAMETER_WINDOW_PARAMETER_DAYS: Final = 10
PARAMETER_DAYS_BEFORE_SIGNING: Final = 11
PARAMETER_LOSS_APPROVED_PPM: Final = 12
PARAMETER_YIELD_LEAST_PPM: Final = 13
PARAMETER_YIELD_MOST_PPM: Final = 14
PARAMETER_WRITE_OFF_DAYS: Final = 15
PARAMETER_RESOLVE_ALONE_DAYS: Final = 16
PARAMETER_LOST_OVERDUE_DAYS: Final = 17
PARAMETER_LOST_DETAINED_DAYS: Final = 18
PARAMETER_UNDO_DAYS: Final = 19
PARAMETER_DOLLARS_PER_CARAT: Final = 20
PARAMETER_HEARD_PPM: Final = 21
PARAMETER_CHAIR_CLOSES_DAYS: Final = 22
PARAMETER_LAPSE_DAYS: Final = 23
PARAMETER_CLOSING_DAYS: Final = 24
PARAMETER_OPEN_PROPOSALS: Final = 25

# Matters of consensus (rules.md, e) that this ledger decides now.
MATTER_JOINING: Final = 1
MATTER_SUSPENSION: Final = 2
MATTER_LIFTING: Final = 3
MATTER_ZONE_STATUS: Final = 4
MATTER_BAR_ORIGIN: Final = 5
MATTER_RELEASE_ORIGIN: Final = 6
MATTER_OPENING_STOCK: Final = 7
MATTER_PARAMETER: Final = 8

STANCE_SUPPORT: Final = 1
STANCE_SEEN: Final = 2
STANCE_OBJECTION: Final = 3

PROPOSAL_OPEN: Final = 1
PROPOSAL_EXECUTED: Final = 2
PROPOSAL_BLOCKED: Final = 3
PROPOSAL_LAPSED: Final = 4

# What a document or proposal is about.
SUBJECT_PARCEL: Final = 1
SUBJECT_CERTIFICATE: Final = 2
SUBJECT_REQUEST: Final = 3
SUBJECT_ORGANISATION: Final = 4
SUBJECT_LICENCE: Final = 5
SUBJECT_PARTICIPANT: Final = 6
SUBJECT_ZONE: Final = 7
SUBJECT_ORIGIN: Final = 8
SUBJECT_BLEND: Final = 9
SUBJECT_TRANSFORMATION: Final = 10
SUBJECT_PROPOSAL: Final = 11
SUBJECT_PARAMETER: Final = 12

# Origins in a stored blend.
LIMIT_ORIGINS: Final = 128
# Inputs of a mix, a re-sort or a manufacture.
LIMIT_INPUTS: Final = 1_000
# Entries over the distinct blends of a mix or a certificate.
LIMIT_ENTRIES: Final = 2_048
# Parts of a split, outputs of a re-sort or a manufacture, lots of a registration.
LIMIT_OUTPUTS: Final = 200
# Parcels in a sale off the ledger.
LIMIT_SOLD: Final = 200
# Parcels on a certificate.
LIMIT_CERTIFICATE_PARCELS: Final = 200
# Inbound certificates a request cites.
LIMIT_CITED: Final = 200
# Seals on a shipment.
LIMIT_SEALS: Final = 200
# What an importing office tolerates at most, in millicarats and in parts per million.
LIMIT_TOLERANCE_MILLICARATS: Final = 1_000
LIMIT_TOLERANCE_PPM: Final = 5_000
# Steps of a certificate (detentions, releases, resolutions, losses, finds) after which it is detained no more, and goes on no more.
LIMIT_STEPS: Final = 200
# Days within which what was turned back is left to its exporting office.
LIMIT_RETURN_DAYS: Final = 90
# Days after a loss that both offices declared within which neither finds it alone.
LIMIT_FOUND_DAYS: Final = 90
# Characters of a number printed on foreign paper.
LIMIT_PAPER_NUMBER: Final = 32
# The last revision at which whoever holds a parcel hands it over, applies for it, loses weight
# of it, or reports it missing or found. The rest is for offices, and for work that ends it.
LIMIT_REVISIONS: Final = 65_000
# Parcels put on hold in one act.
LIMIT_HOLD_PARCELS: Final = 200
# Parcels in a handover.
LIMIT_HANDOVER_PARCELS: Final = 100
# How far above the highest number before a range may end.
LIMIT_SERIALS_AHEAD: Final = 10_000_000
# Counted Participants from which on a share of the roll passes a proposal and two close it;
# fewer support it, and close it, all of them.
LIMIT_MANY_COUNTED: Final = 4
# Besides the proposer, how many support or have seen what a share of the roll passes.
LIMIT_HEARD_BESIDES: Final = 2
# How many close it.
LIMIT_CLOSERS: Final = 2
# Zones of a Participant in which something can be dug, the default and closed ones included.
LIMIT_ZONES: Final = 250
# Epochs of a zone before it is closed.
LIMIT_EPOCHS: Final = 254
# Epochs of a zone up to which an office bars it: those above are for decisions.
LIMIT_OWN_EPOCHS: Final = 200
# Days for which an office alone stops a zone; days after the first of them until it may again.
LIMIT_STOP_DAYS: Final = 10
LIMIT_STOP_AGAIN_DAYS: Final = 90
# How far ahead a setting or a parameter can be set, in days.
LIMIT_DAYS_AHEAD: Final = 366
# An order's deadline after its signature, in days; a Production's.
LIMIT_ORDER_DAYS: Final = 90
LIMIT_PRODUCTION_ORDER_DAYS: Final = 30
# Keys that stay when an organisation's are cut.
LIMIT_KEYS_KEPT: Final = 100
# Days after it was named until a reserve key takes the place of another.
LIMIT_RESERVE_NOTICE_DAYS: Final = 10
# How long each of two keys that act together has been live, at the least; in hours.
LIMIT_SECOND_KEY_HOURS: Final = 48
# How long after a loss its office's new key for an organisation waits until it is live; in hours.
LIMIT_LOST_KEY_HOURS: Final = 48
# Of what is certified, a tolerance is never more than one part of so many.
LIMIT_TOLERATED_PART: Final = 20
# How far ahead of the block a signature's moment may be, in seconds.
LIMIT_CLOCK_SKEW: Final = 3_600
