"""What an answer rests on, as a kind of subject and its number: named again, it is made anew."""

from __future__ import annotations

from typing import Final

Tag = tuple[str, int]
# What rests on the block's time is true until the next block; on any event, until the next event.
BLOCK: Final[Tag] = ("block", 0)
EVENT: Final[Tag] = ("event", 0)
