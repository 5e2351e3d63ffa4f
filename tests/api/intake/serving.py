"""A gateway's intake and its relayer as a process that can be killed: serving.py HOME PORT [URL]."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from kp_gateway.intake.intake import Intake

from kp_ledger.chain.homes import node_of
from kp_ledger.home import Home
from tests.api.intake.ground import app_of


@contextmanager
def nobody_enters() -> Any:
    raise AssertionError("an entry was asked for: this process only takes orders in")
    yield


def main(home: Home, port: int, database: str) -> None:
    node = node_of(home)
    intake = Intake.open(home.gateway, home.description().ledger, node.url, nobody_enters, database)
    stop = threading.Event()
    threading.Thread(target=intake.relay, args=(node.sealer, stop), daemon=True).start()
    uvicorn.run(app_of(intake), host="127.0.0.1", port=port, log_level="error")
    stop.set()
    intake.close()


if __name__ == "__main__":
    main(Home(Path(sys.argv[1])), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
