// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Moves, ParcelKind, Powers, Role, Roles} from "contracts/types/CodeTypes.sol";

// Small numbers that are sets of bits: roles, powers, what a handover moves, one stone of a kind.

function bothRoles(Roles a, Roles b) pure returns (Roles) {
    return Roles.wrap(Roles.unwrap(a) | Roles.unwrap(b));
}

function commonRoles(Roles a, Roles b) pure returns (Roles) {
    return Roles.wrap(Roles.unwrap(a) & Roles.unwrap(b));
}

function withoutRoles(Roles a, Roles b) pure returns (Roles) {
    return Roles.wrap(Roles.unwrap(a) & ~Roles.unwrap(b));
}

function areNoRoles(Roles a) pure returns (bool) {
    return Roles.unwrap(a) == 0;
}

function bothPowers(Powers a, Powers b) pure returns (Powers) {
    return Powers.wrap(Powers.unwrap(a) | Powers.unwrap(b));
}

function commonPowers(Powers a, Powers b) pure returns (Powers) {
    return Powers.wrap(Powers.unwrap(a) & Powers.unwrap(b));
}

function withoutPowers(Powers a, Powers b) pure returns (Powers) {
    return Powers.wrap(Powers.unwrap(a) & ~Powers.unwrap(b));
}

function areNoPowers(Powers a) pure returns (bool) {
    return Powers.unwrap(a) == 0;
}

function belowMoves(Moves a, Moves b) pure returns (bool) {
    return Moves.unwrap(a) < Moves.unwrap(b);
}

function aboveMoves(Moves a, Moves b) pure returns (bool) {
    return Moves.unwrap(a) > Moves.unwrap(b);
}

function has(Roles roles, Role role) pure returns (bool) {
    return Roles.unwrap(roles) & Role.unwrap(role) != 0;
}

function moveCustody(Moves moves) pure returns (bool) {
    return Moves.unwrap(moves) & 1 != 0;
}

function moveTitle(Moves moves) pure returns (bool) {
    return Moves.unwrap(moves) & 2 != 0;
}

/// A kind without the bit for one stone.
function sort(ParcelKind kind) pure returns (ParcelKind) {
    return ParcelKind.wrap(ParcelKind.unwrap(kind) & 0x7f);
}

/// Unsorted 0, industrial 1, gem 2.
function sortIndex(ParcelKind kind) pure returns (uint256) {
    return (ParcelKind.unwrap(kind) & 0x7f) - 1;
}

function isSingleStone(ParcelKind kind) pure returns (bool) {
    return ParcelKind.unwrap(kind) & 0x80 != 0;
}

function with(Roles roles, Role role) pure returns (Roles) {
    return Roles.wrap(Roles.unwrap(roles) | Role.unwrap(role));
}
