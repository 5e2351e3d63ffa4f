"""What Participants packs into a slot, read from a history as it stands in storage."""

from __future__ import annotations

from kp_ledger.generated.records import DatedValue, Standing


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


def _bits(word: int, first: int, count: int) -> int:
    return word >> first & ((1 << count) - 1)
