"""The numbers that other Participants print on their paper, in the one form that is compared.

docs/rules.md (f), Outside: only capitals A to Z and digits; the issuer's two letters at the
beginning taken off once; of each run of digits the zeros before it. What then is empty says
nothing, and a number is taken as printed only if it is trimmed ASCII in capitals.
"""

from __future__ import annotations

import re

_PRINTED = re.compile(r"[!-`{-~]([ -`{-~]*[!-`{-~])?")
_OTHERS = re.compile(r"[^A-Z0-9]")
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_LETTERS = re.compile(r"[A-Z]*")


def is_printed(number: str) -> bool:
    """Whether this is a number as it is entered: ASCII, trimmed, in capitals."""
    return _PRINTED.fullmatch(number) is not None


def canonical_number(letters: str, number: str) -> str:
    """The form in which two numbers of one Participant, `letters`, are one; may be empty."""
    plain = _OTHERS.sub("", number)
    return _LEADING_ZEROS.sub("", plain.removeprefix(letters))


def leading_letters(number: str) -> str:
    """The letters at the beginning of a number, signs left out."""
    found = _LETTERS.match(_OTHERS.sub("", number))
    return found[0] if found else ""
