"""The processes that answer: `python -m kp_gateway.web FD WORKERS`, on an open socket.

The socket is the supervisor's: while workers are started again, who connects waits and is not
turned away.
"""

from __future__ import annotations

import socket
import sys
from typing import Final

from uvicorn import Config, Server
from uvicorn.supervisors import Multiprocess

APPLICATION: Final = "kp_gateway.serve:app"
BACKLOG: Final = 2_048
KEPT_ALIVE_SECONDS: Final = 20
GRACE_SECONDS: Final = 10
HEARD_OF_SECONDS: Final = 30
MOST_CONNECTIONS: Final = 2_000


def config(workers: int) -> Config:
    """How uvicorn runs the gateway. middleware.py reads addresses: it knows our proxies."""
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
        timeout_worker_healthcheck=HEARD_OF_SECONDS,
    )


def main(fd: int, workers: int) -> int:
    """Answers until SIGTERM; what is being answered is answered first. 1 when it cannot start."""
    why_not = _trouble()
    if why_not:
        print(f"Not done: {why_not}", file=sys.stderr)
        return 1
    listening = socket.socket(fileno=fd)
    how = config(workers)
    if workers > 1:
        Multiprocess(how, sockets=[listening]).run()
    else:
        Server(how).run(sockets=[listening])
    return 0


def _trouble() -> str:
    """What is wrong with the settings, or with what they name; nothing when the gateway may start.

    The imports are here because every worker runs this file again before it is heard of: one that
    takes long is thought to hang, and is ended.
    """
    from kp_gateway import logs
    from kp_gateway.serve import gateway
    from kp_gateway.settings import Settings
    from kp_ledger.base.errors import LedgerError

    logs.set_up()
    try:
        gateway(Settings.checked()).close()
    except LedgerError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
