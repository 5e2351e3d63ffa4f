"""A gateway's desk and its relayer as a process that can be killed: serving.py HOME PORT [URL]."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from api.desk.desk import Desk
from kp_ledger.chain.homes import node_of
from kp_ledger.home import Home
from tests.api.desk.ground import app_of


@contextmanager
def nobody_enters() -> Any:
    raise NotImplementedError
    yield


def main(home: Home, port: int, database: str) -> None:
    node = node_of(home)
    desk = Desk.open(home.gateway, home.description().ledger, node.url, nobody_enters, database)
    stop = threading.Event()
    threading.Thread(target=desk.relay, args=(node.sealer, stop), daemon=True).start()
    uvicorn.run(app_of(desk), host="127.0.0.1", port=port, log_level="error")
    stop.set()
    desk.close()


if __name__ == "__main__":
    main(Home(Path(sys.argv[1])), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
