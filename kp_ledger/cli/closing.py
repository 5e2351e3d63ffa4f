"""What a command has opened and closes when it ends, however it ends."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Final

OPENED: Final = ExitStack()
