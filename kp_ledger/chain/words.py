"""What Participants and Zones pack into a slot, read from a history as it stands in storage."""

from __future__ import annotations

from kp_ledger.generated.records import DatedValue, OwnBar, Standing, Zone


def unpack_standing(word: int) -> Standing:
    """contracts/types/StandingWord.sol"""
    return Standing(
        participant=_bits(word, 0, 16),
        status=_bits(word, 16, 8),
        since=_bits(word, 24, 24),
        until=_bits(word, 48, 24),
        roles=_bits(word, 72, 16),
        enrolled=_bits(word, 88, 32),
        first_live=_bits(word, 120, 32),
    )


def unpack_value(word: int) -> DatedValue:
    """contracts/types/ValueWord.sol"""
    return DatedValue(value=_bits(word, 48, 64), since=_bits(word, 24, 24))


def unpack_zone(word: int) -> Zone:
    """contracts/types/ZoneWord.sol"""
    return Zone(
        participant=_bits(word, 0, 16),
        status=_bits(word, 16, 8),
        epoch=_bits(word, 48, 8),
        since=_bits(word, 24, 24),
        recorded=_bits(word, 56, 24),
        nature=_bits(word, 80, 8),
        releaser=_bits(word, 88, 32),
    )


def unpack_own_bar(word: int) -> OwnBar:
    """contracts/types/OwnBarWord.sol"""
    return OwnBar(
        since=_bits(word, 24, 24),
        until=_bits(word, 0, 24),
        recorded=_bits(word, 48, 24),
        epoch=_bits(word, 72, 8),
        approved=bool(_bits(word, 80, 8)),
    )


def _bits(word: int, first: int, count: int) -> int:
    return word >> first & ((1 << count) - 1)
