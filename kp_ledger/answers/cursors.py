"""Pages of lists: a cursor is opaque to whoever asks, and says behind which item to go on."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from kp_ledger.base.errors import BadInput

RULE: Final = "a cursor is taken from `next` of the page before, as it is"
Item = TypeVar("Item")
Key = tuple[int, ...]


def cursor_of(key: Key) -> str:
    """The cursor that goes on behind an item with this key."""
    text = ".".join(str(part) for part in key)
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def key_of(cursor: str, length: int) -> Key:
    """The key in a cursor; BadInput for anything else."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        key = tuple(int(part) for part in urlsafe_b64decode(padded).split(b"."))
    except ValueError:
        raise BadInput(cursor, RULE) from None
    if len(key) != length or cursor_of(key) != cursor:
        raise BadInput(cursor, RULE)
    return key


def cut(
    items: Sequence[Item], key: Callable[[Item], Key], cursor: str, size: int, length: int = 1
) -> tuple[list[Item], str | None]:
    """A page of items that ascend by their keys, and the cursor of the next, if there is one.

    A key has `length` numbers. Behind the last item there is an empty page.
    """
    left = list(items)
    if cursor:
        behind = key_of(cursor, length)
        left = [item for item in items if key(item) > behind]
    page = left[:size]
    return page, cursor_of(key(page[-1])) if len(left) > size else None
