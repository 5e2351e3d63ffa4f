"""One line of JSON for each request and each thing worth knowing: no token, value or whole address.

Lines of requests are gathered for a moment and written together: they are on the way of every
answer.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import time
from typing import Any, Final

import orjson

STDERR: Final = 2
GATHERED_SECONDS: Final = 0.1
MOST_GATHERED: Final = 1_000
_KEPT: Final = ("request_id", "reason", "child", "code", "block")
_out = logging.getLogger("kp.requests")


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": round(record.created, 3),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in _KEPT if hasattr(record, name)}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()


def set_up(level: str = "INFO") -> None:
    """Lines of JSON to standard error, uvicorn's too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    for name in ("kp", "kp_gateway", "uvicorn"):
        root = logging.getLogger(name)
        root.handlers, root.propagate = [handler], False
        root.setLevel(level if name != "uvicorn" else "WARNING")


class RequestLog:
    """A line for each request that was answered."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []

    def note(self, line: dict[str, Any]) -> None:
        """Takes a request's line; `time` is added to it."""
        if not _out.isEnabledFor(logging.INFO):
            return
        line["time"] = round(time.time(), 3)
        self._lines.append(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
        if len(self._lines) == 1:
            asyncio.get_running_loop().call_later(GATHERED_SECONDS, self.write)
        elif len(self._lines) >= MOST_GATHERED:
            self.write()

    def write(self) -> None:
        """Writes what was gathered."""
        lines, self._lines = self._lines, []
        if lines:
            os.write(STDERR, b"".join(lines))
