"""One line of JSON for each request and each thing worth knowing: no address, token or value."""

from __future__ import annotations

import logging
import os
import sys
import time
from typing import Any, Final

import orjson

STDERR: Final = 2
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
    """Lines of JSON to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    root = logging.getLogger("kp")
    root.handlers, root.propagate = [handler], False
    root.setLevel(level)


def log_request(request_id: str, method: str, route: str, status: int, seconds: float) -> None:
    """Written past the formatter: it is on the way of every answer."""
    if not _out.isEnabledFor(logging.INFO):
        return
    line = {
        "time": round(time.time(), 3),
        "request_id": request_id,
        "method": method,
        "route": route,
        "status": status,
        "ms": round(seconds * 1000, 2),
    }
    os.write(STDERR, orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
