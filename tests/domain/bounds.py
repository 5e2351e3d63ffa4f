"""Values at the bounds of their types, and the forms that mean a type."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

# The forms that mean a type. A code's words are in none of them.
DAY = re.compile(r"\d{4}-\d{2}-\d{2}|day [\d,]+")
MOMENT = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}, [\d:]{8} UTC|second [\d,]+")
LETTERS = re.compile(r"[A-Z]{2}")
CERTIFICATE = re.compile(r"[A-Z]{2} \d{6,}")
BELONGS = {"Day": (DAY,), "Moment": (MOMENT,), "Participant": (LETTERS,)}
BELONGS |= {"CertificateId": (CERTIFICATE,)}
FORMS = (DAY, MOMENT, LETTERS, CERTIFICATE)
# What a number of one type looks like when it is taken for one of another.
ALIKE = (0, 1, 0x4145, 0x4257, 16_709, 20_515, 1_772_500_000, 0x4257 << 32 | 1, (1 << 24) - 1)


def values(abi: str) -> st.SearchStrategy[Any]:
    """Values of an ABI type: its bounds, what looks like another type, and any."""
    if abi.endswith("]"):
        item, _, count = abi[:-1].rpartition("[")
        return st.lists(values(item), min_size=int(count or 0), max_size=3).map(tuple)
    if abi.startswith("uint"):
        most = (1 << int(abi[4:])) - 1
        alike = sorted({0, 1, most - 1, most, *(one for one in ALIKE if one <= most)})
        return st.one_of(st.sampled_from(alike), st.integers(0, most))
    if abi.startswith("bytes"):
        length = int(abi[5:] or 0)
        fixed = [bytes(length), b"\xff" * length, b"BW 000123".ljust(length, b"\0")[:length]]
        return st.one_of(st.sampled_from(fixed), st.binary(min_size=length, max_size=length))
    return {"bool": st.booleans(), "address": st.just("0x" + "ab" * 20)}.get(
        abi, st.text(max_size=5)
    )


def forms_of(text: str) -> set[re.Pattern[str]]:
    return {form for form in FORMS if form.fullmatch(text)}
