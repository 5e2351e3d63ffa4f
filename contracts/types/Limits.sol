// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// What would exceed one of these is refused with the limit and the value. docs/limits.md says why.
library Limits {
    /// Origins in a stored blend.
    uint256 internal constant ORIGINS = 128;
    /// Inputs of a mix, a re-sort or a manufacture.
    uint256 internal constant INPUTS = 1_000;
    /// Entries over the distinct blends of a mix or a certificate.
    uint256 internal constant ENTRIES = 2_048;
    /// Parts of a split, outputs of a re-sort or a manufacture, lots of a registration.
    uint256 internal constant OUTPUTS = 200;
    /// Parcels in a sale off the ledger.
    uint256 internal constant SOLD = 200;
    /// Parcels on a certificate.
    uint256 internal constant CERTIFICATE_PARCELS = 200;
    /// Inbound certificates a request cites.
    uint256 internal constant CITED = 200;
    /// Seals on a shipment.
    uint256 internal constant SEALS = 200;
    /// What an importing office tolerates at most, in millicarats and in parts per million.
    uint256 internal constant TOLERANCE_MILLICARATS = 1_000;
    uint256 internal constant TOLERANCE_PPM = 5_000;
    /// Steps of a certificate (detentions, releases, resolutions, losses, finds) after which it is detained no more, and goes on no more.
    uint256 internal constant STEPS = 200;
    /// Days within which what was turned back is left to its exporting office.
    uint256 internal constant RETURN_DAYS = 90;
    /// Days after a loss that both offices declared within which neither finds it alone.
    uint256 internal constant FOUND_DAYS = 90;
    /// Characters of a number printed on foreign paper.
    uint256 internal constant PAPER_NUMBER = 32;
    /// The last revision at which whoever holds a parcel hands it over, applies for it, loses weight
    /// of it, or reports it missing or found. The rest is for offices, and for work that ends it.
    uint256 internal constant REVISIONS = 65_000;
    /// Parcels put on hold in one act.
    uint256 internal constant HOLD_PARCELS = 200;
    /// Parcels in a handover.
    uint256 internal constant HANDOVER_PARCELS = 100;
    /// How far above the highest number before a range may end.
    uint256 internal constant SERIALS_AHEAD = 10_000_000;
    /// Counted Participants from which on a share of the roll passes a proposal and two close it;
    /// fewer support it, and close it, all of them.
    uint256 internal constant MANY_COUNTED = 4;
    /// Besides the proposer, how many support or have seen what a share of the roll passes.
    uint256 internal constant HEARD_BESIDES = 2;
    /// How many close it.
    uint256 internal constant CLOSERS = 2;
    /// Zones of a Participant in which something can be dug, the default and closed ones included.
    uint256 internal constant ZONES = 250;
    /// Epochs of a zone before it is closed.
    uint256 internal constant EPOCHS = 254;
    /// Epochs of a zone up to which an office bars it: those above are for decisions.
    uint256 internal constant OWN_EPOCHS = 200;
    /// Days for which an office alone stops a zone; days after the first of them until it may again.
    uint256 internal constant STOP_DAYS = 10;
    uint256 internal constant STOP_AGAIN_DAYS = 90;
    /// How far ahead a setting or a parameter can be set, in days.
    uint256 internal constant DAYS_AHEAD = 366;
    /// An order's deadline after its signature, in days; a Production's.
    uint256 internal constant ORDER_DAYS = 90;
    uint256 internal constant PRODUCTION_ORDER_DAYS = 30;
    /// Keys that stay when an organisation's are cut.
    uint256 internal constant KEYS_KEPT = 100;
    /// Days after it was named until a reserve key takes the place of another.
    uint256 internal constant RESERVE_NOTICE_DAYS = 10;
    /// How long each of two keys that act together has been live, at the least; in hours.
    uint256 internal constant SECOND_KEY_HOURS = 48;
    /// How long after a loss its office's new key for an organisation waits until it is live; in hours.
    uint256 internal constant LOST_KEY_HOURS = 48;
    /// Of what is certified, a tolerance is never more than one part of so many.
    uint256 internal constant TOLERATED_PART = 20;
    /// How far ahead of the block a signature's moment may be, in seconds.
    uint256 internal constant CLOCK_SKEW = 1 hours;
}
