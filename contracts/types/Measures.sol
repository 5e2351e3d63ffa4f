// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day} from "contracts/types/Types.sol";

/// Seconds since 1970-01-01 UTC.
type Moment is uint48;
/// A weight: thousandths of a carat.
type Millicarats is uint40;
/// A share of a blend: parts of 10¹².
type Parts is uint40;
/// A value: hundredths of a US dollar.
type Cents is uint64;

using {
    sooner as <,
    afterwards as >,
    atMost as <=,
    atLeast as >=,
    sameMoment as ==,
    otherMoment as !=,
    plusSeconds,
    secondsAfter,
    dayOf
} for Moment global;
using {
    lighter as <,
    notLighter as >=,
    sameWeight as ==,
    otherWeight as !=,
    plus as +,
    minus as -,
    amount
} for Millicarats global;
using {sameValue as ==, otherValue as !=, addedTo as +, count} for Cents global;

// Until when a key is live that nobody has revoked.
Moment constant NEVER = Moment.wrap(type(uint48).max);
Millicarats constant NO_WEIGHT = Millicarats.wrap(0);
// What the parts of a vector add up to; it is the entry of a single origin.
uint256 constant WHOLE = 1e12;
// The most that 40 bits hold.
uint256 constant MOST_MILLICARATS = type(uint40).max;
Cents constant NO_VALUE = Cents.wrap(0);

function sooner(Moment a, Moment b) pure returns (bool) {
    return Moment.unwrap(a) < Moment.unwrap(b);
}

function afterwards(Moment a, Moment b) pure returns (bool) {
    return Moment.unwrap(a) > Moment.unwrap(b);
}

function atMost(Moment a, Moment b) pure returns (bool) {
    return Moment.unwrap(a) <= Moment.unwrap(b);
}

function atLeast(Moment a, Moment b) pure returns (bool) {
    return Moment.unwrap(a) >= Moment.unwrap(b);
}

function sameMoment(Moment a, Moment b) pure returns (bool) {
    return Moment.unwrap(a) == Moment.unwrap(b);
}

function otherMoment(Moment a, Moment b) pure returns (bool) {
    return Moment.unwrap(a) != Moment.unwrap(b);
}

function plusSeconds(Moment a, uint256 count) pure returns (Moment) {
    unchecked {
        // No moment of a block, and no span of ours, comes near the 9 million years of 48 bits.
        return Moment.wrap(Moment.unwrap(a) + uint48(count));
    }
}

/// The seconds from `b` to `a`, which is no earlier: whoever asks has compared them.
function secondsAfter(Moment a, Moment b) pure returns (uint256) {
    unchecked {
        return uint256(Moment.unwrap(a)) - Moment.unwrap(b);
    }
}

/// The day, UTC, of a moment.
function dayOf(Moment a) pure returns (Day) {
    return Day.wrap(uint24(Moment.unwrap(a) / 1 days));
}

/// The moment of the block.
function blockMoment() view returns (Moment) {
    return Moment.wrap(uint48(block.timestamp));
}

function lighter(Millicarats a, Millicarats b) pure returns (bool) {
    return Millicarats.unwrap(a) < Millicarats.unwrap(b);
}

function notLighter(Millicarats a, Millicarats b) pure returns (bool) {
    return Millicarats.unwrap(a) >= Millicarats.unwrap(b);
}

function sameWeight(Millicarats a, Millicarats b) pure returns (bool) {
    return Millicarats.unwrap(a) == Millicarats.unwrap(b);
}

function otherWeight(Millicarats a, Millicarats b) pure returns (bool) {
    return Millicarats.unwrap(a) != Millicarats.unwrap(b);
}

function plus(Millicarats a, Millicarats b) pure returns (Millicarats) {
    return Millicarats.wrap(Millicarats.unwrap(a) + Millicarats.unwrap(b));
}

function minus(Millicarats a, Millicarats b) pure returns (Millicarats) {
    return Millicarats.wrap(Millicarats.unwrap(a) - Millicarats.unwrap(b));
}

/// The weight as a number, to reckon with where sums are wider.
function amount(Millicarats weight) pure returns (uint256) {
    return Millicarats.unwrap(weight);
}

function sameValue(Cents a, Cents b) pure returns (bool) {
    return Cents.unwrap(a) == Cents.unwrap(b);
}

function otherValue(Cents a, Cents b) pure returns (bool) {
    return Cents.unwrap(a) != Cents.unwrap(b);
}

function addedTo(Cents a, Cents b) pure returns (Cents) {
    return Cents.wrap(Cents.unwrap(a) + Cents.unwrap(b));
}

/// The value as a number, to reckon with where sums are wider.
function count(Cents value) pure returns (uint256) {
    return Cents.unwrap(value);
}
