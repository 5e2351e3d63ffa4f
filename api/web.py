"""The processes that answer: `python -m api.web FD WORKERS`, on a socket that listens already.

The socket is the supervisor's: while workers are started again, who connects waits and is not
turned away.
"""

from __future__ import annotations

import socket
import sys
from typing import Final

from uvicorn import Config, Server
from uvicorn.supervisors import Multiprocess

from api import logs
from api.serve import gateway
from api.settings import Settings
from kp_ledger.domain.errors import LedgerError

APPLICATION: Final = "api.serve:app"
BACKLOG: Final = 2_048
KEPT_ALIVE_SECONDS: Final = 20
GRACE_SECONDS: Final = 10
MOST_CONNECTIONS: Final = 2_000


def config(workers: int) -> Config:
    """How uvicorn runs the gateway. Addresses are read by front.py, which knows our proxies."""
    return Config(
        APPLICATION,
        factory=True,
        workers=workers,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=BACKLOG,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=KEPT_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def main(fd: int, workers: int) -> int:
    """Answers until SIGTERM; what is being answered is answered first. 1 when it cannot start."""
    logs.set_up()
    try:
        gateway(Settings.checked()).close()
    except LedgerError as error:
        print(f"Not done: {error}", file=sys.stderr)
        return 1
    listening = socket.socket(fileno=fd)
    how = config(workers)
    if workers > 1:
        Multiprocess(how, sockets=[listening]).run()
    else:
        Server(how).run(sockets=[listening])
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
